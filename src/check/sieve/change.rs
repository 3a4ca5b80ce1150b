//! What a change to a draft brings about: the warnings on lines that it touches, and those that it makes elsewhere.
//!
//! A warning on another line is new where the draft before the change had none of that rule there, as severe, with the
//! same text: the change took away its proof, say, or the comment that silenced it. A limit of the whole draft is crossed
//! in no line, so it counts where the change made it worse.

use crate::check::ReadDraft;
use crate::draft::{Context, Hunk};
use crate::family::Finding;
use crate::matching::Surroundings;
use crate::policy::Policy;
use crate::report::Warning;
use crate::rule::RuleId;
use crate::text::Span;
use std::collections::BTreeMap;

/// The change that led to a draft, the draft before it read.
#[derive(Clone, Debug)]
pub(crate) struct ReadChange<'t> {
    /// The draft before it.
    pub(crate) earlier: ReadDraft<'t>,
    /// What it replaced, in order and apart from each other.
    pub(crate) hunks: Vec<Hunk>,
}

/// The warnings that a change brings about, told from the others.
#[derive(Debug)]
pub(crate) struct ChangeSieve<'c> {
    policy: &'c Policy,
    around: &'c Surroundings<'c>,
    hunks: &'c [Hunk],
    /// Where the lines of the draft begin, now and before.
    lines: [Vec<usize>; 2],
    /// The warnings of the draft before the change, by rule and the start of their places.
    earlier: BTreeMap<(RuleId, usize), Vec<&'c Warning>>,
    /// How far the draft before the change was beyond each limit of whole drafts.
    excesses: BTreeMap<RuleId, i64>,
}

impl<'c> ChangeSieve<'c> {
    /// A sieve for the findings of a draft; these are the warnings of the draft before the change.
    pub(crate) fn new(
        policy: &'c Policy,
        around: &'c Surroundings<'c>,
        change: &'c ReadChange<'_>,
        warnings: &'c [Warning],
    ) -> Self {
        let mut earlier: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut excesses = BTreeMap::new();
        for warning in warnings {
            earlier.entry((warning.rule().clone(), warning.span().start)).or_default().push(warning);
            if let Some(excess) = warning.excess {
                let most = excesses.entry(warning.rule().clone()).or_insert(excess);
                *most = excess.max(*most);
            }
        }
        let lines = [around.document.source, change.earlier.document.source].map(line_starts);
        Self { policy, around, hunks: &change.hunks, lines, earlier, excesses }
    }

    /// Returns whether the change brings a finding about.
    pub(crate) fn brings(&self, finding: &Finding) -> bool {
        let rule = &self.policy.rule_at(finding.rule).header.id;
        if let Some(excess) = finding.excess {
            return self.excesses.get(rule).is_none_or(|before| excess > *before);
        }
        let span = self.around.source(finding.spot);
        let (text, matched) = (span.slice(self.around.document.source), self.around.text(finding.spot));
        // The name of the file stands in no line.
        let in_name = self.around.block(finding.spot.block).context == Context::FileName;
        if !in_name && self.touches(span) {
            return true;
        }
        let start = if in_name { span.start } else { self.earlier_offset(span.start) };
        let there = self.earlier.get(&(rule.clone(), start)).into_iter().flatten();
        !there
            .into_iter()
            .any(|before| before.text() == text && before.matched == matched && before.severity() >= finding.severity)
    }

    /// Returns whether a stretch of the draft shares a line with the change, or reaches over lines that it took away.
    pub(crate) fn touches(&self, span: Span) -> bool {
        let last = span.end.saturating_sub(1).max(span.start);
        let (first, last) = (self.line(span.start), self.line(last));
        let next = self.hunks.partition_point(|hunk| hunk.after.end <= first);
        self.hunks.get(next).is_some_and(|hunk| hunk.after.start <= last)
    }

    /// The offset, before the change, of one in a line that it does not touch.
    fn earlier_offset(&self, offset: usize) -> usize {
        let line = self.line(offset);
        let before = self.hunks.partition_point(|hunk| hunk.after.end <= line).checked_sub(1);
        let line_before = before.map_or(line, |at| self.hunks[at].before.end + (line - self.hunks[at].after.end));
        let [now, before] = &self.lines;
        let start = |lines: &[usize], line: usize| lines.get(line.saturating_sub(1)).copied();
        start(before, line_before).unwrap_or(usize::MAX).saturating_add(offset - start(now, line).unwrap_or(offset))
    }

    /// The line of an offset, from 1.
    fn line(&self, offset: usize) -> usize {
        self.lines[0].partition_point(|start| *start <= offset)
    }
}

/// Where the lines of a text begin, as Git counts them.
fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}
