//! Cutting plain text into words.
//!
//! A word here is the smallest thing that a term is made of: a run of letters and digits, cut where a camel-case
//! name or a number begins (`ProjectHalcyon`, `HX450`) and at apostrophes. What people count as words is coarser:
//! [`Word::counts`] marks the words that begin one, after the word boundaries of UAX #29.

use super::fold;
use super::letters::Letters;
use super::neighbours::{Follows, Neighbours};
use super::plain::{FoldRoom, IS_BETWEEN, PlainWord};
use crate::text::{Span, hash, is_invisible};

/// One word of a text. There are many, and each is read again and again, so they are kept small: places in a text are
/// counted up to 4 GiB.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// The hash of its bare fold.
    pub(crate) hash: u64,
    start: u32,
    end: u32,
    folded: u32,
    /// True if a word as people count them begins here.
    pub(crate) counts: bool,
    /// The way its letters are written.
    pub(crate) letters: Letters,
    /// What stands right beside it.
    pub(super) neighbours: Neighbours,
}

impl Word {
    /// First byte in the text.
    #[inline]
    pub(crate) const fn start(&self) -> usize {
        self.start as usize
    }

    /// Byte after the last in the text.
    #[inline]
    pub(crate) const fn end(&self) -> usize {
        self.end as usize
    }

    /// Its place in the text.
    #[inline]
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    /// Returns whether it is written in ASCII alone.
    #[inline]
    pub(crate) const fn is_ascii(&self) -> bool {
        self.neighbours.is_ascii()
    }

    /// Returns whether one space stands between it and the word before it.
    #[inline]
    pub(crate) const fn is_spaced(&self) -> bool {
        self.neighbours.is_spaced()
    }

    /// Returns whether nothing stands between it and the word before it.
    #[inline]
    pub(crate) const fn is_touching(&self) -> bool {
        self.neighbours.is_touching()
    }

    /// Returns whether nothing stands between it and the next word.
    #[inline]
    pub(crate) const fn is_touched(&self) -> bool {
        self.neighbours.is_touched()
    }

    /// Returns whether it and the next word are one stretch of letters.
    #[inline]
    pub(crate) const fn goes_on(&self) -> bool {
        self.neighbours.goes_on()
    }

    /// Returns whether it and the word before it are one stretch of letters, which the reading cut at a capital.
    #[inline]
    pub(crate) const fn is_one_stretch(&self) -> bool {
        self.neighbours.is_one_stretch()
    }

    /// The start of its bare fold in the folded text; words without a gap between them touch there.
    #[inline]
    pub(crate) const fn folded(&self) -> usize {
        self.folded as usize
    }
}

/// A place in a text, as a word has it.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The words of one or more texts, with their folds in one buffer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The words in order.
    pub(crate) list: Vec<Word>,
    /// Their bare folds, one after another.
    pub(crate) folded: String,
}

