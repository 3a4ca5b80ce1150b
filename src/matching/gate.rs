//! Gates: what every match of a pattern holds, taken from its syntax.
//!
//! A gate is a list of clauses, each of which wants one of some words, beginnings of words, letters or signs. A pattern
//! runs only over texts that fulfil all of its clauses, and whoever looks for the first clause of each, the rarest, meets
//! few of them. Words and letters are compared in the bare fold, digits apart: what a pattern takes for the border of a
//! word is one to the reading, too, unless a text has letters that are [odd](is_odd).

use super::crowd::Crowding;
use super::demand::{COMMON, Demand, DemandKind, GateTexts, commonness_of, commonness_of_signs};
use super::spaces::{self, MostSpaces};
use crate::reading::{Word, bare, is_ideograph, is_word, ornamental};
use crate::rule::Pattern;
use crate::text::{Span, is_invisible};
use memchr::memmem;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look, Repetition};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Parts of a pattern spell at most so many texts together, of so many marks; what spells more tells nothing.
const MOST_SPELLINGS: usize = 320;
const MOST_MARKS: usize = 1 << 13;

/// More repetitions than this are spelled as the fewest and anything.
const MOST_REPEATED: u32 = 4;

/// A class of more characters spells nothing.
const MOST_LETTERS: usize = 24;

/// A class of more characters holds letters.
const LARGE_CLASS: usize = 4_000;

/// Beginnings of words, and letters anywhere, are told by so many bytes at least.
pub(super) const SHORTEST: usize = 3;

/// Stands before the rarest clause in the file of gates.
const RAREST: char = '*';

/// The gates of the patterns of packs, so that a program does not have to parse them: a test holds the file true.
const KNOWN: &str = include_str!("gates.txt");

/// Demands on a text, all of which every match of a pattern fulfils, in the order of the pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gate {
    pub(super) clauses: Vec<Demand>,
    /// The number of the rarest clause, unless those are common signs.
    pub(super) rarest: Option<usize>,
    /// Characters that crowd together.
    pub(super) crowds: Crowding,
}

impl Gate {
    /// The gate of a pattern.
    pub(super) fn of(pattern: &Pattern) -> Self {
        static GATES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
            let ends = memmem::find_iter(KNOWN.as_bytes(), "\n\n").chain([KNOWN.len()]);
            let gates = ends.scan(0, |start, end| {
                let gate = Span::new(*start, end).slice(KNOWN);
                *start = end + 2;
                Some(gate.split_once('\n').unwrap_or((gate, "")))
            });
            gates.collect()
        });
        let known = GATES.binary_search_by_key(&pattern.written(), |(written, _)| written).ok();
        known.map_or_else(|| Self::derived(&pattern.tree()), |at| Self::read(GATES[at].1))
    }

    fn read(lines: &'static str) -> Self {
        let mut gate = Self::default();
        for line in lines.lines() {
            let Some((kind, any)) = line.trim_start_matches(RAREST).split_once(' ') else { continue };
            let (kind, within) = kind
                .split_once(spaces::SIGN)
                .map_or((kind, MostSpaces::ANY), |(kind, most)| (kind, MostSpaces::read(most)));
            match DemandKind::EACH.into_iter().find(|known| known.name() == kind) {
                Some(kind) => {
                    gate.rarest = gate.rarest.or_else(|| line.starts_with(RAREST).then_some(gate.clauses.len()));
                    gate.clauses.push(Demand { kind, any: GateTexts::new(any.into()), within });
                }
                None => gate.crowds.take(line),
            }
        }
        gate
    }

    /// The gate that a syntax tree tells.
    fn derived(tree: &Hir) -> Self {
        let clauses = GateWalk::through(tree, GateMark::Anything);
        let rarest = clauses.iter().enumerate().min_by_key(|(_, clause)| clause.commonness());
        // Words are looked up anyway; to look for common signs costs more than to try the pattern.
        let is_cheap = |clause: &Demand| clause.kind == DemandKind::Words || clause.commonness() < COMMON;
        let rarest = rarest.filter(|(_, clause)| is_cheap(clause)).map(|(at, _)| at);
        let is_needed = |at| Some(at) == rarest || matches!(clauses[at].kind, DemandKind::Words | DemandKind::Signs);
        let needed: Vec<usize> = (0..clauses.len()).filter(|&at| is_needed(at)).collect();
        let rarest = needed.iter().position(|&at| Some(at) == rarest);
        Self { clauses: needed.iter().map(|&at| clauses[at].clone()).collect(), rarest, crowds: Crowding::of(tree) }
    }
}

