//! Parts of the policy language that are planned and not built: refused as such, so that nobody takes it for a mistake.

/// Keys of every rule.
pub(crate) const RULE_LATER: &[&str] = &["authors", "roles", "audiences"];

/// Tables and keys of the file.
pub(crate) const FILE_LATER: &[&str] = &["people", "audiences", "require", "reply", "campaign"];
