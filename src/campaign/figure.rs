//! Figures with what they count: per cent, money, time, sizes of data, versions, and things.

use super::calendar::overlaps;
use super::fact::{Fact, FactContent, Neighbourhood};
use super::quantity::{Quantity, QuantityPart, QuantityUnit};
use super::words::{CampaignWord, Passages, is_function, says_something};
use crate::language::Language;
use crate::language::campaign::{CampaignCue, ends, first_of, number};
use crate::language::number as numbers;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The number itself, with a sign of money before it.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?P<sign> (?:(?:US|CA|C|A|CAD|USD|EUR|GBP)[\s\u{a0}]?)?[€$£¥] | (?:EUR|USD|GBP|CAD)\b )? [\s\u{a0}\u{202f}]?
          (?P<number> \d{1,3}(?:[\x20\u{a0}\u{202f}\u{2009}'’]\d{3})+\b(?:[.,]\d+)? | \d+(?:[.,]\d+)* )",
    )
    .expect("the expression is fixed and compiles in a test")
});

/// The figures of a passage, those apart that one of its dates holds.
pub(super) fn facts(passage: &Passages<'_>, dates: &[Span], found: &mut Vec<Fact>) {
    let text = passage.text();
    let first = found.len();
    let mut reached = 0;
    for captures in NUMBER.captures_iter(text) {
        let Some(digits) = captures.name("number").map(|part| Span::from(part.range())) else { continue };
        let start = captures.name("sign").map_or(digits.start, |part| part.start());
        let whole = Span::new(start, digits.end);
        if start < reached || overlaps(dates, whole) || !passage.is_text(whole) || !begins_here(passage, start) {
            continue;
        }
        let sign = captures.name("sign").and_then(|part| currency(part.as_str()));
        let Some((fact, end)) = figure(passage, Span::new(start, digits.end), digits, sign) else { continue };
        reached = end;
        found.push(fact);
    }
    in_words(passage, first, found);
    found[first..].sort_by_key(|fact| fact.spot);
    mark_ranges(passage, &mut found[first..]);
}

/// Returns whether a figure may begin at a place: not inside a word or a name such as `HX-450`.
fn begins_here(passage: &Passages<'_>, start: usize) -> bool {
    let before = Span::new(0, start).slice(passage.text());
    let mut letters = before.chars().rev();
    match letters.next() {
        None => true,
        Some('-' | '–') => !letters.next().is_some_and(char::is_alphabetic),
        Some('‑' | '.' | ',' | '/' | '_' | ':') => !letters.next().is_some_and(char::is_alphanumeric),
        Some('#' | '@' | '=' | '&') => false,
        Some(letter) => !letter.is_alphanumeric(),
    }
}

/// The sign of a currency.
fn currency(written: &str) -> Option<char> {
    let code = |code: &str| written.contains(code);
    written.chars().find(|letter| numbers::CURRENCIES.contains(letter)).or(if code("EUR") {
        Some('€')
    } else if code("GBP") {
        Some('£')
    } else if code("USD") || code("CAD") {
        Some('$')
    } else {
        None
    })
}

/// A figure with its unit, and where both end.
fn figure(passage: &Passages<'_>, whole: Span, digits: Span, sign: Option<char>) -> Option<(Fact, usize)> {
    let written = digits.slice(passage.text());
    let (values, decimals) = values(written, passage.language);
    let tail = Tail::of(passage, digits.end)?;
    let mut unit = tail.unit.unwrap_or(QuantityUnit::Bare);
    let (mut end, mut start) = (tail.end, whole.start);
    if let Some(currency) = sign {
        unit = QuantityUnit::Money { currency, days: None, months: None };
    }
    if let QuantityUnit::Money { currency, .. } = unit {
        let (days, months, until) = period(passage, end);
        (unit, end) = (QuantityUnit::Money { currency, days, months }, until);
    }
    let mut around = passage.neighbourhood(Span::new(start, end));
    if unit == QuantityUnit::Bare {
        if let Some((name, from)) = version_of(passage, whole.start, written) {
            (unit, start) = (QuantityUnit::Version(name), from);
        } else if !around.heads.is_empty() {
            unit = QuantityUnit::Things;
            end = head_end(passage, end);
        }
    }
    if unit != QuantityUnit::Things {
        around.heads.clear();
    }
    let values = values.iter().map(|value| value * tail.factor).collect();
    let quantity = Quantity {
        values,
        decimals,
        unit,
        nearly: is_nearly(passage, start),
        part: part(passage, start),
        in_words: false,
    };
    Some((fact(passage, Span::new(start, end), quantity, around), end))
}

