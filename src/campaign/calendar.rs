//! Dates and times of the day in a draft, as English and French write them.

use super::day::CampaignDate;
use super::fact::{Fact, FactContent};
use super::words::Passages;
use crate::language::LANGUAGES;
use crate::language::campaign::{CampaignCue, begins, ends, month, weekday};
use crate::reading::folded;
use crate::text::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Time zones as posts write them, with those that are the same in English and French.
const ZONES: [&[&str]; 7] = [
    &["et", "est", "edt", "he", "hne", "hae"],
    &["pt", "pst", "pdt", "hp", "hnp", "hap"],
    &["ct", "cst", "cdt", "hc"],
    &["cet", "cest", "hec", "heec"],
    &["utc", "gmt", "tu"],
    &["bst"],
    &["paris"],
];

/// All ways in which dates are written.
static DATES: LazyLock<Regex> = LazyLock::new(|| {
    let months: Vec<&str> = LANGUAGES.iter().flat_map(|data| data.dates.months).copied().collect();
    let month = format!("(?:{})", months.join("|"));
    let end = r"(?:\b|$)";
    let half = r"(?:[ap]\.?\s?m\b\.?|o['’]clock\b)";
    Regex::new(&format!(
        r"(?xi)
        \b(?P<iso_y>20\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)\b
        | \b(?P<num_1>\d{{1,2}})[/.](?P<num_2>\d{{1,2}})[/.](?P<num_y>20\d\d)\b
        | \b(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th|er)?[\s\u{{a0}}\u{{202f}}]+(?:of[\s])?(?P<dm_m>{month}){end}\.?(?:,?[\s\u{{a0}}]+(?P<dm_y>(?:19|20)\d\d)\b)?
        | \b(?P<md_m>{month}){end}\.?[\s\u{{a0}}]+(?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?[\s\u{{a0}}]+(?P<md_y>(?:19|20)\d\d)\b)?
        | \b(?P<my_m>{month}){end}\.?[\s\u{{a0}}]+(?P<my_y>(?:19|20)\d\d)\b
        | \b[QT](?P<q>[1-4])(?:[\s\u{{a0}}]+(?P<q_y>20\d\d))?\b
        | \b(?P<m>{month}){end}
        | \b(?P<c_h>[0-2]?\d)(?::|[\s\u{{a0}}\u{{202f}}]?h[\s\u{{a0}}\u{{202f}}]?)(?P<c_m>[0-5]\d)(?:[\s\u{{a0}}\u{{202f}}]*(?P<c_half>{half}))?
        | \b(?P<o_h>[0-2]?\d)[\s\u{{a0}}\u{{202f}}]*(?P<o_half>{half})
        | \b(?P<h>[0-2]?\d)[\s\u{{a0}}\u{{202f}}]?h\b
        ",
    ))
    .expect("the expression is fixed and compiles in a test")
});

/// Adds the dates of a passage, and gives their places in order: no two overlap.
pub(super) fn facts(passage: &Passages<'_>, found: &mut Vec<Fact>) -> Vec<Span> {
    let mut taken = Vec::new();
    for captures in DATES.captures_iter(passage.text()) {
        let Some(whole) = captures.get(0) else { continue };
        let span = Span::from(whole.range());
        let Some(date) = date(passage, &captures, span) else { continue };
        if !passage.is_text(span) {
            continue;
        }
        let (span, weekday) = with_weekday(passage, Span::new(span.start, trimmed(passage, span)));
        let opens = opens(passage, span);
        let content = FactContent::Date(CampaignDate { weekday: weekday.or(date.weekday), opens, ..date });
        taken.push(span);
        found.push(Fact {
            spot: passage.spot(span),
            reading: span.slice(passage.text()).to_owned(),
            content,
            around: passage.neighbourhood(span),
        });
    }
    let days = weekdays(passage, &taken, found);
    taken.extend(days);
    taken.sort_unstable();
    taken
}

/// The end of a date without white space.
fn trimmed(passage: &Passages<'_>, span: Span) -> usize {
    let text = span.slice(passage.text()).trim_end();
    let has_half = text.to_ascii_lowercase().ends_with("m.");
    span.start + if has_half { text.len() } else { text.trim_end_matches('.').len() }
}

/// Adds days of the week outside of the other dates, and gives their places: "on Tuesday".
fn weekdays(passage: &Passages<'_>, taken: &[Span], found: &mut Vec<Fact>) -> Vec<Span> {
    let mut days = Vec::new();
    for word in &passage.words {
        let Some(day) = weekday(word.fold) else { continue };
        if overlaps(taken, word.span) || !passage.is_text(word.span) {
            continue;
        }
        days.push(word.span);
        found.push(Fact {
            spot: passage.spot(word.span),
            reading: word.span.slice(passage.text()).to_owned(),
            content: FactContent::Date(CampaignDate { weekday: Some(day), ..CampaignDate::default() }),
            around: passage.neighbourhood(word.span),
        });
    }
    days
}

