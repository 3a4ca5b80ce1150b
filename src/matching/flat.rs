//! A term without its braces.

use crate::rule::{Part, Placeholder, parts};
use crate::text::Span;

/// A term with a letter that is no word for each placeholder, and where those stand.
pub(super) struct Flat {
    /// The term.
    pub(super) text: String,
    /// The stand-ins.
    pub(super) slots: Vec<(Span, Slot)>,
}

/// A placeholder as a term has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The placeholder.
    pub(crate) placeholder: Placeholder,
    /// True if the term has a minus sign right before a number: `-{n}%`.
    pub(crate) minus: bool,
    /// True if the term has an `x` right after a number: `{n}x`.
    pub(crate) times: bool,
}

impl Flat {
    /// Stands for a placeholder: a character of private use, which separates words.
    const STAND_IN: char = '\u{e000}';

    /// Takes the braces of a term apart. A minus right before a number and an `x` right after it, where the term has
    /// other words, go with the number.
    pub(super) fn of(term: &str) -> Self {
        let (mut text, mut slots) = (String::new(), Vec::new());
        let mut parts = parts(term).unwrap_or_else(|_| vec![Part::Text(term)]).into_iter().peekable();
        let multiplies = |after: &str| {
            let rest = after.strip_prefix(['x', 'X', '×']);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let lone = !term.replace("{n}x", "").contains(char::is_alphabetic);
        while let Some(part) = parts.next() {
            match part {
                Part::Text(own) => text.push_str(own),
                Part::Braced(name) => {
                    let Some(placeholder) = Placeholder::of(name) else { continue };
                    let mut slot = Slot { placeholder, minus: false, times: false };
                    if placeholder == Placeholder::Number {
                        let opens = |rest: &&str| !rest.ends_with(char::is_alphanumeric);
                        if let Some(rest) = text.strip_suffix(['-', '−']).filter(opens) {
                            text.truncate(rest.len());
                            slot.minus = true;
                        }
                        if let Some(Part::Text(after)) = parts.peek_mut()
                            && multiplies(after)
                            && !lone
                        {
                            *after = after.trim_start_matches(['x', 'X', '×']);
                            slot.times = true;
                        }
                    }
                    let start = text.len();
                    text.push(Self::STAND_IN);
                    slots.push((Span::new(start, text.len()), slot));
                }
            }
        }
        Self { text, slots }
    }
}
