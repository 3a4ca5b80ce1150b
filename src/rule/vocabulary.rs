//! Lists in the place of a word: `"{@cures} {@illnesses}"` stands for any entry of one before any entry of the other.
//!
//! A term holds its lists and shares them with other terms, so a grid costs what its lists have words, and no product is
//! ever written out.

use crate::language::Language;
use crate::rule::template::{Part, parts};
use crate::rule::{Term, Value};
use crate::table::Cause;
use std::sync::Arc;

/// The entries of a list, for terms that name it between braces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Vocabulary {
    /// The name of the list.
    pub(crate) name: String,
    /// Its entries: words and phrases, some bound to a language.
    pub(crate) entries: Vec<Term>,
}

impl Vocabulary {
    /// The languages of its entries; none where one is of no language.
    pub(crate) fn languages(&self) -> Option<Vec<Language>> {
        let languages: Option<Vec<Language>> = self.entries.iter().map(|entry| entry.language).collect();
        let mut languages = languages?;
        languages.sort_unstable();
        languages.dedup();
        Some(languages)
    }
}

impl Term {
    /// The languages of texts in which the term can be found; none for all.
    pub(crate) fn languages(&self) -> Option<Vec<Language>> {
        let mut common = self.language.map(|language| vec![language]);
        for languages in self.lists.iter().filter_map(|list| list.languages()) {
            match &mut common {
                Some(common) => common.retain(|language| languages.contains(language)),
                None => common = Some(languages),
            }
        }
        common
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
    /// The lists that a term of a language names between braces; nothing where one is wrong, which is noted.
    pub(super) fn vocabularies(self, text: &str, language: Option<Language>) -> Option<Vec<Arc<Vocabulary>>> {
        // Each is looked at, so that all that is wrong is noted.
        let found: Vec<Option<Arc<Vocabulary>>> =
            named_lists(text).map(|name| self.vocabulary(name, language)).collect();
        let found: Vec<Arc<Vocabulary>> = found.into_iter().collect::<Option<_>>()?;
        let term = Term { text: text.to_owned(), language, lists: found };
        if term.languages().is_some_and(|languages| languages.is_empty()) {
            self.note(Cause::NoCommonLanguage);
            return None;
        }
        Some(term.lists)
    }

    fn vocabulary(self, name: &str, language: Option<Language>) -> Option<Arc<Vocabulary>> {
        let list = self.list(name, &[])?;
        let known = &self.lowering.context.vocabularies;
        let key = (name.to_owned(), language, self.locked);
        if let Some(known) = known.borrow().get(&key) {
            return Some(Arc::clone(known));
        }
        let added = if self.locked { [].iter() } else { list.added.iter() };
        let is_meant = |entry: &&Term| language.is_none() || entry.language.is_none() || entry.language == language;
        let entries: Vec<Term> = list.terms.iter().chain(added).filter(is_meant).cloned().collect();
        let quoted = || self.quote(&format!("@{name}"));
        if let Some(language) = language.filter(|_| entries.is_empty() && !list.terms.is_empty()) {
            self.note(Cause::NoEntry { list: quoted(), language: language.code() });
        } else if entries.iter().any(Term::has_open_end) {
            self.note(Cause::OpenEntry(quoted()));
        } else if !entries.is_empty() {
            let found = Arc::new(Vocabulary { name: name.to_owned(), entries });
            known.borrow_mut().insert(key, Arc::clone(&found));
            return Some(found);
        }
        // An empty list was refused where it stands.
        None
    }
}

/// The names of the lists that a text has between braces, in order.
pub(super) fn named_lists(text: &str) -> impl Iterator<Item = &str> {
    parts(text).unwrap_or_default().into_iter().filter_map(|part| match part {
        Part::Braced(name) => name.strip_prefix('@'),
        Part::Text(_) => None,
    })
}
