//! The values of YAML front matter.
//!
//! The parser takes what site generators take, also where YAML 1.2 is stricter: the lines of a quoted value may begin
//! anywhere. What no generator reads is an error of the whole.

use super::Scalar;
use crate::text::Span;
use granit_parser::{Event, Parser, options};

/// The scalars of a YAML text, each with its key; nothing where the text is not valid.
pub(super) fn values(text: &str) -> Option<Vec<Scalar<'_>>> {
    let mut walk = Walk::default();
    // A mark that was pasted with a value is a part of it, as in libyaml, which most generators use.
    let options = options! { bom_inside_document_as_content: true };
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.ok()?;
        walk.event(event, span.byte_range().map_or(Span::new(0, 0), Span::from));
    }
    Some(walk.values)
}

/// The way from the root of the text to where the parser is.
#[derive(Default)]
struct Walk {
    nodes: Vec<Node>,
    values: Vec<Scalar<'static>>,
}

/// A mapping or a sequence that is open.
struct Node {
    /// The keys that lead to it, with dots between.
    path: String,
    is_mapping: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

impl Walk {
    fn event(&mut self, event: Event<'_>, place: Span) {
        match event {
            Event::Scalar(value, ..) => self.scalar(&value, place),
            Event::MappingStart(..) => self.enter(true),
            Event::SequenceStart(..) => self.enter(false),
            Event::MappingEnd | Event::SequenceEnd => {
                self.nodes.pop();
                self.pass(String::new());
            }
            Event::Alias(_) => self.pass(String::new()),
            // Documents, anchors and comments have no value; a later version's events have none that we know.
            _ => {}
        }
    }

    fn scalar(&mut self, value: &str, place: Span) {
        if self.nodes.last().is_some_and(|node| node.is_mapping && node.key.is_none()) {
            self.pass(value.to_owned());
            return;
        }
        let key = self.path();
        // The parser says `~` of a value that is not there. The line ending at the end of a block scalar is no part of
        // what a reader meets.
        let text = if place.is_empty() { String::new() } else { value.trim_end_matches('\n').to_owned() };
        self.values.push(Scalar { key: key.into(), text: text.into(), place });
        self.pass(String::new());
    }

    fn enter(&mut self, is_mapping: bool) {
        let path = self.path();
        self.nodes.push(Node { path, is_mapping, key: None });
    }

    /// Notes that a node of the innermost mapping is over: a key, or the value of the key before.
    fn pass(&mut self, key: String) {
        if let Some(node) = self.nodes.last_mut().filter(|node| node.is_mapping) {
            node.key = if node.key.is_none() { Some(key) } else { None };
        }
    }

    fn path(&self) -> String {
        let Some(node) = self.nodes.last() else { return String::new() };
        match node.key.as_deref().filter(|key| !key.is_empty()) {
            Some(key) if node.path.is_empty() => key.to_owned(),
            Some(key) => format!("{}.{key}", node.path),
            None => node.path.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};
    use crate::rule::Facet;
    use crate::text::Span;

    /// The values of a draft's head, `key=value` each; each letter of a value stands at its place.
    fn read(draft: &str) -> Vec<String> {
        let document = Draft::markdown(draft).document();
        assert!(document.head.unreadable.is_none(), "{draft}");
        let values = document.blocks.iter().filter(|block| block.context == Context::Metadata);
        let mut pairs = Vec::new();
        for block in values {
            for (at, letter) in block.text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
                let own = Span::new(at, at + letter.len_utf8());
                assert_eq!(block.source(own).slice(draft), own.slice(&block.text), "{draft}");
            }
            pairs.push(format!("{}={}", block.key.as_deref().unwrap_or_default(), &*block.text));
        }
        pairs
    }

