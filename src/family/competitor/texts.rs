//! The family's texts on a mention, by stance.

use super::Stance;
use crate::language::texts::{CompetitorTexts, Texts};

/// The family's texts on a mention; without a stance, on too many of them.
pub(super) const fn said(stance: Option<Stance>, texts: &CompetitorTexts) -> Texts {
    match stance {
        None => texts.too_many,
        Some(Stance::Neutral) => texts.neutral,
        Some(Stance::Integration) => texts.integration,
        Some(Stance::Conceding) => texts.conceding,
        Some(Stance::Substantiated) => texts.substantiated,
        Some(Stance::Comparative) => texts.comparative,
        Some(Stance::Insinuation) => texts.insinuation,
        Some(Stance::Disparaging) => texts.disparaging,
    }
}
