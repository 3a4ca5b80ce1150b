//! Names, hashtags, links and quotations that two drafts write differently.

use super::fact::{Fact, FactContent};
use super::name::has_inner_capital;
use super::words::is_function;
use crate::language::campaign::{CampaignCue, is_listed};
use crate::text::{distance, is_slip as is_slip_of_the_pen};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest letters of a word of which one letter may be wrong.
const LONG: usize = 6;

/// The least share of its words, of 10, that a quotation has in common with another version of it.
const SHARED: usize = 6;

/// The facts of two drafts, and whether they are in one language.
pub(super) struct SpelledDrafts<'f> {
    pub(super) one: &'f [Fact],
    pub(super) other: &'f [Fact],
    pub(super) same_language: bool,
}

impl SpelledDrafts<'_> {
    /// All differences in spelling.
    pub(super) fn differences(&self) -> Vec<(usize, usize)> {
        let mut found = self.names();
        found.extend(self.people());
        let parts = found.clone();
        found.retain(|pair| !parts.iter().any(|part| part != pair && self.holds(*pair, *part)));
        found.extend(self.hashtags());
        found.extend(self.links());
        if self.same_language {
            found.extend(self.quotations());
        }
        found
    }

    /// Returns whether the first of two differences lies around the other: of a name and a part of it, the part says all.
    fn holds(&self, whole: (usize, usize), part: (usize, usize)) -> bool {
        let (outer, inner) = (self.one[whole.0].spot, self.one[part.0].spot);
        outer.block == inner.block && outer.span.contains(inner.span) && outer.span != inner.span
    }

    /// Names whose letters are the same and that are written differently: `AcmeCloud` and `Acme Cloud`.
    fn names(&self) -> Vec<(usize, usize)> {
        let (here, there) = (spellings(self.one), spellings(self.other));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (joined, forms) in &here {
            let Some(others) = there.get(joined) else { continue };
            if forms.keys().any(|form| others.contains_key(form)) {
                continue;
            }
            let differs = forms.iter().find_map(|(form, &at)| {
                let other = others.iter().find(|(other, _)| self.is_other_spelling(form, other))?;
                Some((at, *other.1))
            });
            found.extend(differs);
        }
        if self.same_language {
            found.extend(self.slips(&here, &there));
        }
        found
    }

    /// Returns whether two spellings of the same letters are not two ways to begin a sentence or a heading.
    fn is_other_spelling(&self, one: &str, other: &str) -> bool {
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let (one, other) = (plain(one), plain(other));
        let has_accent = |text: &str| !text.is_ascii();
        let is_accent = one.len() != other.len() && (has_accent(&one) || has_accent(&other));
        let is_upper = |text: &str| !text.chars().any(char::is_lowercase);
        let is_separated = |text: &str| text.contains([' ', '-']);
        if is_separated(&one) != is_separated(&other) || (one.contains('-') != other.contains('-')) {
            return one.chars().count() >= 5 && !is_upper(&one) && !is_upper(&other);
        }
        if is_upper(&one) || is_upper(&other) {
            return false;
        }
        if has_inner_capital(&one.replace([' ', '-'], "")) != has_inner_capital(&other.replace([' ', '-'], ""))
            || one.to_lowercase() == other.to_lowercase()
        {
            return !is_separated(&one);
        }
        is_accent && self.same_language
    }

    /// Names of one word that differ in one letter: `Halcyon` and `Halycon`.
    fn slips(&self, here: &Spellings<'_>, there: &Spellings<'_>) -> Vec<(usize, usize)> {
        let is_certain = |facts: &[Fact], at: usize| match &facts[at].content {
            FactContent::Name { written, in_doubt, .. } => !in_doubt && !written.contains(' '),
            _ => false,
        };
        // A name that the other draft has, too, is no slip.
        let alone = |own: &Spellings<'_>, facts: &[Fact], other: &Spellings<'_>| -> Vec<(String, usize)> {
            let new = own.iter().filter(|(joined, _)| !other.contains_key(*joined));
            let first = |(joined, forms): (&&str, &BTreeMap<&str, usize>)| {
                let at = forms.values().copied().find(|&at| is_certain(facts, at))?;
                Some(((*joined).to_owned(), at))
            };
            new.filter_map(first).collect()
        };
        let others = alone(there, self.other, here);
        let mut found = Vec::new();
        for (name, at) in alone(here, self.one, there) {
            let like = others.iter().filter(|(other, _)| is_slip(&name, other));
            found.extend(like.map(|(_, counterpart)| (at, *counterpart)));
        }
        found
    }

    /// Names of two words of which the last differs in a letter: `Jane Roe` and `Jane Row`.
    fn people(&self) -> Vec<(usize, usize)> {
        let pairs = |facts: &[Fact]| -> BTreeMap<(String, String), usize> {
            let pair = |(at, fact): (usize, &Fact)| match &fact.content {
                FactContent::Name { written, last: Some(last), joined, .. }
                    if written.split([' ', '\u{a0}']).count() == 2 =>
                {
                    let last = crate::reading::folded(last).replace(' ', "");
                    let first = joined.strip_suffix(last.as_str())?.to_owned();
                    Some(((first, last), at))
                }
                _ => None,
            };
            let mut all = BTreeMap::new();
            facts.iter().enumerate().filter_map(pair).for_each(|(key, at)| {
                all.entry(key).or_insert(at);
            });
            all
        };
        let (here, there) = (pairs(self.one), pairs(self.other));
        let lasts = |pairs: &BTreeMap<(String, String), usize>| {
            pairs.keys().map(|(_, last)| last.clone()).collect::<BTreeSet<_>>()
        };
        let (lasts_here, lasts_there) = (lasts(&here), lasts(&there));
        let mut found = Vec::new();
        for ((first, last), &at) in &here {
            for ((other_first, other_last), &counterpart) in &there {
                let is_new = !lasts_there.contains(last) && !lasts_here.contains(other_last);
                // "Acme Clouds" is a plural; "Kovacs" is another name, as nobody is called by the first name alone.
                let is_plural = |word: &str, other: &str| format!("{word}s") == other;
                let may_be_plural = || is_plural(last, other_last) || is_plural(other_last, last);
                let is_person = || stands_in_one(self.one, first) && stands_in_one(self.other, first);
                let is_other = || is_near(last, other_last) && (!may_be_plural() || is_person());
                if first == other_first && first.len() >= 3 && is_new && is_other() {
                    found.push((at, counterpart));
                }
            }
        }
        found
    }

    /// Hashtags that differ in a letter or a figure.
    fn hashtags(&self) -> Vec<(usize, usize)> {
        let tags = |facts: &[Fact]| -> BTreeMap<String, usize> {
            let tag = |(at, fact): (usize, &Fact)| match &fact.content {
                FactContent::Hashtag(tag) => Some((tag.clone(), at)),
                _ => None,
            };
            facts.iter().enumerate().filter_map(tag).collect()
        };
        let (here, there) = (tags(self.one), tags(self.other));
        let small = |tags: &BTreeMap<String, usize>| tags.keys().map(|tag| tag.to_lowercase()).collect::<BTreeSet<_>>();
        let (small_here, small_there) = (small(&here), small(&there));
        let new = |tags: &BTreeMap<String, usize>, known: &BTreeSet<String>| -> Vec<(String, bool, usize)> {
            let each = tags.iter().map(|(tag, &at)| (tag.to_lowercase(), self.same_language || is_made(tag), at));
            each.filter(|(small, ..)| !known.contains(small)).collect()
        };
        let is_near = |one: &str, other: &str| {
            one.chars().count().min(other.chars().count()) >= 5
                && distance(one, other) <= if one.len() >= 10 { 2 } else { 1 }
        };
        let others = new(&there, &small_here);
        let mut found = Vec::new();
        for (tag, may, at) in new(&here, &small_there) {
            let like = others.iter().filter(|(other, other_may, _)| may && *other_may && is_near(&tag, other));
            found.extend(like.map(|(.., counterpart)| (at, *counterpart)));
        }
        found
    }

    /// Links that say the same and lead to different pages, or whose addresses differ in a letter.
    fn links(&self) -> Vec<(usize, usize)> {
        let (here, there) = (links(self.one), links(self.other));
        let addresses =
            |links: &[LinkFact<'_>]| links.iter().map(|link| link.address.to_owned()).collect::<BTreeSet<_>>();
        let (known_here, known_there) = (addresses(&here), addresses(&there));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for link in here.iter().filter(|link| !known_there.contains(link.address)) {
            for other in there.iter().filter(|other| !known_here.contains(other.address)) {
                let labels =
                    |links: &[LinkFact<'_>], label: &str| links.iter().filter(|own| own.label == label).count();
                let says_same = self.same_language
                    && !link.label.is_empty()
                    && link.label == other.label
                    && !says_nothing(link.label)
                    && labels(&here, link.label) == 1
                    && labels(&there, other.label) == 1;
                if (says_same || is_misspelt(link.address, other.address))
                    && !found.iter().any(|(at, there)| *at == link.at || *there == other.at)
                {
                    found.push((link.at, other.at));
                }
            }
        }
        found
    }

    /// Two versions of one quotation, of which neither is a part of the other.
    fn quotations(&self) -> Vec<(usize, usize)> {
        let quoted = |facts: &'_ [Fact]| -> Vec<(usize, Vec<String>)> {
            let words = |(at, fact): (usize, &Fact)| match &fact.content {
                FactContent::Quotation(words) => Some((at, words.clone())),
                _ => None,
            };
            facts.iter().enumerate().filter_map(words).collect()
        };
        let (here, there) = (quoted(self.one), quoted(self.other));
        let mut found = Vec::new();
        for (at, words) in &here {
            for (counterpart, others) in &there {
                let shared = in_common(words, others);
                let shorter = words.len().min(others.len());
                if shared < shorter && shared * 10 >= shorter * SHARED {
                    found.push((*at, *counterpart));
                }
            }
        }
        found
    }
}

