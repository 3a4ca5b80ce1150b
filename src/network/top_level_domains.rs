//! The top-level domains: what makes `example.com` an address to a network that looks for bare ones.

use std::sync::LazyLock;

/// All of them in small letters, those of other scripts decoded, sorted by their bytes. From the IANA root zone
/// database (`tlds-alpha-by-domain.txt`, 1 November 2026), a list of facts in the public domain.
pub(crate) static TOP_LEVEL_DOMAINS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("top_level_domains.txt").split_ascii_whitespace().collect());

#[cfg(test)]
mod tests {
    #[test]
    fn domains_are_sorted() {
        assert!(super::TOP_LEVEL_DOMAINS.is_sorted_by(|one, next| one < next));
    }
}
