//! TOML as nearly all policies write it, read in one quick pass.
//!
//! Packs are read whenever a program starts, and lists of terms may be long. This reader knows tables, strings on one
//! line, lists and comments; a number or a date is left to the parser. At anything else, be it wrong or only rare, it
//! gives up, and the parser reads the whole text. So it never reports an error, and what it reads the parser reads alike,
//! places included: a test compares the two on packs and on texts with slips.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue, Error};

/// The depth of lists and tables in each other from which the reader gives up.
const DEEPEST: usize = 16;

/// The marks of a string on several lines.
const LONG: &str = "\"\"\"";

/// A text of TOML, as far as it can be read, and its errors.
pub(crate) fn parse_toml(text: &str) -> (Spanned<DeTable<'_>>, Vec<Error>) {
    match QuickReader::read(text) {
        Some(root) => (Spanned::new(0..0, root), Vec::new()),
        None => DeTable::parse_recoverable(text),
    }
}

/// The header of a table.
struct TomlHeader<'t> {
    path: Vec<Spanned<DeString<'t>>>,
    is_list: bool,
    start: usize,
    end: usize,
}

/// A place in a text up to which it was read.
struct QuickReader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> QuickReader<'t> {
    /// The table that the whole text is.
    fn read(text: &'t str) -> Option<DeTable<'t>> {
        let mut reader = Self { text, at: 0 };
        let mut root = DeTable::new();
        let (mut header, mut table) = (None, DeTable::new());
        loop {
            reader.skip_lines()?;
            match reader.peek() {
                Some(b'[') => {
                    reader.close(&mut root, header.take(), std::mem::take(&mut table))?;
                    header = Some(reader.header()?);
                }
                Some(_) => {
                    let (key, value) = reader.entry(0)?;
                    insert(&mut table, key, value)?;
                }
                None => {
                    reader.close(&mut root, header, table)?;
                    return Some(root);
                }
            }
            reader.end_line()?;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads one character of ASCII, if it is the wanted one.
    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.peek() == Some(wanted)).then(|| self.at += 1)
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    fn skip_spaces(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Reads white space, line breaks and comments.
    fn skip_lines(&mut self) -> Option<()> {
        loop {
            self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
            match self.peek() {
                Some(b'#') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        self.skip(|byte| !is_control(byte));
        matches!(self.peek(), None | Some(b'\n')).then_some(())
    }

    /// Reads the end of a line, with the comment there.
    fn end_line(&mut self) -> Option<()> {
        self.skip_spaces();
        if self.peek() == Some(b'#') {
            self.comment()?;
        }
        matches!(self.peek(), None | Some(b'\n')).then_some(())
    }

    fn header(&mut self) -> Option<TomlHeader<'t>> {
        let start = self.at;
        self.take(b'[')?;
        let is_list = self.take(b'[').is_some();
        let mut path = vec![self.key()?];
        while self.take(b'.').is_some() {
            path.push(self.key()?);
        }
        self.take(b']')?;
        if is_list {
            self.take(b']')?;
        }
        Some(TomlHeader { path, is_list, start, end: self.at })
    }

    fn key(&mut self) -> Option<Spanned<DeString<'t>>> {
        let start = self.at;
        let key = match self.peek()? {
            b'"' if !self.rest().starts_with(LONG) => self.basic_string()?,
            b'\'' => self.literal_string()?.into(),
            _ => {
                self.skip(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
                self.text.get(start..self.at).filter(|key| !key.is_empty())?.into()
            }
        };
        Some(Spanned::new(start..self.at, key))
    }

    fn entry(&mut self, depth: usize) -> Option<(Spanned<DeString<'t>>, Spanned<DeValue<'t>>)> {
        let key = self.key()?;
        self.skip_spaces();
        self.take(b'=')?;
        self.skip_spaces();
        Some((key, self.value(depth)?))
    }

    fn value(&mut self, depth: usize) -> Option<Spanned<DeValue<'t>>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' if self.rest().starts_with(LONG) => DeValue::String(self.long_string()?),
            b'"' => DeValue::String(self.basic_string()?),
            b'\'' => DeValue::String(self.literal_string()?.into()),
            b'[' => DeValue::Array(self.list(depth)?),
            b'{' => DeValue::Table(self.inline_table(depth)?),
            _ => self.scalar()?,
        };
        Some(Spanned::new(start..self.at, value))
    }

    fn list(&mut self, depth: usize) -> Option<DeArray<'t>> {
        let mut list = DeArray::new();
        self.take(b'[').filter(|()| depth < DEEPEST)?;
        loop {
            self.skip_lines()?;
            if self.take(b']').is_some() {
                return Some(list);
            }
            list.push(self.value(depth + 1)?);
            self.skip_lines()?;
            if self.take(b',').is_none() {
                self.take(b']')?;
                return Some(list);
            }
        }
    }

    /// Reads a table between braces.
    fn inline_table(&mut self, depth: usize) -> Option<DeTable<'t>> {
        let mut table = DeTable::new();
        self.take(b'{').filter(|()| depth < DEEPEST)?;
        loop {
            self.skip_lines()?;
            let (key, value) = self.entry(depth + 1)?;
            insert(&mut table, key, value)?;
            self.skip_lines()?;
            if self.take(b',').is_none() {
                self.take(b'}')?;
                return Some(table);
            }
        }
    }

    /// Reads a string between double quotation marks, on one line.
    fn basic_string(&mut self) -> Option<DeString<'t>> {
        self.take(b'"')?;
        let start = self.at;
        self.skip(|byte| !matches!(byte, b'"' | b'\\') && !is_control(byte));
        if self.take(b'"').is_some() {
            return Some(self.text.get(start..self.at - 1)?.into());
        }
        let mut text = self.text.get(start..self.at)?.to_owned();
        while self.take(b'"').is_none() {
            self.add_to(&mut text, is_control)?;
        }
        Some(text.into())
    }

    /// Reads a string between three double quotation marks.
    fn long_string(&mut self) -> Option<DeString<'t>> {
        self.at += LONG.len();
        self.take(b'\n');
        let mut text = String::new();
        loop {
            let marks = self.rest().bytes().take_while(|&byte| byte == b'"').count();
            self.at += marks;
            match marks {
                3 => return Some(text.into()),
                0 => self.add_to(&mut text, |byte| is_control(byte) && byte != b'\n')?,
                1 | 2 => text.extend(std::iter::repeat_n('"', marks)),
                _ => return None,
            }
        }
    }

    /// Adds the next letters of a string, or what is written for one.
    fn add_to(&mut self, text: &mut String, is_end: impl Fn(u8) -> bool) -> Option<()> {
        if self.peek() == Some(b'\\') {
            text.push(self.escape()?);
            return Some(());
        }
        let from = self.at;
        self.skip(|byte| !matches!(byte, b'"' | b'\\') && !is_end(byte));
        let more = self.text.get(from..self.at).filter(|more| !more.is_empty())?;
        text.push_str(more);
        Some(())
    }

    fn escape(&mut self) -> Option<char> {
        let escaped = match self.text.as_bytes().get(self.at + 1)? {
            b'n' => '\n',
            b't' => '\t',
            b'"' => '"',
            b'\\' => '\\',
            _ => return None,
        };
        self.at += 2;
        Some(escaped)
    }

    /// Reads a string between single quotation marks, on one line.
    fn literal_string(&mut self) -> Option<&'t str> {
        self.take(b'\'')?;
        let start = self.at;
        self.skip(|byte| byte != b'\'' && !is_control(byte));
        self.take(b'\'')?;
        let text = self.text.get(start..self.at - 1)?;
        (!text.is_empty() || self.peek() != Some(b'\'')).then_some(text)
    }

    /// Reads a number, a date or a truth.
    fn scalar(&mut self) -> Option<DeValue<'t>> {
        let start = self.at;
        self.skip(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b':' | b'_'));
        let written = self.text.get(start..self.at).filter(|written| !written.is_empty())?;
        DeValue::parse(written).ok().map(Spanned::into_inner)
    }

    /// Puts a table that was read to its end in its place.
    fn close(&self, root: &mut DeTable<'t>, header: Option<TomlHeader<'t>>, table: DeTable<'t>) -> Option<()> {
        let Some(TomlHeader { mut path, is_list, start, end }) = header else {
            *root = table;
            return Some(());
        };
        let (last, table) = (path.pop()?, Spanned::new(start..end, DeValue::Table(table)));
        let Some(parent) = path.pop() else {
            return if is_list { add(root, last, table) } else { insert(root, last, table) };
        };
        if !path.is_empty() || is_list {
            return None;
        }
        if !root.contains_key(parent.get_ref().as_ref()) {
            let implied = Spanned::new(parent.span(), DeValue::Table(DeTable::new()));
            root.insert(parent.clone(), implied);
        }
        let known = root.get_mut(parent.get_ref().as_ref())?;
        let is_closed = self.text.as_bytes().get(known.span().start) == Some(&b'{');
        let DeValue::Table(parent) = known.get_mut() else { return None };
        if is_closed { None } else { insert(parent, last, table) }
    }
}

