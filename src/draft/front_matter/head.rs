//! What the head of a draft says about it: where and when it appears, by whom and for whom, in which language.
//!
//! Nothing is judged here: what is said is kept as it is written, with its place, and the check decides what it means.

use super::Scalar;
use crate::language::Language;
use crate::rule::{ByFacet, Facet};
use crate::text::Span;
use std::borrow::Cow;

/// The keys that name channels, without capitals, hyphens and underscores, as all keys here.
const CHANNELS: [&str; 2] = ["channel", "channels"];

/// The keys that name authors: many generators write an author as a table.
const AUTHORS: [&str; 4] = ["author", "authors", "author.name", "authors.name"];

/// The keys that name the role in which they speak.
const ROLES: [&str; 2] = ["role", "roles"];

/// The keys that name who is meant to read the draft.
const AUDIENCES: [&str; 2] = ["audience", "audiences"];

/// The keys that name the campaigns that the draft belongs to.
const CAMPAIGNS: [&str; 2] = ["campaign", "campaigns"];

/// The keys that name the message that it answers.
const MESSAGES: [&str; 2] = ["replyto", "inreplyto"];

/// The keys that name the language.
const LANGUAGES: [&str; 2] = ["lang", "language"];

/// The keys that say when a draft appears, the first one first: our own, then those of Hugo, Astro, Eleventy and
/// Docusaurus, and at last the date that all generators know.
const DATES: [&str; 7] = ["publishat", "publishdate", "pubdate", "publishedat", "datepublished", "published", "date"];

/// All of these keys; none is in two of the lists.
const KEYS: [&[&str]; 8] = [&CHANNELS, &AUTHORS, &ROLES, &AUDIENCES, &CAMPAIGNS, &MESSAGES, &LANGUAGES, &DATES];

/// Tables in which generators keep the keys that are not their own: Hugo, Zola, and ours.
const TABLES: [&str; 3] = ["params", "extra", "discretion"];

/// Words that stand for no date: `published: true` of Jekyll, an empty value of YAML, and what Eleventy documents for a
/// date that it finds out itself.
const NO_DATES: [&str; 10] =
    ["true", "false", "null", "~", "yes", "no", "last modified", "created", "git last modified", "git created"];

/// A value of the front matter of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeadValue {
    /// The key, as it is written, with dots between levels (`author.name`). The values of a list have the same key.
    pub key: String,
    /// Its text, without white space around it.
    pub text: String,
    /// The place where it is written in the draft.
    pub place: Span,
}

/// The head of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftHead {
    /// The channels, authors, roles and audiences that it names.
    pub(crate) facets: ByFacet<Vec<HeadValue>>,
    /// The campaigns that it names.
    pub(crate) campaigns: Vec<HeadValue>,
    /// The language that it names.
    pub(crate) language: Option<HeadValue>,
    /// The path of the message that it answers.
    pub(crate) message: Option<HeadValue>,
    /// The moment at which the draft appears, as it says.
    pub(crate) published: Option<HeadValue>,
    /// The format and the place of a head that cannot be parsed.
    pub(crate) unreadable: Option<(&'static str, Span)>,
}

impl DraftHead {
    /// The language that it names, where the rules know it.
    pub(crate) fn claimed_language(&self) -> Option<Language> {
        self.language.as_ref().and_then(|said| Language::from_tag(&said.text))
    }

    /// Takes from the values of front matter, whose inside begins at an offset of the draft, those that are about it.
    pub(super) fn of(values: &[Scalar<'_>], base: usize) -> Self {
        let known: Vec<_> = values.iter().filter_map(|value| Some((known_key(&value.key)?, value))).collect();
        let said = |&(_, value): &(&str, &Scalar<'_>)| HeadValue {
            key: value.key.clone().into_owned(),
            text: value.text.trim().to_owned(),
            place: Span::new(base + value.place.start, base + value.place.end),
        };
        let all = |keys: &[&str]| known.iter().filter(|(key, _)| keys.contains(key)).map(said).collect::<Vec<_>>();
        let date = |key: &&str| all(&[*key]).into_iter().find(|said| may_be_date(&said.text));
        Self {
            facets: ByFacet::of(|facet| match facet {
                Facet::Channel => all(&CHANNELS),
                Facet::Author => all(&AUTHORS),
                Facet::Role => all(&ROLES),
                Facet::Audience => all(&AUDIENCES),
            }),
            campaigns: all(&CAMPAIGNS),
            language: all(&LANGUAGES).into_iter().find(|said| !said.text.is_empty()),
            message: all(&MESSAGES).into_iter().find(|said| !said.text.is_empty()),
            published: DATES.iter().find_map(date),
            unreadable: None,
        }
    }
}

/// The key of those above that a dotted key is, alone or in one of the tables for such keys.
fn known_key(key: &str) -> Option<&'static str> {
    // Nobody sees a byte order mark: it must not hide a key.
    let is_left_out = |letter: char| matches!(letter, '-' | '_' | '\u{feff}');
    let bare = if key.contains(is_left_out) { Cow::Owned(key.replace(is_left_out, "")) } else { Cow::Borrowed(key) };
    let known = |bare: &str| KEYS.iter().flat_map(|keys| keys.iter()).find(|known| known.eq_ignore_ascii_case(bare));
    let is_table = |bare: &str| TABLES.iter().any(|known| known.eq_ignore_ascii_case(bare));
    let in_table = |(table, key): (&str, &str)| is_table(table).then(|| known(key))?;
    known(&bare).or_else(|| bare.split_once('.').and_then(in_table)).copied()
}

/// Returns whether a value is meant as a date.
fn may_be_date(text: &str) -> bool {
    !text.is_empty() && !NO_DATES.contains(&text.to_ascii_lowercase().as_str())
}
