//! The problems of what a draft says of itself.

use super::Location;

/// Something in the head of a draft that decides which rules read it, and that nobody can understand: a channel that
/// nobody knows, a date that is none, front matter that is not valid.
///
/// The draft was checked as strictly as it could be: every rule that depends on it was in force. Whoever gates drafts
/// should refuse this one until it is mended; its verdict is never [`Verdict::Pass`](crate::score::Verdict::Pass).
///
/// ```
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[confidential]]
/// id = "halcyon"
/// terms = ["Halcyon"]
/// channels = ["linkedin"]
/// "#)?;
/// let report = Checker::new(&policy)?.check(&Draft::markdown("---\nchannel: linkdin\n---\nHalcyon is near."));
/// let problem = &report.problems()[0];
/// assert_eq!(problem.location().start.to_string(), "2:10");
/// assert_eq!(problem.message(), "unknown channel `linkdin`");
/// assert_eq!(problem.help(), Some("did you mean `linkedin`?"));
/// assert_eq!(report.warnings().len(), 1);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftProblem {
    pub(crate) location: Location,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl DraftProblem {
    /// The place where the draft says it.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.location
    }

    /// The problem, as a phrase.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was probably meant, or what to do.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}
