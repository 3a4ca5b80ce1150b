//! Front matter at the start of a draft: YAML between `---` and `---` or `...`, TOML between `+++` and `+++`, or a JSON
//! object. Comments may stand before it, such as a licence.
//!
//! Every value becomes a block of its own at its own place, with its dotted key; keys and comments are left to the
//! cover. Front matter that cannot be parsed is read as one block, as it is written, and is remembered as unreadable:
//! nothing is lost, and whoever checks can refuse the draft. The Markdown parser never sees it.

mod head;
mod lines;
mod toml;
mod yaml;

pub(crate) use head::DraftHead;
pub use head::HeadValue;

use super::{Blocks, Context, DraftParts, align};
use crate::text::Span;
use std::borrow::Cow;

/// Reads the front matter that begins at `start`, or after comments that begin there; where the body begins.
pub(super) fn read(document: &mut DraftParts<'_>, start: usize) -> usize {
    let source = document.source;
    let before = comments_before(source, start);
    let fence = before.last().map_or(start, |last| after_blank_lines(source, last.end));
    let Some(found) = FrontMatter::find(source, fence) else { return start };
    let written = found.inside.slice(source);
    let values = lines::values(written, found.format).or_else(|| match found.format {
        // JSON is YAML, too (YAML 1.2.2, section 1.3).
        Fence::Yaml | Fence::Json => yaml::values(written),
        Fence::Toml => toml::values(written),
    });
    match values {
        // Text between thematic breaks is YAML too, but says nothing about the draft.
        Some(values) if values.iter().any(|value| value.key.is_empty()) => return start,
        Some(values) if values.is_empty() && !before.is_empty() => return start,
        Some(values) => {
            document.head = DraftHead::of(&values, found.inside.start);
            comments(&mut document.blocks, source, found.inside, &values);
            for value in values {
                let mut block = document.blocks.open(Context::Metadata, false);
                let place = Span::new(found.inside.start + value.place.start, found.inside.start + value.place.end);
                align::push(&mut block, &value.text, source, place, Context::Metadata);
                document.blocks.close_value(&value.key, block);
            }
        }
        // A thematic break, text, and another one.
        None if !found.format.has_keys(found.inside.slice(source)) => return start,
        None => {
            document.head.unreadable = Some((found.format.name(), found.inside));
            let mut block = document.blocks.open(Context::Metadata, false);
            block.push(found.inside.slice(source), found.inside, Context::Metadata);
            document.blocks.close(block);
        }
    }
    let inside = |comment: Span| Span::new(comment.start + "<!--".len(), comment.end - "-->".len());
    before.into_iter().for_each(|comment| push_comment(&mut document.blocks, source, inside(comment), comment));
    found.end
}

/// The HTML comments that begin at `start`, with nothing but white space before each and each with a line end after
/// it.
fn comments_before(source: &str, start: usize) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut at = start;
    loop {
        let from = after_blank_lines(source, at);
        let rest = Span::new(from, source.len()).slice(source);
        let Some(inside) = rest.strip_prefix("<!--") else { return comments };
        let Some(length) = inside.find("-->") else { return comments };
        let end = from + "<!--".len() + length + "-->".len();
        let line = Span::new(end, source.len()).slice(source).split('\n').next().unwrap_or_default();
        if !line.trim().is_empty() {
            return comments;
        }
        comments.push(Span::new(from, end));
        at = end;
    }
}

/// The first byte at or after an offset that is no white space.
fn after_blank_lines(source: &str, at: usize) -> usize {
    source.len() - Span::new(at, source.len()).slice(source).trim_start().len()
}

/// Adds the inside of a comment as a block; `about` is what it may be about.
fn push_comment(blocks: &mut Blocks, source: &str, inside: Span, about: Span) {
    let mut block = blocks.open(Context::Comment, false);
    block.push(inside.slice(source), inside, Context::Comment);
    block.about = Some(about);
    blocks.close(block);
}

/// Adds the comments that have lines of their own, each about the value that comes next. Values stand in the order of their
/// places and apart from each other.
fn comments(blocks: &mut Blocks, source: &str, inside: Span, values: &[Scalar<'_>]) {
    let mut at = 0;
    let written = inside.slice(source);
    let lines = if written.contains('#') { written } else { "" };
    for line in lines.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let Some(text) = line.trim().strip_prefix('#') else { continue };
        // A line of a text over several lines is no comment.
        let begun = values.partition_point(|value| value.place.start <= start);
        if values[..begun].last().is_some_and(|value| start < value.place.end) {
            continue;
        }
        let place = |from: usize, to: usize| Span::new(inside.start + from, inside.start + to);
        let own = place(start + 1, start + 1 + text.len());
        let next = values.get(values.partition_point(|value| value.place.start < at)).map(|value| value.place);
        let about = next.map_or(own, |next| own.hull(place(next.start, next.end)));
        push_comment(blocks, source, own, about);
    }
}

