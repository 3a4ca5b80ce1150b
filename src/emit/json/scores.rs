//! The part of the JSON format that has the score of each family.

use crate::report::Report;
use crate::rule::Family;
use serde::Serialize;

/// The score of each family.
#[derive(Default, Serialize)]
pub(super) struct ScoresJson {
    confidential: f64,
    competitor: f64,
    tone: f64,
    claim: f64,
    naming: f64,
    require: f64,
}

impl ScoresJson {
    pub(super) fn of(report: &Report) -> Self {
        let mut scores = Self::default();
        for &(family, score) in report.scores() {
            *match family {
                Family::Confidential => &mut scores.confidential,
                Family::Competitor => &mut scores.competitor,
                Family::Tone => &mut scores.tone,
                Family::Claim => &mut scores.claim,
                Family::Naming => &mut scores.naming,
                Family::Require => &mut scores.require,
            } = score;
        }
        scores
    }
}
