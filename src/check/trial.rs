//! A policy tried on its own examples: what its rules must flag, and what they must pass.
//!
//! Each example is checked as a draft of its own, against the whole policy, as a writer's draft would be: in Markdown,
//! in its language where the policy says so, on the channel of its front matter, else on the rule's first, at a moment
//! at which the rule is in force, and without exceptions, cleared texts or comments that silence a rule. Where another
//! rule of the policy speaks at the same place, and names the rule as one that matches there too, the example is
//! flagged. Rules that are not active are left out. `discretion test` prints what comes of it, and an embedding tool
//! can try its policies in its own tests.

use crate::check::Checker;
use crate::draft::Draft;
use crate::moment::Moment;
use crate::policy::{Policy, PolicyRule, Secrets};
use crate::report::{Head, Masking, Report, veiled};
use crate::rule::{Example, Facet, Family, RuleId};
use crate::table::PolicyError;
use crate::text::Span;

/// The outcome of a policy's examples, rule by rule.
///
/// ```
/// use discretion::Policy;
/// use discretion::check::Trial;
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[confidential]]
/// id = "falcon"
/// terms = ["Project Falcon"]
/// flags = ["Project-Falcon ships soon", "the falcon lands"]
/// passes = ["a bird of prey"]
/// "#)?;
/// let trial = Trial::of(&policy)?;
/// let failure = trial.failures().next().expect("the second example is not flagged");
/// assert_eq!(failure.example.text, "the falcon lands");
/// assert_eq!(trial.rules[0].flags[0].succeeded, true);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Trial {
    /// The active rules in the order of the policy, those without examples included.
    pub rules: Vec<TriedRule>,
}

/// The outcome of the examples of one rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TriedRule {
    /// The rule.
    pub rule: RuleId,
    /// Its family.
    pub family: Family,
    /// The file of the rule and of its examples, or `pack:` and the name of a pack.
    pub file: String,
    /// The examples that it must flag.
    pub flags: Vec<TriedExample>,
    /// The examples that it must pass.
    pub passes: Vec<TriedExample>,
}

/// The outcome of one example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TriedExample {
    /// The example and its place.
    pub example: Example,
    /// True if it was flagged by its rule, or passed, as it must be.
    pub succeeded: bool,
    /// All that was found in it, by other rules too.
    pub report: Report,
}

impl Trial {
    /// Checks every example of a policy's active rules. Cost: a check for each.
    ///
    /// # Errors
    /// When a rule has sealed terms or a list outside the policy: they need [`Trial::with_secrets`].
    pub fn of(policy: &Policy) -> Result<Self, PolicyError> {
        Self::with_secrets(policy, &Secrets::new())
    }

    /// Checks every example of a policy's active rules, with what they keep elsewhere.
    ///
    /// # Errors
    /// Those of [`Checker::with_secrets`].
    pub fn with_secrets(policy: &Policy, secrets: &Secrets) -> Result<Self, PolicyError> {
        // An exception must not hide that a rule flags too much or too little.
        let checker = Checker::with_secrets(policy, secrets)?.without_silencing();
        let active = policy.rules().filter(|rule| rule.is_active());
        Ok(Self { rules: active.map(|rule| TriedRule::of(&checker, rule)).collect() })
    }

    /// Checks the examples of the policy's own active rules, and of those whose examples it gives: packs that it
    /// extends are tried apart.
    ///
    /// # Errors
    /// Those of [`Checker::with_secrets`].
    pub fn of_own_rules(policy: &Policy, secrets: &Secrets) -> Result<Self, PolicyError> {
        let checker = Checker::with_secrets(policy, secrets)?.without_silencing();
        let own = policy.rules().filter(|rule| rule.is_active() && has_own_examples(*rule));
        Ok(Self { rules: own.map(|rule| TriedRule::of(&checker, rule)).collect() })
    }

    /// The trial without what must not be shown, as [`Report::masked`] says, in the examples too: to be asked before
    /// anything is written of it.
    #[must_use]
    pub fn masked(self, masking: Masking) -> Self {
        Self { rules: self.rules.into_iter().map(|rule| rule.masked(masking)).collect() }
    }

    /// The examples that did not do as they must, in the order of the policy.
    pub fn failures(&self) -> impl Iterator<Item = &TriedExample> {
        self.rules.iter().flat_map(TriedRule::failures)
    }
}

impl TriedRule {
    fn of(checker: &Checker, rule: PolicyRule<'_>) -> Self {
        let tried = |examples: &[Example], flagged: bool| {
            examples.iter().map(|example| TriedExample::of(checker, rule, example, flagged)).collect()
        };
        Self {
            rule: rule.id().clone(),
            family: rule.family(),
            file: rule.origin().file.clone(),
            flags: tried(rule.flags(), true),
            passes: tried(rule.passes(), false),
        }
    }

    fn masked(self, masking: Masking) -> Self {
        let each = |tried: Vec<TriedExample>| tried.into_iter().map(|example| example.masked(masking)).collect();
        Self { flags: each(self.flags), passes: each(self.passes), ..self }
    }

    /// The examples of the rule that did not do as they must: those to flag, then those to pass.
    pub fn failures(&self) -> impl Iterator<Item = &TriedExample> {
        self.flags.iter().chain(&self.passes).filter(|example| !example.succeeded)
    }
}