fn fact(passage: &Passages<'_>, span: Span, quantity: Quantity, around: Neighbourhood) -> Fact {
    let reading = span.slice(passage.text()).trim_end_matches([' ', ',', '.']).to_owned();
    let spot = passage.spot(Span::new(span.start, span.start + reading.len()));
    Fact { spot, reading, content: FactContent::Quantity(quantity), around }
}

/// The values that digits may stand for, and how many of them are decimals.
fn values(written: &str, language: Option<Language>) -> (Vec<f64>, usize) {
    let plain: String =
        written.chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',')).collect();
    let parse = |text: &str| text.parse::<f64>().unwrap_or_default();
    let signs: Vec<char> = plain.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let last = plain.rsplit(['.', ',']).next().unwrap_or_default();
    let Some(&sign) = signs.last() else { return (vec![parse(&plain)], 0) };
    let as_decimal = || {
        let whole: String = plain.chars().rev().skip(last.len() + 1).filter(char::is_ascii_digit).collect();
        parse(&format!("{}.{last}", whole.chars().rev().collect::<String>()))
    };
    let as_thousands = || parse(&plain.replace(['.', ','], ""));
    let is_mixed = signs.iter().any(|other| *other != sign);
    let may_be_thousands = last.len() == 3 && !is_mixed && !plain.starts_with('0');
    if signs.len() > 1 && !is_mixed {
        // `1,234,567`, or a version such as `4.2.1`.
        return if may_be_thousands { (vec![as_thousands()], 0) } else { (vec![dotted(&plain)], last.len()) };
    }
    if !may_be_thousands {
        return (vec![as_decimal()], last.len());
    }
    match language.map(|language| language.data().texts.report.decimal == sign) {
        Some(false) => (vec![as_thousands(), as_decimal()], 0),
        Some(true) | None => (vec![as_decimal(), as_thousands()], 0),
    }
}

/// A number for a version of several parts, so that equal versions have equal numbers.
fn dotted(written: &str) -> f64 {
    let parts = written.split(['.', ',']).filter_map(|part| part.parse::<f64>().ok());
    parts.fold(0.0, |all, part| all * 1_000.0 + part)
}

/// What follows the digits of a figure.
struct Tail {
    factor: f64,
    unit: Option<QuantityUnit>,
    end: usize,
}

impl Tail {
    /// The magnitude and the unit after a place; nothing where the digits are a part of a word: `3rd`, `4K-ready`.
    fn of(passage: &Passages<'_>, start: usize) -> Option<Self> {
        let text = passage.text();
        let mut tail = Self { factor: 1.0, unit: None, end: start };
        tail.sign(text);
        if tail.unit.is_some() {
            return Some(tail);
        }
        let glued = Span::new(start, text.len()).slice(text).starts_with(char::is_alphabetic);
        let words = passage.after(start, 4);
        if !passage.is_close(start, words.first()) {
            return Some(tail);
        }
        let mut from = 0;
        if let Some((CampaignCue::Zeros(zeros), length)) = first_of(words, &MAGNITUDES)
            && (!is_letter(words.first()) || glued)
        {
            tail.factor = 10_f64.powi(i32::try_from(zeros).unwrap_or(0));
            from = length;
            tail.end = words[length - 1].span.end;
            tail.sign(text);
            if tail.unit.is_some() {
                return Some(tail);
            }
            from += words.get(from).filter(|word| matches!(word.fold, "de" | "d" | "of")).map_or(0, |_| 1);
        }
        tail.word(passage, &words[from.min(words.len())..], from == 0);
        (tail.unit.is_some() || from > 0 || !glued).then_some(tail)
    }

