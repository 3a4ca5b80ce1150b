//! Permissions, which let a warning pass: who says so, why, and until when.

use super::{Calendar, fill};
use crate::language::texts::PermissionTexts;
use crate::moment::Moment;
use crate::text::{UnknownName, named};
use std::str::FromStr;

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
    /// The owner of its rule, who has approved of just this sentence.
    Approval,
    /// A baseline, which has it among what is known.
    Baseline,
    /// Its rule is on trial.
    Trial,
}

impl SilencedBy {
    /// All means.
    pub const EACH: &'static [Self] =
        &[Self::Cleared, Self::Exception, Self::Comment, Self::Approval, Self::Baseline, Self::Trial];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cleared => "cleared",
            Self::Exception => "exception",
            Self::Comment => "comment",
            Self::Approval => "approval",
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
            Self::Approval => texts.approval,
            Self::Baseline => texts.baseline,
            Self::Trial => texts.trial,
        }
    }
}

impl FromStr for SilencedBy {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("means of silencing", Self::EACH, Self::name, written)
    }
}

/// Letters and digits of base 32 (RFC 4648, section 6), in lower case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Digits of a fingerprint or a code: 80 bits.
const CODE_LENGTH: usize = 16;

/// Returns whether a word may be a fingerprint, or the code of an approval: 16 digits of base 32 (RFC 4648, section 6).
pub(crate) fn is_code(word: &str) -> bool {
    word.len() == CODE_LENGTH && word.bytes().all(|byte| ALPHABET.contains(&byte))
}

/// The yes of the owner of a rule to one warning: see [`Checker::approving`](crate::Checker::approving).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Approval {
    /// The one who gave it, as the rule names its owner, or by the same address; capitals of ASCII do not matter.
    pub by: String,
    /// What it is for: [`Head::approval`](crate::report::Head::approval).
    pub code: String,
    /// Where it was given, or why; the report shows it.
    pub reason: String,
}

impl Approval {
    /// The code, and what it permits.
    pub(crate) fn granted(self) -> (String, Permission) {
        let Self { by, code, reason } = self;
        (code, Permission { by: SilencedBy::Approval, reason, owner: Some(by), until: None })
    }
}

/// Returns whether an owner is the one who says yes: by the same name, or by the address in `Legal
/// <legal@acme.example>`.
pub(crate) fn is_owner(owner: &str, by: &str) -> bool {
    let address = |name: &str| {
        let inside = name.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        inside.map_or(name, |(address, _)| address).trim().to_ascii_lowercase()
    };
    address(owner) == address(by)
}

/// Returns whether an owner is the one that somebody names: as it is written, or by what stands before its `@`.
/// Capitals of ASCII do not matter.
///
/// ```
/// use discretion::report::is_called;
///
/// assert!(is_called("legal@acme.example", "Legal") && is_called("Legal", "legal"));
/// assert!(!is_called("legal@acme.example", "leg"));
/// ```
#[must_use]
pub fn is_called(owner: &str, name: &str) -> bool {
    let before = owner.split_once('@').map_or(owner, |(before, _)| before);
    [owner, before].iter().any(|written| written.eq_ignore_ascii_case(name.trim()))
}

/// The code of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code([u8; CODE_LENGTH]);

impl Code {
    /// The code that begins a hash.
    pub(crate) fn of(hash: &[u8; 32]) -> Self {
        let mut digits = [0; CODE_LENGTH];
        for (chunk, digits) in hash.chunks_exact(5).zip(digits.chunks_exact_mut(8)) {
            let bits = chunk.iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
            let each = digits.iter_mut().rev().enumerate();
            each.for_each(|(place, digit)| *digit = ALPHABET[(bits >> (place * 5) & 31) as usize]);
        }
        Self(digits)
    }

    /// Its digits.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
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
    fn a_code_is_base32_as_the_rfc_has_it() {
        let mut hash = [0xff; 32];
        hash[..10].copy_from_slice(b"foobafooba");
        assert_eq!(Code::of(&hash).as_str(), "mzxw6ytbmzxw6ytb");
        assert_eq!(Code::of(&[0xff; 32]).as_str(), "7777777777777777");
        assert!(is_code("mzxw6ytbmzxw6ytb") && !is_code("mzxw6ytbmzxw6yt1") && !is_code("mzxw6ytb"));
    }

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
