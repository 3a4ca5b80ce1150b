//! The words of a language as the reading of clauses looks them up: every form of every lemma, by the hash of its first
//! word. A language has some twenty thousand forms, and a sentence asks for twenty words: so the forms are made for all lemmas
//! that begin with the same three letters, once a sentence has a word that does.

use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::{LemmaEntry, WordClass};
use crate::language::mood::Effect;
use crate::language::particle::Particle;
use crate::language::{LANGUAGES, Language, LanguageData};
use crate::text::{Table, hash, spread};
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
    /// What begins with each start.
    starts: Box<[StartWords]>,
    /// The first words whose forms do not all begin alike: « être », with which many lemmas begin.
    irregular: Vec<IrregularFirst>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// The words of lemmas that begin alike.
#[derive(Clone, Debug, Default)]
struct StartWords {
    /// The numbers of the entries whose first word begins so in all its forms, in order.
    entries: Vec<u32>,
    /// The places of the irregular first words of which some forms begin so.
    irregular: Vec<usize>,
}

/// A first word of lemmas whose forms do not all begin alike.
#[derive(Debug)]
struct IrregularFirst {
    /// The hashes of its forms.
    forms: Vec<(Start, u64, WordForm)>,
    /// The numbers of the entries that begin with it.
    entries: Vec<u32>,
    /// What may follow it, made with the first of its forms that is asked for.
    phrases: OnceLock<Arc<[LemmaPhrase]>>,
}

/// The forms of first words that begin alike.
#[derive(Debug)]
struct StartForms {
    /// Where the forms stand, by their hashes.
    firsts: Table<usize>,
    forms: Vec<FirstForm>,
}

/// A form of a first word of lemmas, with what may follow it. The forms of a word share that: a language has a thousand phrases
/// that begin with "be".
#[derive(Clone, Debug)]
struct FirstForm {
    form: WordForm,
    /// By the part of their second word, and then in order.
    phrases: Arc<[LemmaPhrase]>,
}

/// What may follow the first word of a lemma.
#[derive(Clone, Debug)]
struct LemmaPhrase {
    /// A part of the hash of the second word; 0 where there is none, or a gap.
    second: u32,
    /// The number of the entry, and of the rest among those that agree with its first word.
    order: (u32, u32),
    /// The hashes of the words after the first; zero for a gap.
    rest: Box<[u64]>,
    speech: Speech,
    class: WordClass,
    lemma: &'static str,
}

impl LemmaPhrase {
    fn of(LemmaEntry { speech, class, lemma }: LemmaEntry, order: (u32, u32), rest: &str) -> Self {
        let rest = hashes(rest);
        Self { second: rest.first().map_or(0, |&hash| Self::part(hash)), order, rest, speech, class, lemma }
    }

    const fn part(hash: u64) -> u32 {
        hash as u32
    }
}

