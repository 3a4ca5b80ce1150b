//! The words of a language as the reading of clauses looks them up: every form of every lemma, by the hash of its first
//! word. A language has some twenty thousand forms, and a sentence asks for twenty words: so the forms are made for all lemmas
//! that begin with the same three letters, once a sentence has a word that does.

use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::{LemmaEntry, WordClass};
use crate::language::mood::Effect;
use crate::language::particle::Particle;
use crate::language::{LANGUAGES, Language, LanguageData};
use crate::text::{Table, hash, spread};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// How many words a gap of a lemma may stand for.
const GAP: usize = 3;

/// How many adverbs may stand between the first word of a verb and the rest.
const MOST_BETWEEN: usize = 2;

/// The mood from which on a word is a fault of what it is said of, in tenths of a point.
const GLOOMY: i8 = -17;

/// The lexicons, in the order of [`LANGUAGES`], each made when it is first asked for.
static LEXICONS: [OnceLock<Lexicon>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

/// The lexicon of a language.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    LEXICONS[language as usize].get_or_init(|| Lexicon::of(language))
}

/// All that is known of the words of a language.
#[derive(Debug)]
pub(super) struct Lexicon {
    data: &'static LanguageData,
    entries: Vec<LemmaEntry>,
    /// The numbers of the entries that have a form with each start, in order.
    starts: Box<[Vec<u32>]>,
    /// The forms of first words that do not all begin alike: of « être », with which many lemmas begin.
    irregular: BTreeMap<(Speech, &'static str), Vec<(String, WordForm)>>,
    /// The words of the lexicon of moods that are bad enough to be faults, with each start, in order.
    gloomy: Box<[Vec<&'static str>]>,
    /// The forms with each start, made when they are first asked for.
    forms: Box<[OnceLock<Box<StartForms>>]>,
    /// Where particles stand, by the hash of their first word.
    first_particles: Table<u32>,
    particles: Vec<ParticlePhrase>,
    /// Adverbs and negations that may stand after the first word of a verb: « n'a plus confiance en ».
    between: BTreeSet<u64>,
    /// Words that stand for another one, by hash.
    same: BTreeMap<u64, u64>,
}

/// The first three letters of a word, by their lowest bits; few other starts have the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start(usize);

impl Start {
    /// How many letters tell it.
    const LETTERS: usize = 3;
    /// How many numbers there are.
    const COUNT: usize = 1 << 11;

    fn of(word: &str) -> Self {
        let mut letters = word.bytes();
        let all = (0..Self::LETTERS).fold(0, |all, _| (all << 5) | u64::from(letters.next().unwrap_or(0) % 32));
        Self(spread(all) as usize % Self::COUNT)
    }
}

/// The forms of lemmas whose first words begin alike.
#[derive(Debug)]
struct StartForms {
    /// Where the forms of phrases stand, by the hash of their first word.
    firsts: Table<StartForm>,
    phrases: Vec<LemmaForm>,
}

/// The number of a form of a phrase, and a part of the hash of its second word; 0 where it has none, or a gap there. A language
/// has a thousand phrases that begin with a form of "be".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StartForm {
    number: u32,
    second: u32,
}

impl StartForm {
    fn of(number: u32, phrase: &LemmaForm) -> Self {
        Self { number, second: phrase.rest.first().map_or(0, |&hash| Self::part(hash)) }
    }

    const fn part(hash: u64) -> u32 {
        hash as u32
    }
}

/// A form of a lemma.
#[derive(Clone, Debug)]
struct LemmaForm {
    /// The hashes of the words after the first; zero for a gap. The forms of a lemma share them.
    rest: Arc<[u64]>,
    speech: Speech,
    class: WordClass,
    form: WordForm,
    lemma: &'static str,
}

/// A particle of one word or more.
#[derive(Clone, Debug)]
struct ParticlePhrase {
    rest: Arc<[u64]>,
    kind: Particle,
    /// Of a word with several kinds the lowest holds.
    rank: usize,
    /// The word itself, where its accents matter.
    accented: Option<&'static str>,
}

/// The words of a sentence by their hashes, and by those of the words that they stand for.
struct ComparedWords<'w> {
    own: &'w [u64],
    whole: Vec<u64>,
}

