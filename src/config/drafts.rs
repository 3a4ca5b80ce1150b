//! `[[drafts]]`: what holds for the drafts of some paths.

use crate::draft::Format;
use crate::language::Language;
use crate::policy::{Policy, PolicyError};
use crate::rule::{Facet, Fields, PathPattern, Value};
use crate::table::{Cause, Issue, Quoted, Spaced};
use crate::text::{Position, Span};

/// A table `[[drafts]]` of a configuration.
#[derive(Clone, Debug)]
pub struct DraftsTable {
    file: String,
    at: Position,
    paths: Vec<PathPattern>,
    channel: Option<NamedAt>,
    audience: Option<NamedAt>,
    campaign: Option<NamedAt>,
    language: Option<Language>,
    format: Option<Format>,
    policy: Option<(String, Span)>,
}

/// A name in small letters, and its place.
type NamedAt = (String, Span, Position);

impl DraftsTable {
    pub(super) fn lower(mut fields: Fields<'_>) -> Self {
        let source = fields.lowering.source;
        let text = |value: Value<'_>| Some((value.text("policy")?.to_owned(), value.span));
        let paths = fields.take("paths").map(Value::items).unwrap_or_default();
        let named = |value: Value<'_>| {
            let name = value.text("name")?.to_lowercase();
            Some((name, value.span, source.position(value.span)))
        };
        let channel = fields.take("channel").and_then(named);
        let audience = fields.take("audience").and_then(named);
        let campaign = fields.take("campaign").and_then(named);
        let language = fields.take("language");
        let format = fields.take("format");
        let table = Self {
            file: source.file.clone(),
            at: source.position(fields.span),
            paths: paths.into_iter().filter_map(Value::path_pattern).collect(),
            channel,
            audience,
            campaign,
            language: language.and_then(|value| value.word("language", Language::EACH, Language::code)),
            format: format.and_then(|value| value.word("format", Format::EACH, Format::name)),
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

    /// Who is meant to read the drafts, where it says so, in small letters.
    #[must_use]
    pub fn audience(&self) -> Option<&str> {
        self.audience.as_ref().map(|(audience, ..)| audience.as_str())
    }

    /// The campaign that the drafts belong to, where it says so, in small letters.
    #[must_use]
    pub fn campaign(&self) -> Option<&str> {
        self.campaign.as_ref().map(|(campaign, ..)| campaign.as_str())
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

    /// Refuses a channel, an audience or a campaign that a policy does not know, although it depends on it.
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
    /// let error = drafts.refuse_unknown_names(&policy).expect_err("it is misspelt");
    /// assert!(error.to_string().starts_with("discretion.toml:3:11: unknown channel `blgo`; did you mean `blog`?"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// The place of each such name, and the nearest one that the policy knows.
    pub fn refuse_unknown_names(&self, policy: &Policy) -> Result<(), PolicyError> {
        let mut issues = Vec::new();
        for (facet, named) in [(Facet::Channel, &self.channel), (Facet::Audience, &self.audience)] {
            let Some((name, span, position)) = named else { continue };
            if policy.known(facet, name).is_err() {
                let cause =
                    Cause::Unknown { what: facet.name(), found: Spaced(Quoted::shown(name)), expected: Vec::new() };
                let help = policy.suggested(facet, name);
                issues.push(Issue::at(&self.file, *span, *position, cause).with_help(help));
            }
        }
        if let Some((name, span, position)) = &self.campaign
            && !policy.knows_campaign(name)
        {
            let cause = Cause::Unknown { what: "campaign", found: Spaced(Quoted::shown(name)), expected: Vec::new() };
            issues.push(Issue::at(&self.file, *span, *position, cause).with_help(policy.suggested_campaign(name)));
        }
        if issues.is_empty() { Ok(()) } else { Err(PolicyError::new(issues)) }
    }
}
