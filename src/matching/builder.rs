//! Collecting the terms and patterns of a policy, to make an index of them.

use super::flat::ListNumber;
use super::indexed::IndexedTerm;
use super::initials;
use super::patterns::Patterns;
use super::roster::{ListRoster, Names, Roster};
use super::sealed::SealedBuilder;
use super::spoken::SpokenTerms;
use super::{GroupNumber, Index, Role, RuleCompanions, Use};
use crate::language::Language;
use crate::rule::{Form, Forms, Name, NameKind, Pattern, Placeholder, Places, RuleNumber, Term, Vocabulary};
use crate::secret::{Key, Sealed};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Collects the terms and patterns of a policy.
#[derive(Debug, Default)]
pub(crate) struct IndexBuilder {
    terms: Vec<IndexedTerm>,
    names: Names,
    /// The names that `{us}` and `{competitor}` stand for.
    name_lists: [Vec<Name>; 2],
    /// The lists that terms have named so far, each once for rules that count the same forms of it.
    lists: BTreeMap<ListUse, ListNumber>,
    sealed: SealedBuilder,
    patterns: Vec<Pattern>,
    pattern_uses: Vec<Use>,
    /// True while terms come that are looked for in every language.
    anywhere: bool,
    /// The places in which triggers to come count.
    places: Places,
    /// True while terms come that promise something.
    promising: bool,
    /// The languages of the triggers of each rule that has any, in order; none where one is of no language.
    bound: Vec<(RuleNumber, Option<Vec<Language>>)>,
    /// The companions that stand beside a match wherever in the draft they are, in order.
    far: Vec<(RuleNumber, Role)>,
}

/// The entries of a list, by the place where they are kept, and what makes rules read them alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ListUse {
    entries: usize,
    joined: bool,
    disguised: bool,
    inflected: bool,
    anywhere: bool,
}

impl IndexBuilder {
    /// Says that the companions of a rule in a role may stand in another block than a match.
    pub(crate) fn look_far(&mut self, rule: RuleNumber, role: Role) {
        self.far.push((rule, role));
    }

    /// Says whether the terms to come are looked for in every language, whichever they are bound to.
    pub(crate) fn look_anywhere(&mut self, anywhere: bool) {
        self.anywhere = anywhere;
    }

    /// Says in which places the triggers to come count.
    pub(crate) fn look_in(&mut self, places: Places) {
        self.places = places;
    }

    /// Says whether the terms to come promise something: their `…` reaches over no negation.
    pub(crate) fn promise(&mut self, promising: bool) {
        self.promising = promising;
    }

    /// Adds a term of a rule, which counts it in some forms.
    pub(crate) fn term(&mut self, rule: RuleNumber, role: Role, term: &Term, forms: Forms) {
        let places = if role.is_trigger() { self.places } else { Places::ALL };
        let wanted = Use { rule, role, language: term.language, forms, anywhere: self.anywhere, places };
        if role.is_trigger() {
            match term.languages() {
                None => self.bind(rule, None),
                Some(languages) => languages.each().for_each(|language| self.bind(rule, Some(language))),
            }
        }
        let lists: Vec<ListNumber> = term.vocabularies.iter().map(|list| self.list(list, forms)).collect();
        let is_promise = self.promising;
        let mut push =
            |text: &str, is_loose| self.terms.push(IndexedTerm::new(text, is_loose, wanted, &lists, is_promise));
        // What counts run together is a name.
        let is_name = forms.contains(Form::Joined);
        if let Some(other) = is_name.then(|| initials::respelled(&term.text)).flatten() {
            push(&other, false);
        }
        push(&term.text, is_name);
    }

    /// The number of a list for rules that count some forms; its entries are taken once.
    fn list(&mut self, list: &Arc<Vocabulary>, forms: Forms) -> ListNumber {
        let (joined, disguised) = (forms.contains(Form::Joined), forms.contains(Form::Disguised));
        let inflected = forms.contains(Form::Inflected);
        let own = ListUse { entries: Arc::as_ptr(list).addr(), joined, disguised, inflected, anywhere: self.anywhere };
        *self.lists.entry(own).or_insert_with(|| {
            self.names.lists.push(ListRoster::new(list, forms, self.anywhere));
            ListNumber(self.names.lists.len() - 1)
        })
    }

    /// Takes the names that `{us}` and `{competitor}` stand for.
    pub(crate) fn names(&mut self, us: Vec<Name>, competitors: Vec<Name>) {
        self.names.us = Roster::new(&us);
        self.names.competitors = Roster::new(&competitors);
        self.name_lists = [us, competitors];
    }