/// A place where a form of a lemma stands: first and last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) speech: Speech,
    pub(crate) class: WordClass,
    pub(crate) form: WordForm,
    pub(crate) lemma: &'static str,
}

impl Lexicon {
    fn of(language: Language) -> Self {
        let data = language.data();
        let entries = data.lemmas.entries();
        let (mut starts, mut irregular) = (vec![Vec::new(); Start::COUNT].into_boxed_slice(), BTreeMap::new());
        for (&entry, number) in entries.iter().zip(0..) {
            let mut begin = |word: &str| {
                let same = &mut starts[Start::of(word).0];
                if same.last() != Some(&number) {
                    same.push(number);
                }
            };
            let stem = data.lemmas.stem(entry);
            match data.lemmas.inflected_first(entry).filter(|_| stem.len() < Start::LETTERS) {
                None => begin(stem),
                Some(word) => {
                    let firsts = irregular.entry(word).or_insert_with(|| data.lemmas.firsts(entry));
                    firsts.iter().for_each(|(first, _)| begin(first));
                }
            }
        }
        let bad = data.mood.words().filter(|(_, effect)| matches!(effect, Effect::Mood(mood) if *mood <= GLOOMY));
        let mut gloomy = vec![Vec::new(); Start::COUNT].into_boxed_slice();
        bad.for_each(|(word, _)| gloomy[Start::of(word).0].push(word));
        let forms = (0..Start::COUNT).map(|_| OnceLock::new()).collect();
        let listed = Particle::listed(data.particles);
        let mut particles = Vec::new();
        let (mut same, mut whole) = (BTreeMap::new(), 0);
        for (kind, word) in listed {
            if kind == Particle::Same {
                let short = word.split_once(": ").map_or(word, |(long, short)| {
                    whole = hash(long.as_bytes());
                    short
                });
                same.insert(hash(short.as_bytes()), whole);
                continue;
            }
            let folded = crate::reading::folded(word);
            let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
            let rank = Particle::EACH.iter().position(|(own, _)| *own == kind).unwrap_or(Particle::EACH.len());
            let phrase = ParticlePhrase { rest: hashes(rest), kind, rank, accented: accented(word) };
            particles.push((hash(first.as_bytes()), phrase));
        }
        let adverbs = particles.iter().filter(|(_, own)| own.kind == Particle::Adverb && own.rest.is_empty());
        let article = |word: u64| particles.iter().any(|(own, of)| *own == word && of.kind == Particle::Determiner);
        let adverbs = adverbs.map(|(first, _)| *first).filter(|&word| data.lemmas.first_is_inflected && !article(word));
        let between = adverbs.collect();
        let first_particles = Table::new(particles.iter().map(|(first, _)| *first).zip(0..).collect());
        let particles = particles.into_iter().map(|(_, phrase)| phrase).collect();
        Self { data, entries, starts, irregular, gloomy, forms, first_particles, particles, between, same }
    }

    /// The forms that begin as a word does.
    fn forms(&self, word: &str) -> &StartForms {
        let start = Start::of(word);
        self.forms[start.0].get_or_init(|| {
            let (mut phrases, nothing) = (Vec::new(), Arc::<[u64]>::default());
            for &number in &self.starts[start.0] {
                let entry = self.entries[number as usize];
                let LemmaEntry { speech, class, lemma } = entry;
                let known = self.data.lemmas.inflected_first(entry).and_then(|word| self.irregular.get(&word));
                let rests = self.data.lemmas.rests(entry);
                let firsts = known.map_or_else(|| Cow::Owned(self.data.lemmas.firsts(entry)), Cow::from);
                let after = |rest: &String| if rest.is_empty() { Arc::clone(&nothing) } else { hashes(rest) };
                let rests: Vec<Arc<[u64]>> = rests.iter().map(after).collect();
                for &(ref first, form) in firsts.iter().filter(|(first, _)| Start::of(first) == start) {
                    let first = hash(first.as_bytes());
                    let each =
                        rests.iter().map(|rest| LemmaForm { rest: Arc::clone(rest), speech, class, form, lemma });
                    phrases.extend(each.map(|phrase| (first, phrase)));
                }
            }
            phrases.extend(gloomy(self.data, &self.gloomy[start.0], &phrases));
            let each = phrases.iter().zip(0..).map(|((first, phrase), at)| (*first, StartForm::of(at, phrase)));
            let firsts = Table::new(each.collect());
            Box::new(StartForms { firsts, phrases: phrases.into_iter().map(|(_, phrase)| phrase).collect() })
        })
    }

