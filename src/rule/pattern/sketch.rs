//! A sketch of an expression: it matches wherever the expression does, and elsewhere at times.
//!
//! It has no borders of words, and takes any letters beyond ASCII for all that may stand there. So its automaton is small, and it is
//! made from the syntax as it is written: to read that exactly asks for tables of all scripts, which takes longer than
//! all else.

use regex_syntax::ast::{
    Assertion, AssertionKind, Ast, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, Flag, Flags,
    FlagsItemKind, GroupKind, RepetitionKind, RepetitionRange, parse,
};
use regex_syntax::hir::{Capture, Class, ClassBytes, ClassBytesRange, Hir, HirKind, Look, Repetition};

/// A sketch.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    pub(super) tree: Hir,
    /// True if it is one for texts in small letters, as the expression takes letters of both cases.
    pub(super) in_small_letters: bool,
}

impl Sketch {
    /// The sketch of an expression; nothing where it is none, or has more brackets within brackets than so.
    pub(super) fn of(written: &str, nesting: u32) -> Option<Self> {
        let syntax = parse::ParserBuilder::new().nest_limit(nesting).build().parse(written).ok()?;
        // Words are one run of letters each in such a sketch, and a hundred of them share their beginnings.
        let in_small_letters = written.starts_with("(?i)") && !written.contains("-i");
        let tree = Sketching { in_small_letters, ..Sketching::default() }.part(&syntax);
        Some(Self { tree, in_small_letters })
    }
}

/// The flags of an expression where it is read.
#[derive(Clone, Copy, Debug, Default)]
struct Sketching {
    in_small_letters: bool,
    any_case: bool,
    dot_is_all: bool,
    by_line: bool,
    crlf: bool,
}

/// The letters that a class takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClassLetters {
    /// A bit for each of ASCII.
    ascii: u128,
    /// True if it takes some beyond.
    beyond: bool,
    /// False if it takes fewer of ASCII than are told.
    is_exact: bool,
}

/// The letters beyond ASCII that are another case of one of its letters, with both cases of that.
const OTHER_CASES: [(char, [char; 2]); 2] = [('\u{17f}', ['s', 'S']), ('\u{212a}', ['k', 'K'])];

/// Returns whether a text has letters beyond ASCII that are another case of one of its letters. Of such texts a sketch says nothing.
pub(super) fn has_other_cases(text: &str) -> bool {
    // One after another: a search for one character is several times as fast.
    !text.is_ascii() && OTHER_CASES.iter().any(|(other, _)| text.contains(*other))
}

