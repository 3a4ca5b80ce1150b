//! Severities, families and forms, read from the words that policies and reports use.

use super::{Family, Form, Severity};
use crate::text::{UnknownName, named};
use std::str::FromStr;

impl FromStr for Severity {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("severity", Self::EACH, Self::name, written)
    }
}

impl FromStr for Family {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("family", Self::EACH, Self::name, written)
    }
}

impl FromStr for Form {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("form", Self::EACH, Self::name, written)
    }
}
