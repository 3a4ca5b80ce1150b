//! What the family says of a mention, by stance.

use super::Stance;
use crate::language::texts::{CompetitorTexts, Texts};

/// What the family says of a mention; of too many of them where there is no stance.
pub(super) const fn said(stance: Option<Stance>, texts: &CompetitorTexts) -> Texts {
    match stance {
        None => texts.too_many,
        Some(Stance::Neutral) => texts.neutral,
        Some(Stance::Integration) => texts.integration,
        Some(Stance::Substantiated) => texts.substantiated,
        Some(Stance::Comparative) => texts.comparative,
        Some(Stance::Insinuation) => texts.insinuation,
        Some(Stance::Disparaging) => texts.disparaging,
    }
}
