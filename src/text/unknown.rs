//! Names that nothing has, and the names that were expected.

use super::{nearest, printable};
use std::fmt;

/// A name that nothing has, where each thing has one: the error of every enum here that is read from its word.
///
/// ```
/// use discretion::policy::Severity;
///
/// assert_eq!("high".parse(), Ok(Severity::High));
/// let error = "hihg".parse::<Severity>().unwrap_err();
/// assert_eq!(error.written(), "hihg");
/// assert_eq!(
///     error.to_string(),
///     "unknown severity `hihg`, expected one of `info`, `low`, `medium`, `high`, `critical`; did you mean `high`?"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    written: String,
    expected: Vec<String>,
    /// Other spellings of them, which are known and not listed.
    spellings: Vec<String>,
}

impl UnknownName {
    /// A name of some kind of thing, and those that are known.
    pub(crate) fn new<'n>(what: &'static str, written: &str, expected: impl IntoIterator<Item = &'n str>) -> Self {
        let expected = expected.into_iter().map(str::to_owned).collect();
        Self { what, written: written.to_owned(), expected, spellings: Vec::new() }
    }

    /// The same, where things have other names beside those that are listed.
    pub(crate) fn also<'n>(mut self, spellings: impl IntoIterator<Item = &'n str>) -> Self {
        self.spellings.extend(spellings.into_iter().map(str::to_owned));
        self
    }

    /// The kind of thing that was to be named: `severity`.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The name as it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The names that are known, in their order.
    #[must_use]
    pub fn expected(&self) -> &[String] {
        &self.expected
    }

    /// The known name that is nearest to it, be it one that is not listed; none where no name is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        nearest(&self.written, self.expected.iter().chain(&self.spellings).map(String::as_str))
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.what, printable(&self.written))?;
        // Only what a policy names can be without names.
        if self.expected.is_empty() {
            return f.write_str(": the policy knows none");
        }
        write!(f, "{}", OneOf(&self.expected))?;
        match self.nearest() {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

/// The names that were possible, after a comma; nothing where they are not a fixed set.
pub(crate) struct OneOf<'n, N>(pub(crate) &'n [N]);

impl<N: fmt::Display> fmt::Display for OneOf<'_, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => Ok(()),
            [only] => write!(f, ", expected `{only}`"),
            [first, rest @ ..] => {
                write!(f, ", expected one of `{first}`")?;
                rest.iter().try_for_each(|name| write!(f, ", `{name}`"))
            }
        }
    }
}

/// The names of some things, in their order.
pub(crate) fn names<T: Copy>(each: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    each.iter().copied().map(name).collect()
}

/// The thing that has a name.
pub(crate) fn named<T: Copy>(
    what: &'static str,
    each: &[T],
    name: fn(T) -> &'static str,
    written: &str,
) -> Result<T, UnknownName> {
    let found = each.iter().copied().find(|&one| name(one) == written);
    found.ok_or_else(|| UnknownName::new(what, written, names(each, name)))
}