    /// Adds every name that a placeholder stands for as a trigger of a rule.
    pub(crate) fn name_triggers(&mut self, rule: RuleNumber, placeholder: Placeholder, forms: Forms) {
        let [us, competitors] = &self.name_lists;
        let names = match placeholder {
            Placeholder::Us => us.clone(),
            Placeholder::Competitor => competitors.clone(),
            Placeholder::Number | Placeholder::Year | Placeholder::Name => return,
        };
        for Name { term, kind } in names {
            let (role, forms) = match kind {
                NameKind::Plain => (Role::Trigger, forms),
                NameKind::Ambiguous => (Role::Trigger, Forms::of(&[Form::Exact])),
                NameKind::Handle => (Role::Handle, forms),
                NameKind::Host => (Role::Host, forms),
            };
            self.term(rule, role, &term, forms);
        }
        self.bind(rule, None);
    }

    /// Adds a cleared text, which has that number.
    pub(crate) fn cleared(&mut self, number: usize, text: &Term) {
        self.anywhere = false;
        self.term(RuleNumber(number), Role::Cleared, text, Forms::WORDING);
    }

    /// Adds the sealed terms of a rule, with the key that opens them.
    pub(crate) fn sealed(&mut self, rule: RuleNumber, sealed: &Sealed, key: &Key) {
        self.sealed.add(rule, sealed, key);
        self.bind(rule, None);
    }

    /// Takes the language of a trigger of a rule; all triggers of a rule come one after the other.
    fn bind(&mut self, rule: RuleNumber, language: Option<Language>) {
        match self.bound.last_mut().filter(|(last, _)| *last == rule) {
            Some((_, bound)) => match (bound.as_mut(), language) {
                (Some(languages), Some(language)) if !languages.contains(&language) => languages.push(language),
                (Some(_), Some(_)) | (None, _) => {}
                (Some(_), None) => *bound = None,
            },
            None => self.bound.push((rule, language.map(|language| vec![language]))),
        }
    }

    /// Adds a pattern of a rule.
    pub(crate) fn pattern(&mut self, rule: RuleNumber, pattern: &Pattern) {
        self.patterns.push(pattern.clone());
        let (role, forms) = (Role::Trigger, Forms::NONE);
        let (language, anywhere, places) = (pattern.language, self.anywhere, self.places);
        self.pattern_uses.push(Use { rule, role, language, forms, anywhere, places });
        self.bind(rule, pattern.language);
    }

    /// Builds the index. The rules of `always` say something of drafts in which they found nothing.
    pub(crate) fn build(self, always: &[RuleNumber]) -> Index {
        let Self { mut terms, names, sealed, patterns, pattern_uses, bound, far, .. } = self;
        let is_first = |term: &IndexedTerm| {
            let Use { rule, role, .. } = term.wanted;
            role.is_trigger() || role == Role::Cleared || always.contains(&rule)
        };
        let (first, mut companions): (Vec<usize>, Vec<usize>) = (0..terms.len()).partition(|&at| is_first(&terms[at]));
        for &at in &first {
            let Use { language, anywhere, .. } = terms[at].wanted;
            terms[at].group = GroupNumber::of(language.filter(|_| !anywhere));
        }
        let kind = |&at: &usize| {
            let Use { rule, role, .. } = terms[at].wanted;
            (rule, far.binary_search(&(rule, role)).is_ok())
        };
        companions.sort_by_key(kind);
        let companions = companions.chunk_by(|one, next| kind(one) == kind(next)).map(|own| {
            let (rule, is_far) = kind(&own[0]);
            RuleCompanions { rule, is_far, terms: own.to_vec(), index: OnceLock::new() }
        });
        let companions = companions.collect();
        let (sealed, is_disguised) = (sealed.build(), |term: &IndexedTerm| term.wanted.forms.contains(Form::Disguised));
        let index = Index {
            spoken: SpokenTerms::new(&first, &terms),
            companions,
            undoes: !sealed.is_empty() || terms.iter().any(is_disguised),
            terms,
            names,
            sealed,
            patterns: Patterns::new(patterns, pattern_uses.iter().map(|wanted| wanted.places).collect()),
            pattern_uses,
            bound: bound.into_iter().filter_map(|(rule, languages)| Some((rule, languages?))).collect(),
        };
        // What every block is asked for need not wait.
        index.ready(GroupNumber::default());
        index
    }
}
