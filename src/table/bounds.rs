//! The limits on policies, in one table.

use std::cell::Cell;

/// The most that a policy may hold. More is an error: a policy is read by people, and memory and time of a check are
/// bounded by these numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Bytes of one policy file.
    pub(crate) file_bytes: usize,
    /// Files and packs of a policy.
    pub(crate) layers: usize,
    /// Files on the longest way from the policy through `extends`, itself included.
    pub(crate) nesting: usize,
    /// Rules, all layers together.
    pub(crate) rules: usize,
    /// Exceptions, their paths and cleared texts, all layers together.
    pub(crate) permissions: usize,
    /// Terms, all layers together, those of a list counted at each use.
    pub(crate) terms: usize,
    /// Bytes of one term.
    pub(crate) term_bytes: usize,
    /// Patterns, all layers together.
    pub(crate) patterns: usize,
    /// Bytes of a pattern as written.
    pub(crate) pattern_bytes: usize,
    /// Bytes of a pattern compiled.
    pub(crate) compiled_bytes: usize,
    /// Bytes of a pattern of paths.
    pub(crate) path_bytes: usize,
    /// Words of a distance (`"8 words"`): each match may look at so many around it.
    pub(crate) distance: usize,
    /// Words of the stretch of a limit (`"3 per 100 words"`).
    pub(crate) words: usize,
    /// Problems reported of one file; the rest is of the same kinds.
    pub(crate) issues: usize,
}

/// The limits on policies.
pub(crate) const BOUNDS: Bounds = Bounds {
    file_bytes: 4 << 20,
    layers: 64,
    nesting: 8,
    rules: 10_000,
    permissions: 10_000,
    terms: 100_000,
    term_bytes: 1_000,
    patterns: 1_000,
    pattern_bytes: 4 << 10,
    compiled_bytes: 1 << 20,
    path_bytes: 1_000,
    distance: 1_000,
    words: 1_000_000,
    issues: 1_000,
};

/// The part of shared limits that the layers of one policy have used.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    /// Rules so far.
    pub(crate) rules: Quota,
    /// Exceptions, their paths and cleared texts so far.
    pub(crate) permissions: Quota,
    /// Terms so far.
    pub(crate) terms: Quota,
    /// Patterns so far.
    pub(crate) patterns: Quota,
}

/// How much of the terms and patterns of a policy a table uses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Used {
    terms: usize,
    patterns: usize,
}

impl Used {
    /// The use since an earlier count.
    pub(crate) const fn since(self, earlier: Self) -> Self {
        Self { terms: self.terms - earlier.terms, patterns: self.patterns - earlier.patterns }
    }
}

impl Budget {
    /// The terms and patterns so far.
    pub(super) fn used(&self) -> Used {
        Used { terms: self.terms.0.get(), patterns: self.patterns.0.get() }
    }

    /// Makes room for what is read once more.
    pub(super) fn give_back(&self, used: Used) {
        self.terms.0.set(self.terms.0.get().saturating_sub(used.terms));
        self.patterns.0.set(self.patterns.0.get().saturating_sub(used.patterns));
    }
}

/// A count that says once when it passes a limit.
#[derive(Debug, Default)]
pub(crate) struct Quota(Cell<usize>);

/// The outcome of counting one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It is within the limit.
    Within,
    /// It is the first beyond.
    First,
    /// The limit was passed before.
    Beyond,
}

impl Quota {
    /// Counts one more.
    pub(crate) fn count(&self, limit: usize) -> Counted {
        let count = self.0.get() + 1;
        self.0.set(count.min(limit + 2));
        if count <= limit {
            Counted::Within
        } else if count == limit + 1 {
            Counted::First
        } else {
            Counted::Beyond
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_tells_the_first_beyond_once() {
        let quota = Quota::default();
        let counted: Vec<_> = (0..5).map(|_| quota.count(2)).collect();
        assert_eq!(counted, [Counted::Within, Counted::Within, Counted::First, Counted::Beyond, Counted::Beyond]);
    }
}
