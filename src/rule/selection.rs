//! The reach of a rule: everything, only some, or everything but some.

use crate::rule::{Fields, Value};
use crate::table::{KeyRow, TableKeys, ValueKind};
use toml::de::DeValue;

/// The keys of a selection that says what it leaves out.
const NOT: TableKeys = TableKeys {
    table: "{ not = … }",
    slices: &[&[KeyRow::required("not", ValueKind::Names, "Everything but these.")]],
    later: &[],
};

/// A selection of channels, languages or jurisdictions: a policy writes what it includes, `["x"]`, or what it leaves out,
/// `{ not = ["internal"] }`.
///
/// ```
/// use discretion::Policy;
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[tone]]
/// id = "hype"
/// terms = ["game-changing"]
/// languages = ["en"]
/// channels = { not = ["internal"] }
/// "#)?;
/// let rule = policy.rules().next().expect("there is one");
/// assert_eq!(rule.languages().included(), [discretion::language::Language::English]);
/// assert_eq!(rule.channels().left_out(), ["internal"]);
/// assert!(rule.jurisdictions().is_all());
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<T>(Selected<T>);

/// The selected part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Selected<T> {
    /// Everything.
    All,
    /// Only these.
    Only(Vec<T>),
    /// Everything but these.
    Not(Vec<T>),
}

impl<T> Default for Selection<T> {
    fn default() -> Self {
        Self::ALL
    }
}

impl<T> Selection<T> {
    /// Everything.
    pub(crate) const ALL: Self = Self(Selected::All);

    /// These alone.
    pub(crate) const fn only(included: Vec<T>) -> Self {
        Self(Selected::Only(included))
    }

    /// Returns whether everything is selected.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        matches!(self.0, Selected::All)
    }

    /// The selected part, if the policy names it; else empty.
    #[must_use]
    pub fn included(&self) -> &[T] {
        match &self.0 {
            Selected::Only(included) => included,
            Selected::All | Selected::Not(_) => &[],
        }
    }

    /// The excluded part, if the policy names it; else empty.
    #[must_use]
    pub fn left_out(&self) -> &[T] {
        match &self.0 {
            Selected::Not(left_out) => left_out,
            Selected::All | Selected::Only(_) => &[],
        }
    }

    /// The same of other values.
    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Selection<U> {
        let list = |values: Vec<T>| values.into_iter().map(change).collect();
        Selection(match self.0 {
            Selected::All => Selected::All,
            Selected::Only(included) => Selected::Only(list(included)),
            Selected::Not(left_out) => Selected::Not(list(left_out)),
        })
    }

    /// Returns whether a value is selected. No value is none of those that a policy names.
    pub(crate) fn holds<V: ?Sized>(&self, value: Option<&V>) -> bool
    where
        T: PartialEq<V>,
    {
        let is_named = |named: &[T]| value.is_some_and(|value| named.iter().any(|one| one == value));
        match &self.0 {
            Selected::All => true,
            Selected::Only(included) => is_named(included),
            Selected::Not(left_out) => !is_named(left_out),
        }
    }

    /// Returns whether everything is selected that another selection selects.
    pub(crate) fn covers(&self, other: &Self) -> bool
    where
        T: PartialEq,
    {
        let within = |some: &[T], others: &[T]| some.iter().all(|one| others.contains(one));
        match (&self.0, &other.0) {
            (Selected::All, Selected::All | Selected::Only(_) | Selected::Not(_)) => true,
            (Selected::Only(_) | Selected::Not(_), Selected::All) => false,
            (Selected::Only(own), Selected::Only(other)) => within(other, own),
            // Of channels and jurisdictions there is always one more.
            (Selected::Only(_), Selected::Not(_)) => false,
            (Selected::Not(own), Selected::Only(other)) => !own.iter().any(|one| other.contains(one)),
            (Selected::Not(own), Selected::Not(other)) => within(own, other),
        }
    }
}

impl<'a> Value<'a> {
    /// A selection: a list, or `{ not = [...] }`, whose items `list` reads.
    pub(crate) fn selection<T>(self, list: fn(Self) -> Vec<T>) -> Selection<T> {
        let DeValue::Table(_) = self.raw else { return Selection::only(list(self)) };
        let left_out = self.fields(&NOT).and_then(|mut fields: Fields<'a>| {
            let left_out = fields.take("not");
            fields.finish();
            left_out
        });
        left_out.map_or(Selection::ALL, |value| Selection(Selected::Not(list(value))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(names: &[&'static str]) -> Selection<&'static str> {
        Selection::only(names.to_vec())
    }

    fn not(names: &[&'static str]) -> Selection<&'static str> {
        Selection(Selected::Not(names.to_vec()))
    }

    #[test]
    fn what_is_unknown_is_none_of_those_named() {
        let table =
            [(Selection::ALL, true, true, true), (only(&["x"]), true, false, false), (not(&["x"]), false, true, true)];
        for (selection, x, y, unknown) in table {
            let holds = |name: Option<&'static str>| selection.holds(name.as_ref());
            assert_eq!((holds(Some("x")), holds(Some("y")), holds(None)), (x, y, unknown), "{selection:?}");
        }
    }

    /// What covers another holds for all that the other holds for, whatever is asked.
    #[test]
    fn a_selection_covers_another_as_sets_do() {
        let each =
            [Selection::ALL, only(&["x"]), only(&["y"]), only(&["x", "y"]), not(&["x"]), not(&["y"]), not(&["x", "y"])];
        for one in &each {
            for other in &each {
                let asked = [Some("x"), Some("y"), Some("z"), None];
                let larger = asked.iter().all(|name| one.holds(name.as_ref()) || !other.holds(name.as_ref()));
                assert_eq!(one.covers(other), larger, "{one:?} {other:?}");
            }
        }
    }
}
