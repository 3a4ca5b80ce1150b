//! The ways in which a place of a draft is spoken: what rules ask before a match counts.
//!
//! A sentence is read when a rule first asks about a place in it, and once for all rules. Where its language is in doubt, it is
//! read in each, and a way counts that all readings have.

use super::quotation::is_quoted;
use super::stretch::{STRETCH, stretch_of};
use super::{Clauses, Given, GroupKind, WordKind};
use crate::language::grammar::stands;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;
use crate::language::way::{CuePlace, WayCue, cues};
use crate::language::{LANGUAGES, Language, telling};
use crate::matching::{Index, Surroundings};
use crate::reading::{Letters, Word};
use crate::rule::{Way, WaySet};
use crate::text::{BlockNumber, Span, Spot};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// So many words before a place may say what it is good for.
const AIM: usize = 8;

/// The sentences of a draft that were read so far.
#[derive(Debug, Default)]
pub(crate) struct SpokenDraft {
    read: RefCell<BTreeMap<Spot, Rc<SpokenSentence>>>,
}

/// A sentence, read.
#[derive(Debug)]
struct SpokenSentence {
    words: Vec<Word>,
    folds: Vec<String>,
    readings: Vec<SpokenReading>,
    /// True if it asks.
    asks: bool,
    /// True if it, or the sentence before, speaks of us.
    speaks_of_us: bool,
}

/// A sentence in one of the languages that it may be in.
#[derive(Debug)]
struct SpokenReading {
    clauses: Clauses,
    cues: Vec<CuePlace>,
}

impl SpokenDraft {
    /// The ways in which a place of a draft is spoken.
    pub(crate) fn ways(&self, index: &Index, around: &Surroundings<'_>, spot: Spot) -> WaySet {
        let ways =
            WaySet::NONE.with(Way::Denied, around.negation(spot).is_some()).with(Way::Quoted, is_quoted(around, spot));
        let whole = spot.with(stretch_of(spot, around));
        let known = self.read.borrow().get(&whole).cloned();
        let sentence = known.unwrap_or_else(|| {
            let read = Rc::new(SpokenSentence::read(around, index, whole));
            self.read.borrow_mut().insert(whole, Rc::clone(&read));
            read
        });
        let all = sentence.ways(spot.span);
        all.each().fold(ways, |ways, way| ways.with(way, true))
    }
}

impl SpokenSentence {
    fn read(around: &Surroundings<'_>, index: &Index, whole: Spot) -> Self {
        let Spot { block, span } = whole;
        let (text, reading) = (&*around.block(block).text, around.reading_of(block));
        let all = around.words_of(block);
        let from = all.partition_point(|word| word.start() < span.start);
        let until = all.partition_point(|word| word.start() < span.end).max(from);
        let words = &all[from..until];
        let folds: Vec<&str> = (from..until).map(|at| around.fold(block, at)).collect();
        let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
        let [ours, names] = index.names_in(around, block, from..until);
        let given = Given {
            text,
            words,
            folds: &folds,
            hashes: &hashes,
            names: &names,
            ours: &ours,
            technical: &[],
            own: &[],
            language: Language::DEFAULT,
        };
        let spoken = LANGUAGES.iter().map(|data| data.language);
        let spoken = spoken.filter(|&own| reading.language.is_none_or(|language| language == own));
        let readings: Vec<SpokenReading> = spoken
            .map(|language| SpokenReading {
                clauses: Clauses::of(&Given { language, ..given }),
                cues: cues(&folds, language),
            })
            .collect();
        let asks = asks(span.slice(text), &folds, reading.language);
        let is_us = |clauses: &Clauses| {
            (0..folds.len()).any(|at| clauses.is(at, Particle::Us) || clauses.is(at, Particle::Ours))
        };
        let speaks_of_us = !ours.is_empty()
            || readings.iter().any(|own| is_us(&own.clauses))
            || speaks_of_us_before(around, block, from);
        let folds = folds.into_iter().map(str::to_owned).collect();
        Self { words: words.to_vec(), folds, readings, asks, speaks_of_us }
    }

    /// The ways in which a stretch of it is spoken, in all readings.
    fn ways(&self, span: Span) -> WaySet {
        let first = self.words.partition_point(|word| word.end() <= span.start);
        let last = self.words.partition_point(|word| word.start() < span.end).saturating_sub(1);
        if first >= self.words.len() {
            return WaySet::NONE;
        }
        let each = self.readings.iter().map(|own| self.ways_in(own, first, last.max(first)));
        let ways = each.reduce(WaySet::and).unwrap_or(WaySet::NONE);
        // A question begins with its verb, like a request.
        if self.asks { ways.without(Way::Instructed).with(Way::Asked, true) } else { ways }
    }

