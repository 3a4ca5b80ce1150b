//! Wording that a campaign asks for.

use super::words::Passages;
use crate::draft::Document;
use crate::matching::Surroundings;
use crate::reading::{Reading, folded};

/// Returns whether the readers of a draft find some wording in it: the same words one after another, whatever stands between them.
pub(crate) fn has_wording(document: &Document<'_>, reading: &Reading, wording: &str) -> bool {
    let folded = folded(wording);
    let wanted: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let around = Surroundings::new(document, reading);
    let has = |passage: Passages<'_>| {
        let words: Vec<&str> = passage.words.iter().map(|word| word.fold).collect();
        words.windows(wanted.len().max(1)).any(|words| words == wanted)
    };
    !wanted.is_empty() && Passages::of(&around).any(has)
}
