//! Posts, and the places in them where terms are put.

use super::{Form, Plant};
use discretion::text::Span;
use serde_json::Value;

/// A place of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Prose,
    Heading,
    Quotation,
    ListItem,
    TableCell,
    LinkText,
    LinkTarget,
    ImageAlt,
    CodeSpan,
    CodeBlock,
    FrontMatter,
    Comment,
    Attribute,
    HtmlText,
    Component,
    Template,
    Admonition,
    AttributeList,
    Formula,
    SourceSet,
    BareAddress,
}

impl Place {
    /// All places with their names, and how a term is put there. The text of the first kind goes between two words
    /// of a paragraph; that of the second, which ends in an empty line, before a paragraph.
    const TABLE: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Prose, "prose", " {} "),
        (Self::Heading, "heading", "## About {} today\n\n"),
        (Self::Quotation, "quotation", "> Somebody said {} here.\n\n"),
        (Self::ListItem, "list", "- one\n- and {} too\n\n"),
        (Self::TableCell, "table", "| one | two |\n|---|---|\n| and {} | x |\n\n"),
        (Self::LinkText, "link text", " [{}](https://example.com/) "),
        (Self::LinkTarget, "link target", " [here](<https://example.com/{}>) "),
        (Self::ImageAlt, "alt text", " ![{}](picture.png) "),
        (Self::CodeSpan, "code span", " `{}` "),
        (Self::CodeBlock, "code block", "```\nlet x = {} ;\n```\n\n"),
        (Self::FrontMatter, "front matter", "about {} now"),
        (Self::Comment, "comment", " <!-- {} --> "),
        (Self::Attribute, "attribute", " <span title=\"{}\">this</span> "),
        (Self::HtmlText, "HTML text", "<div>\nand {} too\n</div>\n\n"),
        (Self::Component, "component", "<Note kind=\"tip\">\n\nand {} too\n\n</Note>\n\n"),
        (Self::Template, "template", "{% highlight text %}\nand {} too\n{% endhighlight %}\n\n"),
        (Self::Admonition, "admonition", "::: tip\nand {} too\n:::\n\n"),
        (Self::AttributeList, "attribute list", "## Here {#one title=\"{}\"}\n\n"),
        (Self::Formula, "formula", "$$\n\\text{ {} }\n$$\n\n"),
        (Self::SourceSet, "srcset", " <img srcset=\"/a.png 1x, /{}.png 2x\"> "),
        (Self::BareAddress, "bare address", " https://example.com/{} "),
    ];

    /// All places.
    pub(crate) fn each() -> impl Iterator<Item = Self> {
        Self::TABLE.iter().map(|row| row.0)
    }

    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        Self::TABLE[self as usize].1
    }

    /// Whether a form makes sense here. A line break ends a heading, a row of a table, an address and a quoted
    /// value of front matter, where a backslash is no letter; nobody sets the letters of an address apart, and none has an
    /// apostrophe. Code has no emphasis.
    pub(crate) fn takes(self, form: Form) -> bool {
        if form.is_encoded() {
            return matches!(self, Self::LinkTarget | Self::SourceSet | Self::BareAddress);
        }
        let is_code =
            matches!(self, Self::CodeSpan | Self::CodeBlock | Self::Template | Self::Formula | Self::AttributeList);
        if form == Form::Starred && is_code {
            return false;
        }
        match self {
            Self::FrontMatter => form != Form::LineBreak && form != Form::Backslash,
            Self::Heading | Self::TableCell | Self::AttributeList => form != Form::LineBreak,
            Self::SourceSet | Self::BareAddress => form.is_unbroken(),
            Self::LinkTarget => {
                let is_inflected = matches!(form, Form::Possessive | Form::Elided);
                !form.is_spaced() && !is_inflected && !matches!(form, Form::LineBreak | Form::Host | Form::Starred)
            }
            Self::Prose
            | Self::Quotation
            | Self::ListItem
            | Self::LinkText
            | Self::ImageAlt
            | Self::CodeSpan
            | Self::CodeBlock
            | Self::Comment
            | Self::Attribute
            | Self::HtmlText
            | Self::Component
            | Self::Template
            | Self::Admonition
            | Self::Formula => true,
        }
    }

    fn template(self) -> &'static str {
        Self::TABLE[self as usize].2
    }

    /// What a line break is followed by.
    fn indent(self) -> &'static str {
        match self {
            Self::Quotation => "> ",
            Self::ListItem => "  ",
            Self::Prose
            | Self::Heading
            | Self::TableCell
            | Self::LinkText
            | Self::LinkTarget
            | Self::ImageAlt
            | Self::CodeSpan
            | Self::CodeBlock
            | Self::FrontMatter
            | Self::Comment
            | Self::Attribute
            | Self::HtmlText
            | Self::Component
            | Self::Template
            | Self::Admonition
            | Self::AttributeList
            | Self::Formula
            | Self::SourceSet
            | Self::BareAddress => "",
        }
    }
}

/// A published post.
pub(crate) struct Post {
    /// Its text.
    pub(crate) text: String,
    /// Where its plain paragraphs begin, and a gap between two words in each.
    gaps: Vec<(usize, usize)>,
}