    /// A word's hash, or that of the word it stands for.
    fn whole(&self, hash: u64) -> u64 {
        self.same.get(&hash).copied().unwrap_or(hash)
    }

    fn compared<'w>(&self, words: &'w [u64]) -> ComparedWords<'w> {
        ComparedWords { own: words, whole: words.iter().map(|&own| self.whole(own)).collect() }
    }

    /// The forms of lemmas among words, given by their folds and the hashes of these.
    pub(super) fn marks(&self, folds: &[&str], hashes: &[u64]) -> Vec<Mark> {
        let (words, mut marks) = (self.compared(hashes), Vec::new());
        for (first, (&own, fold)) in hashes.iter().zip(folds).enumerate() {
            let StartForms { firsts, phrases } = self.forms(fold);
            let passed =
                hashes[first + 1..].iter().take(MOST_BETWEEN).take_while(|own| self.between.contains(own)).count();
            // Of no word the number is 0, as it is of phrases that have none there.
            let seconds: [[u32; 2]; MOST_BETWEEN + 1] = std::array::from_fn(|passed| {
                let at = first + 1 + passed;
                [words.own, &*words.whole].map(|words| words.get(at).map_or(0, |&hash| StartForm::part(hash)))
            });
            let may_fit =
                |form: &StartForm| form.second == 0 || seconds[..=passed].as_flattened().contains(&form.second);
            for StartForm { number, .. } in firsts.get(own).filter(may_fit) {
                let phrase = &phrases[number as usize];
                // A verb may have one or two adverbs between its first word and the rest.
                let passed = if phrase.speech == Speech::Verb && !phrase.rest.is_empty() { passed } else { 0 };
                let fits = |passed: usize| words.fit(first + passed, &phrase.rest);
                let Some(last) = (0..=passed).find_map(fits) else { continue };
                let LemmaForm { speech, class, form, lemma, .. } = *phrase;
                marks.push(Mark { first, last, speech, class, form, lemma });
            }
        }
        let phrases = |marks: &[Mark]| -> Vec<(usize, usize, Speech)> {
            let whole = marks.iter().filter(|mark| mark.last > mark.first && !mark.lemma.contains('…'));
            whole.map(|mark| (mark.first, mark.last, mark.speech)).collect()
        };
        // In "a less than ideal choice" no "ideal choice" stands, and "is full of bugs" has "bugs" alone.
        let whole = phrases(&marks);
        let cut = |mark: &Mark| {
            let begun = |&(first, last, _): &(usize, usize, Speech)| {
                first < mark.first && mark.first <= last && last < mark.last
            };
            mark.speech != Speech::Verb && !mark.lemma.contains('…') && whole.iter().any(begun)
        };
        marks.retain(|mark| !cut(mark));
        // "Data breach" is one thing, and "data" in it none.
        let whole = phrases(&marks);
        let inside = |mark: &Mark| {
            let size = mark.last - mark.first;
            // A verb is a part of longer verbs alone: « manque de transparence » may be one.
            whole.iter().any(|&(first, last, speech)| {
                let part = mark.speech != Speech::Verb || speech == Speech::Verb;
                part && first <= mark.first && mark.last <= last && last - first > size
            })
        };
        marks.retain(|mark| !inside(mark));
        marks
    }

    /// The particles that begin at each word: kind and last word, the longest first. `source` is a word as it is written.
    pub(super) fn particles<'w>(
        &self,
        hashes: &[u64],
        source: impl Fn(usize) -> &'w str,
    ) -> Vec<Vec<(Particle, usize)>> {
        let words = self.compared(hashes);
        let mut room: Vec<(&ParticlePhrase, usize)> = Vec::new();
        let mut at_word = |first: usize| {
            let own = words.own[first];
            let whole = Some(words.whole[first]).filter(|&whole| whole != own);
            room.clear();
            for at in [own].into_iter().chain(whole).flat_map(|word| self.first_particles.get(word)) {
                let phrase = &self.particles[at as usize];
                let spelled = |word: &str| source(first).chars().flat_map(char::to_lowercase).eq(word.chars());
                let last = words.fit(first, &phrase.rest).filter(|_| phrase.accented.is_none_or(spelled));
                room.extend(last.map(|last| (phrase, last)));
            }
            room.sort_by_key(|&(phrase, last)| (std::cmp::Reverse(last), phrase.rank));
            room.dedup_by_key(|(phrase, last)| (phrase.kind, *last));
            room.iter().map(|&(phrase, last)| (phrase.kind, last)).collect()
        };
        (0..hashes.len()).map(&mut at_word).collect()
    }
}

