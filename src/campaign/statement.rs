//! What a draft says of whether something can be had, and how firmly it promises.

use super::fact::{Fact, FactContent};
use super::words::{CampaignWord, Passages};
use crate::language::campaign::{CampaignCue, ends, first_of, month, weekday};
use crate::text::Span;

/// What is said of whether something can be had.
const AVAILABLE: [CampaignCue; 4] = [CampaignCue::Now, CampaignCue::Soon, CampaignCue::Preview, CampaignCue::General];

/// How firmly it is promised.
const PROMISED: [CampaignCue; 2] = [CampaignCue::Firm, CampaignCue::Hedged];

/// For whom it holds.
const MEANT: [CampaignCue; 2] = [CampaignCue::All, CampaignCue::Some];

/// The statements of a passage.
pub(super) fn facts(passage: &Passages<'_>, found: &mut Vec<Fact>) {
    let mut at = 0;
    while at < passage.words.len() {
        let words = &passage.words[at..];
        let told = |cues: &[CampaignCue]| first_of(words, cues);
        let content = |cue, length| {
            let is_available = AVAILABLE.contains(&cue);
            (if is_available { FactContent::Availability(cue) } else { FactContent::Promise(cue) }, length)
        };
        let stated = told(&AVAILABLE).or_else(|| told(&PROMISED)).or_else(|| told(&MEANT));
        let Some((content, length)) = stated.map(|(cue, length)| content(cue, length)) else {
            at += 1;
            continue;
        };
        // "is available" and "available today" overlap, and say one thing.
        let goes_on =
            |from: &usize| first_of(&words[*from..], &AVAILABLE).is_some_and(|(_, more)| from + more > length);
        let further =
            (1..length).filter(goes_on).filter_map(|from| Some(from + first_of(&words[from..], &AVAILABLE)?.1));
        let length = further.max().unwrap_or(length);
        let span = words[0].span.hull(words[length - 1].span);
        // "Is available from 3 April" is not now.
        let is_later = first_of(&words[length..], &[CampaignCue::Opening]).is_some() || is_dated(&words[length..]);
        let is_now = matches!(content, FactContent::Availability(CampaignCue::Now));
        let is_nearly_all = matches!(content, FactContent::Promise(CampaignCue::All))
            && ends(passage.before(span.start, 2), CampaignCue::Nearly).is_some();
        if (is_now && is_later) || is_nearly_all {
            at += length;
            continue;
        }
        if passage.is_text(span) && is_unbroken(passage, at, length) && !is_denied(passage, span) {
            let mut around = passage.neighbourhood(span);
            around.heads.truncate(1);
            found.push(Fact {
                spot: passage.spot(span),
                reading: span.slice(passage.text()).to_owned(),
                content,
                around,
            });
        }
        at += length;
    }
}

/// Returns whether some words begin with a day: "on 3 April".
fn is_dated(words: &[CampaignWord<'_>]) -> bool {
    let is_day =
        |word: &CampaignWord<'_>| word.is_number() || month(word.fold).is_some() || weekday(word.fold).is_some();
    matches!(words, [on, day, ..] if matches!(on.fold, "on" | "le" | "in" | "en" | "this" | "next") && is_day(day))
}

/// Returns whether no sentence ends between some words.
fn is_unbroken(passage: &Passages<'_>, first: usize, length: usize) -> bool {
    (first..first + length - 1).all(|at| !passage.gap(at).contains(['.', '!', '?', ';', ':', '|', '\n']))
}

/// Returns whether a place lies in a sentence that denies or supposes: what is said there of availability is no statement.
fn is_denied(passage: &Passages<'_>, span: Span) -> bool {
    let sentence = passage.sentence(span);
    let denying = [
        "not", "t", "if", "when", "once", "before", "until", "unless", "ne", "pas", "si", "quand", "lorsque", "sera",
        "whether",
    ];
    let inside = &passage.words[sentence.start..];
    let before = inside.partition_point(|word| word.span.start < span.start);
    inside[before.saturating_sub(4)..before].iter().any(|word| denying.contains(&word.fold))
}
