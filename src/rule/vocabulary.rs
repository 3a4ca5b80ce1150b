//! What stands in the place of a word: the entries of a list, `"{@cures} {@illnesses}"`, or the forms of a verb, `"heal~ you"`.
//!
//! A term holds its vocabularies and shares them with other terms, so a grid costs what its lists have words, and no product
//! is ever written out.

use crate::language::Language;
use crate::language::verb::{NoVerb, VerbForm, VerbLookup, split_verb, verb_forms};
use crate::rule::template::{Part, parts};
use crate::rule::{Term, Value};
use crate::table::{Cause, Quoted, Spaced};
use std::sync::Arc;

/// Everything that may stand in the place of a word of a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Vocabulary {
    /// The entries of a list: words and phrases, some bound to a language.
    List {
        /// The name of the list.
        name: String,
        /// Its entries.
        entries: Vec<Term>,
    },
    /// The forms of a verb.
    Verb {
        /// The verb as the policy writes it, without its sign.
        verb: String,
        /// Its forms.
        forms: Vec<VerbForm>,
    },
}

/// One of the things that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VocabularyEntry {
    /// The text.
    pub(crate) text: String,
    /// The language of the texts that it is looked for in.
    pub(crate) language: Option<Language>,
    /// The form of a verb in it.
    pub(crate) form: Option<String>,
    /// True if that is another form than the policy writes.
    pub(crate) is_inflected: bool,
}

/// Some of the languages, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LanguageSet(u32);

impl LanguageSet {
    const EMPTY: Self = Self(0);

    const fn of(language: Language) -> Self {
        Self(1 << language as u32)
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Each of them, in order.
    pub(crate) fn each(self) -> impl Iterator<Item = Language> {
        Language::EACH.iter().copied().filter(move |&language| self.and(Self::of(language)) != Self::EMPTY)
    }
}

impl Vocabulary {
    /// The languages of what it stands for; none where one is of no language.
    fn languages(&self) -> Option<LanguageSet> {
        match self {
            Self::List { entries, .. } => {
                entries.iter().try_fold(LanguageSet::EMPTY, |all, entry| Some(all.or(entry.languages()?)))
            }
            Self::Verb { forms, .. } => {
                let each = forms.iter().map(|form| LanguageSet::of(form.language));
                Some(each.fold(LanguageSet::EMPTY, LanguageSet::or))
            }
        }
    }

    /// The number of its spellings, nearly.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::List { entries, .. } => {
                entries.iter().map(|entry| entry.vocabularies.first().map_or(1, |verb| verb.length())).sum()
            }
            Self::Verb { forms, .. } => forms.len(),
        }
    }

    /// Everything that it stands for.
    pub(crate) fn spellings(&self) -> Vec<VocabularyEntry> {
        match self {
            Self::List { entries, .. } => entries.iter().flat_map(Term::spellings).collect(),
            Self::Verb { verb, forms } => forms.iter().map(|form| VocabularyEntry::of(verb, form)).collect(),
        }
    }
}

impl VocabularyEntry {
    /// A form of a verb, with the capital of the verb.
    fn of(verb: &str, form: &VerbForm) -> Self {
        let mut letters = form.text.chars();
        let first = letters.next().into_iter();
        let text: String = if verb.starts_with(char::is_uppercase) {
            first.flat_map(char::to_uppercase).chain(letters).collect()
        } else {
            form.text.clone()
        };
        let is_inflected = text != verb;
        Self { form: Some(text.clone()), text, language: Some(form.language), is_inflected }
    }
}

impl Term {
    /// The languages of texts in which the term can be found; none for all.
    pub(crate) fn languages(&self) -> Option<LanguageSet> {
        let of_lists = self.vocabularies.iter().filter_map(|vocabulary| vocabulary.languages());
        self.language.map(LanguageSet::of).into_iter().chain(of_lists).reduce(LanguageSet::and)
    }

    /// Returns whether it can be found in texts of a language, if one is asked for.
    pub(super) fn is_meant_for(&self, language: Option<Language>) -> bool {
        language.is_none_or(|language| self.languages().is_none_or(|own| own.each().any(|own| own == language)))
    }

    /// Every way of writing an entry of a list: with each form of its verb, where it has one.
    fn spellings(&self) -> Vec<VocabularyEntry> {
        let plain =
            || VocabularyEntry { text: self.text.clone(), language: self.language, form: None, is_inflected: false };
        let (Some((before, _, after)), Some(verb)) = (split_verb(&self.text), self.vocabularies.first()) else {
            return vec![plain()];
        };
        let mut spellings = verb.spellings();
        spellings.retain(|form| self.language.is_none_or(|own| form.language == Some(own)));
        for form in &mut spellings {
            form.text = [before, &form.text, after].concat();
        }
        spellings
    }

    /// Returns whether it begins or ends with a placeholder.
    fn has_open_end(&self) -> bool {
        let parts = parts(&self.text).unwrap_or_default();
        let says = |part: &&Part<'_>| match part {
            Part::Braced(_) => true,
            Part::Text(text) => text.contains(char::is_alphanumeric),
        };
        let (first, last) = (parts.iter().find(says), parts.iter().rev().find(says));
        [first, last].into_iter().flatten().any(|part| matches!(part, Part::Braced(_)))
    }
}