/// Returns whether gates say nothing about a text with these words: some character of them is odd.
pub(super) fn is_odd(text: &str, words: &[Word]) -> bool {
    let is_odd = |word: &Word| !word.is_ascii() && word.span().slice(text).chars().any(is_odd_letter);
    !text.is_ascii() && words.iter().any(is_odd)
}

/// Returns whether a character belongs to a word of the reading, but not to one of a pattern, or is a digit to one of
/// them alone. Gates say nothing about words with such a character.
fn is_odd_letter(c: char) -> bool {
    let is_common = matches!(c, '\0'..='\u{ac}' | '\u{c0}'..='\u{17f}');
    // Letters of Unicode 17, which expressions do not know yet.
    c >= '\u{323b0}'
        || !is_common
            && (is_invisible(c)
                || (ornamental(c).is_some() && !c.is_alphabetic())
                || (is_ideograph(c) && c.is_numeric()))
}

/// One thing after another that a pattern spells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum GateMark {
    /// A letter in the bare fold.
    Letter(char),
    /// A digit of ASCII.
    Digit(char),
    /// Some digits.
    Number,
    /// A character between words.
    Sign(char),
    /// The place between a word and what is none, or any characters between words.
    Border,
    /// Any characters, or none.
    Anything,
}

type MarkRow = Vec<GateMark>;
type MarkRows = BTreeSet<MarkRow>;

impl GateMark {
    const fn is_border(self) -> bool {
        matches!(self, Self::Border | Self::Sign(_))
    }
}

/// The marks of one character.
fn marks(c: char) -> MarkRow {
    if c.is_whitespace() {
        return vec![GateMark::Border];
    }
    if c.is_ascii_digit() {
        return vec![GateMark::Digit(c)];
    }
    if !is_word(c) {
        return vec![GateMark::Sign(c)];
    }
    if c.is_numeric() {
        return vec![GateMark::Anything];
    }
    let mut folded = String::new();
    bare(c.encode_utf8(&mut [0; 4]), &mut folded);
    folded.chars().map(GateMark::Letter).collect()
}

/// All that a part of a pattern can match; nothing where that is too much.
fn spell(part: &Hir) -> Option<MarkRows> {
    let one = |spelling: MarkRow| Some(MarkRows::from([spelling]));
    match part.kind() {
        HirKind::Empty => one(Vec::new()),
        HirKind::Look(look) => match look {
            Look::WordUnicode | Look::Start | Look::End | Look::StartLF | Look::EndLF => one(vec![GateMark::Border]),
            // Borders of ASCII words are none beside other letters.
            _ => one(Vec::new()),
        },
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => one(text.chars().flat_map(marks).collect()),
            Err(_) => one(vec![GateMark::Anything]),
        },
        HirKind::Class(Class::Unicode(class)) => Some(spell_class(class)),
        HirKind::Class(Class::Bytes(_)) => one(vec![GateMark::Anything]),
        HirKind::Repetition(repeated) => spell_repeated(repeated),
        HirKind::Capture(group) => spell(&group.sub),
        HirKind::Concat(parts) => {
            parts.iter().try_fold(MarkRows::from([Vec::new()]), |whole, part| joined(&whole, &spell(part)?))
        }
        HirKind::Alternation(parts) => {
            let all: MarkRows = parts.iter().map(spell).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
            (all.len() <= MOST_SPELLINGS).then_some(all)
        }
    }
}

fn spell_class(class: &ClassUnicode) -> MarkRows {
    let size: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
    let letters = || class.iter().flat_map(|range| range.start()..=range.end());
    let is_small = size < LARGE_CLASS;
    let mark = if is_small && letters().all(|c| c.is_numeric() && !c.is_alphabetic()) {
        GateMark::Number
    } else if is_small && size != 1 && !letters().any(is_word) {
        GateMark::Border
    } else if size <= MOST_LETTERS {
        return letters().map(marks).collect();
    } else {
        GateMark::Anything
    };
    MarkRows::from([vec![mark]])
}

