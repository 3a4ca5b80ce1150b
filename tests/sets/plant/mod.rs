//! Planting: made-up terms, the forms that they are written in, the places of a post where they are put.

mod form;
mod post;

pub(crate) use form::Form;
pub(crate) use post::{Place, Planted, Post};

use std::iter::Peekable;

/// Terms that occur in no post.
pub(crate) const TERMS: [&str; 20] = [
    "Project Halcyon",
    "Zephyrion",
    "falcon-db",
    "HX-450",
    "Étoile filante",
    "Opération Châtaigne",
    "Brumevale",
    "Quillfeather",
    "Nordwacht",
    "Ciel Vermeil",
    "Moonlit Heron",
    "KestrelOS",
    "Vaultline",
    "Projet Écluse",
    "Marisol Protocol",
    "Umbrafall",
    "Lac-Perdu",
    "Sierra Nacre Deux",
    "Orchid Lantern",
    "Glasmeer",
];

/// One term to be planted.
#[derive(Clone, Debug)]
pub(crate) struct Plant {
    /// How it is written.
    pub(crate) form: Form,
    /// Where it is put.
    pub(crate) place: Place,
    /// The text to put there: what stands before the term, the term, what stands after it.
    pub(crate) written: [String; 3],
}

impl Plant {
    /// Every term in every form in every place where that makes sense, in an order of chance.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for term in TERMS {
            for form in Form::each() {
                for place in Place::each() {
                    let Some(written) = form.write(term) else { continue };
                    if place.takes(form) {
                        all.push(Self { form, place, written });
                    }
                }
            }
        }
        // Fisher and Yates, with the numbers of a small linear congruential generator.
        let mut state = 2026_u64;
        for last in (1..all.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.swap(last, (state >> 33) as usize % (last + 1));
        }
        all
    }

    /// The next few.
    pub(crate) fn take(due: &mut Peekable<impl Iterator<Item = Self>>, count: usize) -> Vec<Self> {
        due.take(count).collect()
    }
}
