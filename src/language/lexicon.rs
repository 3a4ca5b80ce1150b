//! Lemmas by what they say of a thing or of its maker, in files: one list for each class and kind of word.

use super::LANGUAGES;
use super::Language;
use super::inflection::{Inflection, Speech, WordForm};
use super::list::entries;

/// What a lemma says. The table of stances names classes, never words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordClass {
    /// Verbs that link a thing to what is said of it: `be`, `become`.
    Be,
    /// The verb that makes a past of a participle: `have`.
    Have,
    /// The verb that English denies and asks with: `do`.
    Do,
    /// Verbs before another one that say what is possible: `can`.
    Able,
    /// Verbs before another one: `must`, `devoir`.
    Modal,
    /// Verbs by which a thing has what follows: `have`, `cause`, `come with`.
    Bear,
    /// Verbs that accuse, whatever follows: `lie`, `espionner`.
    Deceive,
    /// Verbs that accuse together with what is the reader's: `sell … data`.
    Take,
    /// The same of verbs of trade and of watching, with what is private or somebody's: `sell … your files`.
    Trade,
    /// Verbs that accuse together with people: `force … users`.
    Harm,
    /// Verbs that accuse together with what is good: `undermine … privacy`.
    Damage,
    /// Verbs of failing, without an object: `crash`.
    Fail,
    /// Verbs of decency, which accuse where they are denied: `respect`.
    Honour,
    /// Verbs of service, which judge where they are denied: `work`, `scale`.
    Work,
    /// Verbs of service that compare where they are denied, together with what is good: `offer`.
    Provide,
    /// Verbs of want: `lack`.
    Lack,
    /// Verbs that turn a fault round: `fight`, `fix`.
    Fight,
    /// Verbs of courts and critics, whose object comes off badly: `fine`, `criticise`.
    Sue,
    /// Verbs that call to leave their object: `avoid`.
    Leave,
    /// Verbs that warn off where they are denied: `use`, `trust`.
    Use,
    /// Verbs that say where a thing comes from, or with what: `come with`.
    Stem,
    /// Verbs of going away, which judge what is left where they say for what fault: `move from`.
    Depart,
    /// Verbs of dislike of their object: `hate`.
    Hate,
    /// Verbs of liking of their object: `love`.
    Like,
    /// Verbs of praise of their subject: `shine`.
    Excel,
    /// Verbs of what must be done: denied, they deny no deed. `need to`.
    Need,
    /// Verbs that deny the next one: `stop`, `refuse`.
    Cease,
    /// Verbs that advise against what follows: `discourage`.
    Dissuade,
    /// Verbs that refuse the next one: `fail to`.
    Refuse,
    /// Verbs of speech and thought, before what is said: `claim`.
    Say,
    /// Verbs that deny what is said after them: `refute`.
    Deny,
    /// Verbs that another verb follows after their object: `help`.
    Lead,
    /// Verbs of telling of a fault in the place where such are kept: `open` an issue.
    File,
    /// Verbs that say nothing of a competitor.
    Plain,
    /// What is private to somebody: `data`.
    Private,
    /// Spans of time.
    Time,
    /// What is harmed where it is the reader's or people's: `files`.
    Yours,
    /// People.
    Person,
    /// Goods that are harmed: `privacy`, `trust`.
    Good,
    /// A thing that is bad: `scam`.
    Flaw,
    /// A thing that is bad to have, whoever has it: `scandal`.
    Trouble,
    /// A thing that is bad to have, and that sentences name for many reasons: `issue`. It counts only where it is tied
    /// to a competitor.
    Snag,
    /// A matter of courts: `lawsuit`.
    Law,
    /// Those who judge and watch by law: `court`.
    Official,
    /// A thing that is good to be or to have: `leader`.
    Praise,
    /// Nouns that are what their owner is: `king of …`.
    Sort,
    /// A part of a company or of its product: `support`, `pricing`.
    Part,
    /// Bad, whatever it is said of: `shoddy`.
    Flawed,
    /// Bad where it is said of a competitor or its product: `slow`.
    Taxing,
    /// Good, of a thing: `reliable`.
    Fine,
    /// Of people who are sorry for what happens: `disappointed`.
    Dismayed,
    /// Verbs of what befalls somebody, or of what is only told, so that nobody is to blame for it: `face`, `report`.
    Suffer,
    /// What a tool can be or not be, which compares where it is denied: `available`.
    Offered,
    /// What a company owes to people who ask for it: `refund`.
    Owed,
    /// Verbs of asking and waiting for that: `wait for`.
    Await,
    /// Verbs that end what was brought against somebody: `dismiss`.
    Acquit,
    /// Of people who cannot help themselves: `stuck`.
    Stuck,
    /// Spans of time that are long to wait for: `weeks`.
    Ages,
    /// Verbs of having less, which judge whoever has less of what is good: `drop`.
    Wane,
    /// Verbs of looking at what is private, which accuse even where they only tell what is possible: `read`.
    Pry,
    /// Verbs of giving something up to somebody: `hand over`.
    Yield,
    /// Verbs by which somebody praises itself, which accuse where the next clause contradicts: `boast`.
    Boast,
    /// Verbs of what has to happen before somebody moves: `take`.
    Wring,
    /// Verbs of losing time: `waste`.
    Squander,
    /// Places and people under other laws: `United States`.
    Abroad,
    /// A thing that stands in for another one: `alternative`.
    Rival,
    /// Verbs of keeping from somebody what is theirs: `freeze`.
    Withhold,
    /// Verbs of making a price higher: `double`.
    Raise,
    /// The same of the price itself: `climb`.
    Climb,
    /// Money that is paid: `price`.
    Price,
}