fn spell_repeated(repeated: &Repetition) -> Option<MarkRows> {
    let once = spell(&repeated.sub)?;
    let nothing = MarkRows::from([Vec::new()]);
    // More of these is the same.
    let is_one = |mark: GateMark| once.len() == 1 && once.contains(&[mark][..]);
    let is_same = [GateMark::Border, GateMark::Number, GateMark::Anything].into_iter().any(is_one);
    let most = if is_same { Some(1) } else { repeated.max.filter(|&most| most <= MOST_REPEATED) };
    let times = |count: u32| (0..count).try_fold(nothing.clone(), |all, _| joined(&all, &once));
    let each = most.and_then(|most| (repeated.min.min(most)..=most).map(times).collect::<Option<Vec<_>>>());
    let mut all: MarkRows = each.into_iter().flatten().flatten().collect();
    if all.is_empty() {
        let least = times(repeated.min.max(1)).unwrap_or(once);
        let ends_at_border = least.iter().all(|spelling| spelling.last().is_some_and(|last| last.is_border()));
        let more = if ends_at_border { vec![GateMark::Anything, GateMark::Border] } else { vec![GateMark::Anything] };
        all = joined(&least, &MarkRows::from([more]))?;
        all.extend(least);
        all.extend(nothing.into_iter().filter(|_| repeated.min == 0));
    }
    (all.len() <= MOST_SPELLINGS).then_some(all)
}

/// Every head with every tail, where that is little.
fn joined(heads: &MarkRows, tails: &MarkRows) -> Option<MarkRows> {
    if heads.len() * tails.len() > MOST_SPELLINGS {
        return None;
    }
    let same = |last: Option<&GateMark>, next: GateMark| {
        last == Some(&next) && matches!(next, GateMark::Border | GateMark::Number | GateMark::Anything)
    };
    let join = |head: &MarkRow, tail: &MarkRow| {
        let mut whole = head.clone();
        for &mark in tail {
            if !same(whole.last(), mark) {
                whole.push(mark);
            }
        }
        whole
    };
    let all: MarkRows = heads.iter().flat_map(|head| tails.iter().map(move |tail| join(head, tail))).collect();
    (all.iter().map(Vec::len).sum::<usize>() <= MOST_MARKS).then_some(all)
}

/// The way through a pattern, and the clauses on it. What was spelled is turned into clauses at each border of a word.
struct GateWalk {
    current: MarkRows,
    /// The most stretches of white space in what was spelled, and from the start of the last words that are asked for on to there.
    spaces: MostSpaces,
    after_words: MostSpaces,
    clauses: Vec<Demand>,
}

impl GateWalk {
    /// The clauses of a part of a pattern, by what stands before it.
    fn through(part: &Hir, before: GateMark) -> Vec<Demand> {
        let current = MarkRows::from([vec![before]]);
        let mut walk = Self { current, spaces: MostSpaces::NONE, after_words: MostSpaces::ANY, clauses: Vec::new() };
        walk.take(part);
        walk.tell();
        walk.clauses
    }

    fn take(&mut self, part: &Hir) {
        match part.kind() {
            HirKind::Concat(parts) => return parts.iter().for_each(|part| self.take(part)),
            HirKind::Capture(group) => return self.take(&group.sub),
            HirKind::Empty
            | HirKind::Literal(_)
            | HirKind::Class(_)
            | HirKind::Look(_)
            | HirKind::Repetition(_)
            | HirKind::Alternation(_) => {}
        }
        let anything = MarkRows::from([vec![GateMark::Anything]]);
        let spellings = spell(part);
        match spellings.as_ref().and_then(|spellings| joined(&self.current, spellings)) {
            Some(longer) => {
                self.current = longer;
                self.spaces = self.spaces.and(MostSpaces::in_part(part));
            }
            None => {
                let is_closed = self.current.iter().all(|spelling| spelling[..] == [GateMark::Border]);
                self.tell();
                self.spaces = MostSpaces::in_part(part);
                if let (HirKind::Alternation(branches), None) = (part.kind(), &spellings) {
                    self.choose(branches, if is_closed { GateMark::Border } else { GateMark::Anything });
                }
                self.current = spellings.and_then(|spellings| joined(&anything, &spellings)).unwrap_or(anything);
            }
        }
        if self.current.iter().all(|spelling| spelling.last().is_some_and(|last| last.is_border())) {
            self.tell();
            self.current = MarkRows::from([vec![GateMark::Border]]);
        }
    }

