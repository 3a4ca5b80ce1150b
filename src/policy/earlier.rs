//! What an earlier state of a policy lets pass, where a change to it is not trusted.

use super::{Cleared, Exception, Policy};
use crate::rule::{RuleId, RuleNumber};

impl Policy {
    /// The same policy with those of its exceptions and cleared texts that stand in an earlier state of it, too, key by
    /// key: what a change adds or alters is left out.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let rules = "discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
    /// let cleared = "[[cleared]]\ntext = \"pure hype\"\nreason = \"a title\"\n";
    /// let before = Policy::parse("acme.toml", rules)?;
    /// let after = Policy::parse("acme.toml", &format!("{rules}{cleared}"))?;
    /// let warnings = |policy: &Policy| {
    ///     let checker = Checker::new(policy).expect("it keeps nothing elsewhere");
    ///     checker.check(&Draft::plain("Pure hype.")).warnings().len()
    /// };
    /// assert_eq!(warnings(&after), 0);
    /// assert_eq!(warnings(&after.silencing_as(&before)), 1);
    /// assert_eq!(warnings(&after.silencing_as(&after)), 0);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn silencing_as(&self, earlier: &Self) -> Self {
        let mut policy = self.clone();
        policy.exceptions.retain(|exception| {
            let id = |policy: &Self, exception: &Exception| policy.id_of(exception.rule).clone();
            let is_same = |other: &Exception| exception.is_same(other) && id(self, exception) == id(earlier, other);
            earlier.exceptions.iter().any(is_same)
        });
        policy.cleared.retain(|cleared| {
            let rules = |policy: &Self, cleared: &Cleared| {
                let id = |rule: &RuleNumber| policy.id_of(*rule).clone();
                cleared.rules.as_ref().map(|rules| rules.iter().map(id).collect::<Vec<_>>())
            };
            earlier.cleared.iter().any(|other| {
                let is_same = cleared.text.text == other.text.text && cleared.permission == other.permission;
                is_same && rules(self, cleared) == rules(earlier, other)
            })
        });
        policy
    }

    fn id_of(&self, rule: RuleNumber) -> &RuleId {
        &self.rule_at(rule).header.id
    }
}