impl WordClass {
    /// All classes, with their names in the files.
    const EACH: [(Self, &'static str); 70] = [
        (Self::Be, "be"),
        (Self::Have, "have"),
        (Self::Do, "do"),
        (Self::Able, "able"),
        (Self::Modal, "modal"),
        (Self::Bear, "bear"),
        (Self::Deceive, "deceive"),
        (Self::Take, "take"),
        (Self::Trade, "trade"),
        (Self::Harm, "harm"),
        (Self::Damage, "damage"),
        (Self::Fail, "fail"),
        (Self::Honour, "honour"),
        (Self::Work, "work"),
        (Self::Provide, "provide"),
        (Self::Lack, "lack"),
        (Self::Fight, "fight"),
        (Self::Sue, "sue"),
        (Self::Leave, "leave"),
        (Self::Use, "use"),
        (Self::Stem, "stem"),
        (Self::Depart, "depart"),
        (Self::Hate, "hate"),
        (Self::Like, "like"),
        (Self::Excel, "excel"),
        (Self::Need, "need"),
        (Self::Cease, "cease"),
        (Self::Dissuade, "dissuade"),
        (Self::Refuse, "refuse"),
        (Self::Say, "say"),
        (Self::Deny, "deny"),
        (Self::Lead, "lead"),
        (Self::File, "file"),
        (Self::Plain, "plain"),
        (Self::Private, "private"),
        (Self::Time, "time"),
        (Self::Yours, "yours"),
        (Self::Person, "person"),
        (Self::Good, "good"),
        (Self::Flaw, "flaw"),
        (Self::Trouble, "trouble"),
        (Self::Snag, "snag"),
        (Self::Law, "law"),
        (Self::Official, "official"),
        (Self::Praise, "praise"),
        (Self::Sort, "sort"),
        (Self::Part, "part"),
        (Self::Flawed, "flawed"),
        (Self::Taxing, "taxing"),
        (Self::Fine, "fine"),
        (Self::Dismayed, "dismayed"),
        (Self::Suffer, "suffer"),
        (Self::Offered, "offered"),
        (Self::Owed, "owed"),
        (Self::Await, "await"),
        (Self::Acquit, "acquit"),
        (Self::Stuck, "stuck"),
        (Self::Ages, "ages"),
        (Self::Wane, "wane"),
        (Self::Pry, "pry"),
        (Self::Yield, "yield"),
        (Self::Boast, "boast"),
        (Self::Wring, "wring"),
        (Self::Squander, "squander"),
        (Self::Abroad, "abroad"),
        (Self::Rival, "rival"),
        (Self::Withhold, "withhold"),
        (Self::Raise, "raise"),
        (Self::Climb, "climb"),
        (Self::Price, "price"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|(_, own)| *own == name).map(|(class, _)| class)
    }
}

/// The lemmas of one language: a file for each kind of word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lemmas {
    pub(crate) verbs: &'static str,
    pub(crate) nouns: &'static str,
    pub(crate) adjectives: &'static str,
    /// Verbs of no class, several on a line.
    pub(crate) more_verbs: &'static str,
    /// True if the lists hold nearly all verbs, so that a word one letter off one of them is a slip.
    pub(crate) knows_most_verbs: bool,
    pub(crate) inflection: Inflection,
    /// True if the first word of a noun or an adjective of more words is inflected, and not the last.
    pub(crate) first_is_inflected: bool,
}