/// A particle of one word or more.
#[derive(Clone, Debug)]
struct ParticlePhrase {
    rest: Box<[u64]>,
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
        let mut starts = vec![StartWords::default(); Start::COUNT].into_boxed_slice();
        let mut irregular = BTreeMap::<_, Vec<u32>>::new();
        for (&entry, number) in entries.iter().zip(0..) {
            let first = data.lemmas.first(entry);
            let stem = data.lemmas.stem(first);
            if stem.len() < Start::LETTERS {
                irregular.entry(first).or_default().push(number);
            } else {
                starts[Start::of(stem).0].entries.push(number);
            }
        }
        let irregular = irregular.into_iter().map(|(first, entries)| {
            let mut forms = Vec::new();
            data.lemmas.each_form(first, |word, form| forms.push((Start::of(word), hash(word.as_bytes()), form)));
            IrregularFirst { forms, entries, phrases: OnceLock::new() }
        });
        let irregular: Vec<IrregularFirst> = irregular.collect();
        for (at, first) in irregular.iter().enumerate() {
            let begun: BTreeSet<Start> = first.forms.iter().map(|(start, ..)| *start).collect();
            begun.into_iter().for_each(|start| starts[start.0].irregular.push(at));
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
            let StartWords { entries, irregular } = &self.starts[start.0];
            let (mut hashes, mut forms) = (Vec::new(), Vec::new());
            let mut add = |first: u64, form: WordForm, phrases: &Arc<[LemmaPhrase]>| {
                hashes.push(first);
                forms.push(FirstForm { form, phrases: Arc::clone(phrases) });
            };
            let mut alike = BTreeMap::<_, Vec<u32>>::new();
            for &number in entries {
                alike.entry(self.data.lemmas.first(self.entries[number as usize])).or_default().push(number);
            }
            for (first, numbers) in alike {
                let phrases = self.phrases(&numbers);
                self.data.lemmas.each_form(first, |word, form| add(hash(word.as_bytes()), form, &phrases));
            }
            for &at in irregular {
                let word = &self.irregular[at];
                let phrases = word.phrases.get_or_init(|| self.phrases(&word.entries));
                let begun = word.forms.iter().filter(|(own, ..)| *own == start);
                begun.for_each(|&(_, first, form)| add(first, form, phrases));
            }
            let alone = |form: &FirstForm| form.phrases.iter().any(|phrase| phrase.rest.is_empty());
            let known: BTreeSet<u64> =
                hashes.iter().zip(&forms).filter(|(_, form)| alone(form)).map(|(hash, _)| *hash).collect();
            for &word in &self.gloomy[start.0] {
                let own = hash(word.as_bytes());
                if !known.contains(&own) {
                    hashes.push(own);
                    forms.push(FirstForm { form: WordForm::Plain, phrases: Arc::new([self.fault(word)]) });
                }
            }
            StartForms { firsts: Table::new(hashes.into_iter().zip(0..).collect()), forms }.into()
        })
    }

    /// What may follow the first word of entries that begin with the same.
    fn phrases(&self, numbers: &[u32]) -> Arc<[LemmaPhrase]> {
        let mut phrases = Vec::with_capacity(numbers.len());
        for &number in numbers {
            let (entry, mut order) = (self.entries[number as usize], (number, 0));
            self.data.lemmas.each_rest(entry, |rest| {
                phrases.push(LemmaPhrase::of(entry, order, rest));
                order.1 += 1;
            });
        }
        phrases.sort_by_key(|phrase| (phrase.second, phrase.order));
        phrases.into()
    }

    /// A word that is bad enough to be a fault, and that no list has; it comes after all that lists have.
    fn fault(&self, lemma: &'static str) -> LemmaPhrase {
        let qualifies = self.data.qualities.iter().any(|ending| lemma.ends_with(ending));
        let (speech, class) =
            if qualifies { (Speech::Adjective, WordClass::Taxing) } else { (Speech::Noun, WordClass::Snag) };
        LemmaPhrase::of(LemmaEntry { speech, class, lemma }, (u32::MAX, 0), "")
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
        let (mut begun, mut seconds): (Vec<(usize, &FirstForm)>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut may_fit: Vec<(usize, &FirstForm, &LemmaPhrase)> = Vec::new();
        for (first, (&own, fold)) in hashes.iter().zip(folds).enumerate() {
            let StartForms { firsts, forms } = self.forms(fold);
            begun.clear();
            begun.extend(firsts.get(own).map(|at| (at, &forms[at])));
            if begun.is_empty() {
                continue;
            }
            let passed =
                hashes[first + 1..].iter().take(MOST_BETWEEN).take_while(|own| self.between.contains(own)).count();
            let following = (first + 1..=first + 1 + passed).flat_map(|at| [words.own.get(at), words.whole.get(at)]);
            seconds.clear();
            seconds.push(0);
            seconds.extend(following.flatten().map(|&hash| LemmaPhrase::part(hash)));
            seconds.sort_unstable();
            seconds.dedup();
            may_fit.clear();
            for &(at, form) in &begun {
                for &second in &seconds {
                    let from = form.phrases.partition_point(|phrase| phrase.second < second);
                    let same = form.phrases[from..].iter().take_while(|phrase| phrase.second == second);
                    may_fit.extend(same.map(|phrase| (at, form, phrase)));
                }
            }
            may_fit.sort_by_key(|(at, _, phrase)| (phrase.order.0, *at, phrase.order.1));
            for &(_, &FirstForm { form, .. }, phrase) in &may_fit {
                // A verb may have one or two adverbs between its first word and the rest.
                let passed = if phrase.speech == Speech::Verb && !phrase.rest.is_empty() { passed } else { 0 };
                let fits = |passed: usize| words.fit(first + passed, &phrase.rest);
                let Some(last) = (0..=passed).find_map(fits) else { continue };
                let LemmaPhrase { speech, class, lemma, .. } = *phrase;
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

/// The first word of a phrase, where it has accents: « à » is not « a ».
fn accented(phrase: &'static str) -> Option<&'static str> {
    phrase.split(' ').next().filter(|first| !first.is_ascii())
}

/// The hashes of some words; zero for a gap.
fn hashes(phrase: &str) -> Box<[u64]> {
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
                data.lemmas.each_form(data.lemmas.first(entry), |first, form| {
                    let StartForms { firsts, forms } = lexicon.forms(first);
                    let of_form =
                        firsts.get(hash(first.as_bytes())).map(|at| &forms[at]).filter(|own| own.form == form);
                    let mut phrases = of_form.flat_map(|own| &*own.phrases);
                    assert!(phrases.any(|phrase| phrase.lemma == entry.lemma), "{first} of {}", entry.lemma);
                    count += 1;
                });
            }
        }
        assert!(count > 20_000, "{count} forms");
    }
}