impl ComparedWords<'_> {
    /// The last word of a phrase that begins at a word.
    fn fit(&self, first: usize, rest: &[u64]) -> Option<usize> {
        let mut at = first;
        let mut gap = 0;
        for &wanted in rest {
            if wanted == 0 {
                gap = GAP;
                continue;
            }
            let is = |at: usize| self.own.get(at) == Some(&wanted) || self.whole.get(at) == Some(&wanted);
            at = (at + 1..=at + 1 + gap).find(|&at| is(at))?;
            gap = 0;
        }
        Some(at)
    }
}

/// Words that are bad enough to be faults, where no list has them.
fn gloomy(data: &LanguageData, bad: &[&'static str], listed: &[(u64, LemmaForm)]) -> Vec<(u64, LemmaForm)> {
    let known: BTreeSet<u64> =
        listed.iter().filter(|(_, phrase)| phrase.rest.is_empty()).map(|(first, _)| *first).collect();
    let bad = bad.iter().map(|&word| (hash(word.as_bytes()), word)).filter(|(hash, _)| !known.contains(hash));
    bad.map(|(first, lemma)| {
        let qualifies = data.qualities.iter().any(|ending| lemma.ends_with(ending));
        let (speech, class) =
            if qualifies { (Speech::Adjective, WordClass::Taxing) } else { (Speech::Noun, WordClass::Snag) };
        (first, LemmaForm { rest: Arc::default(), speech, class, form: WordForm::Plain, lemma })
    })
    .collect()
}

/// The first word of a phrase, where it has accents: « à » is not « a ».
fn accented(phrase: &'static str) -> Option<&'static str> {
    phrase.split(' ').next().filter(|first| !first.is_ascii())
}

/// The hashes of some words; zero for a gap.
fn hashes(phrase: &str) -> Arc<[u64]> {
    phrase.split_whitespace().map(|word| if word == "…" { 0 } else { hash(word.as_bytes()) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forms are looked for among those that begin alike, and `went` does not begin as `go`.
    #[test]
    fn each_form_of_each_lemma_is_found() {
        let mut count = 0;
        for data in LANGUAGES {
            let lexicon = lexicon(data.language);
            for entry in data.lemmas.entries() {
                for (first, form) in data.lemmas.firsts(entry) {
                    let StartForms { firsts, phrases } = lexicon.forms(&first);
                    let is_it = |phrase: &LemmaForm| (phrase.lemma, phrase.form) == (entry.lemma, form);
                    let each = firsts.get(hash(first.as_bytes()));
                    let mut each = each.map(|form| &phrases[form.number as usize]);
                    assert!(each.any(is_it), "{first} of {}", entry.lemma);
                    count += 1;
                }
            }
        }
        assert!(count > 20_000, "{count} forms");
    }
}
