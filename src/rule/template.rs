//! Braces in the texts of policies: `{n}` in a term, `{match}` in a message.
//!
//! A word between braces is a placeholder, or names a list; a brace itself is written twice, `{{` or `}}`. Anything else
//! with braces is a mistake, so what a reader of the policy sees is what is looked for.

use crate::rule::Value;
use crate::table::{Cause, Spaced};
use crate::text::nearest;

/// The meaning of a placeholder in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Placeholder {
    /// `{n}`: a number with its sign, unit or per cent.
    Number,
    /// `{year}`: a year.
    Year,
    /// `{us}`: a name of ours.
    Us,
    /// `{competitor}`: a name of any competitor.
    Competitor,
    /// `{name}`: one to three capitalised words.
    Name,
}

impl Placeholder {
    /// All placeholders of terms.
    pub(crate) const EACH: [Self; 5] = [Self::Number, Self::Year, Self::Us, Self::Competitor, Self::Name];

    /// The placeholder as a term writes it.
    pub(crate) const fn written(self) -> &'static str {
        match self {
            Self::Number => "{n}",
            Self::Year => "{year}",
            Self::Us => "{us}",
            Self::Competitor => "{competitor}",
            Self::Name => "{name}",
        }
    }

    /// The placeholder of a name between braces.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|known| inner(known.written()) == name)
    }
}

/// The way in which a term names a list between braces, as errors show it.
const LIST: &str = "{@list}";

/// Everything that may stand between braces in a term.
pub(crate) fn in_terms() -> Vec<&'static str> {
    Placeholder::EACH.map(Placeholder::written).into_iter().chain([LIST]).collect()
}

/// Returns whether the white space around it makes a `…` stand for words: in a term, or between two of its words.
pub(crate) fn is_open(text: &str) -> bool {
    text.split_whitespace().any(is_ellipsis)
}

/// Returns whether a stretch without white space stands for words.
pub(crate) fn is_ellipsis(word: &str) -> bool {
    word == "…"
}

/// A part of a text: as it stands, or what stood between braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Letters as they stand.
    Text(&'t str),
    /// A name between braces.
    Braced(&'t str),
}

/// A brace without its other half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unbalanced;

/// The parts of a text; nothing is left out but braces. Two of them stand for one, which is a part of its own.
pub(crate) fn parts(text: &str) -> Result<Vec<Part<'_>>, Unbalanced> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
        let (before, from) = rest.split_at(at);
        if !before.is_empty() {
            parts.push(Part::Text(before));
        }
        let (part, after) = if let Some(after) = from.strip_prefix("{{") {
            (Part::Text("{"), after)
        } else if let Some(after) = from.strip_prefix("}}") {
            (Part::Text("}"), after)
        } else {
            let (name, after) = from.strip_prefix('{').and_then(|from| from.split_once('}')).ok_or(Unbalanced)?;
            if name.contains('{') {
                return Err(Unbalanced);
            }
            (Part::Braced(name), after)
        };
        parts.push(part);
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    Ok(parts)
}

impl Value<'_> {
    /// Looks for braces in a part of the value: whether each placeholder is one of those allowed, written with their
    /// braces. Else notes why not. A test looks at those of packs.
    pub(crate) fn check_braces(self, what: &'static str, text: &str, allowed: &[&'static str]) -> bool {
        if self.lowering.source.is_shipped() {
            return true;
        }
        let parts = match parts(text) {
            Ok(parts) => parts,
            Err(Unbalanced) => {
                let help = "a brace itself is written twice: `{{` or `}}`";
                self.note_with_help(Cause::Unbalanced(what), Some(help.to_owned()));
                return false;
            }
        };
        let names = parts.iter().filter_map(|part| match part {
            Part::Braced(name) => Some(*name),
            Part::Text(_) => None,
        });
        let mut known = true;
        for name in names.filter(|name| !allowed.iter().any(|one| allows(one, name))) {
            known = false;
            let near = Some(name.trim()).filter(|name| !name.is_empty());
            let lists = self.lowering.context.lists.iter().filter(|_| allowed.contains(&LIST));
            let lists: Vec<String> = lists.flat_map(|lists| lists.keys().map(|list| format!("@{list}"))).collect();
            let fixed = allowed.iter().filter(|one| **one != LIST).map(|one| inner(one));
            let near = near.and_then(|name| nearest(name, fixed.chain(lists.iter().map(String::as_str))));
            let help = near.map(|near| format!("did you mean `{{{near}}}`?"));
            let found: Spaced = self.quote(&format!("{{{name}}}"));
            self.note_with_help(Cause::Unknown { what: "placeholder", found, expected: allowed.to_vec() }, help);
        }
        known
    }
}

/// A text with its placeholders filled in. One that `value` does not know stays as it is written, and so does a text
/// whose braces are unbalanced: both are refused in policies.
pub(crate) fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let Ok(parts) = parts(text) else { return text.to_owned() };
    let mut filled = String::with_capacity(text.len());
    for part in parts {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Braced(name) => match value(name) {
                Some(value) => filled.push_str(value),
                None => filled.extend(["{", name, "}"]),
            },
        }
    }
    filled
}

/// Returns whether one of the placeholders that a text may hold is that of a name between braces.
fn allows(one: &str, name: &str) -> bool {
    inner(one) == name || (one == LIST && name.starts_with('@'))
}

/// The text between the braces of a placeholder.
fn inner(written: &str) -> &str {
    written.trim_start_matches('{').trim_end_matches('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_hold_names_or_stand_twice_for_themselves() {
        use Part::{Braced, Text};
        assert_eq!(parts("only {n} left"), Ok(vec![Text("only "), Braced("n"), Text(" left")]));
        assert_eq!(parts("{{n}}"), Ok(vec![Text("{"), Text("n"), Text("}")]));
        assert_eq!(parts("{{{n}}}"), Ok(vec![Text("{"), Braced("n"), Text("}")]));
        assert_eq!(parts("{}"), Ok(vec![Braced("")]));
        for text in ["{n", "n}", "{n}}", "{{n}", "{a{n}", "}{"] {
            assert_eq!(parts(text), Err(Unbalanced), "{text}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        let value = |name: &str| match name {
            "match" => Some("{until}"),
            "until" => Some("May"),
            _ => None,
        };
        assert_eq!(fill("{{{match}}} until {until}, {x}", value), "{{until}} until May, {x}");
    }
}
