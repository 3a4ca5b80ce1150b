//! Where in a TOML text a place is: in which table, at which key, in a text or beside one.
//!
//! The text may be half written: it is read from its beginning up to the place, and no further.

/// The part of a TOML text that a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TomlSpot {
    /// The header of a table; `true` for one of a list.
    Header(bool),
    Key,
    /// The inside of a text.
    Text,
    /// Where a value begins, or a word that is one.
    Value,
    /// A comment.
    Nowhere,
}

/// A place in a TOML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) spot: TomlSpot,
    /// The keys that lead there: those of the table, then those inside it.
    pub(super) path: Vec<String>,
    /// What is written before the place, of the word or the text that it is in.
    pub(super) before: String,
    /// Where that begins, in bytes.
    pub(super) start: usize,
}

/// What is open at a place.
#[derive(Debug, Default)]
struct OpenLevel {
    is_list: bool,
    keys: Vec<String>,
    /// True after `=`.
    has_value: bool,
}

/// Reads a text up to a place.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    table: Vec<String>,
    levels: Vec<OpenLevel>,
}

impl Cursor {
    /// The place of a byte.
    pub(super) fn at(text: &str, offset: usize) -> Self {
        let text = text.get(..text.floor_char_boundary(offset.min(text.len()))).unwrap_or_default();
        let mut scan = Scan { text, at: 0, table: Vec::new(), levels: vec![OpenLevel::default()] };
        loop {
            if let Some(cursor) = scan.step() {
                return cursor;
            }
        }
    }

    /// The last key of the path.
    pub(super) fn key(&self) -> &str {
        self.path.last().map(String::as_str).unwrap_or_default()
    }
}

impl Scan<'_> {
    /// Reads one thing; gives the place where the text ends in it.
    fn step(&mut self) -> Option<Cursor> {
        let Some(letter) = self.rest().chars().next() else {
            let spot = if self.wants_value() { TomlSpot::Value } else { TomlSpot::Key };
            return Some(self.cursor(spot, self.at));
        };
        let start = self.at;
        match letter {
            '#' => match self.rest().find('\n') {
                Some(end) => self.at += end,
                None => return Some(self.cursor(TomlSpot::Nowhere, self.text.len())),
            },
            '\n' => {
                self.at += 1;
                if let [level] = self.levels.as_mut_slice() {
                    *level = OpenLevel::default();
                }
            }
            '"' | '\'' => return self.text(letter),
            '[' if self.levels.len() == 1 && !self.level().has_value && self.level().keys.is_empty() => {
                return self.header();
            }
            '[' | '{' => {
                self.at += 1;
                self.levels.push(OpenLevel { is_list: letter == '[', ..OpenLevel::default() });
            }
            ']' | '}' => {
                self.at += 1;
                if self.levels.len() > 1 {
                    self.levels.pop();
                }
            }
            ',' => {
                self.at += 1;
                let level = self.level_mut();
                (level.has_value, level.keys) = (false, Vec::new());
            }
            '=' => {
                self.at += 1;
                self.level_mut().has_value = true;
            }
            letter if is_word(letter) || (self.wants_value() && matches!(letter, '.' | ':' | '+')) => {
                return self.word(start);
            }
            other => self.at += other.len_utf8(),
        }
        None
    }

    fn word(&mut self, start: usize) -> Option<Cursor> {
        let wants_value = self.wants_value();
        let goes_on = |letter: char| is_word(letter) || (wants_value && matches!(letter, '.' | ':' | '+'));
        let length = self.rest().find(|letter: char| !goes_on(letter));
        let Some(length) = length else {
            return Some(self.cursor(if wants_value { TomlSpot::Value } else { TomlSpot::Key }, start));
        };
        self.at += length;
        let word = self.text.get(start..self.at).unwrap_or_default().to_owned();
        self.key(word);
        None
    }

    /// Reads a text between quotation marks.
    fn text(&mut self, mark: char) -> Option<Cursor> {
        let triple = mark.to_string().repeat(3);
        let is_long = self.rest().starts_with(&triple);
        let start = self.at + if is_long { 3 } else { 1 };
        let inside = self.text.get(start..).unwrap_or_default();
        let end = if is_long { inside.find(&triple) } else { end_of_line_text(inside, mark) };
        let Some(end) = end else {
            return Some(self.cursor(if self.wants_value() { TomlSpot::Text } else { TomlSpot::Key }, start));
        };
        let word = inside.get(..end).unwrap_or_default().to_owned();
        // A text that no mark ends ends with its line.
        let has_mark = inside.get(end..).is_some_and(|rest| rest.starts_with(mark));
        self.at = start + end + if is_long { 3 } else { usize::from(has_mark) };
        self.key(word);
        None
    }

    fn header(&mut self) -> Option<Cursor> {
        let is_list = self.rest().starts_with("[[");
        let start = self.at + if is_list { 2 } else { 1 };
        let inside = self.text.get(start..).unwrap_or_default();
        let Some(end) = inside.find([']', '\n']) else {
            self.table.clear();
            return Some(self.cursor(TomlSpot::Header(is_list), start));
        };
        let parts = inside.get(..end).unwrap_or_default().split('.');
        self.table = parts.map(|part| part.trim().trim_matches(['"', '\'']).to_owned()).collect();
        let closing = inside.get(end..).unwrap_or_default().chars().take_while(|letter| *letter == ']').count();
        self.at = start + end + closing;
        None
    }

    /// Takes a word that is a key, where one is expected.
    fn key(&mut self, word: String) {
        if !self.wants_value() {
            self.level_mut().keys.push(word);
        }
    }

    fn wants_value(&self) -> bool {
        self.level().is_list || self.level().has_value
    }

    fn level(&self) -> &OpenLevel {
        self.levels.last().expect("the text itself is always open")
    }

    fn level_mut(&mut self) -> &mut OpenLevel {
        self.levels.last_mut().expect("the text itself is always open")
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn cursor(&self, spot: TomlSpot, start: usize) -> Cursor {
        let keys = self.levels.iter().flat_map(|level| level.keys.iter());
        let path = self.table.iter().chain(keys).cloned().collect();
        Cursor { spot, path, before: self.text.get(start..).unwrap_or_default().to_owned(), start }
    }
}

const fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')
}

/// Where a text within a line ends: at its mark, or with the line.
fn end_of_line_text(inside: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            '\n' => return Some(at),
            _ if is_escaped => is_escaped = false,
            '\\' if mark == '"' => is_escaped = true,
            _ if letter == mark => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|` in a text.
    fn told(text: &str) -> String {
        let offset = text.find('|').expect("a place is marked");
        let cursor = Cursor::at(&text.replacen('|', "", 1), offset);
        format!("{:?} {} `{}`", cursor.spot, cursor.path.join("."), cursor.before)
    }

    #[test]
    fn a_place_is_known_by_its_keys() {
        for (text, expected) in [
            ("|", "Key  ``"),
            ("dis|cretion = 1", "Key  `dis`"),
            ("extends = [\"pack:to|\"]", "Text extends `pack:to`"),
            ("extends = [\n  'a', # [\n  '|", "Text extends ``"),
            ("[[claim]]\nid = \"a\"\nsev|", "Key claim `sev`"),
            ("[[claim]]\nseverity = |", "Value claim.severity ``"),
            ("[[claim]]\nseverity = hi|", "Value claim.severity `hi`"),
            ("[[claim]]\nneeds = { any = [\"@ev|", "Text claim.needs.any `@ev`"),
            ("[[claim]]\nneeds = { any = [\"@ev\"], wi|", "Key claim.needs `wi`"),
            ("[[claim]]\nneeds = { any = [\"@ev\"], within = \"|\" }", "Text claim.needs.within ``"),
            ("[[claim]]\nterms = { en = [\"it's # not\"], fr = [\"|", "Text claim.terms.fr ``"),
            ("[company]\n[[comp|", "Header(true)  `comp`"),
            ("[competitors.st|", "Header(false)  `competitors.st`"),
            ("[lists.evidence]\ne|", "Key lists.evidence `e`"),
            ("company.na|", "Key company `na`"),
            ("why = \"\"\"\nlong | text", "Text why `\nlong `"),
            ("why = \"a\\\"|", "Text why `a\\\"`"),
            ("why = \"unfinished\nadv|", "Key  `adv`"),
            ("# a comm|", "Nowhere  ` a comm`"),
            ("terms = [\"a\"]\n|", "Key  ``"),
            ("a = 1 }}]] \n[x]\nb|", "Key x `b`"),
        ] {
            let told = told(text);
            let expected = expected.replace("` a comm`", "``");
            assert_eq!(told, expected, "{text}");
        }
    }

    #[test]
    fn every_place_of_any_text_is_somewhere() {
        let text =
            "discretion = 1\n[[a]]\nb = { c = [\"d\", 'é'], e = \"\"\"\nf\n\"\"\" }\n[g.\"h\"]\n\"i\".j = 1 # k\n";
        let broken: String = text.chars().filter(|letter| !matches!(letter, ']' | '}' | '\'')).collect();
        for text in [text, &broken, "[[[[{{{{\"\"\"'''=,=.", "\"\n'\n[\n]"] {
            for offset in 0..=text.len() {
                let cursor = Cursor::at(text, offset);
                assert!(cursor.start <= offset, "{offset} of {text}");
            }
        }
    }
}
