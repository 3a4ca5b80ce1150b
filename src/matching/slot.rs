//! Finding what of a text may stand in the place of a term's placeholder.
//!
//! The index finds a term by its own words; only then its placeholders are looked at, in the few words before or
//! after. A number may be taken with its sign and its unit or without, a name with one to three words; the caller
//! takes the first that the rest of the term fits.

use super::flat::{Slot, Stands};
use super::likeness::Likeness;
use super::page::Page;
use super::roster::Roster;
use super::unit::Unit;
use crate::language::number::{self, CURRENCIES, SIGNS};
use crate::language::telling;
use crate::reading::Letters;
use crate::rule::Placeholder;
use crate::text::Span;

/// The number of words of the index that a number may have: `€1 234 567.89 million`, each group one.
const LONGEST_NUMBER: usize = 12;

/// The number of words of the index that a name may have: three, each of several parts (`Jean-Pierre McDonald-O'Neil`).
const LONGEST_NAME: usize = 12;

/// The number of words, as people see them, that a name may have.
const NAME_WORDS: usize = 3;

/// Minus signs, hyphens and dashes among them.
const MINUS: [char; 5] = ['-', '\u{2212}', '\u{2013}', '\u{2011}', '\u{2010}'];

/// Everything that can stand for a placeholder right after a word, or from the first word of the block on: the longest
/// first.
pub(super) fn after(slot: &Slot, page: &Page<'_>, at: usize) -> Vec<Unit> {
    if at >= page.words.len() {
        return Vec::new();
    }
    match &slot.stands {
        Stands::Placeholder(Placeholder::Number) => numbers(slot, page, at),
        Stands::Placeholder(Placeholder::Year) => year(page, at).into_iter().collect(),
        Stands::Placeholder(Placeholder::Name) => {
            let names = name_from(page, at);
            names.into_iter().rev().map(|last| unit(page, at, last)).collect()
        }
        Stands::Placeholder(Placeholder::Us | Placeholder::Competitor) | Stands::List(..) => {
            listed(slot, page).map(|names| names.starting(page, at)).unwrap_or_default()
        }
    }
}

/// Everything that can stand for a placeholder right before a word: the longest first.
pub(super) fn before(slot: &Slot, page: &Page<'_>, next: usize) -> Vec<Unit> {
    let Some(last) = next.checked_sub(1) else { return Vec::new() };
    let ending = |from: Vec<Unit>| from.into_iter().filter(|unit| unit.last == last).collect::<Vec<_>>();
    match &slot.stands {
        Stands::Placeholder(Placeholder::Number) => {
            let first = next.saturating_sub(LONGEST_NUMBER);
            (first..next).flat_map(|at| ending(numbers(slot, page, at))).collect()
        }
        Stands::Placeholder(Placeholder::Year) => year(page, last).into_iter().collect(),
        Stands::Placeholder(Placeholder::Name) => {
            let first = next.saturating_sub(LONGEST_NAME);
            let names = (first..next).filter(|&at| name_from(page, at).contains(&last));
            names.map(|at| unit(page, at, last)).collect()
        }
        Stands::Placeholder(Placeholder::Us | Placeholder::Competitor) | Stands::List(..) => {
            listed(slot, page).map(|names| names.ending(page, last)).unwrap_or_default()
        }
    }
}

/// The names or the entries that a placeholder stands for.
fn listed<'p>(slot: &Slot, page: &Page<'p>) -> Option<&'p Roster> {
    page.names.listed(slot.listing()?)
}

/// The ways in which a number that begins at a word can be taken.
fn numbers(slot: &Slot, page: &Page<'_>, at: usize) -> Vec<Unit> {
    let Some(plain) = digits(page, at).or_else(|| in_words(page, at)) else { return Vec::new() };
    let (signed, minus) = signs(page, at, plain.start);
    let starts = match (slot.minus, minus) {
        (true, false) => return Vec::new(),
        (true, true) => vec![signed],
        (false, _) if signed == plain.start => vec![signed],
        (false, _) => vec![signed, plain.start],
    };
    let ends = if slot.times {
        let Some(end) = times(page, plain.end) else { return Vec::new() };
        vec![end]
    } else {
        ends(page, plain.end)
    };
    let spans = starts.into_iter().flat_map(|start| ends.iter().map(move |&end| Span::new(start, end)));
    spans.map(|span| over(page, at, span)).collect()
}

/// The words of a name of the policy, or of a text, as they stand.
fn unit(page: &Page<'_>, first: usize, last: usize) -> Unit {
    let span = Span::new(page.words[first].start(), page.words[last].end());
    Unit { first, last, span, likeness: Likeness::EXACT, language: None }
}