impl TriedExample {
    fn of(checker: &Checker, rule: PolicyRule<'_>, example: &Example, flagged: bool) -> Self {
        let mut draft = Draft::markdown(&example.text);
        if let Some(language) = example.language {
            draft = draft.language(language.code());
        }
        let document = draft.document();
        for &facet in Facet::EACH {
            let is_named = !document.head.facets[facet].is_empty();
            if let Some(name) = rule.facet(facet).included().first().filter(|_| !is_named) {
                draft = draft.named(facet, name);
            }
        }
        if let Some(moment) = in_force(rule) {
            draft = draft.publish_at(moment);
        }
        let report = match (rule.signals(), rule.answered()) {
            (Some(_), _) => checker.for_messages().check(&draft),
            (None, Some(answered)) => checker.answering_any_of(answered).check(&draft),
            (None, None) => checker.check(&draft),
        };
        let speaks = |head: &Head| head.rule() == rule.id() || head.also.contains(rule.id());
        // What a rule on trial finds is silenced.
        let silenced = report.silenced().iter().any(|silenced| speaks(silenced));
        let found = silenced || report.warnings().iter().any(|warning| speaks(warning));
        Self { example: example.clone(), succeeded: found == flagged, report }
    }

    fn masked(mut self, masking: Masking) -> Self {
        self.report = self.report.masked(masking);
        let whole = Span::new(0, self.example.text.len());
        self.example.text = veiled(&self.example.text, whole, self.report.masked_spans());
        self
    }
}

/// Returns whether the examples of a rule are those of a file, not of a pack.
fn has_own_examples(rule: PolicyRule<'_>) -> bool {
    let is_example = |key: &str| matches!(key, "flags" | "passes");
    !rule.origin().file.starts_with("pack:") || rule.changes().iter().any(|change| is_example(&change.key))
}

/// A moment at which the rule is in force; none where it always is.
fn in_force(rule: PolicyRule<'_>) -> Option<Moment> {
    rule.from().or_else(|| rule.until().map(|until| Moment::from_unix(until.unix().saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(rule: &str) -> Vec<String> {
        let policy = format!("discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\n{rule}");
        let policy = Policy::parse("acme.toml", &policy).expect("the policy is valid");
        let trial = Trial::of(&policy).expect("nothing is missing");
        trial.failures().map(|failure| failure.example.text.clone()).collect()
    }

    #[test]
    fn an_example_is_checked_where_and_when_its_rule_is_in_force() {
        for bounds in ["channels = [\"blog\"]", "from = 2027-03-01T09:00:00Z", "until = 2020-03-01T09:00:00Z"] {
            assert!(failures(&format!("terms = [\"Falcon\"]\nflags = [\"Falcon\"]\n{bounds}")).is_empty(), "{bounds}");
        }
    }

    #[test]
    fn nothing_is_silenced_in_an_example() {
        let permission = "[[cleared]]\ntext = \"the Falcon lands\"\nreason = \"approved\"";
        let comment = "<!-- discretion: allow acme/falcon -- shown -->";
        let rule = format!("terms = [\"Falcon\"]\nflags = [\"the Falcon lands\", \"{comment} Falcon\"]\n{permission}");
        assert!(failures(&rule).is_empty());
    }

    /// What a pack flags may be answered by a rule of the policy that says the same, at the same place.
    #[test]
    fn an_example_that_another_rule_answers_at_its_place_is_flagged() {
        let own = |severity: &str, more: &str| {
            let rule =
                format!("[[tone]]\nid = \"loud\"\nterms = [\"game-changing\"]\nseverity = \"{severity}\"\n{more}");
            let text = format!("discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\"]\n{rule}");
            Policy::parse("acme.toml", &text).expect("the policy is valid")
        };
        let failures = |policy: &Policy| -> Vec<String> {
            let trial = Trial::of(policy).expect("nothing is missing");
            trial.failures().map(|failure| failure.example.text.clone()).collect()
        };
        for severity in ["low", "medium", "high"] {
            let policy = own(severity, "flags = [\"It is game-changing.\"]");
            assert_eq!(failures(&policy), Vec::<String>::new(), "{severity}");
        }
        let policy = own("low", "passes = [\"It is game-changing.\"]");
        assert_eq!(failures(&policy), ["It is game-changing."], "what must pass must pass");
    }

    #[test]
    fn a_policy_tries_its_own_rules_and_examples() {
        let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\"]\n[[naming]]\nid = \"cloud\"\nuse = \"Acme\"\n\
                    not = [\"Acmee\"]\n[[adjust]]\nrule = \"tone/hype\"\nadd_except = [\"game-changing\"]\nreason = \"ours\"\n\
                    [[adjust]]\nrule = \"tone/emoji\"\npasses = [\"Well done.\"]\n";
        let policy = Policy::parse("acme.toml", text).expect("the policy is valid");
        let trial = Trial::of_own_rules(&policy, &Secrets::new()).expect("nothing is missing");
        let rules: Vec<&str> = trial.rules.iter().map(|rule| rule.rule.as_str()).collect();
        assert_eq!(rules, ["tone/emoji", "acme/cloud"]);
        assert_eq!(trial.failures().count(), 0);
    }

    #[test]
    fn a_warning_of_another_rule_is_not_enough() {
        let other = "[[tone]]\nid = \"hype\"\nterms = [\"hype\"]";
        let rule = format!("terms = [\"Falcon\"]\nflags = [\"hype\"]\npasses = [\"hype\"]\n{other}");
        assert_eq!(failures(&rule), ["hype"]);
    }
}
