//! The common part of all rules: id, severity, texts, dates, lists, limits. After `policy` has lowered a file, nothing
//! is checked twice: matching and judging read these types and never the file.

mod address;
mod disguise;
mod evidence;
mod facet;
mod header;
mod instant;
mod limit;
mod looser;
mod message;
mod nearby;
mod number;
mod occasion;
mod path;
mod pattern;
mod permission;
mod place;
mod publication;
mod scope;
mod selection;
mod template;
mod term;
mod text;
mod verify;
mod vocabulary;
mod way;
mod word;
mod written;
mod zone;

pub use disguise::Disguise;
pub use evidence::Evidence;
pub(crate) use facet::ByFacet;
pub use facet::Facet;
pub(crate) use header::{Defaults, RULE_KEYS};
pub(crate) use limit::{Bar, Figure, Limit, Limitable, Per};
pub(crate) use looser::{holds_all, loosened};
pub(crate) use message::{Answered, AnsweredWord, Room};
pub use message::{Decision, MessageKind};
pub(crate) use nearby::{Companion, NEAR, Nearby, Within};
pub(crate) use number::RuleNumber;
pub(crate) use occasion::{Heard, Hearsay, Occasion};
pub(crate) use path::PathPattern;
pub(crate) use pattern::{Beyond, Pattern, WORDING_KEYS};
#[cfg(test)]
pub(crate) use pattern::{compile, for_packs};
pub use permission::{Approval, SilencedBy, is_called};
pub(crate) use permission::{Code, Lapse, Permission, is_code, is_owner};
pub(crate) use place::{Place, Places};
pub(crate) use publication::{Publication, PublicationDate};
pub(crate) use scope::{Entry, Fields, List, Lists, Scope, Value};
pub use selection::Selection;
pub(crate) use template::{Part, Placeholder, fill, is_open, parts};
pub(crate) use term::{is_built_in, lines_with_terms, terms_of_lines};
pub(crate) use text::Text;
pub(crate) use verify::Verification;
pub(crate) use vocabulary::{Vocabulary, VocabularyEntry};
pub use way::Way;
pub(crate) use way::{About, UNLESS, Unless, WayEffect, WaySet};
pub(crate) use written::{WrittenKeys, quoted};
pub(crate) use zone::{Calendar, Zone};

use crate::language::Language;
use crate::moment::Moment;
use crate::text::Position;
use std::fmt;
use std::sync::Arc;

/// The id of a rule with the policy it comes from: `acme-social/project-falcon`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(String);

impl RuleId {
    /// Joins the name of a policy and the id of one of its rules, both kebab-case.
    pub(crate) fn new(policy: &str, rule: &str) -> Self {
        Self(format!("{policy}/{rule}"))
    }

    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the policy.
    pub(crate) fn policy(&self) -> &str {
        self.0.split_once('/').map_or("", |(policy, _)| policy)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The severity if the text were published: what a rule says, and what the score starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; never counts.
    Info,
    /// A matter of taste; any number of them passes.
    Low,
    /// Somebody should look; any number of them never blocks.
    Medium,
    /// Must not go out as it is.
    High,
    /// Must not go out at all.
    Critical,
}

impl Severity {
    /// All severities, mildest first.
    pub const EACH: &'static [Self] = &[Self::Info, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// One step milder.
    pub(crate) const fn milder(self) -> Self {
        match self {
            Self::Info | Self::Low => Self::Info,
            Self::Medium => Self::Low,
            Self::High => Self::Medium,
            Self::Critical => Self::High,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The family of a rule: a category of the report and of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Family {
    /// Confidential matters.
    Confidential,
    /// Competitors, and how texts may speak of them.
    Competitor,
    /// The way things are said.
    Tone,
    /// Promises, and the companions that they need.
    Claim,
    /// The way our names are written.
    Naming,
    /// What must be there.
    Require,
}

impl Family {
    /// All families, in the order of reports.
    pub const EACH: &'static [Self] =
        &[Self::Confidential, Self::Competitor, Self::Tone, Self::Claim, Self::Naming, Self::Require];

    /// The name of its table in a policy and of its category in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::Competitor => "competitor",
            Self::Tone => "tone",
            Self::Claim => "claim",
            Self::Naming => "naming",
            Self::Require => "require",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The way a term was written where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Form {
    /// As in the policy.
    Exact,
    /// With other capitals.
    Case,
    /// With an ending or a particle of the language: plural, possessive, elision.
    Inflected,
    /// With other separators between its words.
    Separated,
    /// With its words run together, or as a part of a longer name.
    Joined,
    /// Without its accents.
    Unaccented,
    /// Made hard to find: see [`Disguise`].
    Disguised,
    /// One letter off: added, missing, another, or two swapped.
    Fuzzy,
}

impl Form {
    /// All forms.
    pub const EACH: &'static [Self] = &[
        Self::Exact,
        Self::Case,
        Self::Inflected,
        Self::Separated,
        Self::Joined,
        Self::Unaccented,
        Self::Disguised,
        Self::Fuzzy,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Case => "case",
            Self::Inflected => "inflected",
            Self::Separated => "separated",
            Self::Joined => "joined",
            Self::Unaccented => "unaccented",
            Self::Disguised => "disguised",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Forms(u8);

impl Forms {
    /// No form: written exactly.
    pub(crate) const NONE: Self = Self(0);
    /// The forms of wording that is no name.
    pub(crate) const WORDING: Self =
        Self::of(&[Form::Exact, Form::Case, Form::Inflected, Form::Separated, Form::Unaccented]);
    /// The forms of names: those of wording, and run together.
    pub(crate) const NAMES: Self = Self::WORDING.with(Form::Joined);
    /// The forms of what must not get out: those of names, and disguised.
    pub(crate) const SECRETS: Self = Self::NAMES.with(Form::Disguised);

    /// The set of the given forms.
    pub(crate) const fn of(forms: &[Form]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < forms.len() {
            bits |= 1 << forms[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// The set with one form more.
    pub(crate) const fn with(self, form: Form) -> Self {
        Self(self.0 | 1 << form as u8)
    }

    /// The forms of both sets.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The number of forms that the set holds.
    pub(crate) const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Returns whether every form of the set is in another.
    pub(crate) const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Returns whether the set holds a form.
    pub(crate) const fn contains(self, form: Form) -> bool {
        self.0 & (1 << form as u8) != 0
    }
}

/// A word or phrase of a policy, bound to a language or to none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// The term as the policy writes it; holds at least one letter or digit that is no placeholder's, or a list.
    pub(crate) text: String,
    /// The language of the texts that it is looked for in; none for all.
    pub(crate) language: Option<Language>,
    /// What stands in the places of its lists and verbs, in the order of its text.
    pub(crate) vocabularies: Vec<Arc<Vocabulary>>,
}

impl Term {
    /// A word or phrase without lists and verbs.
    pub(crate) const fn plain(text: String, language: Option<Language>) -> Self {
        Self { text, language, vocabularies: Vec::new() }
    }
}

/// A name that a placeholder stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The name.
    pub(crate) term: Term,
    /// The required spelling.
    pub(crate) kind: NameKind,
}

/// The spelling that makes a word a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// Any form of it.
    Plain,
    /// An ordinary word too: with its capital.
    Ambiguous,
    /// A handle: after an `@`.
    Handle,
    /// A host name: with its dots.
    Host,
}

/// An example that a rule must flag or must pass.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// The text, checked as Markdown.
    pub text: String,
    /// Its language where the policy says so.
    pub language: Option<Language>,
    /// Its place in the file.
    pub at: Position,
}

/// The origin of a rule: a file, or a pack, and the position of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// The file as it was named when the policy was loaded, or `pack:` and the name of a pack.
    pub file: String,
    /// The start of the rule's table.
    pub position: Position,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.position)
    }
}

/// One change that an `[[adjust]]` of a later layer made to a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The place of the adjustment.
    pub origin: Origin,
    /// The key that it changed: `severity`; `off` for switching off or on again, `add_terms` and `add_except` for what
    /// it added.
    pub key: String,
    /// The new value of the key.
    pub new: String,
    /// The old value; none if there was none.
    pub old: Option<String>,
    /// Why, where the policy says so.
    pub reason: Option<String>,
}

/// The change as a phrase: "severity low, was medium".
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.key.as_str(), self.new.as_str(), &self.old) {
            ("off", "true", _) => f.write_str("switched off"),
            ("off", _, _) => f.write_str("switched on again"),
            (key, new, Some(old)) => write!(f, "{key} {new}, was {old}"),
            (key, new, None) => write!(f, "{key} {new}"),
        }
    }
}

