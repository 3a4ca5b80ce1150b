//! The values of TOML front matter.

use super::Scalar;
use crate::text::Span;
use toml::de::{DeTable, DeValue};

/// The values of a TOML text, each with its key; nothing where the text is not valid.
pub(super) fn values(text: &str) -> Option<Vec<Scalar<'_>>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let mut values = Vec::new();
    let root = DeValue::Table(root.into_inner());
    let mut open = vec![(String::new(), &root, Span::new(0, text.len()))];
    while let Some((key, value, place)) = open.pop() {
        match value {
            DeValue::Table(table) => {
                for (name, value) in table {
                    let name = name.get_ref();
                    let key = if key.is_empty() { name.to_string() } else { format!("{key}.{name}") };
                    open.push((key, value.get_ref(), value.span().into()));
                }
            }
            DeValue::Array(array) => {
                open.extend(array.iter().map(|value| (key.clone(), value.get_ref(), value.span().into())));
            }
            DeValue::String(said) => values.push(Scalar { key: key.into(), text: said.to_string().into(), place }),
            DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => {
                values.push(Scalar { key: key.into(), text: place.slice(text).into(), place });
            }
        }
    }
    values.sort_by_key(|value| value.place.start);
    Some(values)
}
