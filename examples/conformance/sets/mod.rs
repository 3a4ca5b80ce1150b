//! What is asked of the library for each kind of test set, answered through its public interface alone.
//!
//! A policy is made of what a row gives (its terms, its objects), never of where it expects them. The example prints
//! the answers; the test of the same name compares them with what the rows expect.

mod competitors;
mod figures;
mod lengths;
mod markdown;
mod packs;
mod terms;

use discretion::Draft;
use discretion::text::Span;
use figures::Figures;
use lengths::Lengths;
use packs::Packs;
use serde::Deserialize;
use serde_json::Value;

/// A row of a set.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    /// The name of the row, which its prediction repeats.
    pub(crate) id: String,
    /// The draft.
    pub(crate) text: String,
    /// The tag of its language; `und` where it has none.
    #[serde(default)]
    lang: String,
    /// How it is written; whatever is not plain text is read as Markdown. A page of HTML is given as plain text, because
    /// Markdown would take its deep indents for code.
    #[serde(default)]
    format: String,
    /// The names to look for, in sets that give them.
    #[serde(default)]
    terms: Vec<String>,
    /// The first of two things that may be compared.
    object_a: Option<String>,
    /// The second.
    object_b: Option<String>,
    /// What the author sets before a post, where the network counts that too.
    #[serde(default)]
    content_warning: String,
    /// The version of the rules that count.
    #[serde(default)]
    config: String,
    /// What the set expects. Only its terms are looked at to make a prediction.
    #[serde(default)]
    pub(crate) expect: Value,
}

impl Row {
    /// The row's text in the row's format and language.
    pub(crate) fn draft(&self) -> Draft<'_> {
        self.draft_of(&self.text)
    }

    /// Another text in the row's format and language.
    pub(crate) fn draft_of<'t>(&self, text: &'t str) -> Draft<'t> {
        let is_plain = matches!(self.format.as_str(), "text" | "txt" | "html" | "x" | "mastodon" | "bluesky");
        let draft = if is_plain { Draft::plain(text) } else { Draft::markdown(text) };
        draft.language(&self.lang)
    }
}

/// What is asked of the rows of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The words of the prose of Markdown.
    Words,
    /// The ranges of the prose of Markdown.
    Prose,
    /// The places of terms.
    Alerts,
    /// The places of competitors, or that there is none.
    Competitors,
    /// The mentions of competitors, each with what the place is.
    Mentions,
    /// Whether two things are compared.
    Comparison,
    /// What the shipped packs find.
    Packs,
    /// Whether the tone pack finds an offence.
    Offence,
    /// The length of a post, as a network counts it.
    Length,
    /// Its hostility.
    Hostility,
    /// Its negativity.
    Negativity,
    /// Whether it is a headline of hype.
    Hype,
}

/// The kinds by the first words of the name of a set; of two that fit, the longer one counts.
const KINDS: [(&str, Kind); 15] = [
    ("blogs", Kind::Packs),
    ("clickbait", Kind::Hype),
    ("competitor_cases", Kind::Competitors),
    ("competitor_mentions", Kind::Mentions),
    ("compsent", Kind::Comparison),
    ("hatecheck", Kind::Offence),
    ("markdown_commonmark", Kind::Words),
    ("markdown_textlint_ast", Kind::Prose),
    ("politeness", Kind::Hostility),
    ("profanity", Kind::Offence),
    ("social", Kind::Length),
    ("tone_alex", Kind::Alerts),
    ("twitter", Kind::Length),
    ("vader", Kind::Negativity),
    ("vale", Kind::Alerts),
];

/// Answers for the rows of one set.
pub(crate) struct Predictor {
    kind: Kind,
    packs: Packs,
    lengths: Lengths,
    figures: Figures,
}

impl Predictor {
    /// The predictor for the set in a file of that name, or why there is none.
    pub(crate) fn for_file(name: &str) -> Result<Self, String> {
        let stem = name.split('.').next().unwrap_or(name);
        let fits = |known: &str| stem.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
        let found = KINDS.iter().filter(|(known, _)| fits(known)).max_by_key(|(known, _)| known.len());
        let Some(&(_, kind)) = found else {
            let known: Vec<&str> = KINDS.iter().map(|(known, _)| *known).collect();
            return Err(format!("unknown set `{stem}`, expected one of {}", known.join(", ")));
        };
        Ok(Self { kind, packs: Packs::new()?, lengths: Lengths::new()?, figures: Figures::new()? })
    }

    /// What the library says of a row, as the line to print.
    pub(crate) fn predict(&self, row: &Row) -> Result<Value, String> {
        match self.kind {
            Kind::Words => Ok(markdown::words(row)),
            Kind::Prose => Ok(markdown::prose(row)),
            Kind::Alerts => terms::alerts(row),
            Kind::Competitors => competitors::spans(row),
            Kind::Mentions => competitors::mentions(row),
            Kind::Comparison => competitors::comparison(row),
            Kind::Packs => Ok(self.packs.findings(row)),
            Kind::Offence => Ok(self.packs.offence(row)),
            Kind::Length => self.lengths.of(row),
            Kind::Hostility => Ok(self.figures.hostility(row)),
            Kind::Negativity => Ok(self.figures.negativity(row)),
            Kind::Hype => Ok(self.figures.hype(row)),
        }
    }
}

/// A span as the sets give it: code points of the text.
fn code_points(text: &str, span: Span) -> [usize; 2] {
    let count = |end: usize| Span::new(0, end).slice(text).chars().count();
    [count(span.start), count(span.end)]
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(letter))),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of strings of TOML.
fn list(texts: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}