    fn ways_in(&self, reading: &SpokenReading, first: usize, last: usize) -> WaySet {
        let clauses = &reading.clauses;
        let Some(statement) = clauses.statement_of(first) else { return WaySet::NONE };
        let chain: Vec<usize> = clauses.outwards(statement).collect();
        WaySet::NONE
            .with(Way::Reported, self.is_reported(reading, &chain, (first, last)))
            .with(Way::Supposed, self.is_supposed(reading, &chain, first))
            .with(Way::Past, self.is_over(reading, statement, (first, last)))
            .with(Way::Instructed, chain.iter().any(|&at| clauses.instructs(at)))
            .with(Way::OfOthers, self.is_of_others(reading, statement, (first, last)))
    }

    /// Returns whether somebody else says what a clause says: in the clause around it, after it, or by "according to".
    fn is_reported(&self, reading: &SpokenReading, chain: &[usize], own: (usize, usize)) -> bool {
        let clauses = &reading.clauses;
        let says = |at: usize| {
            let statement = &clauses.statements[at];
            let verb = statement.verb.map(|verb| clauses.groups[verb]);
            let says =
                verb.is_some_and(|verb| clauses.marks_in(verb.first, verb.last, WordClass::Say).next().is_some());
            says && statement.subject.is_some_and(|subject| {
                let last = clauses.kinds[clauses.groups[subject].last];
                let whole = last != WordKind::Particle(Particle::Determiner);
                whole && !clauses.is_ours(subject) && !clauses.is_reader(subject)
            })
        };
        let outer = chain.iter().skip(1).any(|&at| says(at));
        // "It is the fastest, analysts say."
        let after = (0..clauses.statements.len())
            .filter(|&at| clauses.statements[at].first > own.1 && clauses.statements[at].opener.is_none())
            .filter(|&at| clauses.statements[at].subject.is_some_and(|own| !clauses.is_pronoun(own)))
            .filter(|&at| !clauses.holds(clauses.statements[at].first, clauses.statements[at].last, Particle::Us))
            .any(|at| says(at) && clauses.complements(at).next().is_none());
        // "According to our tests" is our own word.
        let named = reading.first(WayCue::Reported).is_some_and(|cue| {
            let mut next = clauses.groups.iter().filter(|group| group.kind == GroupKind::Noun && group.last > cue.last);
            let theirs = next.next().is_none_or(|next| !next.ours && !clauses.holds_us(next));
            theirs && (cue.last < own.0 || own.1 < cue.first)
        });
        outer || after || named
    }

    /// Returns whether a clause only supposes, or gives a purpose, before a word.
    fn is_supposed(&self, reading: &SpokenReading, chain: &[usize], first: usize) -> bool {
        let clauses = &reading.clauses;
        let supposes = |&at: &usize| {
            let statement = &clauses.statements[at];
            let verb = statement.verb.map(|verb| clauses.groups[verb]);
            let may = verb.is_some_and(|verb| reading.within(WayCue::Supposing, verb.first, verb.last));
            may || (statement.ways.supposed && !statement.ways.needless)
        };
        let from = chain.iter().map(|&at| clauses.statements[at].first).min().unwrap_or(first);
        let aims = first > 0 && reading.within(WayCue::Purpose, from.max(first.saturating_sub(AIM)), first - 1);
        chain.iter().any(supposes) || aims
    }

    /// Returns whether what is said is over.
    fn is_over(&self, reading: &SpokenReading, statement: usize, own: (usize, usize)) -> bool {
        let clauses = &reading.clauses;
        let whole = &clauses.statements[statement];
        let outside = |cue: &CuePlace| cue.last < own.0 || own.1 < cue.first;
        let here = |cue: &CuePlace| whole.first <= cue.first && cue.last <= whole.last && outside(cue);
        let former = reading.cues.iter().any(|cue| cue.cue == WayCue::Former && here(cue));
        // "The embargo was lifted": what ends is its subject.
        let subject = whole.subject.is_some_and(|subject| clauses.groups[subject].last >= own.0);
        let ended =
            subject && reading.cues.iter().any(|cue| cue.cue == WayCue::Ended && here(cue) && own.1 < cue.first);
        let year = |at: usize| {
            let fold = self.folds.get(at).map_or("", String::as_str);
            fold.len() == 4 && fold.starts_with(['1', '2']) && fold.bytes().all(|byte| byte.is_ascii_digit())
        };
        let until = reading.cues.iter().any(|cue| {
            cue.cue == WayCue::Until && own.1 < cue.first && here(cue) && (year(cue.last + 1) || year(cue.last + 2))
        });
        former || ended || until
    }

