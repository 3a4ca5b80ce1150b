//! Links: their addresses without what does not matter, and what the text of each says.

use super::fact::{Fact, FactContent};
use crate::draft::{Block, Context};
use crate::matching::Surroundings;
use crate::reading::folded;
use crate::rule::Place;
use crate::text::{BlockNumber, Span, Spot};
use regex::Regex;
use std::sync::LazyLock;

/// Parameters that only count visits; the name of one may go on after `_`.
const COUNTING: [&str; 9] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref", "source", "src", "trk"];

/// Parts of an address that name its language.
const LANGUAGES: [&str; 14] = [
    "en", "fr", "eng", "fra", "en-us", "en-ca", "en-gb", "fr-fr", "fr-ca", "en_us", "fr_fr", "en_ca", "fr_ca",
    "english",
];

/// Endings of files that are shown in the page, and lead nowhere.
const IMAGES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];

/// The most bytes between the text of a link and its address: `](`.
const BETWEEN: usize = 4;

/// An address in running text, without its scheme: `acme.example/sync`.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>()\[\]«»“”]*")
        .expect("the expression is fixed and compiles in a test")
});

/// The links of a draft.
pub(super) fn facts(around: &Surroundings<'_>, found: &mut Vec<Fact>) {
    let labels = labels(around);
    for (number, block) in around.blocks() {
        match block.context.place() {
            Place::Links => {
                let start = block.start();
                let near = labels.iter().rev().find(|(end, _)| *end <= start && start - end <= BETWEEN);
                let label = near.map(|(_, label)| label.clone()).unwrap_or_default();
                found.extend(link(block, Spot::new(number, Span::new(0, block.text.len())), label));
            }
            Place::Prose if block.context != Context::FileName => {
                for address in BARE.find_iter(&block.text) {
                    let shown = address.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '"', '’']);
                    let span = Span::new(address.start(), address.start() + shown.len());
                    found.extend(link(block, Spot::new(number, span), String::new()));
                }
            }
            Place::Prose | Place::Code | Place::Comments | Place::Metadata => {}
        }
    }
}

/// The texts of links, folded, by where they end in the draft.
fn labels(around: &Surroundings<'_>) -> Vec<(usize, String)> {
    let of = |(_, block): (BlockNumber, &Block)| {
        let label = |link: &Span| (block.source(*link).end, folded(link.slice(&block.text)));
        block.links.iter().filter(|link| !link.is_empty()).map(label).collect::<Vec<_>>()
    };
    let mut labels: Vec<(usize, String)> = around.blocks().flat_map(of).collect();
    labels.sort();
    labels
}

fn link(block: &Block, spot: Spot, label: String) -> Option<Fact> {
    let written = spot.span.slice(&block.text);
    let address = plain(written)?;
    let label = if label.contains("http") || label.split(' ').count() > 12 { String::new() } else { label };
    Some(Fact {
        spot,
        reading: written.to_owned(),
        content: FactContent::Link { address, label },
        around: Default::default(),
    })
}

/// Host and path of a page, without scheme, `www.`, language, the slash at the end and what counts visits; nothing for what is no
/// page.
fn plain(written: &str) -> Option<String> {
    let lower = written.trim().to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let has_top = host.rsplit('.').next().is_some_and(|top| top.len() > 1 && top.chars().all(char::is_alphabetic));
    let is_host = has_top
        && host.split('.').all(|label| !label.is_empty())
        && host.contains('.')
        && host.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':'));
    if !is_host || IMAGES.iter().any(|ending| path.ends_with(ending)) {
        return None;
    }
    let host = LANGUAGES.iter().find_map(|own| host.strip_prefix(&format!("{own}."))).unwrap_or(host);
    let parts = path.split('/').filter(|part| !part.is_empty() && !LANGUAGES.contains(part));
    let path: Vec<&str> = parts.map(without_language).collect();
    let counts = |pair: &&str| {
        let (key, _) = pair.split_once('=').unwrap_or((pair, ""));
        COUNTING.iter().any(|own| key == *own || (own.ends_with('_') && key.starts_with(own)))
    };
    let is_language = |pair: &&str| pair.split_once('=').is_some_and(|(_, value)| LANGUAGES.contains(&value));
    let query: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !counts(pair) && !is_language(pair)).collect();
    let mut address = host.to_owned();
    path.iter().for_each(|part| address.extend(["/", part]));
    if !query.is_empty() {
        address.extend(["?", &query.join("&")]);
    }
    Some(address)
}

/// A part of a path without the language at its end: `guide-fr.html`.
fn without_language(part: &str) -> &str {
    let stem = part.strip_suffix(".html").unwrap_or(part);
    ["-en", "-fr", "_en", "_fr", "-eng", "-fra"].iter().find_map(|own| stem.strip_suffix(own)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_does_not_matter_is_left_out_of_an_address() {
        for (written, expected) in [
            ("https://www.acme.example/fr/sync/?utm_source=x", Some("acme.example/sync")),
            ("http://ACME.example/en/sync#prices", Some("acme.example/sync")),
            ("https://fr.acme.example/guide-fr.html?lang=fr&page=2", Some("acme.example/guide?page=2")),
            ("https://acme.example/a?id=7&cm_locale=en", Some("acme.example/a?id=7")),
            ("https://acme.example/a?reference=12&ref=x", Some("acme.example/a?reference=12")),
            ("https://acme.example/a?source_id=7&source&utm_medium=x", Some("acme.example/a?source_id=7")),
            ("acme.example", Some("acme.example")),
            ("mailto:a@acme.example", None),
            ("/images/a.png", None),
            ("https://acme.example/a.png", None),
            ("../other.md", None),
        ] {
            assert_eq!(plain(written).as_deref(), expected, "{written}");
        }
    }
}