impl Words {
    /// The words of some texts, of so many bytes together, one text after another, and where those of each end.
    pub(crate) fn of_all<'t>(texts: impl Iterator<Item = &'t str>, bytes: usize) -> (Self, Vec<usize>) {
        let mut words = Self { list: Vec::with_capacity(bytes / 5 + 4), folded: String::with_capacity(bytes) };
        let mut room = FoldRoom::default();
        let read = |text| {
            words.read(text, &mut room);
            words.list.len()
        };
        let ends = texts.map(read).collect();
        room.empty_into(&mut words.folded);
        (words, ends)
    }

    /// The words of one text.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.reread(text);
        words
    }

    /// Takes the words of a text for its own.
    pub(crate) fn reread(&mut self, text: &str) {
        self.list.clear();
        self.folded.clear();
        let mut room = FoldRoom::default();
        self.read(text, &mut room);
        room.empty_into(&mut self.folded);
    }

    /// The bare fold of the words of a range, without what stood between them.
    pub(crate) fn fold_of(&self, first: usize, last: usize) -> &str {
        let start = self.list[first].folded();
        let end = self.list.get(last + 1).map_or(self.folded.len(), Word::folded);
        self.folded.get(start..end).unwrap_or("")
    }

    /// The hash of the stretch of letters that ends with a word.
    pub(crate) fn hash_of_stretch(&self, last: usize) -> u64 {
        let before = self.list[..=last].iter().rev().take_while(|word| word.is_one_stretch()).count();
        if before == 0 { self.list[last].hash } else { hash(self.fold_of(last - before, last).as_bytes()) }
    }

    /// Appends the words of a text; their places count from the text's start. The room has the folds of the last of them.
    fn read(&mut self, text: &str, room: &mut FoldRoom) {
        let (bytes, mut at) = (text.as_bytes(), 0);
        loop {
            // Nearly always one space stands before the next word.
            let next = match bytes.get(at..) {
                Some([b' ', next, ..]) if next.is_ascii_alphanumeric() && at > 0 => WordStart::after_space(at + 1),
                _ => match far_word(text, at) {
                    Some(start) => WordStart::of(text, at, start),
                    None => break,
                },
            };
            at = self.read_plain(text, next, room).unwrap_or_else(|| {
                room.empty_into(&mut self.folded);
                self.read_run(text, next)
            });
        }
    }

    /// Reads a run of small letters after a first one of either case, as nearly every word is, and gives its end; nothing if
    /// it is none, or a long one.
    #[inline]
    fn read_plain(&mut self, text: &str, start: WordStart, room: &mut FoldRoom) -> Option<usize> {
        let plain = PlainWord::read(text.as_bytes(), start.at, room)?;
        let neighbours = Neighbours::of(text, Span::new(start.at, plain.end), plain.is_ascii, start.follows);
        self.list.push(Word {
            start: small(start.at),
            end: small(plain.end),
            folded: small(self.folded.len() + plain.folded),
            hash: plain.hash,
            counts: start.counts,
            letters: plain.letters,
            neighbours,
        });
        if room.is_full() {
            room.empty_into(&mut self.folded);
        }
        Some(plain.end)
    }

    /// Reads a run of word characters, cut at its seams, and gives its end.
    #[inline(never)]
    fn read_run(&mut self, text: &str, start: WordStart) -> usize {
        let end = run_end(text, start.at);
        let WordStart { at: mut from, mut counts, mut follows } = start;
        while from < end {
            let part = RunPart::read(text, from, end);
            let folded = self.folded.len();
            let span = Span::new(from, part.end);
            fold::bare(span.slice(text), &mut self.folded);
            if follows == Follows::Letters && part.letters == Letters::None {
                follows = Follows::Touching;
            }
            if let Some(before) = self.list.last_mut() {
                before.neighbours.note_next(follows);
            }
            let neighbours = Neighbours::of(text, span, span.slice(text).is_ascii(), follows);
            let hash = hash(&self.folded.as_bytes()[folded..]);
            let counts_here = counts || part.is_ideograph;
            let (end, letters) = (part.end, part.letters);
            let (start, end, folded) = (small(from), small(end), small(folded));
            self.list.push(Word { start, end, folded, hash, counts: counts_here, letters, neighbours });
            counts = part.is_ideograph;
            follows = if letters == Letters::None { Follows::Touching } else { Follows::Letters };
            from = part.end;
        }
        end
    }
}

/// The start of a word, and what is known of it by then.
#[derive(Clone, Copy)]
struct WordStart {
    at: usize,
    /// True if a word as people count them begins here.
    counts: bool,
    follows: Follows,
}

impl WordStart {
    /// A word after one space, as nearly all are.
    #[inline]
    const fn after_space(at: usize) -> Self {
        Self { at, counts: true, follows: Follows::Space }
    }

    /// A word that begins anywhere else after the end of the one before it, which is 0 for the first one.
    fn of(text: &str, before: usize, at: usize) -> Self {
        let is_first = before == 0;
        let is_spaced = !is_first && at == before + 1 && text.as_bytes()[before] == b' ';
        let follows = if is_spaced { Follows::Space } else { Follows::Other };
        Self { at, counts: is_first || !continues(text, before, at), follows }
    }
}

/// The start of the next word, from `at` on: at a letter or a digit.
#[inline(never)]
fn far_word(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| !IS_BETWEEN[usize::from(byte)])?;
        if bytes[at].is_ascii() {
            return Some(at);
        }
        let c = char_at(text, at);
        if fold::is_latin_1(c) || (c.is_alphanumeric() && !is_invisible(c)) || fold::ornamental(c).is_some() {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// The end of the run of word characters that begins at `start`; characters that no reader sees do not end it,
/// but do not close it either.
fn run_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end) = (start, start);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
            end = at;
            continue;
        }
        let c = char_at(text, at);
        if !fold::is_word(c) {
            break;
        }
        at += c.len_utf8();
        if !is_invisible(c) {
            end = at;
        }
    }
    end
}