    /// Takes a sign: `%`, `€`, `×`.
    fn sign(&mut self, text: &str) {
        let rest = Span::new(self.end, text.len()).slice(text);
        let bare = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
        let blank = rest.len() - bare.len();
        let (unit, length) = match bare.chars().next() {
            Some('%') => (QuantityUnit::Percent, 1),
            Some('×') => (QuantityUnit::Times, '×'.len_utf8()),
            Some(sign)
                if numbers::CURRENCIES.contains(&sign)
                    && !bare.strip_prefix(sign).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                (QuantityUnit::Money { currency: sign, days: None, months: None }, sign.len_utf8())
            }
            Some(_) | None => return,
        };
        self.unit = Some(unit);
        self.end += blank + length;
    }

    /// Takes a unit in words or a symbol.
    fn word(&mut self, passage: &Passages<'_>, words: &[CampaignWord<'_>], is_first: bool) {
        let Some(first) = words.first() else { return };
        let written = first.span.slice(passage.text());
        let fits = |cue| first_of(words, &[cue]);
        let (unit, length) = if let Some((_, length)) = fits(CampaignCue::Percent) {
            (QuantityUnit::Percent, length)
        } else if let Some((_, length)) = fits(CampaignCue::Points).filter(|(_, length)| *length > 1 || is_first) {
            (QuantityUnit::Points, length)
        } else if let Some((CampaignCue::Money(currency), length)) = first_of(words, &CURRENCIES) {
            (QuantityUnit::Money { currency, days: None, months: None }, length)
        } else if let Some((factor, unit)) = size(written).filter(|_| is_first) {
            self.factor *= factor;
            (unit, 1)
        } else if let Some((cue, length)) = first_of(words, &TIMES) {
            match cue {
                CampaignCue::Months(months) => {
                    self.factor *= f64::from(months);
                    (QuantityUnit::Months, length)
                }
                CampaignCue::Seconds(seconds) => {
                    self.factor *= f64::from(seconds);
                    (QuantityUnit::Seconds, length)
                }
                _ => return,
            }
        } else if let Some((_, length)) = fits(CampaignCue::Times) {
            (QuantityUnit::Times, length)
        } else if numbers::is_symbol(written)
            && !matches!(written, "s" | "t" | "T" | "x" | "M" | "K" | "k" | "m" | "l" | "L")
        {
            (QuantityUnit::Symbol(written.to_owned()), 1)
        } else {
            return;
        };
        self.unit = Some(unit);
        self.end = words[length - 1].span.end;
    }
}

const MAGNITUDES: [CampaignCue; 3] = [CampaignCue::Zeros(3), CampaignCue::Zeros(6), CampaignCue::Zeros(9)];
const CURRENCIES: [CampaignCue; 3] = [CampaignCue::Money('€'), CampaignCue::Money('$'), CampaignCue::Money('£')];
const TIMES: [CampaignCue; 7] = [
    CampaignCue::Seconds(1),
    CampaignCue::Seconds(60),
    CampaignCue::Seconds(3_600),
    CampaignCue::Seconds(86_400),
    CampaignCue::Seconds(604_800),
    CampaignCue::Months(1),
    CampaignCue::Months(12),
];
const PERIODS: [CampaignCue; 4] =
    [CampaignCue::PerMonths(1), CampaignCue::PerMonths(12), CampaignCue::PerDays(7), CampaignCue::PerDays(1)];

/// Returns whether a word is a single letter, which multiplies only where it touches its figure.
fn is_letter(word: Option<&CampaignWord<'_>>) -> bool {
    word.is_some_and(|word| word.fold.len() == 1)
}

/// The bytes of a unit of data, or the seconds of a short unit of time.
fn size(written: &str) -> Option<(f64, QuantityUnit)> {
    let factor = match written {
        "KB" | "kB" | "Ko" | "ko" => 1e3,
        "MB" | "Mo" => 1e6,
        "GB" | "Go" => 1e9,
        "TB" | "To" => 1e12,
        "PB" | "Po" => 1e15,
        "ms" => return Some((1e-3, QuantityUnit::Seconds)),
        _ => return None,
    };
    Some((factor, QuantityUnit::Bytes))
}

/// What a price is for: so many days or months, within a few words after it.
fn period(passage: &Passages<'_>, end: usize) -> (Option<u32>, Option<u32>, usize) {
    let words = passage.after(end, 6);
    for from in 0..words.len() {
        let gap = Span::new(end, words[from].span.start).slice(passage.text());
        let is_slash = gap.ends_with('/');
        if gap.contains(['.', ';', '!', '?', '(']) {
            break;
        }
        let Some((cue, length)) = first_of(&words[from..], &PERIODS) else { continue };
        let is_per = words[..from].iter().any(|word| matches!(word.fold, "per" | "par"));
        if length == 1 && !is_slash && !is_per && !words[from].fold.ends_with(['l', 'y', 's', 'e']) {
            continue;
        }
        let until = words[from + length - 1].span.end;
        match cue {
            CampaignCue::PerMonths(months) => return (None, Some(months), until),
            CampaignCue::PerDays(days) => return (Some(days), None, until),
            _ => {}
        }
    }
    (None, None, end)
}

