//! Front matter: YAML between `---` and `---` or `...`, TOML between `+++` and `+++`, at the start of a draft.
//!
//! Every value becomes a block of its own at its own place, with its dotted key; keys and comments are left to the
//! cover. Front matter that cannot be parsed is read as one block, as it is written, and a note says so: nothing
//! is lost. The Markdown parser never sees it.

mod toml;
mod yaml;

use super::{Block, Context, Document, Metadata, align};
use crate::language::Language;
use crate::rule::Moment;
use crate::text::Span;

/// Reads the front matter that begins at `start`; where the body begins.
pub(super) fn read(document: &mut Document<'_>, start: usize) -> usize {
    let source = document.source;
    let Some(found) = FrontMatter::find(source, start) else { return start };
    let values = match found.format {
        Fence::Yaml => yaml::values(found.inside.slice(source)),
        Fence::Toml => toml::values(found.inside.slice(source)),
    };
    match values {
        // Text between thematic breaks is YAML too, but says nothing about the draft.
        Some(values) if values.iter().any(|value| value.key.is_empty()) => return start,
        Some(values) => {
            document.metadata = metadata(&values);
            let comments = comments(source, found.inside, &values);
            document.blocks.extend(comments);
            document.blocks.extend(values.into_iter().map(|value| value.block(source, found.inside.start)));
        }
        None => {
            let name = found.format.name();
            document.notes.push(format!("the front matter is not valid {name} and was read as plain text"));
            let mut block = Block::new(Context::Metadata, false);
            block.push(found.inside.slice(source), found.inside, Context::Metadata);
            document.blocks.push(block);
        }
    }
    found.end
}

/// The comments that have lines of their own, each about the value that comes next.
fn comments(source: &str, inside: Span, values: &[Scalar]) -> Vec<Block> {
    let mut comments = Vec::new();
    let mut at = 0;
    for line in inside.slice(source).split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let Some(text) = line.trim().strip_prefix('#') else { continue };
        // A line of a text over several lines is no comment.
        if values.iter().any(|value| value.place.start <= start && start < value.place.end) {
            continue;
        }
        let place = |from: usize, to: usize| Span::new(inside.start + from, inside.start + to);
        let own = place(start + 1, start + 1 + text.len());
        let mut block = Block::new(Context::Comment, false);
        block.push(text, own, Context::Comment);
        let next = values.iter().map(|value| value.place).filter(|value| value.start >= at).min();
        block.about = Some(next.map_or(own, |next| own.hull(place(next.start, next.end))));
        comments.push(block);
    }
    comments
}

/// A value of the front matter.
struct Scalar {
    /// The keys that lead to it, with dots between.
    key: String,
    /// What it says.
    text: String,
    /// Where it is written, from the start of the front matter's inside, quotation marks included.
    place: Span,
    /// The moment, where the format has a type for it.
    moment: Option<Moment>,
}

impl Scalar {
    fn block(self, source: &str, base: usize) -> Block {
        let mut block = Block::new(Context::Metadata, false);
        let place = Span::new(base + self.place.start, base + self.place.end);
        align::push(&mut block, &self.text, source, place, Context::Metadata);
        block.key = Some(self.key);
        block
    }
}

/// What the values say about the draft.
fn metadata(values: &[Scalar]) -> Metadata {
    let find = |key: &str| values.iter().find(|value| value.key == key && !value.text.is_empty());
    let moment = |key: &str| find(key).and_then(|value| value.moment.or_else(|| Moment::parse(&value.text)));
    let language = |key: &str| find(key).and_then(|value| Language::from_tag(&value.text));
    Metadata {
        channel: find("channel").map(|value| value.text.clone()),
        language: language("lang").or_else(|| language("language")),
        publish_at: moment("publish_at").or_else(|| moment("date")),
    }
}

/// Where front matter stands.
struct FrontMatter {
    format: Fence,
    /// What is between the fences.
    inside: Span,
    /// Where the body begins.
    end: usize,
}

#[derive(Clone, Copy)]
enum Fence {
    Yaml,
    Toml,
}

impl Fence {
    const fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
        }
    }

    /// Whether a line without its ending closes the front matter.
    fn closes(self, line: &str) -> bool {
        match self {
            Self::Yaml => matches!(line.trim_end(), "---" | "..."),
            Self::Toml => line.trim_end() == "+++",
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
            _ => return None,
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
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Document, Draft};

    fn read(text: &str) -> (Document<'_>, Vec<(String, String)>) {
        let document = Draft::markdown(text).document();
        let values = document.blocks.iter().filter(|block| block.context == Context::Metadata);
        let pairs = values.map(|block| (block.key.clone().unwrap_or_default(), block.text.clone())).collect();
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
            let metadata = document.metadata;
            assert_eq!(metadata.channel.as_deref(), Some("blog"));
            assert_eq!(metadata.language.map(|language| language.code()), Some("fr"));
            assert_eq!(metadata.publish_at.map(|at| at.to_string()).as_deref(), Some("2026-10-01T07:00:00Z"));
        }
        assert_eq!(read("---\ndate: 2026-10-01\n---\n").0.metadata.publish_at, None);
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
    fn invalid_front_matter_is_read_as_it_is() {
        for text in ["---\na: [b\nc: }\n---\nBody.", "+++\na = \n+++\nBody."] {
            let (document, values) = read(text);
            assert_eq!(values.len(), 1, "{text}");
            assert_eq!(document.notes.len(), 1, "{text}");
            assert!(document.blocks.iter().any(|block| block.text == "Body."), "{text}");
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
