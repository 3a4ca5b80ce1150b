//! Verbs as policies name them: whether a word is one, and every form in which people write it.
//!
//! The lexicon and a list of further verbs say what is known. Another word passes for a verb where the tables of forms have a
//! row for it and it is nothing else; in a language of which nearly all verbs are known, not where it looks like a slip.

use super::inflection::{Speech, WordForm};
use super::lexicon::listed;
use super::list::entries;
use super::particle::Particle;
use super::{LANGUAGES, Language, LanguageData, telling};
use crate::text::{nearest, slip};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A form of a verb, with the accents of its infinitive as far as both agree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct VerbForm {
    /// The form.
    pub(crate) text: String,
    /// What it is; a form that may be several things is there once for each.
    pub(crate) form: WordForm,
    /// The language that has it.
    pub(crate) language: Language,
}

/// The reason why a word is no verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoVerb {
    /// It is a form of this verb.
    FormOf(&'static str),
    /// Nothing is known of it; perhaps it is a misspelt form of this verb.
    Unknown(Option<&'static str>),
}

/// How a verb is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbLookup {
    /// A word that is no verb is told apart.
    Checked,
    /// In a text that a test has looked at. A verb of a given language is one.
    Trusted,
}

/// What is known of the verbs of one language.
struct Verbs {
    known: BTreeSet<&'static str>,
    /// Words that are something else.
    others: BTreeSet<&'static str>,
}

/// The verbs of all languages, in the order of [`LANGUAGES`].
static VERBS: LazyLock<Vec<Verbs>> = LazyLock::new(|| LANGUAGES.map(Verbs::of).into());

/// Articles of each language, which no form is taken for: « du ».
static ARTICLES: LazyLock<Vec<BTreeSet<&'static str>>> =
    LazyLock::new(|| LANGUAGES.map(|data| Particle::Determiner.words(data.particles).collect()).into());

/// All forms of a verb of a language, or of each language that has it.
pub(crate) fn verb_forms(verb: &str, language: Option<Language>, lookup: VerbLookup) -> Result<Vec<VerbForm>, NoVerb> {
    let is_known = lookup == VerbLookup::Trusted && language.is_some();
    let verb: String = verb.nfc().flat_map(char::to_lowercase).collect();
    let (mut forms, mut why) = (Vec::new(), NoVerb::Unknown(None));
    for data in LANGUAGES.into_iter().filter(|data| language.is_none_or(|language| data.language == language)) {
        match forms_in(&verb, data, is_known) {
            Ok(own) => {
                forms.extend(own.into_iter().map(|(text, form)| VerbForm { text, form, language: data.language }));
            }
            Err(own) if why == NoVerb::Unknown(None) => why = own,
            Err(_) => {}
        }
    }
    if forms.is_empty() { Err(why) } else { Ok(forms) }
}

impl Verbs {
    fn of(data: &'static LanguageData) -> Self {
        let first = |lemma: &'static str| lemma.split(' ').next().unwrap_or(lemma);
        let irregular = data.lemmas.inflection.verbs.whole_words();
        let of_classes =
            listed(data.lemmas.verbs).into_iter().map(|(_, lemma)| lemma).filter(|lemma| !lemma.contains(' '));
        let more = entries(data.lemmas.more_verbs).into_iter().flat_map(str::split_whitespace);
        let particles = Particle::listed(data.particles);
        let nouns = [data.lemmas.nouns, data.lemmas.adjectives].into_iter().flat_map(listed);
        let things = nouns.map(|(_, lemma)| lemma).filter(|lemma| !lemma.contains(' '));
        Self {
            known: of_classes.chain(irregular).chain(more).map(first).collect(),
            others: particles.iter().map(|(_, word)| *word).chain(things).collect(),
        }
    }

