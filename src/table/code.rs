//! The code of each cause: a word that stays when its message is worded better.

use super::Cause;
use crate::text::WideEncoding;

impl Cause {
    /// The code, in kebab-case: what programs tell causes apart by.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Syntax(..) => "syntax",
            Self::Mistake(..) => "typical-mistake",
            Self::NotUtf8 => "not-utf-8",
            Self::Wide(WideEncoding::Utf16) => "utf-16",
            Self::Wide(WideEncoding::Utf32) => "utf-32",
            Self::BelowTable { .. } => "below-table",
            Self::Backspace => "backspace",
            Self::Unreadable { .. } => "unreadable",
            Self::Folder(..) => "folder-for-file",
            Self::NoRegularFile(..) => "no-regular-file",
            Self::AbsolutePath(..) => "absolute-path",
            Self::OutsideRoot(..) => "outside-root",
            Self::FileInText(..) => "file-in-text",
            Self::Cycle(..) => "extends-itself",
            Self::TooMany { .. } => "too-many",
            Self::Unknown { what: "key", .. } => "unknown-key",
            Self::Unknown { what: "pack", .. } => "unknown-pack",
            Self::Unknown { .. } => "unknown-word",
            Self::Unsupported(..) => "not-supported-yet",
            Self::Missing(..) => "missing-key",
            Self::Excluded { .. } => "keys-exclude-each-other",
            Self::CompetitorSeverity => "severity-of-competitor",
            Self::Type { .. } => "wrong-type",
            Self::FormatNotFirst => "format-not-first",
            Self::Format(..) => "unknown-format",
            Self::BaselineFormat(..) => "unknown-baseline-format",
            Self::Empty(..) => "empty",
            Self::Control(..) => "control-character",
            Self::NoWord(..) => "term-without-word",
            Self::PatternAsTerm => "pattern-as-term",
            Self::Unbalanced(..) => "unbalanced",
            Self::NothingBeside => "nothing-beside",
            Self::OnlyPlaceholders => "only-placeholders",
            Self::OpenEnd => "ellipsis-at-end",
            Self::OpenTwice => "ellipsis-twice",
            Self::NoNames { .. } => "placeholder-without-names",
            Self::NotKebab { .. } => "not-kebab-case",
            Self::Malformed { .. } => "malformed",
            Self::OutOfRange(..) => "out-of-range",
            Self::NoOffset => "no-offset",
            Self::LeftOut(..) => "language-left-out",
            Self::UnreadAddress => "unread-address",
            Self::DateOrder => "date-order",
            Self::NoLimit { .. } => "limit-without-meaning",
            Self::LimitPer { .. } => "wrong-unit-of-limit",
            Self::LimitOrder => "limit-order",
            Self::OneWord => "cleared-text-of-one-word",
            Self::Varies(..) => "cleared-text-varies",
            Self::Glob(..) => "bad-path-pattern",
            Self::RightAndWrong => "right-among-wrong",
            Self::ThresholdOrder => "threshold-order",
            Self::Pattern(..) => "bad-pattern",
            Self::PatternEmpty => "pattern-matches-empty",
            Self::PatternNever => "pattern-never-matches",
            Self::PatternSize(..) => "pattern-too-large",
            Self::Duplicate { .. } => "duplicate",
            Self::SameName(..) => "same-name",
            Self::UnknownList(..) => "unknown-list",
            Self::ListOutsideRule => "list-outside-rule",
            Self::NoEntry { .. } => "list-without-language",
            Self::NoCommonLanguage => "no-common-language",
            Self::OpenEntry(..) => "open-entry",
            Self::TwoVerbs(..) => "two-verbs",
            Self::NoVerb { .. } => "unknown-verb",
            Self::VerbInName => "verb-in-name",
            Self::BuiltInList(..) => "built-in-list",
            Self::UnknownRule(..) => "unknown-rule",
            Self::NoSuchRule(..) => "no-such-rule",
            Self::RuleOfMessages(..) => "rule-of-messages",
            Self::OwnRule(..) => "rule-of-this-file",
            Self::FixedId => "fixed-id",
            Self::NoChange => "no-change",
            Self::Locked { .. } => "locked-rule",
            Self::NeedsFindings => "approval-without-findings",
            Self::NoCodes => "confidential-without-codes",
            Self::NotTheirs { .. } => "not-their-rule",
            Self::NoReason { .. } => "missing-reason",
            Self::NoTerms(..) => "rule-without-terms",
            Self::UnknownListOf(..) => "unknown-list-of-policy",
            Self::NoRule { .. } => "no-rule-left",
            Self::Over(..) => "policy-over",
            Self::Undeclared { .. } => "undeclared-name",
            Self::TakenAway(..) => "term-never-found",
            Self::Ours(..) => "our-own-name",
            Self::NoSecret(..) => "no-secret",
            Self::NoVariable(..) => "no-variable",
            Self::EmptyVariable(..) => "empty-variable",
            Self::UnreadableSecret { .. } => "unreadable-secret",
            Self::NoRegularSecret { .. } => "no-regular-secret",
            Self::LargeSecret { .. } => "large-secret",
            Self::SecretNotUtf8(..) => "secret-not-utf-8",
            Self::WideSecret { .. } => "secret-in-other-encoding",
            Self::BadKey(..) => "bad-key",
            Self::WrongKey => "wrong-key",
            Self::OnLine { cause, .. } => cause.code(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Policy;
    use crate::table::is_kebab;

    const SOURCE: &str = include_str!("code.rs");
    const PAGE: &str = include_str!("../../docs/policy-codes.md");

    /// The codes in the order of the causes.
    fn codes() -> Vec<&'static str> {
        let arms = SOURCE.split("mod tests").next().unwrap_or_default().lines();
        arms.filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\",")).collect()
    }

    #[test]
    fn each_code_is_unique_and_stands_on_its_page() {
        let codes = codes();
        assert!(codes.len() > 80 && codes.iter().all(|code| is_kebab(code)), "{codes:?}");
        let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let (named, told): (Vec<&str>, Vec<&str>) = rows.unzip();
        assert_eq!(named, codes);
        assert!(told.iter().all(|told| told.len() > 10), "{told:?}");
    }

    #[test]
    fn an_issue_has_the_code_of_its_cause() {
        for (text, code) in [
            ("name = \"acme\"\ndiscretion = 1\n", "format-not-first"),
            ("discretion = 1\nname = \"acme\"\n", "no-rule-left"),
            ("discretion = 1\nname = \"acme\"\ntermz = 1\n", "unknown-key"),
            ("discretion = 1\nname = \"acme\"\nextends = [\"pack:tome\"]\n", "unknown-pack"),
            ("discretion = 1\nname = \"acme\"\nextends = [\"a.toml\"]\n", "file-in-text"),
            (
                "discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"a\"\nterms = [\"b\"]\nseverity = \"hihg\"\n",
                "unknown-word",
            ),
            ("discretion = 1\nname = \"Acme Social\"\n[[tone]]\nid = \"a\"\nterms = [\"b\"]\n", "not-kebab-case"),
        ] {
            let error = Policy::parse("acme.toml", text).expect_err("it is wrong");
            assert_eq!(error.issues()[0].code(), code, "{error}");
        }
    }
}
