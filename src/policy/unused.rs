//! Lists that no rule of a policy names.

use super::layers::Layer;
use super::people::SUBJECT;
use crate::rule::Origin;
use crate::text::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The lists of files that no text of any layer names as `@list` and no person by a subject, with their places.
pub(super) fn unused_lists<'a>(
    layers: &[Layer],
    tables: impl Iterator<Item = &'a Spanned<DeTable<'a>>>,
) -> Vec<(String, Origin)> {
    let mut unused = Vec::new();
    for (layer, table) in layers.iter().zip(tables).filter(|(layer, _)| !layer.source.is_shipped()) {
        let lists = table.get_ref().get("lists").map(Spanned::get_ref);
        let Some(DeValue::Table(lists)) = lists else { continue };
        for name in lists.keys() {
            let own = name.get_ref().rsplit('/').next().unwrap_or_default();
            // Whoever speaks of other subjects is told of this one.
            let is_subject =
                own.starts_with(SUBJECT) && layers.iter().any(|layer| layer.source.text.contains("subjects"));
            if !is_subject && !layers.iter().any(|layer| names(&layer.source.text, own)) {
                let position = layer.source.position(Span::from(name.span()));
                unused.push((name.get_ref().to_string(), Origin { file: layer.source.file.clone(), position }));
            }
        }
    }
    unused
}

/// Returns whether a text names a list.
fn names(text: &str, list: &str) -> bool {
    let is_whole = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-');
    text.split('@').skip(1).any(|rest| rest.strip_prefix(list).is_some_and(is_whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_whole() {
        assert!(names("any = \"@evidence\"", "evidence"));
        assert!(names("\"{@cures} {@illnesses}\"", "illnesses"));
        assert!(!names("any = \"@evidence-two\"", "evidence"));
        assert!(!names("[lists.evidence]", "evidence"));
    }
}