    /// Returns whether an unknown word passes for a verb; else why not.
    fn check(&self, bare: &str, data: &'static LanguageData) -> Result<(), NoVerb> {
        let forms = |verb: &str| data.lemmas.inflection.forms(Speech::Verb, verb);
        let base = self.known.iter().copied().find(|verb| {
            // Forms share their first letter with the verb, but for a few that the table lists whole.
            let near = verb.as_bytes().first() == bare.as_bytes().first() || verb.len() < 4;
            near && forms(verb).iter().any(|(form, _)| form == bare)
        });
        if let Some(base) = base {
            return Err(NoVerb::FormOf(base));
        }
        let slips = || if data.lemmas.knows_most_verbs { slip(bare, self.known.iter().copied()) } else { None };
        let is_other = self.others.contains(bare) || telling::is_function_word(bare);
        let meant = if is_other { nearest(bare, self.known.iter().copied()) } else { slips() };
        if is_other || meant.is_some() { Err(NoVerb::Unknown(meant)) } else { Ok(()) }
    }
}

/// The forms of a verb in small letters, composed; `is_known` says that it is one.
fn forms_in(verb: &str, data: &'static LanguageData, is_known: bool) -> Result<Vec<(String, WordForm)>, NoVerb> {
    let bare = bare(verb);
    let is_own = |letter: char| letter.is_ascii() || telling::has_letter(Some(data.language), letter);
    if !verb.chars().all(is_own) {
        return Err(NoVerb::Unknown(None));
    }
    let verbs = || &VERBS[data.language as usize];
    if !is_known && !verbs().known.contains(bare.as_str()) {
        verbs().check(&bare, data)?;
    }
    let generated = data.lemmas.inflection.forms(Speech::Verb, &bare);
    if !generated.iter().any(|(_, kind)| *kind != WordForm::Base) {
        return Err(NoVerb::Unknown(nearest(&bare, verbs().known.iter().copied())));
    }
    let is_part = |form: &str| data.telling.contractions.iter().any(|contraction| contraction.after == form);
    let articles = &ARTICLES[data.language as usize];
    let mut forms: Vec<(String, WordForm)> = generated
        .into_iter()
        .map(|(form, kind)| if verb == bare { (form, kind) } else { (with_accents(&form, verb, &bare), kind) })
        .filter(|(form, _)| !form.is_empty() && !is_part(form) && !articles.contains(form.as_str()))
        .collect();
    forms.sort_unstable();
    forms.dedup();
    Ok(forms)
}

/// A verb in small letters without its accents.
fn bare(verb: &str) -> String {
    verb.replace('œ', "oe").nfd().filter(|&c| !is_combining_mark(c)).collect()
}

/// A form in bare letters, with the accents of the verb on the letters that both have.
fn with_accents(form: &str, verb: &str, bare: &str) -> String {
    if verb.chars().count() != bare.chars().count() {
        return form.to_owned();
    }
    let shared = form.chars().zip(bare.chars()).take_while(|(one, other)| one == other).count();
    verb.chars().take(shared).chain(form.chars().skip(shared)).collect()
}

/// The word that stands before an infinitive in a text, and the rest: `to` and "heal", « se » and « soigner ».
pub(crate) fn before_infinitive(text: &str, language: Option<Language>) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once([' ', '\'', '’'])?;
    let own = || LANGUAGES.into_iter().filter(|data| language.is_none_or(|language| data.language == language));
    let stands = own()
        .flat_map(|data| [Particle::Apart, Particle::Clitic].into_iter().flat_map(|kind| kind.words(data.particles)))
        .any(|own| own.trim_end_matches('\'') == word);
    (stands && !rest.is_empty()).then_some((word, rest))
}

