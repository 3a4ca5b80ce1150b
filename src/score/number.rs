//! Scores as whole numbers: what is equal by hand is equal in the machine.
//!
//! A floating-point sum may end at 34.199999999999996 where a person finds 34.2, and a policy may put a threshold
//! exactly there. So a [`Score`] is a whole number of billionths of a point, far coarser than the error of the
//! arithmetic and far finer than anything shown, and a shown number is a whole number of [`Tenths`]. Everything
//! after the one rounding in [`Score::lost`] is arithmetic on integers.

use crate::score::Thresholds;
use std::fmt;

const BILLIONTHS: u64 = 1_000_000_000;
const BILLIONTHS_IN_A_TENTH: u64 = BILLIONTHS / 10;

/// A score of 0 to 100, exact to a billionth of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score(u64);

impl Score {
    /// The score of what does not survive: `100 · (1 − survival)`, with a survival of 0 to 1.
    pub(super) fn lost(survival: f64) -> Self {
        // The cast saturates and takes NaN to 0; neither occurs with a survival in range.
        Self(((1.0 - survival) * 100.0 * BILLIONTHS as f64).round() as u64)
    }

    /// A score given in hundredths of a point.
    pub(super) const fn hundredths(count: u32) -> Self {
        Self(count as u64 * (BILLIONTHS / 100))
    }

    /// The score itself, in points.
    pub(crate) fn exact(self) -> f64 {
        self.0 as f64 / BILLIONTHS as f64
    }

    /// The score as it is shown: to the nearest tenth, a half down, but below a threshold that it does not reach.
    ///
    /// ```text
    /// 70.55 → 70.5      70.56 → 70.6      69.96 → 69.9, because a policy that blocks at 70 does not block it
    /// ```
    pub(crate) fn printed(self, thresholds: &Thresholds) -> Tenths {
        // Less than a half is added, so that a half stays below.
        let mut tenths = Tenths(((self.0 + BILLIONTHS_IN_A_TENTH / 2 - 1) / BILLIONTHS_IN_A_TENTH) as u32);
        for threshold in [thresholds.review, thresholds.block] {
            if self < threshold.score() {
                tenths = tenths.min(threshold.below());
            }
        }
        tenths
    }
}

/// A shown number: tenths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Tenths(pub(super) u32);

impl Tenths {
    /// Reads a number of 0 to 100 that has at most one decimal.
    pub(super) fn read(value: f64) -> Option<Self> {
        let tenths = Self((value * 10.0).round() as u32);
        ((0.0..=100.0).contains(&value) && tenths.value() == value).then_some(tenths)
    }

    /// The number itself; its shortest decimal form is the shown one.
    pub(crate) fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// The score that is exactly this.
    pub(super) const fn score(self) -> Score {
        Score(self.0 as u64 * BILLIONTHS_IN_A_TENTH)
    }

    /// The next smaller number that can be shown.
    pub(super) const fn below(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(billionths: u64, review: f64, block: f64) -> String {
        let thresholds = Thresholds::new(review, block).expect("the test's thresholds are valid");
        Score(billionths).printed(&thresholds).to_string()
    }

    #[test]
    fn a_number_is_never_rounded_across_a_threshold() {
        assert_eq!(shown(69_960_000_000, 30.0, 70.0), "69.9");
        assert_eq!(shown(69_999_999_999, 30.0, 70.0), "69.9");
        assert_eq!(shown(70_000_000_000, 30.0, 70.0), "70.0");
        assert_eq!(shown(29_970_000_000, 30.0, 70.0), "29.9");
        assert_eq!(shown(30_000_000_000, 30.0, 70.0), "30.0");
        assert_eq!(shown(69_960_000_000, 30.0, 80.0), "70.0");
        assert_eq!(shown(45_460_000_000, 45.5, 80.0), "45.4");
        assert_eq!(shown(99_990_000_000, 50.0, 100.0), "99.9");
        assert_eq!(shown(60_000_000, 0.1, 0.1), "0.0");
        assert_eq!(shown(49_970_000_000, 50.0, 50.0), "49.9");
    }

    #[test]
    fn a_half_is_rounded_down() {
        assert_eq!(shown(70_550_000_000, 30.0, 70.0), "70.5");
        assert_eq!(shown(70_550_000_001, 30.0, 70.0), "70.6");
        assert_eq!(shown(100_000_000_000, 30.0, 70.0), "100.0");
        assert_eq!(shown(0, 30.0, 70.0), "0.0");
    }

    #[test]
    fn a_shown_number_has_at_most_one_decimal() {
        assert_eq!(Tenths::read(69.9), Some(Tenths(699)));
        for refused in [69.95, -0.1, 100.1, f64::NAN, f64::INFINITY] {
            assert_eq!(Tenths::read(refused), None, "{refused}");
        }
        for tenths in (0..=1000).map(Tenths) {
            assert_eq!(format!("{:?}", tenths.value()), tenths.to_string());
        }
    }
}