/// The unit that begins with the word `at` and reaches over a span.
fn over(page: &Page<'_>, at: usize, span: Span) -> Unit {
    let rest = page.words[at..].iter().take(2 * LONGEST_NUMBER);
    let last = at + rest.take_while(|word| word.start() < span.end).count().saturating_sub(1);
    Unit { first: at, last, span, likeness: Likeness::EXACT, language: None }
}

/// The text from an offset on.
fn rest<'p>(page: &Page<'p>, from: usize) -> &'p str {
    Span::new(from, page.text.len()).slice(page.text)
}

/// White space inside a number or before its unit.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The number of digits that a text begins with.
fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number in digits that begins at a word: with its groups and decimals (`4.2`, `1 000`), or two of them with a dash
/// between (`5-10`). It is not the middle of a longer one.
fn digits(page: &Page<'_>, at: usize) -> Option<Span> {
    let start = page.words[at].start();
    let before = Span::new(0, start).slice(page.text);
    let longer = before.strip_suffix(['.', ',', '/', ':']).is_some_and(|rest| rest.ends_with(|c: char| c.is_numeric()));
    if longer || before.ends_with(|c: char| c.is_numeric()) {
        return None;
    }
    let end = one_number(page, start)?;
    let after = rest(page, end);
    let range = after.strip_prefix(['-', '\u{2013}']).and_then(|second| {
        let from = page.text.len() - second.len();
        let end = one_number(page, from)?;
        let dated = rest(page, end).strip_prefix('-').is_some_and(|third| leading_digits(third) > 0);
        (!dated).then_some(end)
    });
    Some(Span::new(start, range.unwrap_or(end)))
}

/// The end of one number in digits.
fn one_number(page: &Page<'_>, start: usize) -> Option<usize> {
    let text = rest(page, start);
    let first = leading_digits(text);
    let mut end = first;
    let mut grouped = first <= 3;
    while end > 0 {
        let after = Span::new(end, text.len()).slice(text);
        let Some(separator) = after.chars().next() else { break };
        let count = leading_digits(Span::new(separator.len_utf8(), after.len()).slice(after));
        let group = grouped && count == 3 && (is_blank(separator) || matches!(separator, '\'' | '’' | ',' | '.'));
        let decimals = count > 0 && matches!(separator, '.' | ',');
        if !group && !decimals {
            break;
        }
        grouped = group;
        end += separator.len_utf8() + count;
    }
    (first > 0).then_some(start + end)
}

/// A number in words that begins at a word: `three`, `vingt et un`, `three hundred`.
fn in_words(page: &Page<'_>, at: usize) -> Option<Span> {
    let is_number = |at: usize| at < page.words.len() && number::is_word(page.fold(at));
    let tied = |at: usize| page.gap(at).is_some_and(|gap| gap == "-" || gap.chars().all(|c| is_blank(c) || c == '\n'));
    if !is_number(at) {
        return None;
    }
    let mut last = at;
    while last - at < LONGEST_NUMBER / 2 && tied(last) {
        let and = tied(last + 1) && number::joins(page.fold(last + 1)) && is_number(last + 2);
        if !and && !is_number(last + 1) {
            break;
        }
        last += if and { 2 } else { 1 };
    }
    Some(Span::new(page.words[at].start(), page.words[last].end()))
}

/// The start of a number with its sign and currency, and whether the sign is a minus.
fn signs(page: &Page<'_>, at: usize, start: usize) -> (usize, bool) {
    let from = at.checked_sub(1).map_or(0, |before| page.words[before].end());
    let before = Span::new(from, start).slice(page.text);
    let priced =
        before.trim_end_matches(is_blank).strip_suffix(CURRENCIES).filter(|rest| before.len() - rest.len() < 7);
    let unpriced = priced.unwrap_or(before);
    let sign = unpriced.strip_suffix(MINUS).map(|rest| (rest, true));
    let sign = sign.or_else(|| unpriced.strip_suffix(['+', '±', '~', '≈', '<', '>']).map(|rest| (rest, false)));
    // A hyphen after a word is no sign: `HX-450`.
    let opens = |rest: &str| if rest.is_empty() { from == 0 } else { !rest.ends_with(char::is_alphanumeric) };
    match sign.filter(|(rest, _)| opens(rest)) {
        Some((rest, minus)) => (from + rest.len(), minus),
        None => (from + unpriced.len(), false),
    }
}

/// The ends of a number that can be taken: with its units, and without.
fn ends(page: &Page<'_>, plain: usize) -> Vec<usize> {
    let mut ends = vec![plain];
    while ends.len() < 4 {
        let Some(end) = ends.last().and_then(|&end| unit_end(page, end)) else { break };
        ends.push(end);
    }
    ends.reverse();
    ends
}

