//! A message that somebody wrote to us or about us, and what is known of it.

use super::Format;
use crate::language::Language;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The author of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AuthorKind {
    /// Somebody who buys from us.
    Customer,
    /// Somebody who may.
    Prospect,
    /// A journalist.
    Press,
    /// An authority.
    Regulator,
    /// Somebody who holds shares of ours, or may.
    Investor,
    /// A colleague.
    Employee,
    /// Somebody who works for a rival.
    Competitor,
    /// Nobody knows.
    #[default]
    Unknown,
}

impl AuthorKind {
    /// All of them.
    pub const EACH: &'static [Self] = &[
        Self::Customer,
        Self::Prospect,
        Self::Press,
        Self::Regulator,
        Self::Investor,
        Self::Employee,
        Self::Competitor,
        Self::Unknown,
    ];

    /// The word that heads of messages and options of the program use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Prospect => "prospect",
            Self::Press => "press",
            Self::Regulator => "regulator",
            Self::Investor => "investor",
            Self::Employee => "employee",
            Self::Competitor => "competitor",
            Self::Unknown => "unknown",
        }
    }
}

impl FromStr for AuthorKind {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("kind of author", Self::EACH, Self::name, written)
    }
}

/// A message that a draft answers, or may answer. What nobody says of it is not known, and then it counts as public, new and
/// by somebody without a history.
///
/// ```
/// use discretion::draft::{AuthorKind, Message};
/// use discretion::report::Decision;
/// use discretion::{Checker, Policy};
///
/// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
/// let message = Message::new("Three days, and still no answer from your support.").author(AuthorKind::Customer);
/// assert_eq!(checker.advise(&message).decision(), Decision::Restore);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Message<'t> {
    pub(crate) text: &'t str,
    pub(crate) known: KnownOfMessage,
}

/// Facts about a message besides its text.
#[derive(Clone, Debug)]
pub(crate) struct KnownOfMessage {
    /// The format in which it is written.
    pub(crate) format: Format,
    /// Its path.
    pub(crate) path: Option<String>,
    /// Its language.
    pub(crate) language: Option<Language>,
    /// Its author.
    pub(crate) author: AuthorKind,
    /// Hostile messages that they wrote before.
    pub(crate) hostile_history: usize,
    /// True if their account is there to attack us.
    pub(crate) is_dedicated: bool,
    /// How many people see it.
    pub(crate) reach: Option<usize>,
    /// Its place in the thread, from 1.
    pub(crate) thread_depth: usize,
    /// How often we answered the same point.
    pub(crate) answered: usize,
    /// Minutes since it was written.
    pub(crate) minutes: Option<usize>,
    /// True if nobody but us can read it.
    pub(crate) is_private: bool,
    /// True if there is a public source for the facts.
    pub(crate) has_source: bool,
    /// True if it is about something that the author of an answer answers for; none where subjects decide.
    pub(crate) is_in_competence: Option<bool>,
    /// The person who would answer it.
    pub(crate) answering: Option<String>,
    /// Drafts that answer it.
    pub(crate) drafts: usize,
    /// True if the draft changes an answer that is out.
    pub(crate) is_edit: bool,
}

impl<'t> Message<'t> {
    /// A message as plain text.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        let known = KnownOfMessage {
            format: Format::Plain,
            path: None,
            language: None,
            author: AuthorKind::Unknown,
            hostile_history: 0,
            is_dedicated: false,
            reach: None,
            thread_depth: 1,
            answered: 0,
            minutes: None,
            is_private: false,
            has_source: false,
            is_in_competence: None,
            answering: None,
            drafts: 1,
            is_edit: false,
        };
        Self { text, known }
    }

    /// Says in which format it is written.
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.known.format = format;
        self
    }

    /// Says where it is kept: what reports name.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.known.path = Some(path.into());
        self
    }

    /// Says which language it is in, as [`Draft::language`](super::Draft::language) does.
    #[must_use]
    pub fn language(mut self, tag: &str) -> Self {
        self.known.language = Language::from_tag(tag);
        self
    }

    /// Says who wrote it.
    #[must_use]
    pub const fn author(mut self, author: AuthorKind) -> Self {
        self.known.author = author;
        self
    }

    /// Says how many hostile messages they wrote before.
    #[must_use]
    pub const fn hostile_history(mut self, messages: usize) -> Self {
        self.known.hostile_history = messages;
        self
    }

    /// Says that their account is there to attack us.
    #[must_use]
    pub const fn by_dedicated_account(mut self) -> Self {
        self.known.is_dedicated = true;
        self
    }

    /// Says how many people see it.
    #[must_use]
    pub const fn reach(mut self, people: usize) -> Self {
        self.known.reach = Some(people);
        self
    }

    /// Says at which place of its thread it stands, from 1.
    #[must_use]
    pub const fn thread_depth(mut self, place: usize) -> Self {
        self.known.thread_depth = place;
        self
    }

    /// Says how often we answered the same point.
    #[must_use]
    pub const fn already_answered(mut self, times: usize) -> Self {
        self.known.answered = times;
        self
    }

    /// Says how many minutes ago it was written.
    #[must_use]
    pub const fn minutes_since(mut self, minutes: usize) -> Self {
        self.known.minutes = Some(minutes);
        self
    }

    /// Says that nobody but us can read it.
    #[must_use]
    pub const fn private(mut self) -> Self {
        self.known.is_private = true;
        self
    }

    /// Says that there is a public source for the facts that it is about.
    #[must_use]
    pub const fn with_public_source(mut self) -> Self {
        self.known.has_source = true;
        self
    }

    /// Says whether the author of an answer knows what it is about. Without this, the subjects of `[people]` decide.
    #[must_use]
    pub const fn within_competence(mut self, is_within: bool) -> Self {
        self.known.is_in_competence = Some(is_within);
        self
    }

    /// Says who would answer, as [`Draft::author`](super::Draft::author) does. What a draft says of its author holds over it.
    #[must_use]
    pub fn answered_by(mut self, author: impl Into<String>) -> Self {
        self.known.answering = Some(author.into());
        self
    }

    /// Says how many drafts answer it: one account should.
    #[must_use]
    pub const fn drafts(mut self, drafts: usize) -> Self {
        self.known.drafts = drafts;
        self
    }

    /// Says that the draft changes an answer that is out.
    #[must_use]
    pub const fn edited(mut self) -> Self {
        self.known.is_edit = true;
        self
    }
}