/// The keys that every rule has.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// Policy and rule.
    pub(crate) id: RuleId,
    /// The family of its table.
    pub(crate) family: Family,
    /// The severity of a match; competitors have a severity per stance besides.
    pub(crate) severity: Severity,
    /// The message; `{match}` stands for the matched text. The family's words where absent.
    pub(crate) message: Option<Text>,
    /// The reason why it is a risk.
    pub(crate) why: Option<Text>,
    /// Advice on better wording.
    pub(crate) advice: Option<Text>,
    /// The person to ask: the rule's, else the policy's.
    pub(crate) owner: Option<String>,
    /// Citations or links.
    pub(crate) sources: Vec<String>,
    /// Read only blocks of these languages.
    pub(crate) languages: Selection<Language>,
    /// In force only on these channels, for these authors, roles and audiences.
    pub(crate) facets: ByFacet<Selection<String>>,
    /// In force only for answers to such messages; none for any draft.
    pub(crate) answers: Option<Answered>,
    /// In force only in these jurisdictions.
    pub(crate) jurisdictions: Selection<String>,
    /// The places that the rule reads.
    pub(crate) places: Places,
    /// Count only in values of these keys of the front matter; empty for everywhere.
    pub(crate) fields: Vec<String>,
    /// In force from this instant on.
    pub(crate) from: Option<Moment>,
    /// In force until before this instant.
    pub(crate) until: Option<Moment>,
    /// The written forms of a term that count.
    pub(crate) forms: Forms,
    /// True if capitals must be as written.
    pub(crate) case_sensitive: bool,
    /// Phrases; a match inside one is no warning.
    pub(crate) except: Vec<Term>,
    /// The match counts only if one of these stands within.
    pub(crate) near: Option<Nearby>,
    /// The match counts only if none of these stands within.
    pub(crate) not_near: Option<Nearby>,
    /// A companion that must stand beside the match; absent, the match is a warning.
    pub(crate) needs: Option<Nearby>,
    /// A companion that makes a match worth no more than a note: with it, the severity is info.
    pub(crate) eased_by: Option<Nearby>,
    /// The effects of ways of speaking on a match.
    pub(crate) unless: Unless,
    /// Whom a match has to speak of.
    pub(crate) about: About,
    /// True if its warnings never hold a draft.
    pub(crate) trial: bool,
    /// Examples that the rule must flag.
    pub(crate) flags: Vec<Example>,
    /// Examples that the rule must pass.
    pub(crate) passes: Vec<Example>,
    /// True if later layers, exceptions and comments cannot weaken it.
    pub(crate) locked: bool,
    /// Its place in the policy.
    pub(crate) origin: Origin,
    /// The changes of later layers.
    pub(crate) changes: Vec<Change>,
}
