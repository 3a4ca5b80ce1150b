//! Permissions, which let a warning pass: who says so, why, and until when.

use super::{Calendar, fill};
use crate::language::texts::PermissionTexts;
use crate::moment::Moment;

/// The means that silenced a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SilencedBy {
    /// A `[[cleared]]` text of the policy that holds it.
    Cleared,
    /// An `[[exception]]` of the policy for the draft's path.
    Exception,
    /// A comment in the draft.
    Comment,
    /// A baseline, which has it among what is known.
    Baseline,
    /// Its rule is on trial.
    Trial,
}

impl SilencedBy {
    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cleared => "cleared",
            Self::Exception => "exception",
            Self::Comment => "comment",
            Self::Baseline => "baseline",
            Self::Trial => "trial",
        }
    }

    /// Its name in a sentence.
    const fn noun(self, texts: &PermissionTexts) -> &'static str {
        match self {
            Self::Cleared => texts.cleared,
            Self::Exception => texts.exception,
            Self::Comment => texts.comment,
            Self::Baseline => texts.baseline,
            Self::Trial => texts.trial,
        }
    }
}

/// An exception, a cleared text or a comment, as far as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Permission {
    /// The value.
    pub(crate) by: SilencedBy,
    /// The reason why it was given.
    pub(crate) reason: String,
    /// The person to ask.
    pub(crate) owner: Option<String>,
    /// It holds before this instant; none for one without an end.
    pub(crate) until: Option<Moment>,
}

/// The reason why a permission does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lapse {
    /// It has ended.
    Ended(Moment),
    /// It has an end, and nobody says what time it is.
    Undated(Moment),
}

impl Permission {
    /// The reason why it does not hold at all of the moments that are known: that of publication and that of the check.
    /// So a draft that is dated back does not revive it, and where no moment is known, only one without an end holds.
    pub(crate) fn lapse(&self, moments: [Option<Moment>; 2]) -> Option<Lapse> {
        let until = self.until?;
        match moments.into_iter().flatten().max() {
            None => Some(Lapse::Undated(until)),
            Some(latest) => (latest >= until).then_some(Lapse::Ended(until)),
        }
    }

    /// The note on a warning that it would have silenced.
    pub(crate) fn note(&self, lapse: Lapse, calendar: Calendar<'_>) -> String {
        let texts = calendar.language.data().texts.permissions;
        let owner = self.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
        let lapse = lapse.said(calendar);
        fill(texts.note, |name| match name {
            "noun" => Some(self.by.noun(&texts)),
            "reason" => Some(&self.reason),
            "owner" => Some(&owner),
            "lapse" => Some(&lapse),
            _ => None,
        })
    }
}

impl Lapse {
    /// The fate of the permission, after its name.
    pub(crate) fn said(self, calendar: Calendar<'_>) -> String {
        let texts = calendar.language.data().texts.permissions;
        let (text, until) = match self {
            Self::Ended(until) => (texts.ended, calendar.date(until)),
            Self::Undated(until) => (texts.undated, calendar.date(until)),
        };
        fill(text, |name| (name == "until").then_some(until.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_holds_at_every_known_moment_or_not_at_all() {
        let [before, end, after] = [1, 2, 3].map(Moment::from_unix);
        let until = |until| Permission { by: SilencedBy::Comment, reason: "x".to_owned(), owner: None, until };
        let cases = [
            ([None, None], Some(Lapse::Undated(end))),
            ([Some(before), None], None),
            ([Some(before), Some(before)], None),
            ([Some(before), Some(end)], Some(Lapse::Ended(end))),
            ([Some(after), Some(before)], Some(Lapse::Ended(end))),
        ];
        for (moments, expected) in cases {
            assert_eq!(until(Some(end)).lapse(moments), expected, "{moments:?}");
            assert_eq!(until(None).lapse(moments), None, "{moments:?}");
        }
    }
}
