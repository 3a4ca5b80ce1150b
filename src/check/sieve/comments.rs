//! Comments in a draft that let a warning pass: `discretion: allow acme/globex until 2026-12-31 -- joint release`.
//!
//! A comment that begins so is written for this check, and must be right to the last word: else it silences nothing, and
//! is a finding itself.

use super::{Grant, Passing, Permits, SaidBy, Sifting};
use crate::family::Fault;
use crate::moment::Moment;
use crate::policy::Policy;
use crate::rule::{Header, Permission, RuleId, RuleNumber, SilencedBy};
use crate::text::{Span, Spot};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// The start of a comment for this check, in any capitals.
const MARK: &str = "discretion:";

/// For how many comments with an unknown rule the nearest one is looked for: the search takes long.
const SUGGESTED: usize = 100;

/// Permits by comments of a draft, and faults of the others.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    let mut permits = Permits::default();
    let rules = LazyCell::new(|| numbers(sifting.policy));
    for (number, block) in sifting.around.blocks() {
        let Some(about) = block.about else { continue };
        let Some(parsed) = parse(&block.text) else { continue };
        let suggest = permits.faults.len() < SUGGESTED;
        let found = parsed.and_then(|comment| {
            let id = comment.rule.slice(&block.text);
            let rule = find(id, sifting.policy, &rules, suggest).map_err(|fault| (comment.rule, fault))?;
            let source = sifting.around.document.source;
            if sifting.earlier.is_some_and(|earlier| !earlier.had(block, source)) {
                return Err((comment.whole, Fault::Changed));
            }
            Ok((rule, comment))
        });
        match found {
            Ok(((rule, id), AllowedBy { whole, date, permission, .. })) => {
                let spot = Spot::new(number, whole);
                permits.grants.push(Grant {
                    permission: Cow::Owned(permission),
                    rule: Some(rule),
                    passing: Passing::Source(about),
                    said: Some(SaidBy { spot, date: spot.with(date), id }),
                });
            }
            Err((span, fault)) => permits.faults.push((Spot::new(number, span), fault)),
        }
    }
    permits
}

/// The rules by their ids, those that are switched off included.
fn numbers(policy: &Policy) -> BTreeMap<&str, (RuleNumber, &Header)> {
    let mut numbers = BTreeMap::new();
    for (number, rule) in policy.rules.iter().chain(policy.inactive.iter()).enumerate() {
        numbers.entry(rule.header.id.as_str()).or_insert((RuleNumber(number), &rule.header));
    }
    numbers
}

/// The number of a rule that a comment may silence, and its id.
fn find(
    id: &str,
    policy: &Policy,
    rules: &BTreeMap<&str, (RuleNumber, &Header)>,
    suggest: bool,
) -> Result<(RuleNumber, RuleId), Fault> {
    match rules.get(id) {
        Some((_, header)) if header.locked => Err(Fault::Locked(header.id.clone())),
        Some((number, header)) => Ok((*number, header.id.clone())),
        None => {
            let near = if suggest { policy.nearest_rule(id).cloned() } else { None };
            Err(Fault::UnknownRule(id.to_owned(), near))
        }
    }
}

/// A comment that is written as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct AllowedBy {
    /// All of it, without the white space around.
    whole: Span,
    /// The id of a rule.
    rule: Span,
    /// The date, else all of it.
    date: Span,
    permission: Permission,
}

/// Reads the text of a comment; nothing where it is not for this check, else what is wrong and where.
fn parse(text: &str) -> Option<Result<AllowedBy, (Span, Fault)>> {
    let start = text.len() - text.trim_start().len();
    let mark = Span::new(start, start + MARK.len());
    if !mark.slice(text).eq_ignore_ascii_case(MARK) {
        return None;
    }
    let words = words(text, mark.end);
    let whole = words.last().map_or(mark, |last| mark.hull(*last));
    Some(parse_words(text, whole, &words))
}

