//! The arguments of `reply`: a message, and what is known of it.

use super::CheckArguments;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use discretion::draft::AuthorKind;
use std::path::PathBuf;

/// The arguments of `reply`.
#[derive(Args, Debug)]
pub(crate) struct ReplyArguments {
    /// The message that is answered, or `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,

    /// What is known of the message.
    #[command(flatten)]
    pub(crate) message: MessageArguments,

    /// How the answer is checked.
    #[command(flatten)]
    pub(crate) check: CheckArguments,
}

/// What is known of a message besides its text.
#[derive(Args, Clone, Debug)]
pub(crate) struct MessageArguments {
    /// Who wrote the message
    #[arg(long, value_name = "KIND", default_value = "unknown", value_parser = author_kind())]
    pub(crate) from: AuthorKind,

    /// Hostile messages that they wrote before
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) hostile_history: usize,

    /// Their account is there to attack us
    #[arg(long)]
    pub(crate) dedicated_account: bool,

    /// How many people see the message
    #[arg(long, value_name = "N")]
    pub(crate) reach: Option<usize>,

    /// The place of the message in its thread
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) thread_depth: usize,

    /// How often we answered the same point
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) already_answered: usize,

    /// Minutes since the message was written
    #[arg(long, value_name = "N")]
    pub(crate) minutes_since: Option<usize>,

    /// Nobody but us can read the message
    #[arg(long)]
    pub(crate) private: bool,

    /// There is a public source for the facts
    #[arg(long)]
    pub(crate) public_source: bool,

    /// The message is about something that the author of the answer does not answer for
    #[arg(long)]
    pub(crate) outside_competence: bool,

    /// The answer changes one that is out
    #[arg(long)]
    pub(crate) edited: bool,

    /// The language of the message; the default is what its words tell
    #[arg(long, value_name = "CODE")]
    pub(crate) message_language: Option<String>,
}

fn author_kind() -> impl TypedValueParser<Value = AuthorKind> {
    let known = AuthorKind::EACH.iter().map(|kind| kind.name());
    let kind = |word: String| word.parse().unwrap_or_default();
    PossibleValuesParser::new(known).map(kind)
}