    /// A line end within a value is a space, as everywhere in prose.
    #[test]
    fn heads_that_generators_read_are_read_with_the_same_values() {
        for (head, expected) in [
            ("title: \"Ferries run\nagain in May\"\nlang: en\n", ["title=Ferries run again in May", "lang=en"]),
            ("title: 'It''s a\nlong road'\nlang: en\n", ["title=It's a long road", "lang=en"]),
            ("intro: \"One.\n\nTwo\n\n\nthree.\"\nlang: en\n", ["intro=One. Two  three.", "lang=en"]),
            ("hero:\n  text: \"Two trams\n  to one stop\"\n  n: 2\n", ["hero.text=Two trams to one stop", "hero.n=2"]),
            ("hero:\n    alt: 'Two trams\n at dawn'\n    n: 2\n", ["hero.alt=Two trams at dawn", "hero.n=2"]),
            ("tags:\n- \"open\nwater\"\n- 'deep\n water'\n", ["tags=open water", "tags=deep water"]),
            ("title: \"Ferries run\n\"\nlang: en\n", ["title=Ferries run ", "lang=en"]),
            ("title: \"Ferries\n\tand trams\"\nlang: en\n", ["title=Ferries and trams", "lang=en"]),
            ("title: \"Ferries:\ntrams: two\n- one\n# bus\"\nn: 1\n", ["title=Ferries: trams: two - one # bus", "n=1"]),
            ("title: \"over\\\nland and \\\n  sea\"\nlang: en\n", ["title=overland and sea", "lang=en"]),
            ("title: \"Ferries\r\n\r\nand\r\ntrams\"\r\nlang: en\r\n", ["title=Ferries and trams", "lang=en"]),
            ("- a: \"x\ny\"\n  b: [\"p\nq\"]\n", ["a=x y", "b=p q"]),
            ("title: Ferries\n  and\n\n  trams\nn: 1\n", ["title=Ferries and trams", "n=1"]),
            ("team:\n- ada \t\n- bo\t# chair\n", ["team=ada", "team=bo"]),
            ("title: \u{feff}Ferries\nlang: en\n", ["title=\u{feff}Ferries", "lang=en"]),
            ("tags: [boats,\ntrams\n]\n", ["tags=boats", "tags=trams"]),
        ] {
            assert_eq!(read(&format!("---\n{head}---\nBody.\n")), expected, "{head}");
        }
    }

    #[test]
    fn heads_that_no_generator_reads_are_remembered_as_unreadable() {
        for head in [
            "title: \"Ferries\nlang: en\n",
            "title: 'Ferries\nlang: en\n",
            "title: \"Ferries\nrun\" again\nlang: en\n",
            "title: Ferries\nrun again\nlang: en\n",
            "title: Ferries: trams\n",
            "title: \"A\" and \"B\"\n",
            "title: it\n lang: en\n",
            "title:\n\tlang: en\n",
            "tags: [boats, trams\nlang: en\n",
            "team:\n  - ada\n - bo\n",
            "title: @ferries\n",
            "title: *boats\n",
        ] {
            let draft = format!("---\n{head}---\nBody.\n");
            let document = Draft::markdown(&draft).document();
            let (format, place) = document.head.unreadable.expect(head);
            assert_eq!((format, place.slice(&draft)), ("YAML", head));
        }
    }

    #[test]
    fn a_value_that_is_not_there_is_empty() {
        for draft in ["---\nchannel:\ntitle: Ferries\n---\n", "---\nchannel: ''\n---\n", "---\nchannel: # x\n---\n"] {
            let channels = Draft::markdown(draft).document().head.facets[Facet::Channel].clone();
            assert_eq!(channels.iter().map(|said| said.text.as_str()).collect::<Vec<_>>(), [""], "{draft}");
        }
    }

    #[test]
    fn a_mark_that_nobody_sees_hides_no_key() {
        let draft = "---\ntitle: Ferries\n\u{feff}channel: x\n---\nBody.\n";
        let channels = Draft::markdown(draft).document().head.facets[Facet::Channel].clone();
        assert_eq!(channels.iter().map(|said| said.place.slice(draft)).collect::<Vec<_>>(), ["x"]);
    }
}
