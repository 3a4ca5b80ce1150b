//! Names that a placeholder stands for, found where they are asked for: from a word on, or up to one.

use super::literal::Literal;
use super::page::Page;
use super::table::{Table, WordEntry};
use super::unit::Unit;
use crate::reading::{Letters, hash};
use crate::rule::{Name, NameKind};
use crate::text::Span;

/// Our own names and those of competitors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Names of ours.
    pub(crate) us: Roster,
    /// Names of all competitors.
    pub(crate) competitors: Roster,
}

/// Names by their first and by their last words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roster(Option<Known>);

#[derive(Clone, Debug)]
struct Known {
    names: Vec<(Literal, NameKind)>,
    first: Table,
    last: Table,
}

impl Roster {
    /// Takes names; one that has a placeholder itself stands for no name.
    pub(crate) fn new(names: &[Name]) -> Self {
        let each = names.iter().map(|name| (Literal::new(&name.term.text), name.kind));
        let names: Vec<(Literal, NameKind)> = each.filter(|(literal, _)| literal.is_plain()).collect();
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for (number, (literal, _)) in names.iter().enumerate() {
            let (start, end, joined) = literal.ends();
            let keyed = |words: Vec<String>, entry: WordEntry| {
                words.into_iter().map(move |word| (hash(word.as_bytes()), entry)).collect::<Vec<_>>()
            };
            let (own, joined) = (WordEntry::Anchor(number, 0), keyed(joined, WordEntry::Joined(number)));
            first.extend(keyed(start, own).into_iter().chain(joined.clone()));
            last.extend(keyed(end, own).into_iter().chain(joined));
        }
        Self((!names.is_empty()).then(|| Known { names, first: Table::new(first), last: Table::new(last) }))
    }

    /// The names that begin at a word, the longest first.
    pub(crate) fn starting(&self, page: Page<'_>, at: usize) -> Vec<Unit> {
        let Some(known) = &self.0 else { return Vec::new() };
        known.at(&known.first, page, at, |literal| literal.starting(page, at))
    }

    /// The names that end at a word, the longest first.
    pub(crate) fn ending(&self, page: Page<'_>, at: usize) -> Vec<Unit> {
        let Some(known) = &self.0 else { return Vec::new() };
        known.at(&known.last, page, at, |literal| literal.ending(page, at))
    }
}

impl Known {
    fn at(&self, table: &Table, page: Page<'_>, at: usize, whole: impl Fn(&Literal) -> Option<Unit>) -> Vec<Unit> {
        let Some(word) = page.words.get(at) else { return Vec::new() };
        let mut found: Vec<Unit> = table
            .get(word.hash)
            .filter_map(|entry| {
                let (literal, kind) = self.names.get(entry.term())?;
                let unit = match entry {
                    WordEntry::Anchor(..) => whole(literal),
                    WordEntry::Joined(_) => literal.in_one_word(page, at),
                }?;
                is_meant(*kind, page, unit).then_some(unit)
            })
            .flat_map(|unit| [marked(page, unit), Some(unit)])
            .flatten()
            .collect();
        found.sort_by_key(|unit| (std::cmp::Reverse(unit.span.len()), unit.likeness.forms.len()));
        found.dedup_by_key(|unit| unit.span);
        found
    }
}

/// A name with the `@` or `#` before it, which is no part of a longer word.
fn marked(page: Page<'_>, unit: Unit) -> Option<Unit> {
    let before = Span::new(0, unit.span.start).slice(page.text).strip_suffix(['@', '#'])?;
    let span = Span::new(before.len(), unit.span.end);
    (!before.ends_with(char::is_alphanumeric)).then_some(Unit { span, ..unit })
}

/// Returns whether a name is written as its kind asks for.
fn is_meant(kind: NameKind, page: Page<'_>, unit: Unit) -> bool {
    let before = Span::new(0, unit.span.start).slice(page.text);
    match kind {
        NameKind::Plain => true,
        NameKind::Ambiguous => {
            let capital = match page.words[unit.first].letters {
                Letters::Capital | Letters::Upper => true,
                Letters::None | Letters::Lower => false,
            };
            capital || before.ends_with('#')
        }
        NameKind::Handle => before.ends_with(['@', '/']),
        NameKind::Host => unit.span.slice(page.text).contains('.'),
    }
}