/// Returns whether a place overlaps one of some that are in order, of which no two overlap.
pub(super) fn overlaps(places: &[Span], span: Span) -> bool {
    let next = places.partition_point(|place| place.end <= span.start);
    places.get(next).is_some_and(|place| place.overlaps(span))
}

/// The date that an expression found, if it is one where it stands.
fn date(passage: &Passages<'_>, captures: &Captures<'_>, span: Span) -> Option<CampaignDate> {
    let number = |name: &str| captures.name(name).and_then(|part| part.as_str().parse::<u16>().ok());
    let small = |name: &str| number(name).and_then(|value| u8::try_from(value).ok());
    let named = |name: &str| captures.name(name).and_then(|part| month(&folded(part.as_str())));
    let none = CampaignDate::default();
    let date = if let Some(year) = number("iso_y") {
        CampaignDate { year: Some(year), month: small("iso_m"), day: small("iso_d"), ..none }
    } else if let Some(year) = number("num_y") {
        let (first, second) = (small("num_1")?, small("num_2")?);
        let (day, month) = if second > 12 { (second, first) } else { (first, second) };
        CampaignDate {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            either_way: first <= 12 && second <= 12,
            ..none
        }
    } else if let Some(month) = named("dm_m") {
        CampaignDate { month: Some(month), day: small("dm_d"), year: number("dm_y"), ..none }
    } else if let Some(month) = named("md_m") {
        CampaignDate { month: Some(month), day: small("md_d"), year: number("md_y"), ..none }
    } else if let Some(month) = named("my_m") {
        CampaignDate { month: Some(month), year: number("my_y"), ..none }
    } else if captures.name("q").is_some() {
        CampaignDate { quarter: small("q"), year: number("q_y"), ..none }
    } else if let Some(month) = named("m") {
        let is_month =
            is_capital_or_french(passage, span) && ends(passage.before(span.start, 3), CampaignCue::InMonth).is_some();
        CampaignDate { month: is_month.then_some(month), ..none }
    } else {
        let hour = ["c_h", "o_h", "h"].into_iter().find_map(number)?;
        return clock(passage, captures, span, hour);
    };
    let is_real =
        date.month.is_none_or(|month| (1..=12).contains(&month)) && date.day.is_none_or(|day| (1..=31).contains(&day));
    (is_real && date != none).then_some(date)
}

/// Returns whether the name of a month is written as one: English has a capital.
fn is_capital_or_french(passage: &Passages<'_>, span: Span) -> bool {
    let is_capital = span.slice(passage.text()).starts_with(char::is_uppercase);
    is_capital || passage.language.is_some_and(|language| language.data().dates.months.contains(&"janvier"))
}

/// A time of the day: with minutes, with a half of the day, or an hour after a word that times follow.
fn clock(passage: &Passages<'_>, captures: &Captures<'_>, span: Span, hour: u16) -> Option<CampaignDate> {
    let half =
        captures.name("c_half").or_else(|| captures.name("o_half")).map(|half| half.as_str().to_ascii_lowercase());
    let minutes = captures.name("c_m").and_then(|part| part.as_str().parse::<u16>().ok());
    let is_bare = half.is_none() && minutes.is_none();
    let is_after_word = ends(passage.before(span.start, 2), CampaignCue::AtClock).is_some();
    if (is_bare && !is_after_word) || hour > 24 || !is_alone(passage, span) {
        return None;
    }
    let hour = match half.as_deref() {
        Some(half) if half.starts_with('p') && hour < 12 => hour + 12,
        Some(half) if half.starts_with('a') && hour == 12 => 0,
        Some(_) | None => hour,
    };
    let zone =
        passage.after(span.end, 1).first().and_then(|word| ZONES.iter().position(|names| names.contains(&word.fold)));
    Some(CampaignDate { clock: Some(hour * 60 + minutes.unwrap_or(0)), zone, ..CampaignDate::default() })
}

/// Returns whether no letter, digit or sign of a longer figure touches a place.
fn is_alone(passage: &Passages<'_>, span: Span) -> bool {
    let text = passage.text();
    let before = Span::new(0, span.start).slice(text).chars().next_back();
    let after = Span::new(span.end, text.len()).slice(text);
    let touches = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '/' | '_' | '.' | ',' | '#' | '$' | '€' | ':')
    };
    let goes_on = after.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '_' | '%'));
    let rest = after.strip_prefix(['.', ',', ':']);
    let is_decimal = rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    !before.is_some_and(touches) && !goes_on && !is_decimal
}

/// A date with the day of the week before it.
fn with_weekday(passage: &Passages<'_>, span: Span) -> (Span, Option<usize>) {
    for word in passage.before(span.start, 2).iter().rev() {
        if let Some(day) = weekday(word.fold) {
            return (word.span.hull(span), Some(day));
        }
        if !matches!(word.fold, "the" | "le") {
            break;
        }
    }
    (span, None)
}

/// Returns whether a date says when something begins: "from 3 April".
fn opens(passage: &Passages<'_>, span: Span) -> bool {
    let before = passage.before(span.start, 4);
    (0..before.len()).any(|from| {
        begins(&before[from..], CampaignCue::Opening).is_some_and(|length| from + length + 1 >= before.len())
    })
}