impl Sketching {
    fn part(&mut self, part: &Ast) -> Hir {
        match part {
            Ast::Empty(_) => Hir::empty(),
            Ast::Flags(set) => {
                self.set(&set.flags);
                Hir::empty()
            }
            Ast::Literal(literal) => self.letters(ClassLetters::range_in_cases(literal.c, literal.c, self.any_case)),
            Ast::Dot(_) if self.dot_is_all => self.letters(ClassLetters::ALL),
            Ast::Dot(_) => self.letters(ClassLetters::range('\n', '\n').negated(true)),
            Ast::Assertion(assertion) => self.border(assertion),
            Ast::ClassUnicode(_) => self.letters(ClassLetters::ALL),
            Ast::ClassPerl(class) => self.letters(ClassLetters::named(class)),
            Ast::ClassBracketed(class) => self.letters(ClassLetters::bracketed(class, self.any_case)),
            Ast::Repetition(repeated) => {
                let (min, max) = match repeated.op.kind {
                    RepetitionKind::ZeroOrOne => (0, Some(1)),
                    RepetitionKind::ZeroOrMore => (0, None),
                    RepetitionKind::OneOrMore => (1, None),
                    RepetitionKind::Range(RepetitionRange::Exactly(count)) => (count, Some(count)),
                    RepetitionKind::Range(RepetitionRange::AtLeast(min)) => (min, None),
                    RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => (min, Some(max)),
                };
                Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(self.part(&repeated.ast)) })
            }
            Ast::Group(group) => {
                let mut within = *self;
                if let GroupKind::NonCapturing(flags) = &group.kind {
                    within.set(flags);
                }
                within.part(&group.ast)
            }
            Ast::Concat(all) => Hir::concat(all.asts.iter().map(|part| self.part(part)).collect()),
            Ast::Alternation(all) => {
                let branches: Vec<Hir> = all.asts.iter().map(|part| self.part(part)).collect();
                let is_text = |branch: &Hir| matches!(branch.kind(), HirKind::Literal(_));
                let (texts, mut others): (Vec<_>, Vec<_>) = branches.into_iter().partition(is_text);
                // A compiler joins the beginnings of texts where no others are among them: in a group of their own.
                if !texts.is_empty() {
                    let texts = Hir::alternation(texts);
                    others.push(Hir::capture(Capture { index: 1, name: None, sub: Box::new(texts) }));
                }
                Hir::alternation(others)
            }
        }
    }

    /// One of some letters, or any number beyond ASCII.
    fn letters(&self, letters: ClassLetters) -> Hir {
        let letters = letters.in_cases(self.any_case || self.in_small_letters);
        let mut left = letters.ascii;
        if self.in_small_letters {
            left &= !(ClassLetters::SMALL >> ClassLetters::CASES);
        }
        if left.is_power_of_two() && !letters.beyond {
            return Hir::literal([left.trailing_zeros() as u8]);
        }
        let ranges = std::iter::from_fn(|| {
            let start = left.trailing_zeros();
            let end = start + (left.checked_shr(start)?).trailing_ones();
            left &= u128::MAX.checked_shl(end).unwrap_or(0);
            Some(ClassBytesRange::new(start as u8, end as u8 - 1))
        });
        let ascii = Hir::class(Class::Bytes(ClassBytes::new(ranges)));
        if !letters.beyond {
            return ascii;
        }
        let beyond = Hir::class(Class::Bytes(ClassBytes::new([ClassBytesRange::new(0x80, 0xff)])));
        let beyond = Hir::repetition(Repetition { min: 1, max: None, greedy: true, sub: Box::new(beyond) });
        if letters.ascii == 0 { beyond } else { Hir::alternation(vec![ascii, beyond]) }
    }

    /// Sets the flags from here on.
    fn set(&mut self, flags: &Flags) {
        let mut is_on = true;
        for item in &flags.items {
            match item.kind {
                FlagsItemKind::Negation => is_on = false,
                FlagsItemKind::Flag(Flag::CaseInsensitive) => self.any_case = is_on,
                FlagsItemKind::Flag(Flag::DotMatchesNewLine) => self.dot_is_all = is_on,
                FlagsItemKind::Flag(Flag::MultiLine) => self.by_line = is_on,
                FlagsItemKind::Flag(Flag::CRLF) => self.crlf = is_on,
                // Which match is taken is all the same, and sketches take more than bytes do.
                FlagsItemKind::Flag(Flag::SwapGreed | Flag::Unicode | Flag::IgnoreWhitespace) => {}
            }
        }
    }

    /// A border of lines or of the text; those of words are left out.
    fn border(&self, border: &Assertion) -> Hir {
        match border.kind {
            AssertionKind::StartText => Hir::look(Look::Start),
            AssertionKind::EndText => Hir::look(Look::End),
            AssertionKind::StartLine if !self.by_line => Hir::look(Look::Start),
            AssertionKind::EndLine if !self.by_line => Hir::look(Look::End),
            AssertionKind::StartLine if !self.crlf => Hir::look(Look::StartLF),
            AssertionKind::EndLine if !self.crlf => Hir::look(Look::EndLF),
            _ => Hir::empty(),
        }
    }
}

impl ClassLetters {
    const ALL: Self = Self { ascii: u128::MAX, beyond: true, is_exact: false };
    const NONE: Self = Self { ascii: 0, beyond: false, is_exact: true };
    /// The small letters, and by how much their numbers are above those of the capitals.
    const SMALL: u128 = ((1 << 26) - 1) << b'a';
    const CASES: u32 = (b'a' - b'A') as u32;

    fn range(first: char, last: char) -> Self {
        let up_to = |end: u32| 1_u128.checked_shl(end).map_or(u128::MAX, |bit| bit - 1);
        let (from, end) = (u32::from(first).min(0x80), u32::from(last).saturating_add(1).min(0x80));
        Self { ascii: up_to(end) & !up_to(from), beyond: !last.is_ascii(), is_exact: true }
    }

    fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            beyond: self.beyond || other.beyond,
            is_exact: self.is_exact && other.is_exact,
        }
    }

    /// What it does not take; what that is beyond ASCII nobody asks.
    fn negated(self, negated: bool) -> Self {
        match (negated, self.is_exact) {
            (false, _) => self,
            (true, false) => Self::ALL,
            (true, true) => Self { ascii: !self.ascii, beyond: true, is_exact: true },
        }
    }

    /// With the other case of each letter of ASCII.
    fn in_cases(self, any_case: bool) -> Self {
        let others = self.ascii & Self::SMALL | (self.ascii << Self::CASES) & Self::SMALL;
        if any_case { Self { ascii: self.ascii | others | others >> Self::CASES, ..self } } else { self }
    }

    fn named(class: &ClassPerl) -> Self {
        let ascii = match class.kind {
            ClassPerlKind::Digit => Self::range('0', '9'),
            ClassPerlKind::Space => Self::range('\t', '\r').or(Self::range(' ', ' ')),
            ClassPerlKind::Word => {
                Self::range('0', '9').or(Self::range('a', 'z')).in_cases(true).or(Self::range('_', '_'))
            }
        };
        Self { beyond: true, ..ascii }.negated(class.negated)
    }

    fn bracketed(class: &ClassBracketed, any_case: bool) -> Self {
        let letters = match &class.kind {
            ClassSet::Item(item) => Self::item(item, any_case),
            ClassSet::BinaryOp(_) => Self::ALL,
        };
        letters.in_cases(any_case).negated(class.negated)
    }

    fn item(item: &ClassSetItem, any_case: bool) -> Self {
        match item {
            ClassSetItem::Empty(_) => Self::NONE,
            ClassSetItem::Literal(literal) => Self::range_in_cases(literal.c, literal.c, any_case),
            ClassSetItem::Range(range) => Self::range_in_cases(range.start.c, range.end.c, any_case),
            ClassSetItem::Ascii(_) | ClassSetItem::Unicode(_) => Self::ALL,
            ClassSetItem::Perl(class) => Self::named(class),
            ClassSetItem::Bracketed(class) => Self::bracketed(class, any_case),
            ClassSetItem::Union(all) => {
                all.items.iter().fold(Self::NONE, |letters, item| letters.or(Self::item(item, any_case)))
            }
        }
    }

    /// A range, with the letters of ASCII of which it has another case.
    fn range_in_cases(first: char, last: char, any_case: bool) -> Self {
        let others = OTHER_CASES.into_iter().filter(|(other, _)| any_case && (first..=last).contains(other));
        others.flat_map(|(_, own)| own).fold(Self::range(first, last), |all, own| all.or(Self::range(own, own)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
    use regex_automata::meta;

    /// Parts whose letters differ in ASCII and beyond, and in cases.
    const PARTS: [&str; 30] = [
        "s",
        "(?i:k)",
        "[^s]",
        "(?i:[^k])",
        "(?i:[ſa])",
        "(?i:ſ)",
        r"\w",
        r"\W",
        r"[^\w-]",
        "[[^a]b]",
        r"\d{1,2}",
        "é",
        "(?i:É)",
        "[à-ü]",
        "(?s:.)",
        ".",
        r"\s",
        r"\pL",
        r"[\pL-]",
        r"[^\pL]",
        "[a-z&&[^s]]",
        "[^[:alpha:]]",
        r"\b",
        "(?m:^)",
        "(?mR:$)",
        "(?:a|(?i)é|s)+",
        "(?m-si:S)",
        "(?U-si:[K-S])",
        r"x{0,2}",
        r"(?x: a # é
)",
    ];

    impl Sketch {
        fn matches(&self, text: &str) -> bool {
            let machine = meta::Builder::new().build_from_hir(&self.tree).unwrap();
            machine.is_match(&*if self.in_small_letters { text.to_ascii_lowercase() } else { text.to_owned() })
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn a_sketch_matches_wherever_its_expression_does(
            parts in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
            any_case in any::<bool>(),
            text in "[asSkKxéÉſ1 \n.-]{0,12}",
        ) {
            let parts: String = parts.iter().map(|part| *part.get(&PARTS)).collect();
            let written = format!("{}{parts}", if any_case { "(?i)" } else { "" });
            let matches = meta::Regex::new(&written).unwrap().is_match(&text);
            let sketch = Sketch::of(&written, 100).unwrap();
            let is_sketched = sketch.matches(&text);
            prop_assert!(!matches || is_sketched || has_other_cases(&text), "{written:?}");
        }
    }

    #[test]
    fn a_sketch_tells_letters_of_ascii_apart() {
        let table =
            [("[^s]", "s"), ("(?i)[^s]k", "sk"), (r"\w\W", "ab"), ("(?i)a[b-d]", "AE"), ("é", "e"), ("[^é]x", "é y")];
        for (written, text) in table {
            let sketch = Sketch::of(written, 100).unwrap();
            assert!(!sketch.matches(text), "{written}");
        }
    }
}
