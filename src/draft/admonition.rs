//! Admonitions of Python-Markdown, which indents their text as other Markdown does code: `!!! note "Title"`, `??? tip`.

use crate::text::Span;

/// The number of marks that open an admonition.
pub(crate) const MARKS: usize = 3;

/// Returns whether a line opens an admonition: three marks, the kinds in small letters, a title in quotation marks.
fn opens(line: &str) -> bool {
    let marks = ["!!! ", "???+ ", "??? "];
    let Some(rest) = marks.iter().find_map(|mark| line.strip_prefix(mark)) else { return false };
    let (kinds, title) = rest.split_once('"').map_or((rest, None), |(kinds, title)| (kinds, Some(title)));
    let is_kind = |kind: &str| {
        kind.starts_with(|c: char| c.is_ascii_lowercase())
            && kind.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
    };
    let mut kinds = kinds.split_whitespace().peekable();
    kinds.peek().is_some() && kinds.all(is_kind) && title.is_none_or(|title| title.trim_end().ends_with('"'))
}

/// Returns whether the block that begins at an offset of the draft begins with the line that opens an admonition.
pub(crate) fn opens_block(start: usize, source: &str) -> bool {
    Span::new(start, source.len()).slice(source).lines().next().is_some_and(opens)
}

/// The text of an admonition, line by line: fenced code in it stays code.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AdmonitionText {
    is_code: bool,
}

impl AdmonitionText {
    /// Returns whether a line is code, fences included.
    pub(super) fn is_code(&mut self, line: &str) -> bool {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let is_code = self.is_code || is_fence;
        self.is_code ^= is_fence;
        is_code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admonition_opens_with_marks_kinds_and_a_title() {
        for line in
            ["!!! note", "??? tip \"More\"", "???+ warning", "!!! danger \"\"", "!!! note inline end", "!!! my-kind"]
        {
            assert!(opens(line), "{line}");
        }
        for line in
            ["!!! Read this", "!!!note", "!! note", "??? Why", "!!! note!", "!!! note \"open", "note !!!", "!!! "]
        {
            assert!(!opens(line), "{line}");
        }
    }
}
