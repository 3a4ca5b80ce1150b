//! Conditions on what stands beside a match, as policies write them: `{ any = ["Q1"], within = "8 words" }`.

use crate::rule::{Term, Value};
use crate::table::BOUNDS;
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};
use toml::de::DeValue;

/// A condition on what stands beside a match: the keys `near`, `not_near`, `needs`, `eased_by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nearby {
    /// The companions; one is enough.
    pub(crate) any: Vec<Companion>,
    /// How far away it may stand.
    pub(crate) within: Within,
}

/// A companion of a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Companion {
    /// A word or phrase.
    Term(Term),
    /// Any link or footnote reference: `@link`.
    Link,
    /// A number: `@figure`.
    Figure,
    /// A date: `@date`.
    Date,
}

/// How far a companion may stand from the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// In the same sentence.
    Sentence,
    /// In the same block.
    Paragraph,
    /// Anywhere in the draft.
    Draft,
    /// Before the fold: in the first sentence, or the first characters of the prose: 125, or as the channel shows.
    Start,
    /// At most so many words before or after, in the same sentence.
    Words(usize),
}

impl Within {
    /// Returns whether what stands in another block may be near enough.
    pub(crate) const fn is_far(self) -> bool {
        match self {
            Self::Draft | Self::Start => true,
            Self::Sentence | Self::Paragraph | Self::Words(_) => false,
        }
    }
}

/// The keys of `near`, `not_near`, `needs` and `eased_by`.
pub(crate) const NEAR: TableKeys = TableKeys {
    table: "near = { … }",
    slices: &[&[
        KeyRow::required(
            "any",
            ValueKind::Terms,
            "What may stand there, one is enough: terms, lists such as `\"@evidence\"`, and `\"@link\"`, `\"@figure\"`, \
             `\"@date\"`.",
        ),
        KeyRow::new(
            "within",
            ValueKind::Text,
            "`\"sentence\"`",
            "How near: `\"sentence\"`, `\"paragraph\"`, `\"draft\"`, `\"start\"` or a number of words up to 1000, such as `\"8 words\"`.",
        ),
    ]],
    later: &[],
};

/// The longest list, in bytes, that is repeated in the advice to write it as a table.
const LONGEST_ADVICE: usize = 60;

/// The distances that are words.
const WORDS: [(&str, Within); 4] = [
    ("sentence", Within::Sentence),
    ("paragraph", Within::Paragraph),
    ("draft", Within::Draft),
    ("start", Within::Start),
];

impl Value<'_> {
    /// The value of `near` or `not_near`: as of `needs`, or a bare list for what stands in the same sentence.
    pub(crate) fn near(self) -> Option<Nearby> {
        match self.raw {
            DeValue::Array(_) | DeValue::String(_) => Some(Nearby { any: self.any(), within: Within::Sentence }),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => self.nearby(),
        }
    }

    /// The value of `needs` or `eased_by`.
    pub(crate) fn nearby(self) -> Option<Nearby> {
        self.nearby_within(Within::Sentence)
    }

    /// The same where what does not say how near it must stand is looked for elsewhere than in the sentence.
    pub(crate) fn nearby_within(self, default: Within) -> Option<Nearby> {
        if let DeValue::Array(_) | DeValue::String(_) = self.raw {
            let written = self.span.slice(&self.lowering.source.text);
            let short = !self.secret && written.len() <= LONGEST_ADVICE && !written.contains(['\n', '\r']);
            let any = if short { written } else { "[…]" };
            self.mismatch("a table", Some(&format!("write `{{ any = {any} }}`")));
            return None;
        }
        let mut fields = self.fields(&NEAR)?;
        let any = fields.take("any").map(Self::any).unwrap_or_default();
        let within = fields.take("within").and_then(Self::within);
        fields.finish();
        Some(Nearby { any, within: within.unwrap_or(default) })
    }

    fn within(self) -> Option<Within> {
        let text = self.string()?;
        let within = parse(text);
        if within.is_none() {
            let expected =
                "`sentence`, `paragraph`, `draft`, `start` or a number of words up to 1000, such as `8 words`";
            let help = self.lowering.suggest(text, WORDS.map(|(word, _)| word));
            self.note_with_help(Cause::Malformed { what: "distance", found: self.quote(text), expected }, help);
        }
        within
    }
}

fn parse(text: &str) -> Option<Within> {
    if let Some((_, within)) = WORDS.into_iter().find(|(word, _)| *word == text) {
        return Some(within);
    }
    let digits = text.strip_suffix(" words").or_else(|| text.strip_suffix(" word"))?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let count = digits.parse().ok().filter(|&count| plain && count > 0 && count <= BOUNDS.distance)?;
    Some(Within::Words(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_read_as_documented() {
        let table = [
            ("sentence", Some(Within::Sentence)),
            ("start", Some(Within::Start)),
            ("8 words", Some(Within::Words(8))),
            ("1 word", Some(Within::Words(1))),
            ("1000 words", Some(Within::Words(1_000))),
            ("1001 words", None),
            ("0 words", None),
            ("+8 words", None),
            ("8", None),
            ("sentences", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