    /// One of the branches has one of its words.
    fn choose(&mut self, branches: &[Hir], before: GateMark) {
        let words = |branch: &Hir| {
            let clauses = Self::through(branch, before);
            let words = clauses.into_iter().filter(|clause| clause.kind == DemandKind::Words);
            words.min_by_key(Demand::commonness).map(|clause| clause.any)
        };
        if let Some(each) = branches.iter().map(words).collect::<Option<Vec<_>>>() {
            let words = each.iter().flat_map(GateTexts::each).map(Cow::into_owned);
            self.clause(DemandKind::Words, Some(words.collect()));
        }
    }

    /// Turns what was spelled into clauses.
    fn tell(&mut self) {
        let current = std::mem::take(&mut self.current);
        let of_each =
            |told: &dyn Fn(&MarkRow) -> Option<String>| -> Option<Vec<String>> { current.iter().map(told).collect() };
        let rarest = |words: Vec<String>| words.into_iter().min_by_key(|word| commonness_of(word));
        self.clause(DemandKind::Words, of_each(&|spelling| rarest(words(spelling))));
        self.clause(DemandKind::Starts, of_each(&|spelling| rarest(stretches(spelling, true))));
        self.clause(DemandKind::Letters, of_each(&|spelling| rarest(stretches(spelling, false))));
        let rare_signs = |signs: Vec<String>| signs.into_iter().min_by_key(|signs| commonness_of_signs(signs));
        self.clause(DemandKind::Signs, of_each(&|spelling| rare_signs(signs(spelling))));
        self.after_words = self.after_words.and(std::mem::replace(&mut self.spaces, MostSpaces::NONE));
    }

    fn clause(&mut self, kind: DemandKind, any: Option<Vec<String>>) {
        let Some(mut any) = any.filter(|any| !any.is_empty()) else { return };
        any.sort();
        any.dedup();
        if kind == DemandKind::Letters || kind == DemandKind::Signs {
            // What holds another one says nothing more.
            let all = any.clone();
            any.retain(|own| !all.iter().any(|other| other != own && own.contains(other.as_str())));
        }
        let mut within = MostSpaces::ANY;
        if kind == DemandKind::Words {
            // They may stand at the start of one of the two parts, and at the end of the other.
            within = self.after_words.and(self.spaces);
            // What was spelled with them is added once it is told.
            self.after_words = MostSpaces::NONE;
        }
        self.clauses.push(Demand { kind, any: GateTexts::new(any.join(" ").into()), within });
    }
}

/// The stretches of letters and those of digits that are closed on both sides: to the reading, each is a word.
fn words(spelling: &MarkRow) -> Vec<String> {
    let mut found = Vec::new();
    let (mut letters, mut digits) = (SpelledRun::default(), SpelledRun::default());
    for mark in spelling {
        match mark {
            GateMark::Letter(letter) => {
                found.extend(digits.close());
                letters.spelled.push(*letter);
            }
            GateMark::Digit(digit) => {
                found.extend(letters.close());
                digits.spelled.push(*digit);
            }
            GateMark::Number => {
                found.extend(letters.close());
                digits = SpelledRun::default();
            }
            GateMark::Border | GateMark::Sign(_) => {
                found.extend(letters.close());
                found.extend(digits.close());
            }
            GateMark::Anything => (letters, digits) = Default::default(),
        }
    }
    found
}

/// What was spelled of a stretch of letters, or of digits.
#[derive(Default)]
struct SpelledRun {
    spelled: String,
    /// True if nothing of its kind stands before it.
    is_closed: bool,
}

impl SpelledRun {
    /// The stretch, which ends here, if all of it was spelled; the next one begins here.
    fn close(&mut self) -> Option<String> {
        let is_whole = std::mem::replace(&mut self.is_closed, true);
        Some(std::mem::take(&mut self.spelled)).filter(|spelled| is_whole && !spelled.is_empty())
    }
}

