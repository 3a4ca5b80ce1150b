//! The digest of a policy, made when somebody asks for it: a report as text does not show it.

use super::frame::Frame;
use super::layers::Layer;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// `sha256:` and 64 hexadecimal digits over the layers, lowest first: the name and the text of each, and before each of
/// them its length as eight bytes, the lowest first. Where the files lie makes no difference. Cheap to clone.
#[derive(Clone)]
pub(crate) struct PolicyDigest(Arc<DigestedLayers>);

struct DigestedLayers {
    /// The names and the texts.
    parts: Vec<[Cow<'static, str>; 2]>,
    written: OnceLock<String>,
}

impl PolicyDigest {
    /// The digest of some layers.
    pub(super) fn of(layers: &[Layer], frames: &[Option<Frame>]) -> Self {
        let named = layers.iter().zip(frames);
        let part = |(layer, frame): (&Layer, &Option<Frame>)| {
            let name = frame.as_ref().map(|frame| frame.name.clone()).unwrap_or_default();
            [name.into(), layer.source.text.clone()]
        };
        Self(Arc::new(DigestedLayers { parts: named.map(part).collect(), written: OnceLock::new() }))
    }

    /// The digest as reports write it.
    pub(crate) fn as_str(&self) -> &str {
        self.0.written.get_or_init(|| {
            let mut hash = hmac_sha256::Hash::new();
            for part in self.0.parts.as_flattened() {
                hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
                hash.update(part.as_ref());
            }
            let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            format!("sha256:{hex}")
        })
    }
}

/// Shows the digest alone: the texts may be confidential.
impl fmt::Debug for PolicyDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for PolicyDigest {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for PolicyDigest {}
