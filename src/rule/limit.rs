//! Limits as policies write them: of counts `"3"`, `"3 per 100 words"`, `"1 per sentence"`, `"2 per draft"`; of levels
//! `40`, `-2.5`, `"40 per sentence"`, `"40 per draft"`.

use crate::rule::Value;
use crate::table::BOUNDS;
use crate::table::Cause;
use std::fmt;
use toml::de::DeValue;

/// The number that is allowed, and in how much text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The number allowed.
    pub(crate) count: usize,
    /// The text that it is allowed in.
    pub(crate) per: Per,
}

impl Limit {
    /// Returns whether it may allow more than another one: limits in other stretches of text cannot be compared.
    pub(crate) fn is_wider_than(self, other: Self) -> bool {
        self.per != other.per || self.count > other.count
    }
}

/// The text that a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    /// Each of the things measured, which has a size: a run, a sentence, a paragraph.
    Each,
    /// Any stretch of so many words of the draft's prose; a shorter draft counts as one.
    Words(usize),
    /// Each sentence.
    Sentence,
    /// The whole draft.
    Draft,
}

/// A key that holds a limit, of one measure or of terms: what its `per` can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limitable {
    /// The key: `max` or `min`.
    pub(crate) key: &'static str,
    /// The limited thing: the name of a measure, or `terms`.
    pub(crate) of: &'static str,
    /// The texts that it can count in; the first is meant where the limit names none. Empty where the key means nothing.
    pub(crate) per: &'static [Per],
}

/// A limit of a level: a figure with at most one decimal, of the draft or of each sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The figure, in tenths.
    pub(crate) tenths: i32,
    /// The text that has the figure.
    pub(crate) per: Per,
}

/// The largest figure of a level, either side of zero.
const LARGEST_LEVEL: i32 = 1_000;

impl Per {
    /// Reads what follows the number of a limit; nothing at all where it is malformed.
    fn parse(words: &[&str]) -> Option<Option<Self>> {
        match words {
            [] => Some(None),
            ["per", "draft"] => Some(Some(Self::Draft)),
            ["per", "sentence"] => Some(Some(Self::Sentence)),
            ["per", stretch, "words"] => Some(Some(Self::Words(whole(stretch).filter(|&count| count > 0)?))),
            _ => None,
        }
    }

    /// Returns whether both count in the same kind of text, however many words it has.
    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl fmt::Display for Per {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Each => f.write_str("each of them"),
            Self::Words(stretch) => write!(f, "per {stretch} words"),
            Self::Sentence => f.write_str("per sentence"),
            Self::Draft => f.write_str("per draft"),
        }
    }
}

/// A figure in tenths, shown with a decimal where it has one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure(pub(crate) i32);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(f, "{sign}{units}") } else { write!(f, "{sign}{units}.{tenth}") }
    }
}

/// The figure of a level in tenths; nothing where it is not one.
fn tenths(figure: &str) -> Option<i32> {
    let (sign, digits) = figure.strip_prefix('-').map_or((1, figure), |digits| (-1, digits));
    let (units, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(units) || !is_number(tenth) || tenth.len() > 1 {
        return None;
    }
    let units = units.parse::<i32>().ok().filter(|&units| units <= LARGEST_LEVEL)?;
    Some(sign * (units * 10 + tenth.parse::<i32>().ok()?))
}

/// Reads a limit whose number is read by `number`; nothing where it is not one.
fn parse<T>(text: &str, number: fn(&str) -> Option<T>) -> Option<(T, Option<Per>)> {
    let words: Vec<&str> = text.split(' ').collect();
    let (first, rest) = words.split_first()?;
    Some((number(first)?, Per::parse(rest)?))
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Figure(self.tenths).fmt(f)?;
        match self.per {
            Per::Each | Per::Draft => Ok(()),
            Per::Sentence | Per::Words(_) => write!(f, " {}", self.per),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per {
            Per::Each | Per::Draft => write!(f, "{}", self.count),
            Per::Sentence | Per::Words(_) => write!(f, "{} {}", self.count, self.per),
        }
    }
}

/// A whole number within the bounds, in digits alone.
fn whole(digits: &str) -> Option<usize> {
    let number = digits.parse().ok().filter(|&number| number <= BOUNDS.words)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

impl Limitable {
    /// What a limit counts in that names `per`, or nothing; an issue where that has no meaning.
    fn resolve(self, value: Value<'_>, per: Option<Per>) -> Option<Per> {
        let Self { key, of, per: possible } = self;
        let Some(&usual) = possible.first() else {
            value.note(Cause::NoLimit { key, of });
            return None;
        };
        let Some(per) = per else { return Some(usual) };
        if possible.iter().any(|one| one.is_like(per)) {
            return Some(if usual == Per::Each { Per::Each } else { per });
        }
        let possible: Vec<String> = possible.iter().map(ToString::to_string).collect();
        value.note(Cause::LimitPer { key, of, found: per.to_string(), expected: possible.join(" or ") });
        None
    }
}

impl Value<'_> {
    /// A limit: a text or a whole number.
    pub(crate) fn limit(self, limitable: Limitable) -> Option<Limit> {
        let (count, per) = if let DeValue::Integer(_) = self.raw {
            (self.count()?, None)
        } else {
            let DeValue::String(text) = self.raw else {
                self.mismatch("a limit such as `3` or `\"3 per 100 words\"`", None);
                return None;
            };
            let limit = parse(text, whole);
            if limit.is_none() {
                let expected = "`3`, `3 per 100 words`, `1 per sentence` or `2 per draft`";
                self.note(Cause::Malformed { what: "limit", found: self.quote(text), expected });
            }
            limit?
        };
        limitable.resolve(self, per).map(|per| Limit { count, per })
    }

    /// A limit of a level: a number or a text.
    pub(crate) fn bar(self, limitable: Limitable) -> Option<Bar> {
        let written = match self.raw {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::String(text) => text,
            DeValue::Integer(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                self.mismatch("a number such as `40`, or `\"40 per sentence\"`", None);
                return None;
            }
        };
        let bar = parse(written, tenths);
        if bar.is_none() {
            let expected = "`40`, `-2.5`, `40 per draft` or `40 per sentence`";
            self.note(Cause::Malformed { what: "limit", found: self.quote(written), expected });
        }
        let (tenths, per) = bar?;
        limitable.resolve(self, per).map(|per| Bar { tenths, per })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_documented() {
        let table = [
            ("3", Some((3, None))),
            ("2 per draft", Some((2, Some(Per::Draft)))),
            ("1 per sentence", Some((1, Some(Per::Sentence)))),
            ("3 per 100 words", Some((3, Some(Per::Words(100))))),
            ("3 per 0 words", None),
            ("+3", None),
            ("-3", None),
            ("3 per words", None),
            ("three", None),
            ("", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text, whole), expected, "{text}");
        }
    }

    #[test]
    fn limits_of_levels_are_read_and_written() {
        let table = [
            ("40", Some((400, None))),
            ("40 per draft", Some((400, Some(Per::Draft)))),
            ("-2.5 per sentence", Some((-25, Some(Per::Sentence)))),
            ("0.3", Some((3, None))),
            ("1.25", None),
            ("+1", None),
            ("1e2", None),
            (".5", None),
            ("-", None),
            ("99999", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text, tenths), expected, "{text}");
        }
        assert_eq!(Bar { tenths: -25, per: Per::Sentence }.to_string(), "-2.5 per sentence");
        assert_eq!(Figure(400).to_string(), "40");
    }
}