/// The end of a unit right after an offset: a sign, a symbol, a word (`d'euros` too).
fn unit_end(page: &Page<'_>, from: usize) -> Option<usize> {
    let text = rest(page, from);
    let tight = text.strip_prefix(is_blank).unwrap_or(text);
    let start = page.text.len() - tight.len();
    if let Some(sign) = tight.chars().next().filter(|c| SIGNS.contains(c)) {
        return Some(start + sign.len_utf8());
    }
    let of = if start > from { number::of(tight) } else { None };
    let from = start + of.map_or(0, str::len);
    let at = page.words.partition_point(|word| word.start() < from);
    let word = page.words.get(at).filter(|word| word.start() == from)?;
    let written = word.span().slice(page.text);
    // `GiB` and `kWh` are two words to the index.
    let mut last = at;
    while page.words.get(last + 1).is_some_and(|next| next.start() == page.words[last].end()) && last - at < 2 {
        last += 1;
    }
    let whole = Span::new(word.start(), page.words[last].end());
    let fold = page.run_together(at, last);
    if number::is_symbol(whole.slice(page.text)) {
        return Some(whole.end);
    }
    let spaced = start > page.text.len() - text.len();
    let next = |wanted: &str| at + 1 < page.words.len() && page.fold(at + 1) == wanted;
    if let Some(cent) = number::cent_after(fold) {
        return (spaced && next(cent)).then(|| page.words[at + 1].end());
    }
    (!number::is_cent(fold) && number::is_unit(fold) && written.len() > 1).then_some(whole.end)
}

/// The end of the `x` or `×` right after a number.
fn times(page: &Page<'_>, from: usize) -> Option<usize> {
    let text = rest(page, from);
    let tight = text.strip_prefix(is_blank).unwrap_or(text);
    let after = tight.strip_prefix(['x', 'X', '×'])?;
    (!after.starts_with(char::is_alphanumeric)).then_some(page.text.len() - after.len())
}

/// A year: four digits from 1900 to 2099 that are no part of a longer number.
fn year(page: &Page<'_>, at: usize) -> Option<Unit> {
    let word = page.words[at];
    let number: u32 = page.fold(at).parse().ok().filter(|_| word.end() - word.start() == 4)?;
    let span = digits(page, at).filter(|span| span.len() == 4)?;
    (1900..2100).contains(&number).then(|| over(page, at, span))
}

/// The last words of the names that begin at a word, the shortest first: with one, two and three words as people see
/// them.
fn name_from(page: &Page<'_>, at: usize) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let (mut first, mut words) = (at, 0);
    while words < NAME_WORDS && is_capitalised(page, first) {
        let Some(last) = name_word(page, first) else { break };
        // What is hyphenated to a name may be the next word of the term.
        ends.extend((first..last).filter(|&at| page.gap(at) == Some("-")));
        ends.push(last);
        words += 1;
        let Some(gap) = page.gap(last) else { break };
        let initial = page.words[last].end() - page.words[first].start() == 1 && gap.starts_with('.');
        let blank = gap.strip_prefix('.').filter(|_| initial).unwrap_or(gap);
        if blank.is_empty() || !blank.chars().all(|c| is_blank(c) || c == '\n') {
            break;
        }
        first = last + 1;
    }
    ends
}

/// The end of the word, as people see it, that begins at a word of the index: its parts and what is hyphenated to it.
fn name_word(page: &Page<'_>, first: usize) -> Option<usize> {
    let touches = first > 0 && page.gap(first - 1).is_some_and(str::is_empty);
    if touches {
        return None;
    }
    let mut last = first;
    while last - first < LONGEST_NAME
        && let Some(gap) = page.gap(last)
    {
        let is_possessive = page.fold(last + 1) == "s" && gap != "-";
        if !matches!(gap, "" | "-" | "'" | "’" | "&") || (is_possessive && !gap.is_empty()) {
            break;
        }
        last += 1;
    }
    Some(last)
}

/// Returns whether a word has a capital that is not only that of its sentence: "The" at a sentence's start is no name.
fn is_capitalised(page: &Page<'_>, at: usize) -> bool {
    let Some(word) = page.words.get(at) else { return false };
    let capital = match word.letters {
        Letters::Capital | Letters::Upper => true,
        Letters::None | Letters::Lower => false,
    };
    let before = Span::new(0, word.start()).slice(page.text).trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '•', '«', '“', '"', '(', '…', '-', '—']);
    let fold = page.fold(at);
    let is_function = telling::is_function_word(fold) || telling::is_shared_word(fold);
    // `A. Roe` is no article.
    let is_initial =
        word.end() - word.start() == 1 && page.gap(at).is_some_and(|gap| gap.len() > 1 && gap.starts_with('.'));
    capital && !telling::has_capital_anywhere(fold) && (is_initial || !(opens && is_function))
}
