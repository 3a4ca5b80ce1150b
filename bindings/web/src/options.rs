//! What callers say besides a text: the options of the package, by their names there.

use crate::request::Refusal;
use discretion::draft::{AuthorKind, Format, Message};
use discretion::moment::Moment;
use discretion::policy::Facet;
use discretion::policy::Secrets;
use discretion::policy::seal::Key;
use discretion::report::Masking;
use discretion::text::UnknownName;
use discretion::{Checker, Draft, Policy};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads options; a key that nobody knows is refused, and the others are named.
pub(crate) fn read<O: DeserializeOwned + Default>(options: Value) -> Result<O, Refusal> {
    if options.is_null() { Ok(O::default()) } else { Ok(serde_json::from_value(options)?) }
}

/// Of `Policy.parse`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PolicyOptions {
    /// What errors call the text.
    pub(crate) name: Option<String>,
    /// What the text can extend, by paths seen from its own.
    pub(crate) files: BTreeMap<String, String>,
}

/// Of `Policy.packs`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PackOptions {
    pub(crate) names: Vec<String>,
}

/// Of `new Checker`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct SecretOptions {
    keys: BTreeMap<String, String>,
    terms: BTreeMap<String, String>,
}

impl SecretOptions {
    pub(crate) fn secrets(&self) -> Result<Secrets, Refusal> {
        let mut secrets = Secrets::new();
        for (name, text) in &self.keys {
            let key = Key::parse(text).map_err(|error| Refusal::of(format!("the key for `{name}`: {error}")))?;
            secrets = secrets.with_key(name, key);
        }
        Ok(self.terms.iter().fold(secrets, |secrets, (name, lines)| secrets.with_terms(name, lines)))
    }
}

/// When a draft is checked.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Now {
    /// By the clock of the host, in seconds since 1970.
    Clock(i64),
    /// At a moment that the caller says.
    At(i64),
}

/// Of `check`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DraftOptions {
    path: Option<String>,
    format: Option<String>,
    channel: Option<String>,
    author: Option<String>,
    role: Option<String>,
    audience: Option<String>,
    campaign: Option<String>,
    language: Option<String>,
    publish_at: Option<i64>,
    masking: Option<MaskingName>,
    now: Option<Now>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum MaskingName {
    Sealed,
    Confidential,
    None,
}

impl DraftOptions {
    /// The checker at the moment of the check.
    pub(crate) fn now(&self, checker: &Checker) -> Result<Checker, Refusal> {
        let (checker, moment) = match self.now {
            None => return Ok(checker.clone()),
            Some(Now::Clock(seconds)) => {
                let moment = Moment::from_unix(seconds);
                (checker.clone().by_clock(moment), moment)
            }
            Some(Now::At(seconds)) => {
                let moment = Moment::from_unix(seconds);
                (checker.clone().at(moment), moment)
            }
        };
        // As the program does: a policy without a rule left would let everything pass.
        checker.policy().refuse_when_over(self.publish_at.map_or(moment, Moment::from_unix))?;
        Ok(checker)
    }

    /// The draft, whose names the policy knows.
    pub(crate) fn draft<'t>(&self, text: &'t str, checker: &Checker) -> Result<Draft<'t>, Refusal> {
        let policy = checker.policy();
        let mut draft = Draft::new(text, self.format(policy)?);
        let facets = [
            (Facet::Channel, &self.channel),
            (Facet::Author, &self.author),
            (Facet::Role, &self.role),
            (Facet::Audience, &self.audience),
        ];
        for (facet, name) in facets {
            if let Some(name) = name {
                draft = draft.named(facet, policy.known(facet, name)?);
            }
        }
        if let Some(name) = &self.campaign {
            draft = draft.campaign(policy.known_campaign(name)?);
        }
        if let Some(path) = &self.path {
            draft = draft.path(path);
        }
        if let Some(tag) = &self.language {
            draft = draft.language(tag);
        }
        if let Some(seconds) = self.publish_at {
            draft = draft.publish_at(Moment::from_unix(seconds));
        }
        checker.knows(&draft)?;
        Ok(draft)
    }

    /// The format that is named, else that of the channel and the path.
    fn format(&self, policy: &Policy) -> Result<Format, UnknownName> {
        if let Some(name) = &self.format {
            return name.parse();
        }
        let of_channel = self.channel.as_deref().and_then(|channel| policy.format_of(channel));
        Ok(Format::of_draft(of_channel, self.path.as_deref().and_then(Format::of_path)))
    }

    pub(crate) fn masking(&self) -> Masking {
        match self.masking {
            None | Some(MaskingName::Sealed) => Masking::Sealed,
            Some(MaskingName::Confidential) => Masking::Confidential,
            Some(MaskingName::None) => Masking::None,
        }
    }
}

/// What is known of a message; `text` is that of `checkReply`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MessageOptions {
    pub(crate) text: String,
    path: Option<String>,
    format: Option<String>,
    language: Option<String>,
    author: Option<String>,
    hostile_history: Option<usize>,
    dedicated_account: bool,
    reach: Option<usize>,
    thread_depth: Option<usize>,
    already_answered: Option<usize>,
    minutes_since: Option<usize>,
    private: bool,
    public_source: bool,
    within_competence: Option<bool>,
    answered_by: Option<String>,
    drafts: Option<usize>,
    edited: bool,
}

impl MessageOptions {
    pub(crate) fn message<'t>(&self, text: &'t str) -> Result<Message<'t>, Refusal> {
        let mut message = Message::new(text);
        if let Some(name) = &self.format {
            message = message.format(name.parse()?);
        }
        if let Some(name) = &self.author {
            message = message.author(name.parse::<AuthorKind>()?);
        }
        message = apply(message, self.path.clone(), Message::path);
        message = apply(message, self.language.as_deref(), Message::language);
        message = apply(message, self.hostile_history, Message::hostile_history);
        message = apply(message, self.reach, Message::reach);
        message = apply(message, self.thread_depth, Message::thread_depth);
        message = apply(message, self.already_answered, Message::already_answered);
        message = apply(message, self.minutes_since, Message::minutes_since);
        message = apply(message, self.within_competence, Message::within_competence);
        message = apply(message, self.answered_by.clone(), Message::answered_by);
        message = apply(message, self.drafts, Message::drafts);
        let mark = |is_so: bool| is_so.then_some(());
        message = apply(message, mark(self.dedicated_account), |message, ()| message.by_dedicated_account());
        message = apply(message, mark(self.private), |message, ()| message.private());
        message = apply(message, mark(self.public_source), |message, ()| message.with_public_source());
        message = apply(message, mark(self.edited), |message, ()| message.edited());
        Ok(message)
    }
}

/// Says one thing of a message, if it is known.
fn apply<'t, V>(message: Message<'t>, value: Option<V>, say: impl Fn(Message<'t>, V) -> Message<'t>) -> Message<'t> {
    match value {
        Some(value) => say(message, value),
        None => message,
    }
}
