//! Policies that a program writes: rules and terms as values, for those who keep them in a database or a form.
//!
//! What is written here is the text of a policy, with each value quoted as it must be, and is read like any other: a
//! value cannot become a key, and every key of the language can be set, those to come included.

use super::{Policy, PolicyError};
use crate::moment::Moment;
use crate::rule::{Family, quoted};
use crate::table::is_bare;
use std::fmt;

/// The text of a policy in the making.
///
/// ```
/// use discretion::policy::{Family, PolicyText, TableText};
/// use discretion::{Checker, Draft};
///
/// let names_of_a_database = vec!["Project \"Falcon\"".to_owned(), "Halcyon".to_owned()];
/// let policy = PolicyText::new("acme")
///     .key("extends", ["pack:tone"])
///     .table(["channels", "newsletter"], TableText::new().key("max_length", 280))
///     .rule(
///         Family::Confidential,
///         TableText::new()
///             .key("id", "code-names")
///             .key("terms", names_of_a_database)
///             .key("near", TableText::new().key("any", ["launch"]).key("within", "sentence"))
///             .key("severity", "critical"),
///     );
/// let checker = Checker::new(&policy.read()?)?;
/// assert!(checker.check(&Draft::plain("We will launch Halcyon in May.")).verdict().blocks());
/// assert!(policy.to_string().contains("terms = [\"Project \\\"Falcon\\\"\", \"Halcyon\"]"));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PolicyText {
    name: String,
    head: TableText,
    /// The tables after the head, each with the line that begins it.
    tables: Vec<(String, TableText)>,
}

impl PolicyText {
    /// The text of a policy of a name, without rules.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        let head = TableText::new().key("discretion", 1).key("name", name.as_str());
        Self { name, head, tables: Vec::new() }
    }

    /// Adds a key to the head of the file.
    #[must_use]
    pub fn key(mut self, key: &str, value: impl Into<KeyValue>) -> Self {
        self.head = self.head.key(key, value);
        self
    }

    /// Adds a rule.
    #[must_use]
    pub fn rule(self, family: Family, table: TableText) -> Self {
        self.entry(family.name(), table)
    }

    /// Adds one of the tables that a file can have several of: `[[exception]]`, `[[cleared]]`, `[[adjust]]`.
    #[must_use]
    pub fn entry(mut self, name: &str, table: TableText) -> Self {
        self.tables.push((format!("[[{}]]", written_key(name)), table));
        self
    }

    /// Adds a table by the names that lead to it: `["channels", "newsletter"]`.
    #[must_use]
    pub fn table<'p>(mut self, path: impl IntoIterator<Item = &'p str>, table: TableText) -> Self {
        let path: Vec<String> = path.into_iter().map(written_key).collect();
        self.tables.push((format!("[{}]", path.join(".")), table));
        self
    }

    /// Reads the policy. In errors, its name stands for a file.
    ///
    /// # Errors
    /// As [`Policy::parse`] gives.
    pub fn read(&self) -> Result<Policy, PolicyError> {
        Policy::parse(&self.name, &self.to_string())
    }
}

/// The text as a file has it.
impl fmt::Display for PolicyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.head.lines())?;
        self.tables.iter().try_for_each(|(header, table)| write!(f, "\n{header}\n{}", table.lines()))
    }
}

/// The keys of a table, in the order in which they are added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableText {
    /// Each key and its value, as TOML has them.
    keys: Vec<(String, String)>,
}

impl TableText {
    /// No keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key with its value.
    #[must_use]
    pub fn key(mut self, key: &str, value: impl Into<KeyValue>) -> Self {
        self.keys.push((written_key(key), value.into().0));
        self
    }

    fn lines(&self) -> String {
        self.keys.iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
    }
}

/// A value of a key: a text, a number, yes or no, an instant, a list or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyValue(String);

impl From<&str> for KeyValue {
    fn from(text: &str) -> Self {
        Self(quoted(text))
    }
}

impl From<String> for KeyValue {
    fn from(text: String) -> Self {
        Self(quoted(&text))
    }
}