/// Returns whether a byte is a control character of ASCII, the tab apart.
const fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t') || byte == 0x7f
}

/// Puts a value into a table that does not have its key.
fn insert<'t>(table: &mut DeTable<'t>, key: Spanned<DeString<'t>>, value: Spanned<DeValue<'t>>) -> Option<()> {
    // Where the key is there, all is given up.
    table.insert(key, value).is_none().then_some(())
}

/// Adds a table to a list of tables, whose headers have that key.
fn add<'t>(root: &mut DeTable<'t>, key: Spanned<DeString<'t>>, table: Spanned<DeValue<'t>>) -> Option<()> {
    let Some(known) = root.get_mut(key.get_ref().as_ref()) else {
        let mut list = DeArray::new();
        let span = table.span();
        list.push(table);
        root.insert(key, Spanned::new(span, DeValue::Array(list)));
        return Some(());
    };
    let span = known.span();
    match known.get_mut() {
        // A list that is written as a value cannot be added to. That of headers begins where its first table does.
        DeValue::Array(list) if list.iter().next().is_some_and(|first| first.span() == span) => {
            list.push(table);
            Some(())
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
    use proptest::sample::{Index, select};
    use std::path::Path;

    /// What the parser makes of a text, places included; nothing where it finds a mistake.
    fn parsed(text: &str) -> Option<String> {
        let (root, errors) = DeTable::parse_recoverable(text);
        errors.is_empty().then(|| format!("{root:?}"))
    }

    fn read(text: &str) -> Option<String> {
        QuickReader::read(text).map(|root| format!("{:?}", Spanned::new(0..0, root)))
    }

    #[test]
    fn packs_are_read_without_the_parser() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let mut count = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(read(&text).is_some(), "{} has something that the quick reader does not know", path.display());
            assert!(read(&text) == parsed(&text), "{} is read in two ways", path.display());
            count += 1;
        }
        assert!(count > 20);
    }

    #[test]
    fn what_the_reader_does_not_know_is_left_to_the_parser() {
        let table = [
            (
                "a = 1\nb = \"x\" # no\n[c]\nd = [\n  'e', # f\n  \"g\",\n]\n[[h]]\n[[h]]\ni = { j = true, k = 1.5 }",
                true,
            ),
            ("a = 2027-03-01T09:00:00+01:00\n[b.\"c/d\"]\n[b.e]", true),
            ("a = \"\"\"\nb \\\"c\\\" \"\"d\"\"\"", true),
            ("a = \"\"\nb = ''", true),
            ("a = \"\\u00e9\"", false),
            ("a = '''b'''", false),
            ("a.b = 1", false),
            ("a = { b = [\n], # c\n  d = 1\n}", true),
            ("a = {}", false),
            ("\r\n", false),
            ("a = 1\na = 2", false),
            ("a = {b = 1}\n[a.c]", false),
            ("a = [[1]]\n[[a]]", false),
            ("a = []\n[[a]]", false),
            ("[a]\n[a]", false),
            ("[a.b]\n[a]", false),
            ("[[a]]\n[a.b]", false),
            ("a = 1 b = 2", false),
            ("a = \"b\nc\"", false),
            ("a = x", false),
            ("a = 1\n[b", false),
        ];
        for (text, is_read) in table {
            assert_eq!(read(text).is_some(), is_read, "{text}");
            assert!(!is_read || read(text) == parsed(text), "{text}: {:?} {:?}", read(text), parsed(text));
        }
    }

    const PARTS: [&str; 30] = [
        "a = 1\n",
        "b = \"x\"\n",
        "c = [",
        "]\n",
        "\"é\", ",
        "'f', ",
        "1,",
        " # g\n",
        "\n",
        "[a]\n",
        "[b]\n",
        "[a.b]\n",
        "[[c]]\n",
        "[[d]]\n",
        "d = { e = 1, f = [\"g\"] }\n",
        "e = true\n",
        "\"h i\" = 2\n",
        "f = -1.5e3\n",
        "g = 2027-03-01\n",
        "h = \"\"\"\nx\"\"\"\n",
        "i = \"\\n\\\"\"\n",
        "j = ''\n",
        "[d.\"e/f\"]\n",
        "  ",
        "a = [[1]]\n",
        "b = {}\n",
        "c = [\n \"x\",\n]\n",
        "k = [{ l = 1 }, { l = 2 }]\n",
        "l = {\n m = 1, # n\n n = 'o' }\n",
        "{ p = 1,\n",
    ];

    const SLIPS: [&str; 18] =
        ["", "", "", "\"", "'", "\"\"\"", "\\", "\\u00e9", "#", "[", "]", "{", "}", ",", "=", ".", "\r", "\u{7f}"];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn what_is_read_is_what_the_parser_reads(
            parts in proptest::collection::vec(select(PARTS.to_vec()), 1..14),
            slip in select(SLIPS.to_vec()),
            place in any::<Index>(),
        ) {
            let mut text = parts.concat();
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            text.insert_str(*place.get(&borders), slip);
            if let Some(own) = read(&text) {
                prop_assert_eq!(Some(own), parsed(&text), "{}", text);
            }
        }
    }
}