/// The name whose version a figure is, and where it begins.
fn version_of(passage: &Passages<'_>, start: usize, written: &str) -> Option<(String, usize)> {
    let at = passage.words.partition_point(|word| word.span.end <= start).checked_sub(1)?;
    let word = passage.words.get(at)?;
    let gap = Span::new(word.span.end, start).slice(passage.text());
    let follows = !passage.after(start + written.len(), 1).iter().any(|next| {
        passage.is_close(start + written.len(), Some(next)) && !is_function(next.fold) && !written.contains('.')
    });
    let is_short = written.len() <= 6 && !written.contains(',');
    if gap != " " || !is_short || !follows || !word.is_capital() {
        return None;
    }
    let goes_on = at > 0 && passage.gap(at - 1) == " " && passage.words[at - 1].is_capital();
    (passage.is_name(at) || goes_on || written.contains('.')).then(|| (word.fold.to_owned(), word.span.start))
}

/// The end of the first noun that a figure counts.
fn head_end(passage: &Passages<'_>, end: usize) -> usize {
    let noun = passage.after(end, 6).iter().find(|word| says_something(word));
    noun.map_or(end, |word| word.span.end)
}

/// Returns whether a figure is said to be about right.
fn is_nearly(passage: &Passages<'_>, start: usize) -> bool {
    let before = passage.before(start, 3);
    let skipped = before.len().saturating_sub(1);
    ends(before, CampaignCue::Nearly).is_some()
        || ends(&before[..skipped], CampaignCue::Nearly)
            .is_some_and(|_| before.last().is_some_and(|word| matches!(word.fold, "d" | "de" | "the" | "a")))
}

/// The part that what stands before a figure gives it.
fn part(passage: &Passages<'_>, start: usize) -> QuantityPart {
    let before = passage.before(start, 3);
    match ends(before, CampaignCue::Former) {
        Some(_) => QuantityPart::Earlier,
        None => QuantityPart::Whole,
    }
}

/// Tells apart the figures of ranges: "8 to 12", "8–12", « de 8 à 12 ».
fn mark_ranges(passage: &Passages<'_>, found: &mut [Fact]) {
    for at in 1..found.len() {
        let (one, other) = (found[at - 1].spot, found[at].spot);
        let between = Span::new(one.span.end, other.span.start).slice(passage.text());
        if one.block != other.block || !matches!(between.trim(), "-" | "–" | "—" | "to" | "à") {
            continue;
        }
        for (place, range) in [(at - 1, QuantityPart::RangeStart), (at, QuantityPart::RangeEnd)] {
            if let FactContent::Quantity(quantity) = &mut found[place].content {
                quantity.part = range;
            }
        }
    }
}

/// The value of a number of several words with hyphens between them, and its last word: `twenty-five`, `quatre-vingt-dix-neuf`.
fn compound(passage: &Passages<'_>, first: usize, value: u32) -> (f64, usize) {
    let (mut value, mut last) = (value, first);
    while let Some(next) =
        passage.words.get(last + 1).filter(|_| passage.gap(last) == "-").and_then(|next| number(next.fold))
    {
        value = if value < next { value * next } else { value + next };
        last += 1;
    }
    (f64::from(value), last)
}

/// Figures in words, where they count something.
fn in_words(passage: &Passages<'_>, first: usize, found: &mut Vec<Fact>) {
    let in_digits: Vec<Span> = found[first..].iter().map(|fact| fact.spot.span).collect();
    let (mut reached, mut told) = (0, 0);
    for (at, word) in passage.words.iter().enumerate() {
        let Some(value) = number(word.fold).filter(|_| word.span.start >= reached && passage.is_text(word.span)) else {
            continue;
        };
        let (value, last) = compound(passage, at, value);
        let end = passage.words[last].span.end;
        reached = end;
        let Some(tail) = Tail::of(passage, end).filter(|_| word.span.start >= told && !overlaps(&in_digits, word.span))
        else {
            continue;
        };
        let around = passage.neighbourhood(Span::new(word.span.start, tail.end));
        let unit = match tail.unit {
            Some(unit) => unit,
            None if !around.heads.is_empty() => QuantityUnit::Things,
            None => continue,
        };
        let end = if unit == QuantityUnit::Things { head_end(passage, tail.end) } else { tail.end };
        let quantity = Quantity {
            values: vec![value * tail.factor],
            decimals: 0,
            nearly: is_nearly(passage, word.span.start),
            part: part(passage, word.span.start),
            unit,
            in_words: true,
        };
        let fact = fact(passage, Span::new(word.span.start, end), quantity, around);
        told = fact.spot.span.end;
        found.push(fact);
    }
}
