//! HTML inside Markdown: what is between tags, in attributes, in comments, in scripts.
//!
//! The tokenizer tells, chunk by chunk, what it decoded and from which bytes, so character references keep exact
//! places. It is given text whose line endings are already `\n`: it counts a `\r\n` wrongly. Names of tags and
//! attributes, and values of attributes that no reader meets, are left to the cover.

use super::block::{Segment, Written};
use super::pausing::{Pause, PausingReader};
use super::{Blocks, Context, DraftParts, OpenBlock, about, tags};
use crate::text::Span;
use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};
use memchr::memchr3;
use std::convert::Infallible;

/// Reads the text from `start` on as HTML.
pub(super) fn read(document: &mut DraftParts<'_>, start: usize) {
    let place = Span::new(start, document.source.len());
    let mut written = OpenBlock::new(Context::Code, false);
    written.push(place.slice(document.source), place, Context::Code);
    let before = document.blocks.len();
    read_block(written.written(), &mut document.blocks);
    about::next_text(&mut document.blocks, before);
}

/// Appends the blocks of a piece of HTML, whose text is without the quote markers of its lines.
pub(super) fn read_block(written: Written<'_>, blocks: &mut Blocks) {
    let mut pieces = Pieces::new(written, blocks);
    pieces.read_plain();
    pieces.tokenize();
}

/// Returns whether a tag stands for a line break.
pub(super) fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split(|letter: char| !letter.is_ascii_alphanumeric()).next();
    name.is_some_and(|name| name.eq_ignore_ascii_case("br"))
}

/// Returns whether a tag begins a link.
pub(super) fn is_link(tag: &str) -> bool {
    let bytes = tag.as_bytes();
    matches!(bytes, [b'<', b'a' | b'A', b' ' | b'\n' | b'\r' | b'\t', ..])
        && bytes.windows(4).any(|name| name.eq_ignore_ascii_case(b"href"))
}

/// Returns whether a tag or a comment holds more than names.
pub(super) fn holds_text(tag: &str) -> bool {
    tag.starts_with("<!") || tag.starts_with("<?") || tag.contains('=')
}

/// The value of the character reference at the start of a text, and its length in bytes; it must end with `;`.
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = text.bytes().skip(1).take(40).take_while(in_name).count();
    if text.as_bytes().get(1 + name) != Some(&b';') {
        return None;
    }
    let length = name + 2;
    let whole = Span::new(0, length);
    let written = whole.slice(text);
    let segments = [Segment { at: 0, source: whole, context: Context::Code }];
    let source =
        Written { context: Context::Code, quoted: false, text: written, segments: &segments, links: &[], about: None };
    let mut blocks = Blocks::default();
    Pieces::new(source, &mut blocks).tokenize();
    let decoded = blocks.all().next()?;
    // A name that only begins with a known one (`&copying;`) is no reference: its end has a place of its own.
    let is_whole = decoded.segments.iter().all(|segment| segment.source.len() == length);
    (decoded.text != written && is_whole).then(|| (decoded.text.to_owned(), length))
}

/// The tokenizer's visitor: it collects chunks and makes blocks of them.
struct Pieces<'w, 'b> {
    written: Written<'w>,
    blocks: &'b mut Blocks,
    /// The text between tags.
    text: Option<OpenBlock>,
    /// The value or comment that is being read.
    value: Option<OpenBlock>,
    /// The offset of the tokenizer, where the next chunk begins.
    at: usize,
    from: usize,
    /// The start of the current tag or comment.
    tag_start: usize,
    tag: Vec<u8>,
    attribute: Vec<u8>,
    is_end: bool,
    /// The element that the tokenizer is in whose contents are code.
    code: Option<Vec<u8>>,
    last_start_tag: Vec<u8>,
}

impl<'w, 'b> Pieces<'w, 'b> {
    fn new(written: Written<'w>, blocks: &'b mut Blocks) -> Self {
        Self {
            written,
            blocks,
            text: None,
            value: None,
            at: 0,
            from: 0,
            tag_start: 0,
            tag: Vec::new(),
            attribute: Vec::new(),
            is_end: false,
            code: None,
            last_start_tag: Vec::new(),
        }
    }

