//! Figures in a form that can be compared: a value, a unit, and the part that they play.

/// How far two figures may be apart of which one is said to be about right: a tenth.
const NEARLY: f64 = 0.1;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// Its value; two where a sign may separate thousands or decimals.
    pub(super) values: Vec<f64>,
    /// The digits after the decimal sign.
    pub(super) decimals: usize,
    /// The unit.
    pub(super) unit: QuantityUnit,
    /// True if it is said to be about right.
    pub(super) nearly: bool,
    /// The part that it plays: the figures of a range, and one of earlier times, are not compared with others.
    pub(super) part: QuantityPart,
    /// True if it is written in words.
    pub(super) in_words: bool,
}

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QuantityUnit {
    Percent,
    Points,
    Times,
    /// Time in seconds.
    Seconds,
    /// Time in months.
    Months,
    /// A size of data.
    Bytes,
    /// Money, with the number of days or months that it is for.
    Money {
        currency: char,
        days: Option<u32>,
        months: Option<u32>,
    },
    /// A unit of measure.
    Symbol(String),
    /// The version of what has that name.
    Version(String),
    /// Things that the words after it name.
    Things,
    /// Nothing that is written beside it.
    Bare,
}

/// The part that a figure plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuantityPart {
    Whole,
    /// The first of a range: "from 8 to 12".
    RangeStart,
    RangeEnd,
    /// A figure of earlier times: "instead of 8".
    Earlier,
}

impl Quantity {
    pub(super) const fn is_money(&self) -> bool {
        matches!(self.unit, QuantityUnit::Money { .. })
    }

    /// Returns whether both are counted in the same unit, so that their values can be compared.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (QuantityUnit::Money { currency, .. }, QuantityUnit::Money { currency: there, .. }) => currency == there,
            (one, other) => one == other,
        }
    }

    /// Returns whether both may be the same figure.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let periods = |unit: &QuantityUnit| match unit {
            QuantityUnit::Money { days, months, .. } => (*days, *months),
            QuantityUnit::Percent
            | QuantityUnit::Points
            | QuantityUnit::Times
            | QuantityUnit::Seconds
            | QuantityUnit::Months
            | QuantityUnit::Bytes
            | QuantityUnit::Symbol(_)
            | QuantityUnit::Version(_)
            | QuantityUnit::Things
            | QuantityUnit::Bare => (None, None),
        };
        let ((days, months), (other_days, other_months)) = (periods(&self.unit), periods(&other.unit));
        let told = |days: Option<u32>, months: Option<u32>| days.is_some() || months.is_some();
        let same_period = (days, months) == (other_days, other_months);
        let equal = self.values.iter().any(|one| other.values.iter().any(|there| self.is_near(*one, other, *there)));
        // A price for a month and one for a year are two prices, whatever they are.
        let both_told = told(days, months) && told(other_days, other_months);
        if both_told && !same_period { !equal } else { equal }
    }

    /// Returns whether both are prices for the same time.
    pub(super) fn shares_period(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (QuantityUnit::Money { days, months, .. }, QuantityUnit::Money { days: there, months: others, .. }) => {
                (days, months) == (there, others) && (days.is_some() || months.is_some())
            }
            _ => false,
        }
    }

    fn is_near(&self, one: f64, other: &Self, there: f64) -> bool {
        let (least, most) = (one.min(there), one.max(there));
        if most - least <= most.abs() * 1e-9 {
            return true;
        }
        if (self.nearly || other.nearly) && !self.is_money() && most - least <= most * NEARLY {
            return true;
        }
        let rounded = |value: f64, decimals: usize| {
            let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
            (value * scale).round() / scale
        };
        let fewer = self.decimals.min(other.decimals);
        let is_version = matches!(self.unit, QuantityUnit::Version(_)) || self.is_money();
        self.decimals != other.decimals && !is_version && rounded(one, fewer) == rounded(there, fewer)
    }
}
