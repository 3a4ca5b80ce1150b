//! The values of YAML front matter.

use super::Scalar;
use crate::text::Span;
use granit_parser::{Event, Parser};

/// The scalars of a YAML text, each with its key; nothing where the text is not valid.
pub(super) fn values(text: &str) -> Option<Vec<Scalar>> {
    let mut walk = Walk::default();
    for next in Parser::new_from_str(text) {
        let (event, span) = next.ok()?;
        walk.event(event, span.byte_range().map_or(Span::new(0, 0), Span::from));
    }
    Some(walk.values)
}

/// The way from the root of the text to where the parser is.
#[derive(Default)]
struct Walk {
    nodes: Vec<Node>,
    values: Vec<Scalar>,
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
        // The line ending at the end of a block scalar is no part of what a reader meets.
        let text = value.trim_end_matches('\n').to_owned();
        self.values.push(Scalar { key, text, place });
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
