//! A finding of a measure.

use super::measure::Measure;
use crate::family::{Case, Finding};
use crate::text::Spot;

/// A finding of a measure with the figure that its message shows.
pub(super) fn counted(measure: Measure, spot: Spot, figure: String, case: Case<'_>) -> Finding {
    let mut finding = case.measured(spot, measure.name());
    finding.details.push(("count", figure));
    finding.details.push(("counted", measure.counted(case.around().spoken()).to_owned()));
    finding
}
