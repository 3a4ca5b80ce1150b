//! Which policy it is: its name, its version, and digests of what it says, made when somebody asks for them.

use super::frame::Frame;
use super::layers::Layer;
use crate::rule::Term;
use crate::table::TomlTree;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The identity of a policy, as the policy, its checkers and their reports know it. Cheap to clone.
///
/// ```
/// use discretion::policy::Secrets;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// version = "2026-11"
/// [[confidential]]
/// id = "code-names"
/// terms_file = { path_env = "CODE_NAMES" }
/// "#)?;
/// let reported = |list: &str| {
///     let checker = Checker::with_secrets(&policy, &Secrets::new().with_terms("CODE_NAMES", list))?;
///     Ok::<_, discretion::policy::PolicyError>(checker.check(&Draft::plain("We have news.")).policy().clone())
/// };
/// let (falcon, halcyon) = (reported("Falcon")?, reported("Falcon\nHalcyon")?);
/// assert_eq!((falcon.name(), falcon.version()), ("acme", Some("2026-11")));
/// assert_ne!(falcon.digest(), halcyon.digest());
/// assert_eq!(falcon.digest_of_files(), halcyon.digest_of_files());
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone)]
pub struct PolicyIdentity(Arc<Identified>);

struct Identified {
    name: String,
    version: Option<String>,
    layers: Arc<DigestedLayers>,
    /// The hash of the lists of terms that are kept elsewhere; none before they are read, and where there are none.
    lists: Option<[u8; 32]>,
    whole: OnceLock<String>,
}

struct DigestedLayers {
    /// The lowest first.
    layers: Vec<DigestedLayer>,
    written: OnceLock<String>,
}

struct DigestedLayer {
    name: String,
    text: Cow<'static, str>,
    /// Of a pack, its text's own digest is known.
    tree: Option<TomlTree>,
}

impl PolicyIdentity {
    /// The identity of a policy of some layers.
    pub(super) fn of(name: String, version: Option<String>, layers: &[Layer], frames: &[Option<Frame>]) -> Self {
        let named = layers.iter().zip(frames);
        let digested = |(Layer { source, .. }, frame): (&Layer, &Option<Frame>)| {
            let name = frame.as_ref().map(|frame| frame.name.clone()).unwrap_or_default();
            DigestedLayer { name, text: source.text.clone(), tree: source.tree }
        };
        let layers = DigestedLayers { layers: named.map(digested).collect(), written: OnceLock::new() };
        let layers = Arc::new(layers);
        Self(Arc::new(Identified { name, version, layers, lists: None, whole: OnceLock::new() }))
    }

    /// The name of the policy, in kebab-case.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its version, as it calls it.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.0.version.as_deref()
    }

    /// `sha256:` and 64 hexadecimal digits over everything that decides about a draft: the names and texts of all
    /// layers, and the lists of terms that a checker was given. A key of a cache, for example. Who knows the files can
    /// try lists until the digest is the same: a [masked](crate::Report::masked) report leaves them out, and no format
    /// of reports writes this digest.
    #[must_use]
    pub fn digest(&self) -> &str {
        let Some(lists) = &self.0.lists else { return self.digest_of_files() };
        self.0.whole.get_or_init(|| {
            let mut hash = hmac_sha256::Hash::new();
            hash.update(self.digest_of_files());
            hash.update(lists);
            written(hash)
        })
    }

    /// The same over the layers alone, lowest first: of each the length of its name as eight bytes, the lowest first, then its name,
    /// and the SHA-256 of its text, in 32 bytes. Where the files lie makes no difference. Reports are written with this one.
    #[must_use]
    pub fn digest_of_files(&self) -> &str {
        self.0.layers.written.get_or_init(|| {
            let mut hash = hmac_sha256::Hash::new();
            for DigestedLayer { name, text, tree } in &self.0.layers.layers {
                add(&mut hash, name);
                let known = tree.and_then(|tree| tree.sha256(text));
                hash.update(known.unwrap_or_else(|| hmac_sha256::Hash::hash(text.as_bytes())));
            }
            written(hash)
        })
    }

    /// The identity together with lists of terms, in the order of their rules.
    pub(super) fn with_lists<'t>(&self, lists: impl Iterator<Item = &'t [Term]>) -> Self {
        let mut hash = hmac_sha256::Hash::new();
        for list in lists {
            hash.update(u64::try_from(list.len()).unwrap_or(u64::MAX).to_le_bytes());
            list.iter().for_each(|term| add(&mut hash, &term.text));
        }
        self.and_lists(Some(hash.finalize()))
    }

    /// The identity without them.
    pub(crate) fn without_lists(&self) -> Self {
        if self.0.lists.is_none() { self.clone() } else { self.and_lists(None) }
    }

    fn and_lists(&self, lists: Option<[u8; 32]>) -> Self {
        let Identified { name, version, layers, .. } = &*self.0;
        let (name, version, layers) = (name.clone(), version.clone(), Arc::clone(layers));
        Self(Arc::new(Identified { name, version, layers, lists, whole: OnceLock::new() }))
    }

    /// Returns whether the other policy has the same files and packs.
    pub(crate) fn has_files_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0.layers, &other.0.layers) || self.digest_of_files() == other.digest_of_files()
    }
}

/// Adds a text and its length to a hash.
fn add(hash: &mut hmac_sha256::Hash, text: &str) {
    hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
    hash.update(text);
}

/// A hash as reports write it.
fn written(hash: hmac_sha256::Hash) -> String {
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// Shows no digest of lists, from which they could be guessed, and no text: both may be confidential.
impl fmt::Debug for PolicyIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = self.version().map(|version| format!(" {version}")).unwrap_or_default();
        write!(f, "PolicyIdentity({}{version} {})", self.name(), self.digest_of_files())
    }
}

impl PartialEq for PolicyIdentity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.has_files_of(other) && self.0.lists == other.0.lists)
    }
}

impl Eq for PolicyIdentity {}

#[cfg(test)]
mod tests {
    use crate::Policy;
    use crate::policy::Pack;
    use hmac_sha256::Hash;

    #[test]
    fn others_can_compute_the_digest() {
        let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\"]\n";
        let tone = Pack::each().find(|pack| pack.name() == "tone").unwrap().text();
        let mut bytes = Vec::new();
        for (name, text) in [("tone", tone), ("acme", text)] {
            bytes.extend((name.len() as u64).to_le_bytes());
            bytes.extend(name.as_bytes());
            bytes.extend(Hash::hash(text.as_bytes()));
        }
        let digits: String = Hash::hash(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(Policy::parse("acme.toml", text).unwrap().digest(), format!("sha256:{digits}"));
    }
}
