//! Addresses: handles and host names, as policies write them.

use crate::rule::Value;
use crate::table::Cause;

impl Value<'_> {
    /// A list of handles, with or without the `@`, as they are looked for: without.
    pub(crate) fn handles(self) -> Vec<String> {
        self.items().into_iter().filter_map(Self::handle).collect()
    }

    /// A list of host names, in lower case.
    pub(crate) fn domains(self) -> Vec<String> {
        self.items().into_iter().filter_map(Self::domain).collect()
    }

    /// A handle, with or without the `@`, as it is looked for: without.
    pub(crate) fn handle(self) -> Option<String> {
        let written = self.text("handle")?;
        let name = written.strip_prefix('@').unwrap_or(written);
        let known = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '@');
        if name.starts_with('@') || !name.chars().all(known) || !name.contains(char::is_alphanumeric) {
            let expected = "a handle such as `@acme`";
            self.note(Cause::Malformed { what: "handle", found: self.quote(written), expected });
            return None;
        }
        Some(name.to_owned())
    }

    fn domain(self) -> Option<String> {
        let written = self.text("domain")?;
        let label =
            |label: &str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        if !written.contains('.') || !written.split('.').all(label) {
            let expected = "a host name such as `acme.example`";
            self.note(Cause::Malformed { what: "domain", found: self.quote(written), expected });
            return None;
        }
        Some(written.to_lowercase())
    }
}