/// A stretch of a run between two seams.
struct RunPart {
    end: usize,
    letters: Letters,
    is_ideograph: bool,
}

/// The class of a character at the seams of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterClass {
    Digit,
    Upper,
    Lower,
    Ideograph,
    /// A mark, or a character that no reader sees: goes with what stands before it.
    Extend,
}

impl RunPart {
    /// Reads the part that begins at `from`, in a run that ends at `end`.
    fn read(text: &str, from: usize, end: usize) -> Self {
        let (class, after) = class_at(text, from);
        let part = |end, letters| Self { end, letters, is_ideograph: class == LetterClass::Ideograph };
        match class {
            LetterClass::Digit => part(skip(text, after, end, LetterClass::Digit), Letters::None),
            LetterClass::Lower => part(skip(text, after, end, LetterClass::Lower), Letters::Lower),
            LetterClass::Ideograph | LetterClass::Extend => {
                part(skip(text, after, end, LetterClass::Extend), Letters::Lower)
            }
            LetterClass::Upper => {
                let (end, letters) = Self::read_capitals(text, from, end);
                part(end, letters)
            }
        }
    }

    /// Reads a part that begins with a capital. A run of capitals is cut before its last one where small letters
    /// follow (`HTTPServer`), but keeps a plural `s` (`APIs`).
    fn read_capitals(text: &str, from: usize, end: usize) -> (usize, Letters) {
        let (mut at, mut last, mut capitals) = (from, from, 0);
        while at < end {
            let (class, after) = class_at(text, at);
            match class {
                LetterClass::Upper => (last, capitals) = (at, capitals + 1),
                LetterClass::Extend => {}
                LetterClass::Digit | LetterClass::Lower | LetterClass::Ideograph => break,
            }
            at = after;
        }
        let small = skip(text, at, end, LetterClass::Lower);
        let is_plural = small == end && Span::new(at, small).slice(text) == "s";
        match (capitals, small > at) {
            (1, true) => (small, Letters::Capital),
            (1, false) => (at, Letters::Capital),
            (_, false) => (at, Letters::Upper),
            (_, true) if is_plural => (small, Letters::Upper),
            (_, true) => (last, Letters::Upper),
        }
    }
}

/// The class of the character at `at`, and where the next begins.
fn class_at(text: &str, at: usize) -> (LetterClass, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        let class = match byte {
            b'0'..=b'9' => LetterClass::Digit,
            b'A'..=b'Z' => LetterClass::Upper,
            _ => LetterClass::Lower,
        };
        return (class, at + 1);
    }
    let c = char_at(text, at);
    let class = if matches!(c, '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{ff}') || fold::ornamental(c).is_some() {
        LetterClass::Lower
    } else if c.is_uppercase() {
        LetterClass::Upper
    } else if fold::is_ideograph(c) {
        LetterClass::Ideograph
    } else if is_invisible(c) || !c.is_alphanumeric() {
        LetterClass::Extend
    } else if c.is_numeric() {
        LetterClass::Digit
    } else {
        LetterClass::Lower
    };
    (class, at + c.len_utf8())
}

/// The end of a stretch of characters of a class and of marks.
fn skip(text: &str, mut at: usize, end: usize, wanted: LetterClass) -> usize {
    while at < end {
        let (class, after) = class_at(text, at);
        if class != wanted && class != LetterClass::Extend {
            break;
        }
        at = after;
    }
    at
}

/// Returns whether two runs are one word to people (UAX #29, WB6 to WB13b): `don't`, `example.com`, `4.2`, `snake_case`.
#[inline]
fn continues(text: &str, before: usize, start: usize) -> bool {
    match &text.as_bytes()[before..start] {
        [b' ', ..] => false,
        // Two characters that everybody sees tie nothing, and few do alone.
        [b'\n' | b' '..=b'~', b'\n' | b' '..=b'^' | b'`'..=b'~', ..] => false,
        [b'\n' | b'!'..=b'&' | b'('..=b'+' | b'-' | b'/' | b'<'..=b'^' | b'`'..=b'~'] => false,
        _ => is_tied(text, before, start),
    }
}

