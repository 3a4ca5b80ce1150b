//! Limits as policies write them: `"3"`, `"3 per 100 words"`, `"1 per sentence"`, `"2 per draft"`.

use crate::error::Cause;
use crate::rule::bounds::BOUNDS;
use crate::rule::raw::Value;
use std::fmt;
use toml::de::DeValue;

/// How many are allowed, and in how much text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The number allowed.
    pub(crate) count: usize,
    /// The text that it is allowed in.
    pub(crate) per: Per,
}

/// The text that a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    /// Any stretch of so many words of the draft's prose; a shorter draft counts as one.
    Words(usize),
    /// Each sentence.
    Sentence,
    /// The whole draft: `"3"` and `"3 per draft"`.
    Draft,
}

impl Limit {
    /// Reads a limit; nothing where it is not one.
    fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        let (count, per) = match words.as_slice() {
            [count] | [count, "per", "draft"] => (count, Per::Draft),
            [count, "per", "sentence"] => (count, Per::Sentence),
            [count, "per", stretch, "words"] => (count, Per::Words(whole(stretch).filter(|&n| n > 0)?)),
            _ => return None,
        };
        Some(Self { count: whole(count)?, per })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per {
            Per::Words(stretch) => write!(f, "{} per {stretch} words", self.count),
            Per::Sentence => write!(f, "{} per sentence", self.count),
            Per::Draft => write!(f, "{}", self.count),
        }
    }
}

/// A whole number within the bounds, in digits alone.
fn whole(digits: &str) -> Option<usize> {
    let number = digits.parse().ok().filter(|&number| number <= BOUNDS.words)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

impl Value<'_> {
    /// A limit: a text or a whole number.
    pub(crate) fn limit(self) -> Option<Limit> {
        if let DeValue::Integer(_) = self.raw {
            return self.count().map(|count| Limit { count, per: Per::Draft });
        }
        let DeValue::String(text) = self.raw else {
            self.mismatch("a limit such as `3` or `\"3 per 100 words\"`", None);
            return None;
        };
        let limit = Limit::parse(text);
        if limit.is_none() {
            let expected = "`3`, `3 per 100 words`, `1 per sentence` or `2 per draft`";
            self.note(Cause::Malformed { what: "limit", found: self.quote(text), expected });
        }
        limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_documented() {
        let table = [
            ("3", Some(Limit { count: 3, per: Per::Draft })),
            ("2 per draft", Some(Limit { count: 2, per: Per::Draft })),
            ("1 per sentence", Some(Limit { count: 1, per: Per::Sentence })),
            ("3 per 100 words", Some(Limit { count: 3, per: Per::Words(100) })),
            ("3 per 0 words", None),
            ("+3", None),
            ("-3", None),
            ("3 per words", None),
            ("three", None),
            ("", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in table {
            assert_eq!(Limit::parse(text), expected, "{text}");
        }
    }
}
