//! Parts of the policy language that are planned and not built: refused as such, so that nobody takes it for a mistake.

/// Tables and keys of the file.
pub(crate) const FILE_LATER: &[&str] = &["reply"];