#[inline(never)]
fn is_tied(text: &str, before: usize, start: usize) -> bool {
    let gap = Span::new(before, start).slice(text);
    if gap.bytes().all(|byte| byte == b'_') {
        return true;
    }
    let mut chars = gap.chars().filter(|&c| !is_invisible(c));
    let (Some(middle), None) = (chars.next(), chars.next()) else { return false };
    let is_number = |c: char| c.is_numeric();
    let last = Span::new(0, before).slice(text).chars().next_back().map(is_number);
    let next = Some(is_number(char_at(text, start)));
    match middle {
        '.' | '\'' | '\u{2018}' | '\u{2019}' | '\u{2024}' | '\u{ff0e}' | '\u{ff07}' => last == next,
        ':' | '\u{b7}' | '\u{2027}' | '\u{ff1a}' => last == Some(false) && next == Some(false),
        ',' | ';' | '\u{66c}' | '\u{ff0c}' | '\u{ff1b}' => last == Some(true) && next == Some(true),
        _ => false,
    }
}

/// The character at a border between characters.
fn char_at(text: &str, at: usize) -> char {
    Span::new(at, text.len()).slice(text).chars().next().unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    fn parts(text: &str) -> Vec<&str> {
        Words::of(text).list.iter().map(|word| word.span().slice(text)).collect()
    }

    #[test]
    fn words_are_cut_where_names_and_numbers_begin() {
        let table: [(&str, &[&str]); 12] = [
            ("ProjectHalcyonClient", &["Project", "Halcyon", "Client"]),
            ("HTTPServer and APIs", &["HTTP", "Server", "and", "APIs"]),
            ("HX-450, HX450", &["HX", "450", "HX", "450"]),
            ("l’Équipe d'été", &["l", "Équipe", "d", "été"]),
            ("my_zephyrion_app", &["my", "zephyrion", "app"]),
            ("Hal\u{ad}cyon Hal\u{200b}cyon", &["Hal\u{ad}cyon", "Hal\u{200b}cyon"]),
            ("e\u{301}te\u{301}", &["e\u{301}te\u{301}"]),
            ("项目Halcyon发布", &["项", "目", "Halcyon", "发", "布"]),
            ("\u{200d}\u{fe0f} a\u{200b} b", &["a", "b"]),
            ("C++ 4.2M", &["C", "4", "2", "M"]),
            ("ÉTÉ NOUVEAU", &["ÉTÉ", "NOUVEAU"]),
            ("", &[]),
        ];
        for (text, words) in table {
            assert_eq!(parts(text), words, "{text}");
        }
    }

    #[test]
    fn letters_tell_capitals() {
        let letters = |text: &str| Words::of(text).list[0].letters;
        assert_eq!(letters("falcon"), Letters::Lower);
        assert_eq!(letters("Falcon"), Letters::Capital);
        assert_eq!(letters("A"), Letters::Capital);
        assert_eq!(letters("ÉTÉ"), Letters::Upper);
        assert_eq!(letters("450"), Letters::None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn words_count_as_unicode_counts_them(text in "[a-zA-Z0-9 .,;:'_\\-!?/@#\\n(\"é’]{0,40}") {
            let counted = Words::of(&text).list.iter().filter(|word| word.counts).count();
            prop_assert_eq!(counted, text.unicode_words().count());
        }

        /// Words of letters are read at once, and all others by their classes.
        #[test]
        fn plain_words_are_read_as_all_others(
            text in "([a-z]{0,12}|[A-Z]{0,9}|[0-9]{0,9}|[A-Z]?[a-zà-ÿÀ-Þ]{0,9}|[a-z]{40,60}|\\PC)([ '’.«»\u{a0}\u{ad}\u{200b}\u{202f}…—0-9_]{0,2}([a-z]{1,9}|[éèàçœßæÉ]|\\PC)){0,12}",
        ) {
            let (fast, mut slow) = (Words::of(&text), Words::default());
            let mut at = 0;
            while let Some(start) = far_word(&text, at) {
                at = slow.read_run(&text, WordStart::of(&text, at, start));
            }
            prop_assert_eq!(format!("{fast:?}"), format!("{slow:?}"));
        }

        #[test]
        fn words_lie_in_order_on_character_borders(text in "\\PC{0,60}") {
            let words = Words::of(&text);
            let mut before = 0;
            for word in &words.list {
                assert!(before <= word.start() && word.start() < word.end());
                assert!(text.is_char_boundary(word.start()) && text.is_char_boundary(word.end()));
                before = word.end();
            }
        }
    }
}
