//! `[[drafts]]`: what holds for the drafts of some paths.

use crate::draft::Format;
use crate::language::Language;
use crate::policy::{Policy, PolicyError};
use crate::rule::{Fields, PathPattern, Value};
use crate::table::{Cause, Issue, Quoted, Spaced};
use crate::text::{Position, Span, suggestion};

/// A table `[[drafts]]` of a configuration.
#[derive(Clone, Debug)]
pub struct DraftsTable {
    file: String,
    at: Position,
    paths: Vec<PathPattern>,
    channel: Option<(String, Span, Position)>,
    language: Option<Language>,
    format: Option<Format>,
    policy: Option<(String, Span)>,
}

impl DraftsTable {
    pub(super) fn lower(mut fields: Fields<'_>) -> Self {
        let source = fields.lowering.source;
        let text = |value: Value<'_>| Some((value.text("policy")?.to_owned(), value.span));
        let paths = fields.take("paths").map(Value::items).unwrap_or_default();
        let channel = fields.take("channel").and_then(|value| {
            let name = value.text("channel")?.to_lowercase();
            Some((name, value.span, source.position(value.span)))
        });
        let language = fields.take("language");
        let format = fields.take("format");
        let table = Self {
            file: source.file.clone(),
            at: source.position(fields.span),
            paths: paths.into_iter().filter_map(Value::path_pattern).collect(),
            channel,
            language: language.and_then(|value| value.word("language", &Language::EACH, Language::code)),
            format: format.and_then(|value| value.word("format", &Format::EACH, Format::name)),
            policy: fields.take("policy").and_then(text),
        };
        fields.finish();
        table
    }

    /// Returns whether a path is one of its drafts.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.paths.iter().any(|pattern| pattern.matches(path))
    }

    /// Its policy, with its place.
    pub(super) const fn named_policy(&self) -> Option<&(String, Span)> {
        self.policy.as_ref()
    }

    /// Line and column of its header.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.at
    }

    /// The patterns of paths, as the file writes them.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(|pattern| pattern.written.as_str())
    }

    /// Where the drafts will be published, where it says so, in small letters.
    #[must_use]
    pub fn channel(&self) -> Option<&str> {
        self.channel.as_ref().map(|(channel, ..)| channel.as_str())
    }

    /// The language that they are in, where it says so.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// The way they are written, where it says so.
    #[must_use]
    pub const fn format(&self) -> Option<Format> {
        self.format
    }

    /// Refuses a channel that a policy does not know, although it depends on channels.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::config::Config;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [channels.blog]
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// "#)?;
    /// let config = Config::parse("discretion.toml", "[[drafts]]\npaths = [\"*.md\"]\nchannel = \"blgo\"\n")?;
    /// let drafts = config.drafts_at("post.md").expect("it matches");
    /// let error = drafts.refuse_unknown_channel(&policy).expect_err("it is misspelt");
    /// assert!(error.to_string().starts_with("discretion.toml:3:11: unknown channel `blgo`; did you mean `blog`?"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// The place of the channel, and the nearest one that the policy knows.
    pub fn refuse_unknown_channel(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some((channel, span, position)) = &self.channel else { return Ok(()) };
        if !policy.depends_on_channels() || policy.knows_channel(channel) {
            return Ok(());
        }
        let cause = Cause::Unknown { what: "channel", found: Spaced(Quoted::shown(channel)), expected: Vec::new() };
        let help = suggestion(channel, policy.known_channels());
        Err(PolicyError::new(vec![Issue::at(&self.file, *span, *position, cause).with_help(help)]))
    }
}
