//! Names that the rules of one layer may refer to while they are read.

use super::{Placeholder, Term, Vocabulary};
use crate::language::Language;
use crate::table::{TomlEntry, TomlFields, TomlValue};
use crate::text::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value of a policy with its place.
pub(crate) type Value<'a> = TomlValue<'a, Scope>;

/// A key of a policy with its value.
pub(crate) type Entry<'a> = TomlEntry<'a, Scope>;

/// A table of a policy of which keys are taken until none is left.
pub(crate) type Fields<'a> = TomlFields<'a, Scope>;

/// The settings of a policy file for all of its rules, and the names these refer to.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// The `name` of the policy; empty until the file's frame is read, and where it has none.
    pub(crate) policy: String,
    /// The `owner` of the policy.
    pub(crate) owner: Option<String>,
    /// The names of the lists that confidential rules name.
    pub(crate) secret_lists: BTreeSet<String>,
    /// The lists that rules can name; none while lists themselves are read.
    pub(crate) lists: Option<Lists>,
    /// The placeholders of its terms that stand for names, with their places.
    pub(crate) named: RefCell<Vec<(Placeholder, Span)>>,
    /// The lists that its terms have named between braces so far.
    pub(crate) vocabularies: RefCell<Vocabularies>,
}

/// Lists by name, by the language of the terms that name them, and whether additions by later layers are left out.
pub(crate) type Vocabularies = BTreeMap<(String, Option<Language>, bool), Arc<Vocabulary>>;

impl Scope {
    /// Remembers a placeholder, to be asked later whether there is a name that it stands for.
    pub(super) fn remember(&self, placeholder: Placeholder, span: Span) {
        match placeholder {
            Placeholder::Us | Placeholder::Competitor => self.named.borrow_mut().push((placeholder, span)),
            Placeholder::Number | Placeholder::Year | Placeholder::Name => {}
        }
    }
}

/// The lists that the rules of a layer can name, by name.
pub(crate) type Lists = BTreeMap<String, List>;

/// A vocabulary that rules share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// The layer that defines it.
    pub(crate) layer: usize,
    /// Its terms there; all layers above know the list.
    pub(crate) terms: Arc<[Term]>,
    /// Additions by later layers; locked rules do without.
    pub(crate) added: Vec<Term>,
}
