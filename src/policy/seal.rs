//! Sealing terms, so that a policy can be public and its terms not.
//!
//! A sealed term is a few tags, each a keyed hash of one spelling. Who has the key can look for the term in a text;
//! who has not can neither read a tag nor try words until one fits. The functions here make what a policy holds;
//! [`Checker::with_secrets`](crate::Checker::with_secrets) uses it.
//!
//! ```
//! use discretion::policy::seal::{Key, check, seal};
//!
//! let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889")?;
//! let term = seal(&key, "acme", "Project Halcyon")?;
//! assert_eq!(term.words(), 2);
//! assert!(term.tags().iter().all(|tag| tag.starts_with("b1:")));
//! // However a term is written, its tags are the same; of another policy they are others.
//! assert_eq!(term, seal(&key, "acme", "PROJECT  halcyon")?);
//! assert_ne!(check(&key, "acme"), check(&key, "other"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::matching::{self, Unsealable};
use crate::rule::lines_with_terms;

pub use crate::secret::{Key, KeyError};

/// A sealed term as a policy holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedTerm {
    tags: Vec<String>,
    words: usize,
}

/// The reason why a term cannot be sealed. Its words never quote the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", describe(*.0))]
pub struct SealError(Unsealable);

impl SealedTerm {
    /// The `tags` for the table `sealed`, in an order that says nothing: one for a term of one word; for several words
    /// one more, run together; more for accents that a text may leave out.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// Its number of words, 1 to 5: `longest` in the table `sealed` of its rule is at least as much. Words are cut where a text is:
    /// `HX-450` and `HyperCube` are two.
    #[must_use]
    pub const fn words(&self) -> usize {
        self.words
    }
}

/// Seals a term for the policy file of that `name`.
///
/// # Errors
/// When the term has fewer than three letters and digits, more than five words, a symbol at its beginning or end, a
/// placeholder, or too many spellings.
pub fn seal(key: &Key, policy_name: &str, term: &str) -> Result<SealedTerm, SealError> {
    let (tags, words) = matching::seal(key, policy_name, term.trim()).map_err(SealError)?;
    Ok(SealedTerm { tags: tags.iter().map(ToString::to_string).collect(), words })
}

/// The terms of a list, one per line, with the numbers of their lines from 1: what `terms_file` reads of it. Lines of white
/// space are skipped, and so are remarks: lines that begin with `#`, unless a letter, a digit or an underscore follows at
/// once.
///
/// ```
/// let list = "# code names\n#ProjectHalcyon\n\nProject Falcon\n";
/// let terms: Vec<_> = discretion::policy::seal::terms(list).collect();
/// assert_eq!(terms, [(2, "#ProjectHalcyon"), (4, "Project Falcon")]);
/// ```
pub fn terms(list: &str) -> impl Iterator<Item = (usize, &str)> {
    lines_with_terms(list)
}

/// The value of the key `check` for the policy file of that `name`: it tells a wrong key.
#[must_use]
pub fn check(key: &Key, policy_name: &str) -> String {
    matching::check(key, policy_name).to_string()
}

const fn describe(cause: Unsealable) -> &'static str {
    match cause {
        Unsealable::Short => "a sealed term needs at least three letters or digits",
        Unsealable::Long => "a sealed term has at most five words, counted as a text is cut: `HX-450` is two",
        Unsealable::Symbols => "a sealed term begins and ends with a letter or a digit",
        Unsealable::Braces => {
            "a sealed term has no placeholders, braces and verbs with a `~`: its words are all that its tags know"
        }
        Unsealable::Various => "the term can be written in too many ways: seal its parts one by one",
    }
}