/// A post with terms in it.
pub(crate) struct Planted {
    /// Its text.
    pub(crate) text: String,
    /// Where each plant stands, in the order of the plants.
    pub(crate) spans: Vec<Span>,
}

impl Post {
    /// Reads a row of a set.
    pub(crate) fn read(row: &str) -> Self {
        let row: Value = serde_json::from_str(row).expect("each line is a row");
        let text = row["text"].as_str().expect("each row has a text").to_owned();
        Self { gaps: gaps(&text), text }
    }

    /// How many terms it has room for: one for each plain paragraph.
    pub(crate) fn room(&self) -> usize {
        self.gaps.len()
    }

    /// The post with plants, one in or before each of its plain paragraphs.
    pub(crate) fn with(&self, plants: &[Plant]) -> Planted {
        let mut planted = Planted { text: String::new(), spans: vec![Span::new(0, 0); plants.len()] };
        let in_front = |plant: &Plant| plant.place == Place::FrontMatter;
        let mut from = self.front_matter(plants, &mut planted);
        for (at, plant) in plants.iter().enumerate().filter(|(_, plant)| !in_front(plant)) {
            let (paragraph, gap) = self.gaps[at];
            let is_block = plant.place.template().ends_with("\n\n");
            let to = if is_block { paragraph } else { gap };
            planted.text += Span::new(from, to).slice(&self.text);
            planted.spans[at] = put(&mut planted.text, plant);
            // The space of the gap is part of what is put there.
            from = if is_block { to } else { to + 1 };
        }
        planted.text += Span::new(from, self.text.len()).slice(&self.text);
        planted
    }

    /// Writes the front matter with its plants, and gives the offset from which the post goes on.
    fn front_matter(&self, plants: &[Plant], planted: &mut Planted) -> usize {
        let (fence, assign) = if self.text.starts_with("+++\n") { ("+++\n", " = \"") } else { ("---\n", ": \"") };
        let has = self.text.starts_with(fence);
        let inside = plants.iter().enumerate().filter(|(_, plant)| plant.place == Place::FrontMatter);
        let inside: Vec<(usize, &Plant)> = inside.collect();
        if inside.is_empty() {
            return 0;
        }
        planted.text += fence;
        for (at, plant) in inside {
            planted.text += &format!("planted{at}{assign}");
            planted.spans[at] = put(&mut planted.text, plant);
            planted.text += "\"\n";
        }
        if has {
            return fence.len();
        }
        planted.text += "---\n\n";
        0
    }
}

/// Appends a plant in the text of its place, and gives the span of the term.
fn put(text: &mut String, plant: &Plant) -> Span {
    let (before, after) = plant.place.template().split_once("{}").expect("each place has a gap");
    let [left, written, right] = &plant.written;
    text.push_str(before);
    text.push_str(left);
    let start = text.len();
    text.push_str(&written.replace('\n', &format!("\n{}", plant.place.indent())));
    let span = Span::new(start, text.len());
    text.push_str(right);
    text.push_str(after);
    span
}

/// The plain paragraphs of a post: without any markup, outside front matter, code, lists and HTML.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let mut start = body(text);
    let mut closing: Option<&str> = None;
    for part in Span::new(start, text.len()).slice(text).split_inclusive("\n\n") {
        if closing.is_none() && is_plain(part) {
            let middle = part.match_indices(' ').nth(1).map(|(gap, _)| start + gap);
            gaps.extend(middle.map(|gap| (start, gap)));
        }
        closing = still_open(part, closing);
        start += part.len();
    }
    gaps
}

/// Where the text after the front matter begins.
fn body(text: &str) -> usize {
    let fence = ["---\n", "+++\n"].into_iter().find(|fence| text.starts_with(fence));
    let end = fence.and_then(|fence| text.find(&format!("\n{fence}")));
    end.map_or(0, |end| end + 5)
}

/// Whether something that holds blank lines is open at the end of a part.
fn still_open<'c>(part: &str, mut closing: Option<&'c str>) -> Option<&'c str> {
    for line in part.lines() {
        let line = line.trim_start_matches([' ', '>', '-', '*']);
        closing = match closing {
            Some(end) if line.contains(end) => None,
            Some(end) => Some(end),
            None if line.starts_with("```") => Some("```"),
            None if line.starts_with("~~~") => Some("~~~"),
            None if line.contains("<!--") && !line.contains("-->") => Some("-->"),
            None if line.contains("<pre") && !line.contains("</pre>") => Some("</pre>"),
            None if line.contains("<style") && !line.contains("</style>") => Some("</style>"),
            None if line.contains("<script") && !line.contains("</script>") => Some("</script>"),
            None => None,
        };
    }
    closing
}

/// Whether a part is a paragraph of plain words.
fn is_plain(part: &str) -> bool {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '?' | '!' | ':' | ';' | '(' | ')');
    let mut lines = part.trim_end().lines();
    let starts = |line: &str| line.starts_with(char::is_alphabetic);
    part.ends_with("\n\n") && part.matches(' ').count() > 5 && lines.all(|line| starts(line) && line.chars().all(plain))
}