    /// Reads text, plain tags and comments up to the first thing that is none of these.
    fn read_plain(&mut self) {
        let text = self.written.text;
        let mut values = Vec::new();
        loop {
            self.init_string();
            self.at += memchr3(b'<', b'&', 0, &text.as_bytes()[self.at..]).unwrap_or(text.len() - self.at);
            if self.at > self.from {
                self.copy(Reached::Text, self.text_context());
            }
            self.tag_start = self.at;
            if let Some(end) = tags::comment_end(text, self.at) {
                self.at = end;
                self.comment();
            } else if let Some(tag) = tags::plain(text, self.at, &mut values) {
                for &(context, value) in &values {
                    (self.from, self.at) = (value.start, value.end);
                    self.copy(Reached::Value, context);
                    self.finish_value();
                }
                self.at = tag.end;
                self.is_end = tag.is_end;
                self.tag.clear();
                self.tag.extend_from_slice(&text.as_bytes()[tag.name.start..tag.name.end]);
                self.tag.make_ascii_lowercase();
                self.finish_tag();
            } else if !self.read_reference() {
                return;
            }
        }
    }

    /// Reads the reference that begins here; whether there is one that is simple. What stands for a space may in truth be
    /// a line ending, which is none in code.
    fn read_reference(&mut self) -> bool {
        let rest = Span::new(self.at, self.written.text.len()).slice(self.written.text);
        let found = if rest.starts_with('&') { reference(rest) } else { None };
        let Some((letters, length)) = found.filter(|(letters, _)| self.code.is_none() || letters != " ") else {
            return false;
        };
        self.at += length;
        let (place, context) = (self.written.source(Span::new(self.from, self.at)), self.text_context());
        self.part(Reached::Text, context).push_decoded(&letters, place, context);
        true
    }

    /// Reads the rest.
    fn tokenize(self) {
        let rest = Span::new(self.at, self.written.text.len()).slice(self.written.text);
        let reader = PausingReader::new(rest);
        let mut tokenizer = Tokenizer::new_with_emitter(reader, self);
        // The emitter gives no tokens: each of these is a pause, after which the tokenizer goes on where it was.
        while let Some(Err(Pause)) = tokenizer.next() {}
    }

    /// Takes the chunk that ends here. A chunk that is its own source may end inside a character, as its
    /// continuation comes with the next; one that is not is a decoded reference, and whole.
    fn chunk(&mut self, decoded: &[u8], part: Reached, context: Context) {
        let range = Span::new(self.from, self.at);
        let written = self.written;
        if written.text.as_bytes().get(range.start..range.end) == Some(decoded) {
            self.copy(part, context);
        } else {
            self.from = self.at;
            let place = written.source(range);
            self.part(part, context).push_decoded(&String::from_utf8_lossy(decoded), place, context);
        }
    }

    /// Takes the chunk that ends here and is its own source.
    fn copy(&mut self, part: Reached, context: Context) {
        let (written, range) = (self.written, Span::new(self.from, self.at));
        self.from = self.at;
        self.part(part, context).push_from(written, to_characters(written.text, range), context);
    }

    fn part(&mut self, part: Reached, context: Context) -> &mut OpenBlock {
        let (blocks, quoted) = (&mut self.blocks, self.written.quoted);
        match part {
            Reached::Text => self.text.get_or_insert_with(|| blocks.open(Context::HtmlText, quoted)),
            Reached::Value => self.value.get_or_insert_with(|| blocks.open(context, quoted)),
        }
    }

    /// A space in the place of `<br>`: under the whole tag, or under its first sign if it has attributes.
    fn line_break(&mut self) {
        let context = self.text_context();
        let tag = Span::new(self.tag_start, self.at);
        let bare = !tag.slice(self.written.text).contains('=');
        let place = if bare { tag } else { Span::new(tag.start, tag.start + 1) };
        if let Some(text) = &mut self.text {
            text.push(" ", self.written.source(place), context);
        }
    }

