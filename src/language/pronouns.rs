//! Who is spoken of: us, or the reader.

/// English words for us; `us` in capitals is a country.
pub(crate) const ENGLISH_US: &[&str] = &["our", "ours", "ourselves", "us", "we"];

/// English words for the reader.
pub(crate) const ENGLISH_YOU: &[&str] = &["you", "your", "yours", "yourself", "yourselves"];

/// French words for us.
pub(crate) const FRENCH_US: &[&str] = &["nos", "notre", "notres", "nous"];

/// French words for the reader.
pub(crate) const FRENCH_YOU: &[&str] = &["ta", "te", "tes", "toi", "ton", "tu", "vos", "votre", "votres", "vous"];