/// The spellings of names by their letters, each with the first fact that has it.
type Spellings<'f> = BTreeMap<&'f str, BTreeMap<&'f str, usize>>;

fn spellings(facts: &[Fact]) -> Spellings<'_> {
    let mut all = Spellings::new();
    for (at, fact) in facts.iter().enumerate() {
        if let FactContent::Name { written, joined, .. } = &fact.content {
            all.entry(joined.as_str()).or_default().entry(written.as_str()).or_insert(at);
        }
    }
    all
}

/// Returns whether a hashtag is made of words or figures, and so the same in every language.
fn is_made(tag: &str) -> bool {
    has_inner_capital(tag) || tag.contains(|letter: char| letter.is_ascii_digit())
}

/// Returns whether two words of a name are one with a slip of the pen: not a plural, and not a word with another ending.
fn is_slip(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let is_form = |word: &str, other: &str| {
        other.strip_prefix(word).is_some_and(|rest| matches!(rest, "s" | "x" | "e" | "es" | "n" | "d" | "r" | "y"))
    };
    let begins_alike = one.chars().next() == other.chars().next();
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    shorter >= LONG
        && begins_alike
        && digits(one) == digits(other)
        && !is_form(one, other)
        && !is_form(other, one)
        && distance(one, other) == 1
}