/// A lemma with its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LemmaEntry {
    pub(crate) speech: Speech,
    pub(crate) class: WordClass,
    pub(crate) lemma: &'static str,
}

/// The first word of a lemma. All lemmas that share it have it in the same forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FirstWord {
    word: &'static str,
    /// The kind of its forms, if it is inflected.
    inflected: Option<Speech>,
}

impl Lemmas {
    /// All lemmas with their classes.
    pub(crate) fn entries(&self) -> Vec<LemmaEntry> {
        let files = [(Speech::Verb, self.verbs), (Speech::Noun, self.nouns), (Speech::Adjective, self.adjectives)];
        files
            .into_iter()
            .flat_map(|(speech, file)| {
                let lemmas = listed_as(file, WordClass::named).into_iter();
                lemmas.map(move |(class, lemma)| LemmaEntry { speech, class, lemma })
            })
            .collect()
    }

    /// The first word of a lemma.
    pub(crate) fn first(&self, LemmaEntry { speech, lemma, .. }: LemmaEntry) -> FirstWord {
        match lemma.split_once(' ') {
            Some((word, _)) => FirstWord { word, inflected: self.inflects_first(speech).then_some(speech) },
            None => FirstWord { word: lemma, inflected: Some(speech) },
        }
    }

    /// The letters with which a first word begins in all its forms.
    pub(crate) fn stem(&self, FirstWord { word, inflected }: FirstWord) -> &'static str {
        inflected.map_or(word, |speech| self.inflection.stem(speech, word))
    }

    /// Calls for all forms of a first word. A lemma of more words is inflected in one of them; in French others may agree with
    /// it: « frais cachés », « être satisfaite de », « peu fiables ».
    pub(crate) fn each_form(&self, FirstWord { word, inflected }: FirstWord, mut each: impl FnMut(&str, WordForm)) {
        match inflected {
            Some(speech) => self.inflection.each_form(speech, word, each),
            None => each(word, WordForm::Plain),
        }
    }

    /// Calls for all that may follow the first word of a lemma, in the forms that go with all of its own; with nothing for a
    /// lemma of one word.
    pub(crate) fn each_rest(&self, LemmaEntry { speech, lemma, .. }: LemmaEntry, mut each: impl FnMut(&str)) {
        let Some((_, rest)) = lemma.split_once(' ') else { return each("") };
        let (before, inflected, after, as_speech) = if !self.inflects_first(speech) {
            let (before, last) = rest.split_at(rest.rfind(' ').map_or(0, |at| at + 1));
            (before, last, "", speech)
        } else if let Some((gap, quality, after)) = self.agreeing(speech, rest) {
            (gap, quality, after, Speech::Adjective)
        } else {
            return each(rest);
        };
        let mut whole = before.to_owned();
        self.inflection.each_form(as_speech, inflected, |form, _| {
            whole.truncate(before.len());
            whole.push_str(form);
            whole.push_str(after);
            each(&whole);
        });
    }

    /// Returns whether it is the first word of a lemma of more words that is inflected.
    fn inflects_first(&self, speech: Speech) -> bool {
        self.first_is_inflected || speech == Speech::Verb
    }

    /// The word of a rest that agrees with the first word, between what stands before and after: the word after the gap of a
    /// verb, the one word of a noun or an adjective.
    fn agreeing<'r>(&self, speech: Speech, rest: &'r str) -> Option<(&'r str, &'r str, &'r str)> {
        let gap = if rest.starts_with("… ") { "… ".len() } else { 0 };
        let (gap, quality) = rest.split_at(gap);
        let (quality, after) = quality.find(' ').map_or((quality, ""), |at| quality.split_at(at));
        let agrees = match speech {
            Speech::Verb => !gap.is_empty(),
            Speech::Noun | Speech::Adjective => after.is_empty(),
        };
        (agrees && self.first_is_inflected).then_some((gap, quality, after))
    }
}

/// The entries of a file with lists, with the name of each's list; several stand on a line, with commas between.
pub(super) fn listed(file: &'static str) -> Vec<(&'static str, &'static str)> {
    listed_as(file, Some)
}

/// The entries of a file with lists, each with what the name of its list stands for. A list whose name stands for
/// nothing is left out.
pub(super) fn listed_as<K: Copy>(
    file: &'static str,
    named: impl Fn(&'static str) -> Option<K>,
) -> Vec<(K, &'static str)> {
    let (mut all, mut kind) = (Vec::new(), None);
    for line in entries(file) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = named(name);
        } else if let Some(kind) = kind {
            all.extend(line.split(',').map(|entry| (kind, entry.trim())).filter(|(_, entry)| !entry.is_empty()));
        }
    }
    all
}

