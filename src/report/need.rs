//! Those whose yes a draft needs, and what each of them is shown.

use super::{Head, Report};
use crate::rule::is_called;
use crate::text::counted;

/// Somebody whose yes a draft needs: see [`Report::needs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Need<'r> {
    /// The owner of rules, as the policy writes it.
    pub owner: &'r str,
    /// How many of the warnings that hold the draft are theirs.
    pub warnings: usize,
}

impl Report {
    /// Those whose yes is missing for the draft to pass, in the order in which it meets them: the owners of the rules
    /// of the warnings that hold it, and of those that these speak for.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "falcon"
    /// terms = ["Falcon"]
    /// owner = "product@acme.example"
    /// "#)?;
    /// let report = Checker::new(&policy)?.check(&Draft::markdown("Falcon is next. Falcon!"));
    /// assert_eq!((report.needs()[0].owner, report.needs()[0].warnings), ("product@acme.example", 2));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn needs(&self) -> Vec<Need<'_>> {
        let mut needs: Vec<Need<'_>> = Vec::new();
        for owner in self.warnings.iter().filter(|warning| warning.holds).flat_map(|warning| warning.asked()) {
            match needs.iter_mut().find(|need| need.owner == owner) {
                Some(need) => need.warnings += 1,
                None => needs.push(Need { owner, warnings: 1 }),
            }
        }
        needs
    }

    /// The same report with the warnings and silenced matches of one owner alone, named as [`is_called`] says. Verdict
    /// and scores stay those of the whole draft.
    #[must_use]
    pub fn only_of(mut self, owner: &str) -> Self {
        let is_theirs = |head: &Head| head.asked().any(|asked| is_called(asked, owner));
        let all = self.warnings.len();
        self.warnings.retain(|warning| is_theirs(warning));
        self.silenced.retain(|silenced| is_theirs(silenced));
        self.of_others += all - self.warnings.len();
        if self.of_others > 0 {
            self.notes.push(format!("not shown: {} of other owners", counted(self.of_others, "warning")));
        }
        self
    }

    /// How many warnings are left out because they are those of others: [`Report::only_of`].
    #[must_use]
    pub const fn of_others(&self) -> usize {
        self.of_others
    }
}