/// A text before, within and after its first verb with a `~`, the sign itself left out: `"take~ it"`.
pub(crate) fn split_verb(text: &str) -> Option<(&str, &str, &str)> {
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    text.match_indices('~').find_map(|(at, sign)| {
        let (before, after) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let start = before.trim_end_matches(is_letter).len();
        let verb = before.get(start..)?;
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '~');
        (verb.contains(char::is_alphabetic) && ends).then_some((before.get(..start)?, verb, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(verb: &str, language: Language) -> Vec<String> {
        let forms = verb_forms(verb, Some(language), VerbLookup::Checked).unwrap();
        let mut texts: Vec<String> = forms.into_iter().map(|form| form.text).collect();
        texts.dedup();
        texts
    }

    #[test]
    fn verbs_have_the_forms_that_people_write() {
        let table = [
            ("heal", "heal healed healing heals"),
            ("cure", "cure cured cures curing"),
            ("Get", "get gets getting got gotten"),
            ("onboard", "onboard onboarded onboarding onboards"),
            ("drive", "drive driven drives driving drove"),
            ("be", "ain am are aren be been being is isn was wasn were weren"),
        ];
        for (verb, expected) in table {
            assert_eq!(forms(verb, Language::English).join(" "), expected);
        }
        for (verb, some) in [
            ("guérir", "guérir guérit guérissent guérira guérissait guéri guérie guéris guéries guérissant"),
            ("soigner", "soigne soignons soignent soignait soigna soignera soignerait soigne soignee soignant"),
            ("prévenir", "prévient préviennent prévenait préviendra prévenu prévenues"),
            ("éteindre", "éteint éteignent éteindra éteinte"),
            ("promouvoir", "promeut promouvoir promu promouvait"),
            ("appeler", "appelle appelons appelait appela appellera"),
            ("geler", "gele gelons gelera"),
            ("payer", "paie paye payait paiera payera"),
            ("remettre", "remet remettent remis remise remettra"),
            ("digitaliser", "digitalise digitalisera digitalisees"),
            ("nourrir", "nourrit nourrissent nourri"),
            ("fondre", "fond fondent fondu fondra"),
        ] {
            let own = forms(verb, Language::French);
            for form in some.split(' ') {
                assert!(own.iter().any(|own| own == form), "{verb}: {form} in {own:?}");
            }
        }
        assert!(!forms("devoir", Language::French).contains(&"du".to_owned()));
    }

    #[test]
    fn what_is_no_verb_names_the_one_that_was_meant() {
        use NoVerb::{FormOf, Unknown};
        for (word, language, expected) in [
            ("heals", Language::English, FormOf("heal")),
            ("stole", Language::English, FormOf("steal")),
            ("went", Language::English, FormOf("go")),
            ("vendent", Language::French, FormOf("vendre")),
            ("delivver", Language::English, Unknown(Some("deliver"))),
            ("because", Language::English, Unknown(None)),
            ("guérir", Language::English, Unknown(None)),
            ("lawsuit", Language::English, Unknown(None)),
            ("maison", Language::French, Unknown(None)),
            ("couloir", Language::French, Unknown(None)),
        ] {
            let why = verb_forms(word, Some(language), VerbLookup::Checked).unwrap_err();
            let same = matches!((&why, &expected), (Unknown(_), Unknown(None))) || why == expected;
            assert!(same, "{word}: {why:?}");
        }
        // Verbs that no list has, and British spellings of some that one has.
        for verb in ["googlify", "onboard", "organise", "analyse", "favour", "fulfil", "sunset", "vibecode"] {
            assert!(verb_forms(verb, Some(Language::English), VerbLookup::Checked).is_ok(), "{verb}");
        }
    }

    #[test]
    fn a_verb_ends_where_its_sign_stands() {
        let table = [
            ("heal~ you", Some(("", "heal", " you"))),
            ("s'améliorer~", Some(("s'", "améliorer", ""))),
            ("{n} heal~, and more", Some(("{n} ", "heal", ", and more"))),
            ("~/notes", None),
            ("~ 30", None),
            ("30~", None),
            ("main~1", None),
            ("a~~", None),
        ];
        for (text, expected) in table {
            assert_eq!(split_verb(text), expected, "{text}");
        }
    }
}