/// Returns whether two last names are one with a slip of the pen.
fn is_near(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= 3 && one.chars().next() == other.chars().next() && distance(one, other) == 1
}

/// Returns whether a word is part of one name of two words only.
fn stands_in_one(facts: &[Fact], first: &str) -> bool {
    let names = facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Name { joined, last, .. } => Some((joined.as_str(), last)),
        _ => None,
    });
    let longer: BTreeSet<&str> =
        names.filter(|(joined, last)| joined.starts_with(first) && last.is_some()).map(|(joined, _)| joined).collect();
    let alone = facts
        .iter()
        .filter(|fact| matches!(&fact.content, FactContent::Name { joined, .. } if joined == first))
        .count();
    longer.len() == 1 && alone == 1
}

/// A link of a draft.
struct LinkFact<'f> {
    at: usize,
    address: &'f str,
    label: &'f str,
}

fn links(facts: &[Fact]) -> Vec<LinkFact<'_>> {
    facts
        .iter()
        .enumerate()
        .filter_map(|(at, fact)| match &fact.content {
            FactContent::Link { address, label } => Some(LinkFact { at, address, label }),
            _ => None,
        })
        .collect()
}

/// Returns whether the text of a link may lead anywhere: "read more".
fn says_nothing(label: &str) -> bool {
    let is_idle =
        |word: &str| is_function(word) || is_listed(word, CampaignCue::AnyLink) || is_listed(word, CampaignCue::Light);
    label.split(' ').all(is_idle)
}

/// Returns whether two addresses are one with a slip of the pen in a part of it. A figure more or less is another page.
fn is_misspelt(one: &str, other: &str) -> bool {
    let (parts, others): (Vec<&str>, Vec<&str>) = (one.split('/').collect(), other.split('/').collect());
    let mut differing = parts.iter().zip(&others).filter(|(part, other)| part != other);
    match (parts.len() == others.len() && parts.len() > 1, differing.next(), differing.next()) {
        (true, Some((part, other)), None) => is_slip_of_the_pen(part, other),
        _ => false,
    }
}

/// How many words two lists have in common, in the same order.
fn in_common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut corner = 0;
        for (at, counterpart) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == counterpart { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    row.last().copied().unwrap_or(0)
}
