//! A term without its braces.

use crate::language::verb::split_verb;
use crate::rule::{Part, Placeholder, parts};
use crate::text::Span;
use memchr::memchr3;

/// Signs of what varies in a term: braces, the sign of a verb.
const SIGNS: [u8; 3] = [b'{', b'}', b'~'];

/// Returns whether nothing can vary in a term.
pub(super) fn is_plain(text: &str) -> bool {
    let [open, close, verb] = SIGNS;
    memchr3(open, close, verb, text.as_bytes()).is_none() && (text.is_ascii() || !text.contains('…'))
}

/// A term with a letter that is no word for each placeholder, and where those stand.
pub(super) struct Flat {
    /// The term.
    pub(super) text: String,
    /// The stand-ins.
    pub(super) slots: Vec<(Span, Slot)>,
}

/// A placeholder as a term has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// What may stand there.
    pub(crate) stands: Stands,
    /// True if the term has a minus sign right before a number: `-{n}%`.
    pub(crate) minus: bool,
    /// True if the term has an `x` right after a number: `{n}x`.
    pub(crate) times: bool,
}

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Something that every policy knows.
    Placeholder(Placeholder),
    /// The entries of a list or the forms of a verb, as the term writes them.
    List(String, ListNumber),
}

/// A list, or the forms of a verb, by its number in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ListNumber(pub(crate) usize);

/// Names or a list that a term may be looked up by where it has no rare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Listing {
    /// Our own names.
    Us,
    /// The names of all competitors.
    Competitors,
    /// The entries of a list, or the forms of a verb.
    List(ListNumber),
}

impl Slot {
    /// The names or the list that a term with it may be looked up by; nothing for a number, a year, or any name.
    pub(super) const fn listing(&self) -> Option<Listing> {
        match self.stands {
            Stands::Placeholder(Placeholder::Us) => Some(Listing::Us),
            Stands::Placeholder(Placeholder::Competitor) => Some(Listing::Competitors),
            Stands::Placeholder(Placeholder::Number | Placeholder::Year | Placeholder::Name) => None,
            Stands::List(_, list) => Some(Listing::List(list)),
        }
    }

    /// The placeholder as its term writes it.
    pub(super) fn written(&self) -> String {
        match &self.stands {
            Stands::Placeholder(placeholder) => placeholder.written().to_owned(),
            Stands::List(written, _) => written.clone(),
        }
    }
}

impl Flat {
    /// Stands for a placeholder: a character of private use, which separates words.
    const STAND_IN: char = '\u{e000}';

    /// Takes the braces of a term apart. A minus right before a number and an `x` right after it, where the term has
    /// other words, go with the number. `lists` are its lists and verbs, in order.
    pub(super) fn of(term: &str, lists: &[ListNumber]) -> Self {
        if !term.contains(['{', '}', '~']) {
            return Self { text: term.to_owned(), slots: Vec::new() };
        }
        let (mut text, mut slots, mut lists) = (String::new(), Vec::new(), lists.iter());
        let mut parts = parts(term).unwrap_or_else(|_| vec![Part::Text(term)]).into_iter().peekable();
        let multiplies = |after: &str| {
            let rest = after.strip_prefix(['x', 'X', '×']);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let is_lone = || !term.replace("{n}x", "").contains(char::is_alphabetic);
        while let Some(part) = parts.next() {
            match part {
                Part::Text(mut own) => {
                    while let Some((before, verb, after)) = split_verb(own) {
                        let Some(&list) = lists.next() else { break };
                        text.push_str(before);
                        let stands = Stands::List([verb, "~"].concat(), list);
                        slots.push((stand_in(&mut text), Slot { stands, minus: false, times: false }));
                        own = after;
                    }
                    text.push_str(own);
                }
                Part::Braced(name) => {
                    let list = if name.starts_with('@') { lists.next() } else { None };
                    let list = list.map(|&list| Stands::List(["{", name, "}"].concat(), list));
                    let Some(stands) = Placeholder::of(name).map(Stands::Placeholder).or(list) else { continue };
                    let is_number = stands == Stands::Placeholder(Placeholder::Number);
                    let mut slot = Slot { stands, minus: false, times: false };
                    if is_number {
                        let opens = |rest: &&str| !rest.ends_with(char::is_alphanumeric);
                        if let Some(rest) = text.strip_suffix(['-', '−']).filter(opens) {
                            text.truncate(rest.len());
                            slot.minus = true;
                        }
                        if let Some(Part::Text(after)) = parts.peek_mut()
                            && multiplies(after)
                            && !is_lone()
                        {
                            *after = after.trim_start_matches(['x', 'X', '×']);
                            slot.times = true;
                        }
                    }
                    slots.push((stand_in(&mut text), slot));
                }
            }
        }
        Self { text, slots }
    }
}

/// Adds a letter that stands for a placeholder, and returns its place.
fn stand_in(text: &mut String) -> Span {
    let start = text.len();
    text.push(Flat::STAND_IN);
    Span::new(start, text.len())
}