fn parse_words(text: &str, whole: Span, words: &[Span]) -> Result<AllowedBy, (Span, Fault)> {
    let is = |word: &Span, wanted: &str| word.slice(text) == wanted;
    let unexpected = |word: &Span| (*word, Fault::Unexpected(word.slice(text).to_owned()));
    let dashes = words.iter().position(|word| is(word, "--")).unwrap_or(words.len());
    let (head, tail) = words.split_at(dashes);
    let (rule, until) = match head {
        [allow, rule, until @ ..] if is(allow, "allow") => (*rule, until),
        [allow, ..] if !is(allow, "allow") => return Err(unexpected(allow)),
        _ => return Err((whole, Fault::NoRule)),
    };
    let date = match until {
        [] => None,
        [until, first, ..] if is(until, "until") => Some(first.hull(head[head.len() - 1])),
        [word, ..] => return Err(unexpected(word)),
    };
    let moment = |date: Span| {
        let written = date.slice(text);
        Moment::of_day(written).ok_or_else(|| (date, Fault::NoDate(written.to_owned())))
    };
    let until = date.map(moment).transpose()?;
    let [_, first, ..] = tail else { return Err((whole, Fault::NoReason)) };
    let reason = Span::new(first.start, whole.end).slice(text).to_owned();
    let permission = Permission { by: SilencedBy::Comment, reason, owner: None, until };
    Ok(AllowedBy { whole, rule, date: date.unwrap_or(whole), permission })
}

/// The words of a text from a place on: what stands between white space.
fn words(text: &str, from: usize) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (at, letter) in Span::new(from, text.len()).slice(text).char_indices() {
        let letter_at = Span::new(from + at, from + at + letter.len_utf8());
        match words.last_mut() {
            _ if letter.is_whitespace() => {}
            Some(last) if last.end == letter_at.start => last.end = letter_at.end,
            Some(_) | None => words.push(letter_at),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content of a comment, or its wrong part.
    fn told(text: &str) -> String {
        match parse(text) {
            None => "nothing".to_owned(),
            Some(Ok(AllowedBy { whole, rule, permission: Permission { reason, until, .. }, .. })) => {
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                assert_eq!(whole.slice(text), text.trim());
                format!("{}{until}: {reason}", rule.slice(text))
            }
            Some(Err((span, fault))) => {
                let fault = format!("{fault:?}");
                format!("{} at `{}`", fault.split('(').next().unwrap_or_default(), span.slice(text))
            }
        }
    }

    #[test]
    fn a_comment_is_right_to_the_last_word() {
        let table = [
            (" discretion: allow acme/globex -- joint release ", "acme/globex: joint release"),
            ("discretion:allow a/b until 2026-12-31 -- x -- y", "a/b until 2026-12-31T00:00:00Z: x -- y"),
            ("Discretion: allow\u{a0}a/b until 2026-12-31 09:00:00+01:00 -- é", "a/b until 2026-12-31T08:00:00Z: é"),
            (" discretion: ", "NoRule at `discretion:`"),
            ("discretion: allow -- x", "NoRule at `discretion: allow -- x`"),
            ("discretion: -- x", "NoRule at `discretion: -- x`"),
            ("discretion: alow a/b -- x", "Unexpected at `alow`"),
            ("discretion: allow a/b joint release", "Unexpected at `joint`"),
            ("discretion: allow a/b a/c -- x", "Unexpected at `a/c`"),
            ("discretion: allow a/b until -- x", "Unexpected at `until`"),
            ("discretion: allow a/b until tomorrow at noon -- x", "NoDate at `tomorrow at noon`"),
            ("discretion: allow a/b until 2026-12-31T09:00:00 -- x", "NoDate at `2026-12-31T09:00:00`"),
            ("discretion: allow a/b", "NoReason at `discretion: allow a/b`"),
            ("discretion: allow a/b -- ", "NoReason at `discretion: allow a/b --`"),
            ("discretion: allow a/b – x", "Unexpected at `–`"),
            ("to our discretion: allow a/b -- x", "nothing"),
            ("discretion", "nothing"),
            ("discrétion: allow a/b -- x", "nothing"),
        ];
        for (text, expected) in table {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