    fn finish_text(&mut self) {
        if let Some(mut block) = self.text.take() {
            if block.written().segments.iter().all(|segment| segment.context == Context::Code) {
                block.context = Context::Code;
            }
            self.blocks.close(block);
        }
    }

    fn finish_value(&mut self) {
        if let Some(block) = self.value.take() {
            self.blocks.close(block);
        }
        self.attribute.clear();
    }

    /// Takes the tag that ends here.
    fn finish_tag(&mut self) {
        self.finish_value();
        if !self.is_end && is_link(Span::new(self.tag_start, self.at).slice(self.written.text)) {
            let text = self.part(Reached::Text, Context::HtmlText);
            text.links.push(Span::new(text.text.len(), text.text.len()));
        }
        if self.tag == b"br" {
            self.line_break();
        } else if !tags::is_inline(&self.tag) {
            self.finish_text();
        }
        if self.is_end {
            self.code = self.code.take().filter(|open| *open != self.tag);
        } else if self.code.is_none() && tags::is_code(&self.tag) {
            self.code = Some(self.tag.clone());
        }
        self.from = self.at;
    }

    /// A comment is taken as it is written: nothing in it is decoded, and the tokenizer gives its dashes late.
    fn comment(&mut self) {
        let text = self.written.text;
        let whole = Span::new(self.tag_start, self.at).slice(text);
        let opening = ["<!--", "<![CDATA[", "<!", "<?", "</"].iter().find(|mark| whole.starts_with(**mark));
        let rest = opening.map_or(whole, |mark| Span::new(mark.len(), whole.len()).slice(whole));
        let closing = ["-->", "--!>", "]]>", "?>", ">"].iter().find(|mark| rest.ends_with(**mark));
        let inside = rest.len() - closing.map_or(0, |mark| mark.len());
        let start = self.at - rest.len();
        let mut block = self.blocks.open(Context::Comment, self.written.quoted);
        block.push_from(self.written, Span::new(start, start + inside), Context::Comment);
        // A processing instruction, a declaration and an end tag without a name are read like comments and are none;
        // one without an end may be text to whoever publishes the draft.
        let is_comment = opening == Some(&"<!--") && closing == Some(&"-->");
        block.about = is_comment.then(|| self.written.source(Span::new(self.tag_start, self.at)));
        self.blocks.close(block);
    }

    fn text_context(&self) -> Context {
        if self.code.is_some() { Context::Code } else { Context::HtmlText }
    }
}

/// The owner of a chunk.
#[derive(Clone, Copy)]
enum Reached {
    Text,
    Value,
}

/// A range of bytes as a range of whole characters: a character belongs to the chunk that ends it.
fn to_characters(text: &str, range: Span) -> Span {
    Span::new(text.floor_char_boundary(range.start), text.floor_char_boundary(range.end))
}