impl From<bool> for KeyValue {
    fn from(is: bool) -> Self {
        Self(is.to_string())
    }
}

impl From<i64> for KeyValue {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl From<i32> for KeyValue {
    fn from(number: i32) -> Self {
        Self(number.to_string())
    }
}

impl From<f64> for KeyValue {
    fn from(number: f64) -> Self {
        // `{:?}` keeps the point of a whole number, which tells it from an integer.
        Self(if number.is_nan() { "nan".to_owned() } else { format!("{number:?}") })
    }
}

impl From<Moment> for KeyValue {
    fn from(moment: Moment) -> Self {
        Self(moment.to_string())
    }
}

impl<T: Into<Self>> From<Vec<T>> for KeyValue {
    fn from(list: Vec<T>) -> Self {
        list.into_iter().collect()
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for KeyValue {
    fn from(list: [T; N]) -> Self {
        list.into_iter().collect()
    }
}

impl<T: Into<Self>> FromIterator<T> for KeyValue {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Self {
        let items: Vec<String> = list.into_iter().map(|item| item.into().0).collect();
        Self(format!("[{}]", items.join(", ")))
    }
}

impl From<TableText> for KeyValue {
    fn from(table: TableText) -> Self {
        let keys: Vec<String> = table.keys.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        Self(if keys.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", keys.join(", ")) })
    }
}

/// A key as TOML has it: between quotes, unless it is bare.
fn written_key(key: &str) -> String {
    if is_bare(key) { key.to_owned() } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Severity;

    #[test]
    fn values_are_those_that_were_given() {
        let day = Moment::parse("2027-03-01T09:00:00+01:00").expect("an instant");
        let text = PolicyText::new("acme")
            .key("owner", "Legal \"quoted\" \\ <legal@acme.example>")
            .table(["verdict"], TableText::new().key("review", 30.0).key("block", 70))
            .rule(
                Family::Tone,
                TableText::new()
                    .key("id", "hype")
                    .key("terms", TableText::new().key("en", ["hype"]).key("fr", vec!["battage".to_owned()]))
                    .key("locked", true)
                    .key("until", day)
                    .key("severity", Severity::High.name()),
            );
        let policy = text.read().expect("it is a policy");
        assert_eq!(policy.owner(), Some("Legal \"quoted\" \\ <legal@acme.example>"));
        let rule = policy.rule("acme/hype").expect("it is there");
        assert!(rule.is_locked() && rule.severity() == Severity::High);
        assert_eq!(policy.thresholds().review(), 30.0);
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = ('\0'..='\u{ff}').chain(['\u{2028}', '\u{feff}', '😀']).collect();
        let nothing = Vec::<String>::new();
        let text = PolicyText::new("acme").key("owner", all.as_str()).key("a b.c", nothing).key("e", f64::NAN);
        let table: toml::Table = text.to_string().parse().expect("it is TOML");
        assert_eq!(table["owner"].as_str(), Some(all.as_str()));
        assert_eq!(table["a b.c"].as_array().map(Vec::len), Some(0));
    }

    #[test]
    fn a_value_is_never_a_key() {
        let hostile = "x\"]\n[[adjust]]\nrule = \"tone/*\"\noff = true\nreason = \"'''";
        let rule = TableText::new().key("id", "a").key("terms", [hostile]).key("why", hostile);
        let text = PolicyText::new("acme").key("extends", ["pack:tone"]).rule(Family::Tone, rule);
        let table: toml::Table = text.to_string().parse().expect("it is TOML");
        assert!(!table.contains_key("adjust"));
        assert_eq!(table["tone"][0]["why"].as_str(), Some(hostile));
    }

    #[test]
    fn mistakes_are_told_as_of_any_policy() {
        let error = PolicyText::new("acme").rule(Family::Tone, TableText::new().key("id", "a").key("termz", ["b"]));
        let error = error.read().expect_err("`termz` is no key");
        assert_eq!(error.issues()[0].file(), "acme");
        assert_eq!(error.issues()[0].code(), "unknown-key");
    }
}
