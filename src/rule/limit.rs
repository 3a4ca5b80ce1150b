//! Limits as policies write them: of counts `"3"`, `"3 per 100 words"`, `"1 per sentence"`, `"2 per draft"`; of levels
//! `40`, `-2.5`, `"40 per sentence"`, `"40 per draft"`.

use crate::rule::Value;
use crate::table::BOUNDS;
use crate::table::Cause;
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

/// A limit of a level: a figure with at most one decimal, of the draft or of each sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The figure, in tenths.
    pub(crate) tenths: i32,
    /// Whether it holds for each sentence rather than for the draft.
    pub(crate) per_sentence: bool,
}

/// The largest figure of a level, either side of zero.
const LARGEST_LEVEL: i32 = 1_000;

impl Bar {
    /// Reads a limit of a level; nothing where it is not one.
    fn parse(text: &str) -> Option<Self> {
        let (figure, per_sentence) = match text.split(' ').collect::<Vec<_>>().as_slice() {
            [figure] | [figure, "per", "draft"] => (*figure, false),
            [figure, "per", "sentence"] => (*figure, true),
            _ => return None,
        };
        let (sign, digits) = figure.strip_prefix('-').map_or((1, figure), |digits| (-1, digits));
        let (units, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(units) || !is_number(tenth) || tenth.len() > 1 {
            return None;
        }
        let units = units.parse::<i32>().ok().filter(|&units| units <= LARGEST_LEVEL)?;
        Some(Self { tenths: sign * (units * 10 + tenth.parse::<i32>().ok()?), per_sentence })
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Tenths(self.tenths).to_string())?;
        f.write_str(if self.per_sentence { " per sentence" } else { "" })
    }
}

/// A figure in tenths, written with a decimal where it has one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tenths(pub(crate) i32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(f, "{sign}{units}") } else { write!(f, "{sign}{units}.{tenth}") }
    }
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

    /// A limit of a level: a number or a text.
    pub(crate) fn bar(self) -> Option<Bar> {
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
        let bar = Bar::parse(written);
        if bar.is_none() {
            let expected = "`40`, `-2.5`, `40 per draft` or `40 per sentence`";
            self.note(Cause::Malformed { what: "limit", found: self.quote(written), expected });
        }
        bar
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

    #[test]
    fn limits_of_levels_are_read_and_written() {
        let bar = |tenths, per_sentence| Some(Bar { tenths, per_sentence });
        let table = [
            ("40", bar(400, false)),
            ("40 per draft", bar(400, false)),
            ("-2.5 per sentence", bar(-25, true)),
            ("0.3", bar(3, false)),
            ("40 per 100 words", None),
            ("1.25", None),
            ("+1", None),
            ("1e2", None),
            (".5", None),
            ("-", None),
            ("99999", None),
        ];
        for (text, expected) in table {
            assert_eq!(Bar::parse(text), expected, "{text}");
        }
        assert_eq!(Bar { tenths: -25, per_sentence: true }.to_string(), "-2.5 per sentence");
        assert_eq!(Tenths(400).to_string(), "40");
    }
}