impl Emitter for Pieces<'_, '_> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }

    fn init_string(&mut self) {
        self.from = self.at;
    }

    fn emit_string(&mut self, decoded: &[u8]) {
        self.chunk(decoded, Reached::Text, self.text_context());
    }

    fn init_attribute(&mut self) {
        self.finish_value();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    fn init_attribute_value(&mut self) {
        self.from = self.at;
    }

    fn push_attribute_value(&mut self, decoded: &[u8]) {
        match tags::value_context(&self.attribute) {
            Some(context) => self.chunk(decoded, Reached::Value, context),
            None => self.from = self.at,
        }
    }

    fn init_start_tag(&mut self) {
        self.tag.clear();
        self.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.tag.clear();
        self.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.extend_from_slice(name);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_tag();
        if self.is_end {
            return None;
        }
        self.last_start_tag.clone_from(&self.tag);
        naive_next_state(&self.tag)
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.at.saturating_sub(1);
    }

    fn emit_current_comment(&mut self) {
        self.finish_value();
        self.comment();
        self.from = self.at;
    }

    fn emit_eof(&mut self) {
        self.finish_text();
        self.finish_value();
    }

    fn set_last_start_tag(&mut self, tag: Option<&[u8]>) {
        self.last_start_tag = tag.unwrap_or_default().to_vec();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.tag.is_empty() && self.tag == self.last_start_tag
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn init_doctype(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use proptest::prelude::{ProptestConfig, prop, proptest};

    fn blocks(text: &str) -> Vec<(Context, String)> {
        let blocks = Draft::markdown(text).document().blocks.into_iter();
        blocks
            .filter(|block| block.context != Context::Markup)
            .map(|block| (block.context, block.text.to_string()))
            .collect()
    }

    fn texts(text: &str) -> Vec<String> {
        let blocks = blocks(text).into_iter().filter(|(context, _)| *context == Context::HtmlText);
        blocks.map(|(_, text)| text.trim().to_owned()).collect()
    }

    #[test]
    fn inline_tags_join_words_and_block_tags_part_them() {
        assert_eq!(texts("<p>Pro<b>ject</b> Zeph<br>yrion</p><p>two</p>"), ["Project Zeph yrion", "two"]);
    }

    #[test]
    fn line_endings_and_quote_markers_are_spaces() {
        assert_eq!(texts("<div>\r\na\r\nb\r\n</div>"), ["a b"]);
        assert_eq!(texts("> <div>\n> a\n> b\n> </div>"), ["a b"]);
    }

    #[test]
    fn references_are_decoded_as_html_does() {
        assert_eq!(texts("<p>&aacute; &not; &notin; &#x63; &unknown; a & b &lt\n</p>"), ["á ¬ ∉ c &unknown; a & b <"]);
        assert_eq!(reference("&eacute;t"), Some(("é".to_owned(), 8)));
        assert_eq!(reference("&copying;"), None);
        assert_eq!(reference("& ;"), None);
        assert_eq!(reference("&name\n;"), None);
    }

    #[test]
    fn comments_are_as_they_are_written() {
        let comments =
            |text| blocks(text).into_iter().filter(|(context, _)| *context == Context::Comment).collect::<Vec<_>>();
        for (text, inside) in [
            ("<!-- a - b -->", " a - b "),
            ("<!--a--->", "a-"),
            ("<?php a ?>", "php a "),
            ("x <!-- &amp; -->", " &amp; "),
        ] {
            assert_eq!(comments(text), [(Context::Comment, inside.to_owned())], "{text}");
        }
    }

    #[test]
    fn code_in_html_is_code() {
        for text in ["<pre>a < b</pre>", "<script>a < b</script>", "<textarea>a &lt; b</textarea>"] {
            assert_eq!(blocks(text), [(Context::Code, "a < b".to_owned())], "{text}");
        }
    }

    /// Pieces of HTML, plain and not, with bars between.
    const PIECES: &str = "<|>|</|/>|<!--|-->|--|<!-|!|?|a|A|b|code|br|p|title|pre|script| |\n|\t|=|\"|'|alt|HREF|data-url| \
        alt=\"| href='| src=|é|&|&amp;|&amp|&NewLine;|&ngE;|&#10;|&#0;|&amps;|#|;|\0|`|text|<p>|</p>|<a href=\"x\">|</a>|<code>|\
        </code>|<br>|<img alt=\"y\n\" src=z />|<!-- c -->";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_plain_is_read_as_the_tokenizer_reads_it(numbers in prop::collection::vec(0..100_usize, 0..16)) {
            let pieces: Vec<&str> = PIECES.split('|').collect();
            let text: String = numbers.iter().map(|number| pieces[number % pieces.len()]).collect();
            let mut source = OpenBlock::new(Context::Code, false);
            source.push(&text, Span::new(0, text.len()), Context::Code);
            let (mut read, mut tokenized) = (Blocks::default(), Blocks::default());
            read_block(source.written(), &mut read);
            Pieces::new(source.written(), &mut tokenized).tokenize();
            let shown = |blocks: &Blocks| blocks.all().map(|block| format!("{block:?}")).collect::<Vec<_>>();
            assert_eq!(shown(&read), shown(&tokenized), "{text:?}");
        }
    }
}