/// The letters and digits that follow each other but for what stands between words: of any, or of those from the start
/// of a word on.
fn stretches(spelling: &MarkRow, from_start: bool) -> Vec<String> {
    let stretch = |marks: &[GateMark]| -> String {
        let letter = |mark: &GateMark| match mark {
            GateMark::Letter(letter) | GateMark::Digit(letter) => Some(*letter),
            GateMark::Number | GateMark::Sign(_) | GateMark::Border | GateMark::Anything => None,
        };
        marks.iter().filter_map(letter).collect()
    };
    let parts = spelling.split(|mark| matches!(mark, GateMark::Anything | GateMark::Number));
    let parts = parts.filter(|marks| !from_start || marks.first().is_some_and(|first| first.is_border()));
    parts.map(stretch).filter(|letters| letters.len() >= SHORTEST).collect()
}

/// The signs that follow each other.
fn signs(spelling: &MarkRow) -> Vec<String> {
    let sign = |mark: &GateMark| match mark {
        GateMark::Sign(sign) => Some(*sign),
        GateMark::Letter(_) | GateMark::Digit(_) | GateMark::Number | GateMark::Border | GateMark::Anything => None,
    };
    let runs = spelling.split(|mark| sign(mark).is_none()).map(|run| run.iter().filter_map(sign).collect::<String>());
    runs.filter(|run| !run.is_empty()).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The gate of an expression, as the file of gates writes it.
    fn written(pattern: &str) -> String {
        let tree = regex_syntax::parse(pattern).unwrap();
        let Gate { clauses, rarest, crowds } = Gate::derived(&tree);
        let clause = |(at, Demand { kind, any, within }): (usize, &Demand)| {
            let mark = if Some(at) == rarest { RAREST.to_string() } else { String::new() };
            format!("{mark}{}{within} {}\n", kind.name(), any.joined())
        };
        clauses.iter().enumerate().map(clause).chain([crowds.to_string()]).collect()
    }

    /// The patterns of packs, in order.
    pub(in crate::matching) fn of_packs() -> BTreeSet<String> {
        let packs = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/policies")).unwrap();
        let tables = packs.map(|pack| std::fs::read_to_string(pack.unwrap().path()).unwrap().parse().unwrap());
        let mut patterns = BTreeSet::new();
        for table in tables {
            strings(&toml::Value::Table(table), false, &mut patterns);
        }
        patterns
    }

    /// Takes the strings below keys named `patterns`.
    fn strings(value: &toml::Value, wanted: bool, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(text) if wanted => _ = found.insert(text.clone()),
            toml::Value::Array(values) => values.iter().for_each(|value| strings(value, wanted, found)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(key, value)| strings(value, wanted || key == "patterns", found));
            }
            _ => {}
        }
    }

    /// The file of gates, made anew.
    fn gates() -> String {
        let gates: Vec<String> = of_packs().iter().map(|pattern| format!("{pattern}\n{}", written(pattern))).collect();
        gates.join("\n")
    }

    #[test]
    fn the_file_of_gates_holds_those_of_the_patterns_of_packs() {
        if std::env::var_os("DISCRETION_WRITE_PACKS").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/matching/gates.txt"), gates()).unwrap();
        } else {
            assert!(KNOWN == gates(), "a pattern of a pack is new: run this test with DISCRETION_WRITE_PACKS=1");
        }
    }

    #[test]
    fn a_gate_is_what_every_match_holds() {
        let table = [
            (r"\bCUST-\d{6}\b", "*words cust\nsigns -\ndigits 6 29\ncapitals 4 29\n"),
            (
                r"(?i)\b(?:the|a)\s+(?:best|fastest) tools?\b",
                "words a the\n*words<2 best fastest\nwords<1 tool tools\n",
            ),
            (r"(?i)\bass-?(?:hat|wipe)[a-z]*\b", "*starts asshat asswipe\n"),
            (r"(?i)[a-z]*fu[ck]k", "*letters fuck fukk\n"),
            (r"\b[83]={2,}D\b", "*signs ==\nwords d\ndigits 1\n"),
            (r"a\$\$", "*signs $$\n"),
            (r"v\d+", "digits 1\n"),
            (r"\d-\d", "signs -\ndigits 2 9\n"),
            (r"\bcafé\d", "*words cafe\ndigits 1 9\n"),
            (r"straße\b", "*letters strasse\n"),
            (r"x?", ""),
        ];
        for (pattern, gate) in table {
            // The characters of a match have a test of their own, and come last.
            assert_eq!(written(pattern).split("only").next(), Some(gate), "{pattern}");
        }
    }
}
