//! Parts of the policy language that are planned and not built: refused as such, so that nobody takes it for a mistake.

/// Keys of every rule.
pub(crate) const RULE_LATER: &[&str] = &["about", "unless", "trial", "authors", "roles", "audiences"];

/// Tables and keys of the file.
pub(crate) const FILE_LATER: &[&str] = &["people", "audiences", "require", "reply", "campaign"];

/// Keys beside the languages of a list.
pub(super) const LIST_LATER: &[&str] = &["verbs"];

/// The planned placeholder in a term, as an error names it.
pub(super) fn in_term(term: &str) -> Option<&'static str> {
    let is_verb = |word: &str| word.strip_suffix('~').is_some_and(|verb| verb.ends_with(char::is_alphabetic));
    term.split_whitespace().any(is_verb).then_some("verb~")
}

#[cfg(test)]
mod tests {
    use super::in_term;

    #[test]
    fn a_mark_that_stands_for_nothing_is_part_of_a_term() {
        let table = [
            ("heal~ you", Some("verb~")),
            ("{@cures} {@illnesses}", None),
            ("protect … from", None),
            ("~/notes", None),
            ("~ 30", None),
        ];
        for (term, expected) in table {
            assert_eq!(in_term(term), expected, "{term}");
        }
    }
}