/// Returns whether some language has a lemma, folded.
pub(crate) fn is_lemma(phrase: &str) -> bool {
    LANGUAGES.iter().any(|data| data.lemmas.entries().iter().any(|entry| entry.lemma == phrase))
}

/// Returns whether the first noun of a group is what it is about, and not the last.
pub(crate) fn first_is_head(language: Language) -> bool {
    language.data().lemmas.first_is_inflected
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words(path: &str) -> Option<BTreeSet<String>> {
        let folder = std::env::var("DISCRETION_WORDS").unwrap_or_else(|_| "/usr/share/dict".to_owned());
        let text = std::fs::read_to_string(format!("{folder}/{path}")).ok()?;
        Some(text.lines().map(crate::language::tests::bare).collect())
    }

    #[test]
    fn every_list_is_of_a_class_and_folded() {
        for data in LANGUAGES {
            for file in [data.lemmas.verbs, data.lemmas.nouns, data.lemmas.adjectives] {
                for (name, lemma) in listed(file) {
                    assert!(WordClass::named(name).is_some(), "{}: [{name}]", data.code);
                    let folded =
                        lemma.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " …".contains(c));
                    assert!(folded, "{}: {lemma}", data.code);
                }
            }
        }
    }

    /// Words that a spelling dictionary leaves out are few; a wrong row of a table makes many.
    #[test]
    fn generated_forms_are_words_of_a_dictionary() {
        for (data, list) in LANGUAGES.iter().zip(["american-english", "french"]) {
            let Some(known) = words(list) else { continue };
            let (mut all, mut unknown) = (0, Vec::new());
            for entry in data.lemmas.entries() {
                if entry.lemma.contains(' ') || !known.contains(entry.lemma) {
                    continue;
                }
                data.lemmas.each_form(data.lemmas.first(entry), |form, _| {
                    all += 1;
                    if !known.contains(form) {
                        unknown.push(format!("{} → {form}", entry.lemma));
                    }
                });
            }
            assert!(all > 3_000, "{}: {all} forms", data.code);
            assert!(unknown.len() * 100 <= all * 3, "{}: {} of {all}: {unknown:?}", data.code, unknown.len());
        }
    }

    #[test]
    fn lemmas_have_the_forms_that_people_write() {
        let table = [
            (0, Speech::Verb, "spy", "spied, spies, spy, spying"),
            (0, Speech::Verb, "stop", "stop, stopped, stopping, stops"),
            (0, Speech::Verb, "steal", "steal, stealing, steals, stole, stolen"),
            (0, Speech::Verb, "lie", "lie, lied, lies, lying"),
            (0, Speech::Verb, "crash", "crash, crashed, crashes, crashing"),
            (0, Speech::Verb, "get rid of", "get rid of, gets rid of, getting rid of, got rid of, gotten rid of"),
            (0, Speech::Noun, "penalty", "penalties, penalty"),
            (0, Speech::Noun, "vendor lock in", "vendor lock in, vendor lock ins"),
            (1, Speech::Noun, "usine a gaz", "usine a gaz, usines a gaz"),
            (1, Speech::Noun, "frais cache", "frais cache, frais caches"),
            (1, Speech::Adjective, "couteux", "couteuse, couteuses, couteux"),
            (1, Speech::Adjective, "nul", "nul, nulle, nulles, nuls"),
        ];
        for (language, speech, lemma, forms) in table {
            let lemma = LemmaEntry { speech, class: WordClass::Flaw, lemma };
            let lemmas = &LANGUAGES[language].lemmas;
            let mut own = BTreeSet::new();
            lemmas.each_form(lemmas.first(lemma), |first, _| {
                lemmas.each_rest(lemma, |rest| {
                    own.insert(format!("{first} {rest}").trim_end().to_owned());
                });
            });
            assert_eq!(own, forms.split(", ").map(str::to_owned).collect::<BTreeSet<_>>(), "{lemma:?}");
        }
        let french = |lemma| LANGUAGES[1].lemmas.inflection.forms(Speech::Verb, lemma);
        for (lemma, form, kind) in [
            ("mentir", "ment", WordForm::Finite),
            ("guerir", "guerissent", WordForm::Finite),
            ("vendre", "vendu", WordForm::Participle),
            ("tracer", "tracant", WordForm::Gerund),
            ("negliger", "negligeons", WordForm::Finite),
        ] {
            assert!(french(lemma).contains(&(form.to_owned(), kind)), "{lemma} {form}");
        }
    }
}
