//! WordLists of words in text files: one entry a line, `#` begins a comment, `[name]` a list of several in one file.

/// The entries of a file that is one list.
pub(super) fn entries(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// WordLists with names.
#[derive(Debug)]
pub(super) struct WordLists(Vec<(&'static str, Vec<&'static str>)>);

impl WordLists {
    /// The lists of some files.
    pub(super) fn of(files: &[&'static str]) -> Self {
        let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in files.iter().copied().flat_map(entries) {
            match (line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')), lists.last_mut()) {
                (Some(name), _) => lists.push((name, Vec::new())),
                (None, Some((_, list))) => list.push(line),
                (None, None) => {}
            }
        }
        lists.sort_by_key(|(name, _)| *name);
        Self(lists)
    }

    /// The list of a name; an empty one where there is none, which tests forbid.
    pub(super) fn get(&self, name: &str) -> &[&'static str] {
        self.0.binary_search_by_key(&name, |(own, _)| own).map_or(&[], |at| &self.0[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_where_the_next_begins() {
        let lists = WordLists::of(&["# About it.\n\n[one]\n# A comment.\nan entry\nété\n\n[two]\n[three]\nlast"]);
        assert_eq!(lists.get("one"), ["an entry", "été"]);
        assert_eq!(lists.get("two"), [""; 0]);
        assert_eq!(lists.get("three"), ["last"]);
        assert_eq!(entries("# x\na\nb\n"), ["a", "b"]);
    }
}