impl Value<'_> {
    /// A term of a language with what stands in the places of it; nothing where one of them is wrong, which is noted.
    pub(super) fn with_vocabularies(self, text: &str, language: Option<Language>) -> Option<Term> {
        // Each is looked at, so that all that is wrong is noted.
        let found: Vec<Option<Arc<Vocabulary>>> = slots(text)
            .into_iter()
            .map(|slot| match slot {
                SlotName::List(name) => self.list_between_braces(name, language),
                SlotName::Verb(verb) => self.verb(verb, language),
            })
            .collect();
        let vocabularies: Vec<Arc<Vocabulary>> = found.into_iter().collect::<Option<_>>()?;
        let term = Term { text: text.to_owned(), language, vocabularies };
        if term.languages() == Some(LanguageSet::EMPTY) {
            self.note(Cause::NoCommonLanguage);
            return None;
        }
        Some(term)
    }

    fn list_between_braces(self, name: &str, language: Option<Language>) -> Option<Arc<Vocabulary>> {
        let list = self.list(name, &[])?;
        let known = &self.lowering.context.vocabularies;
        let key = (format!("@{name}"), language, self.locked);
        if let Some(known) = known.borrow().get(&key) {
            return Some(Arc::clone(known));
        }
        let added = if self.locked { [].iter() } else { list.added.iter() };
        let entries = list.terms.iter().chain(added).filter(|entry| entry.is_meant_for(language));
        // Of a verb that two languages have, the forms of one count.
        let bound = |entry: &Term| match entry.vocabularies.as_slice() {
            [] => entry.clone(),
            [..] => Term { language: entry.language.or(language), ..entry.clone() },
        };
        let entries: Vec<Term> = entries.map(bound).collect();
        let quoted = || self.quote(&format!("@{name}"));
        if let Some(language) = language.filter(|_| entries.is_empty() && !list.terms.is_empty()) {
            self.note(Cause::NoEntry { list: quoted(), language: language.code() });
        } else if entries.iter().any(Term::has_open_end) {
            self.note(Cause::OpenEntry(quoted()));
        } else if entries.iter().any(|entry| entry.vocabularies.len() > 1) {
            self.note(Cause::TwoVerbs(quoted()));
        } else if !entries.is_empty() {
            let found = Arc::new(Vocabulary::List { name: name.to_owned(), entries });
            known.borrow_mut().insert(key, Arc::clone(&found));
            return Some(found);
        }
        // An empty list was refused where it stands.
        None
    }

    /// The forms of a verb; nothing where it is none, which is noted.
    fn verb(self, verb: &str, language: Option<Language>) -> Option<Arc<Vocabulary>> {
        let key = (verb.to_owned(), language, false);
        if let Some(known) = self.lowering.context.vocabularies.borrow().get(&key) {
            return Some(Arc::clone(known));
        }
        // A test looks at those of packs.
        let lookup = if self.lowering.source.is_shipped() { VerbLookup::Trusted } else { VerbLookup::Checked };
        let found = vocabulary_of_verb(verb, language, lookup).map_err(|why| {
            let cause = Cause::NoVerb { verb: self.quote(verb), language: language.map(Language::code) };
            self.note_with_help(cause, help(&why).filter(|_| !self.secret));
        });
        let found = found.ok()?;
        self.lowering.context.vocabularies.borrow_mut().insert(key, Arc::clone(&found));
        Some(found)
    }
}

/// What a term says of one of its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlotName<'t> {
    /// The list of this name stands there.
    List(&'t str),
    /// The forms of this verb do.
    Verb(&'t str),
}

/// The lists and verbs of a text, in order.
pub(super) fn slots(text: &str) -> Vec<SlotName<'_>> {
    let mut slots = Vec::new();
    for part in parts(text).unwrap_or_default() {
        match part {
            Part::Braced(name) => slots.extend(name.strip_prefix('@').map(SlotName::List)),
            Part::Text(mut text) => {
                while let Some((_, verb, rest)) = split_verb(text) {
                    slots.push(SlotName::Verb(verb));
                    text = rest;
                }
            }
        }
    }
    slots
}

/// The vocabularies of a term that is written where no list can be named; else why there are none.
pub(super) fn without_lists(text: &str) -> Result<Vec<Arc<Vocabulary>>, Cause> {
    let each = slots(text).into_iter().map(|slot| match slot {
        SlotName::List(_) => Err(Cause::ListOutsideRule),
        SlotName::Verb(verb) => {
            let cause = |_| Cause::NoVerb { verb: Spaced(Quoted::withheld()), language: None };
            vocabulary_of_verb(verb, None, VerbLookup::Checked).map_err(cause)
        }
    });
    each.collect()
}

fn vocabulary_of_verb(verb: &str, language: Option<Language>, lookup: VerbLookup) -> Result<Arc<Vocabulary>, NoVerb> {
    let mut forms = verb_forms(verb, language, lookup)?;
    // Forms are looked up as they are written, whatever else they are.
    forms.dedup_by(|one, other| (&one.text, one.language) == (&other.text, other.language));
    Ok(Arc::new(Vocabulary::Verb { verb: verb.to_owned(), forms }))
}

/// Advice for a word that is no verb.
fn help(why: &NoVerb) -> Option<String> {
    match why {
        NoVerb::FormOf(verb) => Some(format!("it is a form of `{verb}`: write `{verb}~`")),
        NoVerb::Unknown(near) => near.map(|near| format!("did you mean `{near}`?")),
    }
}
