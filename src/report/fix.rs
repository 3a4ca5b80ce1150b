//! Corrections of a draft that nobody needs to read before.

use super::Report;
use crate::text::Span;

/// A text that takes the place of a stretch of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix<'r> {
    /// The stretch, in bytes of the draft.
    pub span: Span,
    /// The text.
    pub text: &'r str,
}

impl Report {
    /// The corrections that are certain, as [`Head::fix`](super::Head::fix) says, in the order of their places and apart
    /// from each other. A draft whose head nobody understands has none: what is mended there may be something else.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[naming]]
    /// id = "cloud"
    /// use = "Acme Cloud"
    /// not = ["AcmeCloud"]
    /// "#)?;
    /// let report = Checker::new(&policy)?.check(&Draft::markdown("AcmeCloud, `AcmeCloud`, AcmeCloud"));
    /// let fixes: Vec<usize> = report.fixes().iter().map(|fix| fix.span.start).collect();
    /// assert_eq!(fixes, [0, 24]);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn fixes(&self) -> Vec<Fix<'_>> {
        let mut fixes: Vec<Fix<'_>> = Vec::new();
        if !self.problems.is_empty() {
            return fixes;
        }
        for warning in &self.warnings {
            let Some(text) = warning.fix() else { continue };
            let span = warning.span();
            if fixes.last().is_none_or(|last| last.span.end <= span.start) {
                fixes.push(Fix { span, text });
            }
        }
        fixes
    }
}
