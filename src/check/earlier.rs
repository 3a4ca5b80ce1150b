//! What of an earlier text of a draft lets a warning pass, where a change to it is not trusted.

use crate::draft::{Block, Document};
use std::collections::BTreeSet;

/// A draft before a change that is not trusted.
#[derive(Clone, Debug, Default)]
pub(super) struct Earlier {
    /// True if there was none.
    is_new: bool,
    /// Its comments, each with the block that it is about, as far as words go.
    comments: BTreeSet<String>,
}

impl Earlier {
    /// The draft as it stood; nothing where there was none.
    pub(super) fn of(document: Option<&Document<'_>>) -> Self {
        let comments = |document: &Document<'_>| {
            document.blocks.iter().filter_map(|block| stretch(block, document.source)).collect()
        };
        Self { is_new: document.is_none(), comments: document.map(comments).unwrap_or_default() }
    }

    /// Returns whether the draft stood under its path, so that an exception for the path was meant for it.
    pub(super) const fn had_path(&self) -> bool {
        !self.is_new
    }

    /// Returns whether a comment stood before the same words.
    pub(super) fn had(&self, comment: &Block, source: &str) -> bool {
        stretch(comment, source).is_some_and(|stretch| self.comments.contains(&stretch))
    }
}

/// A comment and the block that it is about, with one space between their words.
fn stretch(comment: &Block, source: &str) -> Option<String> {
    let words: Vec<&str> = comment.about?.slice(source).split_whitespace().collect();
    Some(words.join(" "))
}
