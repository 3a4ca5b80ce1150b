//! The packs: policies that ship with the library, in one table.
//!
//! A pack is a policy like any other, whose `name` is the name of the pack; `extends = ["pack:tone"]` puts it below
//! the policy that says so.

/// A shipped policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pack {
    /// The name after `pack:`.
    pub(crate) name: &'static str,
    /// The text of the policy.
    pub(crate) text: &'static str,
}

/// The packs, in the order in which they are listed.
pub(crate) const PACKS: &[Pack] = &[
    Pack { name: "tone", text: include_str!("../policies/tone.toml") },
    Pack { name: "claims", text: include_str!("../policies/claims.toml") },
    Pack { name: "confidential-markers", text: include_str!("../policies/confidential-markers.toml") },
];