/// A value of the front matter.
struct Scalar<'t> {
    /// The keys that lead to it, with dots between.
    key: Cow<'t, str>,
    /// Its text.
    text: Cow<'t, str>,
    /// Its place, counted from the start of the front matter's inside, quotation marks included.
    place: Span,
}

/// The place of the front matter.
struct FrontMatter {
    format: Fence,
    /// The text between the fences.
    inside: Span,
    /// The start of the body.
    end: usize,
}

#[derive(Clone, Copy)]
enum Fence {
    Yaml,
    Toml,
    Json,
}

impl Fence {
    const fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
        }
    }

    /// Returns whether a line of a text looks as if it gave a key its value.
    fn has_keys(self, text: &str) -> bool {
        let sign = match self {
            Self::Yaml | Self::Json => ':',
            Self::Toml => '=',
        };
        let is_key = |key: &str| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.\" ".contains(&byte))
        };
        text.lines()
            .filter_map(|line| line.split_once(sign))
            .any(|(key, _)| is_key(key.trim_end()) && !key.trim().contains(' '))
    }

    /// Returns whether a line without its ending closes the front matter.
    fn closes(self, line: &str) -> bool {
        match self {
            Self::Yaml => matches!(line.trim_end(), "---" | "..."),
            Self::Toml => line.trim_end() == "+++",
            Self::Json => false,
        }
    }
}

impl FrontMatter {
    /// Looks for both fences; an opening one alone is a thematic break or text.
    fn find(source: &str, start: usize) -> Option<Self> {
        let mut lines = Span::new(start, source.len()).slice(source).split_inclusive('\n');
        let opening = lines.next()?;
        let format = match opening.trim_end() {
            "---" => Fence::Yaml,
            "+++" => Fence::Toml,
            _ => return Self::find_json(source, start),
        };
        let from = start + opening.len();
        let mut at = from;
        for line in lines {
            if format.closes(line) {
                return Some(Self { format, inside: Span::new(from, at), end: at + line.len() });
            }
            at += line.len();
        }
        None
    }