    /// Returns whether a clause speaks of somebody else: its subject, or what its subject is said to be, is a rival, an
    /// authority, "they", or companies in general.
    fn is_of_others(&self, reading: &SpokenReading, statement: usize, own: (usize, usize)) -> bool {
        let clauses = &reading.clauses;
        let Some(subject) = clauses.subject_of(statement) else { return false };
        let group = clauses.groups[subject];
        if own.1 < group.first || group.last < own.0 {
            return self.is_another(reading, subject);
        }
        // "The fastest store is Globex", "Globex's guaranteed results".
        let is = clauses.statements[statement].verb.map(|verb| clauses.groups[verb]);
        let links = is.is_some_and(|is| clauses.marks_in(is.first, is.last, WordClass::Be).next().is_some());
        let named = |group: super::Group| (group.first..=group.last).any(|at| clauses.kinds[at] == WordKind::Name);
        let owned = group.owner.is_some_and(|owner| clauses.kinds[owner] == WordKind::Name);
        // "Some vendors guarantee results", where no list knows the verb.
        let before = |cue: WayCue| own.0 > 0 && reading.within(cue, group.first, own.0 - 1);
        let several = before(WayCue::Several) && before(WayCue::Makers);
        owned || several || (links && clauses.complements(statement).next().is_some_and(|(_, next)| named(*next)))
    }

    /// Returns whether a group stands for somebody else than us and the reader, clearly.
    fn is_another(&self, reading: &SpokenReading, subject: usize) -> bool {
        let clauses = &reading.clauses;
        let group = clauses.groups[subject];
        if clauses.is_ours(subject) || clauses.is_reader(subject) {
            return false;
        }
        let holds = |cue: WayCue| reading.within(cue, group.first, group.last);
        if (group.first..=group.last).any(|at| clauses.kinds[at] == WordKind::Name) {
            return true;
        }
        let begins = |cue: WayCue| reading.cues.iter().any(|own| own.cue == cue && own.first == group.first);
        let alone = clauses.kinds[group.first].stands_alone();
        if alone {
            return (begins(WayCue::They) || begins(WayCue::Several)) && !self.speaks_of_us;
        }
        // "Its store is the best" speaks of the one that was named.
        let theirs = clauses.is(group.first, Particle::Theirs) && clauses.kinds.contains(&WordKind::Name);
        (theirs && !self.speaks_of_us)
            || (holds(WayCue::Makers) && (begins(WayCue::Several) || begins(WayCue::Makers)))
            || holds(WayCue::Authority)
            || (!holds(WayCue::Thing) && self.is_authority(group.first, group.last))
    }

    /// Returns whether words are a name in capitals, or of several words with capitals, after an article: "the FTC".
    fn is_authority(&self, first: usize, last: usize) -> bool {
        let letters = |at: usize| self.words.get(at).map(|word| word.letters);
        let capital = |at: usize| matches!(letters(at), Some(Letters::Capital | Letters::Upper));
        let acronym = |at: usize| letters(at) == Some(Letters::Upper) && self.folds[at].len() > 1;
        let article = telling::is_function_word(&self.folds[first]) || self.folds[first].len() < 3;
        let whole = article && first < last && (first + 1..=last).all(capital);
        whole && ((first + 1..=last).any(acronym) || last > first + 1)
    }
}

impl SpokenReading {
    /// The first cue of a kind.
    fn first(&self, cue: WayCue) -> Option<&CuePlace> {
        self.cues.iter().find(|own| own.cue == cue)
    }

    /// Returns whether a cue of a kind lies within some words.
    fn within(&self, cue: WayCue, first: usize, last: usize) -> bool {
        self.cues.iter().any(|own| own.cue == cue && first <= own.first && own.last <= last)
    }
}

/// Returns whether the sentence before a word of a block speaks of us.
fn speaks_of_us_before(around: &Surroundings<'_>, block: BlockNumber, from: usize) -> bool {
    let Some(last) = from.checked_sub(1) else { return false };
    let words = around.words_of(block);
    let sentence = around.sentence_of(Spot::new(block, words[last].span()));
    let first = words.partition_point(|word| word.start() < sentence.start).max(from.saturating_sub(STRETCH));
    (first..from).any(|at| LANGUAGES.iter().any(|data| data.pronouns.us.contains(&around.fold(block, at))))
}

/// Returns whether a sentence asks, with its mark, and may have its verb first.
fn asks(text: &str, folds: &[&str], language: Option<Language>) -> bool {
    let asking = language.map_or(&[][..], |own| own.data().grammar.asking);
    is_question(text, folds) && (asking.is_empty() || folds.iter().any(|fold| asking.contains(fold)))
}

/// Returns whether a sentence ends in a question mark. "Why is it slower?" takes for granted that it is, and is none.
pub(crate) fn is_question(text: &str, folds: &[&str]) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)*_".contains(c));
    let why = || folds.iter().any(|fold| stands(fold, |own| own.why));
    end.ends_with(['?', '？']) && !why()
}
