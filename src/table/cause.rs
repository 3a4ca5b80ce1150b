//! The causes of issues and their words, in one table.

use crate::text::{OneOf, WideEncoding, printable};
use std::fmt;
use std::io;

/// The reason why something in a policy is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Cause {
    #[error("{0}")]
    Syntax(String),
    #[error("{0}")]
    Mistake(&'static str),
    #[error("this is not valid UTF-8")]
    NotUtf8,
    #[error("this is {}, expected UTF-8", .0.name())]
    Wide(WideEncoding),
    #[error("`{key}` belongs to the head of the file, and stands in `{table}`")]
    BelowTable { key: &'static str, table: &'static str },
    #[error("the pattern has a backspace: `\\b` between double quotation marks is one")]
    Backspace,
    #[error("cannot read {}: {why}", FileName(.file))]
    Unreadable { file: Option<Quoted>, why: String },
    #[error("{} is a folder, expected a policy file", FileName(.0))]
    Folder(Option<Quoted>),
    #[error("{} is a pipe or a device, expected a policy file", FileName(.0))]
    NoRegularFile(Option<Quoted>),
    #[error("{0} is an absolute path, expected one relative to this file")]
    AbsolutePath(Quoted),
    #[error("{0} lies outside the folder of the policy that is loaded")]
    OutsideRoot(Quoted),
    #[error("{0} is a file, and only packs can be extended here")]
    FileInText(Quoted),
    #[error("{0} extends itself: {1}")]
    Cycle(Quoted, String),
    #[error("more than {limit} {what}")]
    TooMany { what: &'static str, limit: usize },

    #[error("unknown {what}{found}{}", OneOf(.expected))]
    Unknown { what: &'static str, found: Spaced, expected: Vec<&'static str> },
    #[error("{0} is not supported yet")]
    Unsupported(Quoted),
    #[error("missing {}", Either(.0))]
    Missing(Vec<&'static str>),
    #[error("`{key}` cannot stand beside `{beside}`")]
    Excluded { key: &'static str, beside: &'static str },
    #[error("`severity` is no key of a competitor, whose severity depends on the stance")]
    CompetitorSeverity,
    #[error("expected {expected}, found {found}")]
    Type { expected: &'static str, found: &'static str },
    #[error("`discretion = 1` must be the first key")]
    FormatNotFirst,
    #[error("format {0} of the policy language is unknown, expected 1")]
    Format(Quoted),

    #[error("format {0} of baselines is unknown, expected 1")]
    BaselineFormat(Quoted),

    #[error("empty {0}")]
    Empty(&'static str),
    #[error("a control character in a {0}")]
    Control(&'static str),
    #[error("a {0} needs a letter or a digit")]
    NoWord(&'static str),
    #[error("this is a pattern, and a term is words as people write them")]
    PatternAsTerm,
    #[error("unbalanced braces in a {0}")]
    Unbalanced(&'static str),
    #[error("nothing is mentioned beside which this must stand, so `within` can be `draft` or `start` only")]
    NothingBeside,
    #[error("a term needs a word of its own beside its placeholders, or a list between braces")]
    OnlyPlaceholders,
    #[error("`…` stands for words between two parts of a term, and here it stands at an end")]
    OpenEnd,
    #[error("more than one `…` in a row")]
    OpenTwice,
    #[error("{placeholder} stands for no name, so the term can never match: {why}")]
    NoNames { placeholder: Quoted, why: &'static str },
    #[error("{what} must be kebab-case: a-z, 0-9 and single hyphens between them")]
    NotKebab { what: &'static str },
    #[error("{what}{found} is malformed, expected {expected}")]
    Malformed { what: &'static str, found: Spaced, expected: &'static str },
    #[error("expected a number {0}")]
    OutOfRange(&'static str),
    #[error("the date needs a UTC offset, such as +01:00")]
    NoOffset,
    #[error("`languages` leaves out `{0}`, so these terms can never be found")]
    LeftOut(&'static str),
    #[error("the term is an address, and the rule reads no links, so it can never be found")]
    UnreadAddress,
    #[error("`until` is not after `from`")]
    DateOrder,
    #[error("`{key}` means nothing for `{of}`")]
    NoLimit { key: &'static str, of: &'static str },
    #[error("`{found}` means nothing here: `{key}` of `{of}` counts {expected}")]
    LimitPer { key: &'static str, of: &'static str, found: String, expected: String },
    #[error("`max` is smaller than `min`")]
    LimitOrder,
    #[error("a cleared text of one word, which would clear all that is said with it; expected two words or more")]
    OneWord,
    #[error("{0} stands for something that varies, and a cleared text is wording as it stands")]
    Varies(Quoted),
    #[error("the path pattern does not compile: {0}")]
    Glob(&'static str),
    #[error("the right spelling stands among the wrong ones")]
    RightAndWrong,
    #[error("`review` is greater than `block`")]
    ThresholdOrder,
    #[error("the pattern does not compile: {0}")]
    Pattern(String),
    #[error("the pattern matches the empty string")]
    PatternEmpty,
    #[error("the pattern can never match")]
    PatternNever,
    #[error("the compiled pattern is larger than {0} bytes")]
    PatternSize(usize),

    #[error("duplicate {what}{name}")]
    Duplicate { what: &'static str, name: Spaced },
    #[error("two policies are named {0}")]
    SameName(Quoted),
    #[error("unknown list{0}")]
    UnknownList(Spaced),
    #[error("lists are named in rules, not in a list or a setting")]
    ListOutsideRule,
    #[error("the list{list} has no entry for `{language}`, so the term can never match")]
    NoEntry { list: Spaced, language: &'static str },
    #[error("the lists of this term have no language in common, so it can never match")]
    NoCommonLanguage,
    #[error("an entry of the list{0} begins or ends with a placeholder, so the list cannot stand between braces")]
    OpenEntry(Spaced),
    #[error("an entry of the list{0} has two verbs, so the list cannot stand between braces")]
    TwoVerbs(Spaced),
    #[error("unknown verb{verb}{}", Of(*.language))]
    NoVerb { verb: Spaced, language: Option<&'static str> },
    #[error("`verb~` stands for the forms of a verb, and a name has none")]
    VerbInName,
    #[error("the name {0} is taken: `@link`, `@figure` and `@date` are built in")]
    BuiltInList(Quoted),
    #[error("no earlier layer has a rule {0}")]
    UnknownRule(Quoted),
    #[error("the policy has no rule {0}")]
    NoSuchRule(Quoted),
    #[error("rule {0} is about messages or answers to them, which no exception or cleared text silences")]
    RuleOfMessages(Quoted),
    #[error("rule {0} is in this file, and `[[adjust]]` changes earlier layers")]
    OwnRule(Quoted),
    #[error("`id` cannot be changed")]
    FixedId,
    #[error("this adjustment changes nothing, expected a key of the rule, `off`, `add_terms` or `add_except`")]
    NoChange,
    #[error("rule {rule} is locked, and this would weaken it")]
    Locked { rule: Quoted },
    #[error("who approves says of what, with `findings`")]
    NeedsFindings,
    #[error("warnings of a confidential rule have no codes, expected an exception for paths alone")]
    NoCodes,
    #[error("{by} cannot approve of this: {}", Owned(.owner))]
    NotTheirs { by: Quoted, owner: Option<Quoted> },
    #[error("{what} rule {rule} needs a `reason`")]
    NoReason { what: &'static str, rule: Quoted },
    #[error("rule {0} is not triggered by terms, so there is nothing to add them to")]
    NoTerms(Quoted),
    #[error("no earlier layer has a list {0}")]
    UnknownListOf(Quoted),
    #[error("the policy has no active rule{}", Inactive(*.off, *.elsewhere))]
    NoRule { off: usize, elsewhere: usize },
    #[error("{}, so the policy has no rule left", AllOver(*.0))]
    Over(usize),
    #[error("nothing else knows the {what}{name}")]
    Undeclared { what: &'static str, name: Spaced },
    #[error("`except` holds the whole term{0}, so it can never be found")]
    TakenAway(Spaced),
    #[error("the name{0} is also ours, so it can never count here")]
    Ours(Spaced),

    #[error("the {0} was not given")]
    NoSecret(&'static str),
    #[error("the environment variable {0} is not set")]
    NoVariable(Quoted),
    #[error("the environment variable {0} is empty")]
    EmptyVariable(Quoted),
    #[error("cannot read the {what}{file}: {why}")]
    UnreadableSecret { what: &'static str, file: Spaced, why: String },
    #[error("the {what}{file} is a pipe or a device, expected a file")]
    NoRegularSecret { what: &'static str, file: Spaced },
    #[error("the {what} has more than {limit} bytes")]
    LargeSecret { what: &'static str, limit: usize },
    #[error("the {0} is not valid UTF-8")]
    SecretNotUtf8(&'static str),
    #[error("the {what} is {}, expected UTF-8", .encoding.name())]
    WideSecret { what: &'static str, encoding: WideEncoding },
    #[error("this is no key of sealed terms: {0}")]
    BadKey(String),
    #[error("the key is not the one that these terms were sealed with")]
    WrongKey,
    #[error("line {line} of the list: {cause}")]
    OnLine { line: usize, cause: Box<Self> },
}

impl Cause {
    /// Advice that goes with the cause wherever it is met.
    pub(crate) fn help(&self) -> Option<String> {
        let help = if matches!(self, Self::NoSecret(_)) {
            "`Checker::with_secrets` takes what a policy keeps elsewhere"
        } else if matches!(self, Self::BadKey(_)) {
            "`discretion seal --new-key` makes one"
        } else if *self == Self::WrongKey {
            "terms are sealed for one key and one policy name; where either changes, seal them again"
        } else if *self == Self::PatternAsTerm {
            "write it under `patterns`; a term is found in all its forms without one"
        } else if *self == Self::OpenEnd {
            "the sign itself is written right after a word: `and so on…`"
        } else if *self == Self::OpenTwice {
            "one `…` stands for up to three words; for parts further apart, use `near`"
        } else {
            return None;
        };
        Some(help.to_owned())
    }

    /// Returns whether the cause may be only a consequence of text that could not be read: what is missing may stand
    /// there.
    pub(crate) const fn depends_on_the_whole_file(&self) -> bool {
        matches!(
            self,
            Self::Missing(_)
                | Self::FormatNotFirst
                | Self::UnknownList(_)
                | Self::UnknownRule(_)
                | Self::NoSuchRule(_)
                | Self::NoNames { .. }
                | Self::NoRule { .. }
                | Self::Undeclared { .. }
        )
    }

    /// Returns whether the cause may be only a consequence of another layer that could not be read.
    pub(crate) const fn depends_on_other_layers(&self) -> bool {
        matches!(
            self,
            Self::UnknownList(_)
                | Self::UnknownListOf(_)
                | Self::UnknownRule(_)
                | Self::NoSuchRule(_)
                | Self::NoNames { .. }
                | Self::Undeclared { .. }
        )
    }
}

/// A word of a policy between backticks, control and bidirectional characters escaped; or "this value", where it
/// must not be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted(Option<String>);

impl Quoted {
    /// The longest quotation, in characters; longer ones are cut.
    const LONGEST: usize = 80;

    /// A word that may be shown.
    pub(crate) fn shown(word: &str) -> Self {
        Self(Some(word.to_owned()))
    }

    /// A word that may be confidential.
    pub(crate) const fn withheld() -> Self {
        Self(None)
    }
}

/// The owner of a rule, as the reason why somebody else is not.
struct Owned<'o>(&'o Option<Quoted>);

impl fmt::Display for Owned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(owner) => write!(f, "the owner of the rule is {owner}"),
            None => f.write_str("the rule has no owner"),
        }
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(word) = &self.0 else { return f.write_str("this value") };
        let mut shown: String = word.chars().take(Self::LONGEST).collect();
        if shown.len() < word.len() {
            shown.push('…');
        }
        write!(f, "`{}`", printable(&shown))
    }
}

/// A quotation with a space before it; nothing at all where it must not be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spaced(pub(crate) Quoted);

impl fmt::Display for Spaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.0.is_some() { write!(f, " {}", self.0) } else { Ok(()) }
    }
}

/// A file that an entry names, or the file that the issue is of.
struct FileName<'a>(&'a Option<Quoted>);

impl fmt::Display for FileName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(file) => write!(f, "{file}"),
            None => f.write_str("this file"),
        }
    }
}

impl Cause {
    /// The reason why a file cannot be read, in words that do not depend on the system as far as there are any.
    pub(crate) fn why(error: &io::Error) -> String {
        if error.kind() == io::ErrorKind::NotFound {
            return "no such file".to_owned();
        }
        let named = error.kind().to_string();
        if named != UNNAMED {
            return named;
        }
        // The system has a name for it all the same: `input/output error`.
        let system = error.to_string();
        system.split(" (os error").next().unwrap_or_default().to_lowercase()
    }
}

/// The name of errors that the standard library has no name for.
const UNNAMED: &str = "uncategorized error";

/// The language that was asked for.
struct Of(Option<&'static str>);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |language| write!(f, " of `{language}`"))
    }
}

/// How many rules are switched off, and how many are for other jurisdictions.
struct Inactive(usize, usize);

impl fmt::Display for Inactive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (0, 0) => Ok(()),
            (off, 0) => write!(f, ": {} switched off", Rules(off)),
            (0, elsewhere) => write!(f, ": {} for other jurisdictions", Rules(elsewhere)),
            (off, elsewhere) => {
                write!(f, ": {} switched off, {} for other jurisdictions", Rules(off), Rules(elsewhere))
            }
        }
    }
}

/// Rules of which all are over.
struct AllOver(usize);

impl fmt::Display for AllOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("the only active rule is over"),
            many => write!(f, "all {many} active rules are over"),
        }
    }
}

/// So many rules, with their verb.
struct Rules(usize);

impl fmt::Display for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1 { f.write_str("1 rule is") } else { write!(f, "{} rules are", self.0) }
    }
}

/// Keys of which one is needed.
struct Either<'a>(&'a [&'static str]);

impl fmt::Display for Either<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|key| format!("`{key}`")).collect();
        write!(f, "key {}", words.join(" or "))
    }
}