    /// A JSON object that begins at `start` and is followed by nothing in its last line. What begins as one and does
    /// not end is text: a template, say.
    fn find_json(source: &str, start: usize) -> Option<Self> {
        let rest = Span::new(start, source.len()).slice(source);
        let first = rest.strip_prefix('{')?.trim_start();
        if !first.starts_with(['"', '}']) {
            return None;
        }
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                let end = start + at + 1;
                let line = Span::new(end, source.len()).slice(source).split_inclusive('\n').next().unwrap_or_default();
                let inside = Span::new(start, end);
                return line.trim().is_empty().then(|| Self { format: Fence::Json, inside, end: end + line.len() });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::HeadValue;
    use crate::draft::{Context, Document, Draft};
    use crate::rule::Facet;

    fn read(text: &str) -> (Document<'_>, Vec<(String, String)>) {
        let document = Draft::markdown(text).document();
        let values = document.blocks.iter().filter(|block| block.context == Context::Metadata);
        let pairs =
            values.map(|block| (block.key.as_deref().unwrap_or_default().to_owned(), block.text.to_string())).collect();
        (document, pairs)
    }

    fn pairs(text: &str) -> Vec<String> {
        read(text).1.into_iter().map(|(key, value)| format!("{key}={value}")).collect()
    }

    #[test]
    fn values_have_dotted_keys_and_lists_share_theirs() {
        let yaml = "---\ntitle: A b\nauthor:\n  name: 'C'\ntags:\n  - d\n  - e\n---\n";
        let toml = "+++\ntitle = \"A b\"\ntags = ['d', \"e\"]\n[author]\nname = 'C'\n+++\n";
        assert_eq!(pairs(yaml), ["title=A b", "author.name=C", "tags=d", "tags=e"]);
        assert_eq!(pairs(toml), ["title=A b", "tags=d", "tags=e", "author.name=C"]);
    }

    #[test]
    fn metadata_is_what_the_keys_say() {
        for text in [
            "---\nchannel: blog\nlang: fr-CA\ndate: 2026-10-01T09:00:00+02:00\n---\n",
            "+++\nchannel = 'blog'\nlanguage = 'fr'\npublish_at = 2026-10-01T07:00:00Z\ndate = 2020-01-01T00:00:00Z\n+++\n",
        ] {
            let (document, _) = read(text);
            assert_eq!(said(&document), "blog; fr; 2026-10-01T", "{text}");
        }
    }

    /// What a head says: channels, language, the beginning of the date; each value stands at its place.
    fn said(document: &Document<'_>) -> String {
        let head = &document.head;
        for value in head.facets[Facet::Channel].iter().chain(&head.language).chain(&head.published) {
            let written = value.place.slice(document.source);
            assert!(written.contains(&value.text), "{written}");
        }
        let channels: Vec<&str> = head.facets[Facet::Channel].iter().map(|said| said.text.as_str()).collect();
        let first = |said: &Option<HeadValue>, length: usize| {
            said.as_ref().map_or_else(|| "none".to_owned(), |said| said.text.chars().take(length).collect())
        };
        format!("{}; {}; {}", channels.join(" "), first(&head.language, 2), first(&head.published, 11))
    }

    #[test]
    fn heads_are_read_as_generators_write_them() {
        for (text, expected) in [
            ("---\nchannel: [x, LinkedIn]\nlang: en\n---\n", "x LinkedIn; en; none"),
            ("---\nchannels:\n  - x\n  - blog\npubDate: 2026-12-05T10:00:00Z\n---\n", "x blog; none; 2026-12-05T"),
            ("+++\ndate = 2026-12-05\n[params]\nchannel = 'x'\n+++\n", "x; none; 2026-12-05"),
            ("+++\nPublishDate = 2026-12-05T10:00:00Z\n[extra]\nlang = 'fr'\n+++\n", "none; fr; 2026-12-05T"),
            ("---\npublished: true\ndate: 2026-12-05 10:00:00 +0100\n---\n", "; none; 2026-12-05 "),
            ("---\ndate: git Last Modified\nchannel: x\n---\n", "x; none; none"),
            ("{\n  \"title\": \"News\",\n  \"channel\": \"linkedin\"\n}\n\nBody.\n", "linkedin; none; none"),
            ("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n---\nchannel: x\n---\nBody.\n", "x; none; none"),
            ("<!-- a -->\n\n<!-- b\n c -->\n\n+++\nchannel = 'x'\n+++\n", "x; none; none"),
            ("<!-- a --> text\n---\nchannel: x\n---\n", "; none; none"),
            ("{ \"a\": [\n", "; none; none"),
            ("{{ page.title }}\n", "; none; none"),
        ] {
            let expected = expected.strip_prefix("none").unwrap_or(expected);
            assert_eq!(said(&Draft::markdown(text).document()), expected, "{text}");
        }
    }

    #[test]
    fn a_value_keeps_its_place_through_quotes_and_blocks() {
        for text in [
            "---\nt: 'it''s Falcon'\n---\n",
            "---\nt: \"say \\\"Falcon\\\"\"\n---\n",
            "---\nt: |\n  one\n  Falcon two\n---\n",
            "---\nt: >-\n  one\n  Falcon two\n---\n",
            "---\nt: one\n  Falcon two\n---\n",
            "\u{feff}---\r\nt: Falcon\r\n---\r\n",
            "+++\nt = '''\none Falcon'''\n+++\n",
        ] {
            let (document, _) = read(text);
            let block = document.blocks.iter().find(|block| block.key.is_some()).expect("there is one value");
            let at = block.text.find("Falcon").expect("the value holds it");
            assert_eq!(block.source(crate::text::Span::new(at, at + 6)).slice(text), "Falcon", "{text}");
        }
    }

    #[test]
    fn invalid_front_matter_is_read_as_it_is_and_remembered() {
        for text in ["---\na: [b\nc: }\n---\nBody.", "+++\na = \n+++\nBody."] {
            let (document, values) = read(text);
            assert_eq!(values.len(), 1, "{text}");
            assert!(document.head.unreadable.is_some(), "{text}");
            assert!(document.blocks.iter().any(|block| &*block.text == "Body."), "{text}");
        }
    }

    #[test]
    fn a_comment_is_about_the_value_that_comes_next() {
        for text in ["---\n# x\ntitle: Falcon\nb: c\n---\n", "+++\na = 1\n  # x\n\ntitle = 'Falcon'\n+++\n"] {
            let blocks = Draft::markdown(text).document().blocks;
            let comments: Vec<_> = blocks.iter().filter(|block| block.context == Context::Comment).collect();
            assert_eq!(comments.len(), 1, "{text}");
            assert_eq!(comments[0].text.trim(), "x");
            let about = comments[0].about.expect("it is a comment").slice(text);
            assert!(about.trim_end_matches('\'').ends_with("Falcon"), "{about}");
        }
        let blocks = Draft::markdown("---\na: |\n  # x\n  y\n---\n").document().blocks;
        assert!(blocks.iter().all(|block| block.context != Context::Comment));
    }

    #[test]
    fn only_a_closed_fence_at_the_start_is_front_matter() {
        for text in ["---\nt: a\n", "\n---\nt: a\n---\n", "----\nt: a\n---\n", "a\n\n---\nt: a\n---\n", "---\nt\n---\n"]
        {
            assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(pairs("---\nt: 'a --- b'\n---\n\n---\n"), ["t=a --- b"]);
    }
}
