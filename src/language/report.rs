//! The words that reports for people put around what they say: labels, counts, verdicts.
//!
//! They are in the language of the run; what is said of a draft is in the language of the draft. Words in braces stand
//! for a number or a name.

/// A thing that is counted: one of it, and several.
pub(crate) type Noun = [&'static str; 2];

/// The words of reports for people.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReportTexts {
    /// Before the reason why something is a risk.
    pub(crate) why: &'static str,
    /// Before advice.
    pub(crate) advice: &'static str,
    /// Before what else there is to know.
    pub(crate) note: &'static str,
    /// Before a text that may stand there instead.
    pub(crate) instead: &'static str,
    /// Before the person to ask.
    pub(crate) ask: &'static str,
    /// Before a citation.
    pub(crate) source: &'static str,
    /// Before what could not be read.
    pub(crate) error: &'static str,
    /// Before the lines where the same is found.
    pub(crate) also: &'static str,
    /// Before what to change.
    pub(crate) to_pass: &'static str,
    /// The warnings that have to be dealt with.
    pub(crate) resolve: &'static str,
    /// The label before those whose yes is missing.
    pub(crate) needs: &'static str,
    /// The label before the trailer that approves of a warning.
    pub(crate) approve: &'static str,
    /// The head of the draft has to be mended.
    pub(crate) mend_head: &'static str,
    /// Before how a score is made.
    pub(crate) score: &'static str,
    /// Silenced by something.
    pub(crate) silenced_by: &'static str,
    /// What a rule on trial found.
    pub(crate) on_trial_by: &'static str,
    /// Until a date.
    pub(crate) until: &'static str,
    /// By a cleared text, by an exception, by a comment, by a baseline, by the trial of a rule.
    pub(crate) silencers: [&'static str; 6],
    /// The sign after a label.
    pub(crate) colon: &'static str,
    /// The drafts of the campaign `{campaign}`, `{drafts}`, were compared.
    pub(crate) campaign_compared: &'static str,
    /// The same of a campaign that has one draft only.
    pub(crate) campaign_of_one: &'static str,
    /// The sign before the decimals of a number.
    pub(crate) decimal: char,
    /// True if nothing is counted like one.
    pub(crate) zero_is_one: bool,
    /// The severities, mildest first.
    pub(crate) severities: [&'static str; 5],
    /// The verdicts, mildest first.
    pub(crate) verdicts: [&'static str; 3],
    /// The same after a number of drafts.
    pub(crate) counted_verdicts: [Noun; 3],
    /// The sign between counts, with its spaces.
    pub(crate) semicolon: &'static str,
    /// The families, in the order of reports.
    pub(crate) families: [&'static str; 6],
    /// A draft.
    pub(crate) draft: Noun,
    /// A warning.
    pub(crate) warning: Noun,
    /// A file that was left out.
    pub(crate) left_out: Noun,
    /// A path that could not be read.
    pub(crate) unread: Noun,
    /// A file.
    pub(crate) file: Noun,
    /// A warning that was silenced.
    pub(crate) silenced: Noun,
    /// How many of them a baseline silenced: `{n}`.
    pub(crate) by_baseline: &'static str,
    /// What a change did not touch or bring about: `{list}`.
    pub(crate) unchanged: &'static str,
    /// Warnings of rules on trial, one and several.
    pub(crate) on_trial: Noun,
    /// The number of a line, and several.
    pub(crate) line: Noun,
    /// The heading above what could not be checked.
    pub(crate) not_checked: &'static str,
    /// There are more than were named.
    pub(crate) and_more: &'static str,
    /// Nothing was checked.
    pub(crate) no_draft: &'static str,
    /// The rules that were in force.
    pub(crate) in_force: &'static str,
    /// The rules that slept.
    pub(crate) asleep: &'static str,
    /// The reasons why rules sleep.
    pub(crate) sleep_reasons: [&'static str; 8],
    /// A message that has no path.
    pub(crate) message: &'static str,
    /// A row of the table of decisions.
    pub(crate) row: &'static str,
    /// The reason for a decision.
    pub(crate) because: &'static str,
    /// The kinds of which a message is.
    pub(crate) kinds: &'static str,
    /// The contact that gets a message.
    pub(crate) contact: &'static str,
    /// A help line for somebody who may be in danger.
    pub(crate) help_line: &'static str,
    /// A part that an answer needs.
    pub(crate) wanted: &'static str,
    /// A part that the answer has.
    pub(crate) is_there: &'static str,
    /// A part that the answer lacks.
    pub(crate) missing: &'static str,
    /// No number, or up to one.
    pub(crate) up_to: &'static str,
    /// A number from one to another.
    pub(crate) from_to: &'static str,
    /// Left out by an ignore file.
    pub(crate) left_by_file: &'static str,
    /// Left out because of its format.
    pub(crate) left_by_format: &'static str,
    /// Warnings that a report has no room for.
    pub(crate) no_room: &'static str,
}

impl ReportTexts {
    /// A number of things.
    pub(crate) fn counted(&self, count: usize, noun: Noun) -> String {
        let is_one = count == 1 || (count == 0 && self.zero_is_one);
        format!("{count} {}", noun[usize::from(!is_one)])
    }

    /// A score, with one decimal.
    pub(crate) fn number(&self, number: f64) -> String {
        format!("{number:.1}").replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }

    /// The numbers of lines, each once, no more than `most` of them: `lines 3, 5 and 2 more`.
    pub(crate) fn lines(&self, lines: &[usize], most: usize) -> String {
        let mut lines = lines.to_vec();
        lines.sort_unstable();
        lines.dedup();
        let noun = self.line[usize::from(lines.len() > 1)];
        let more = lines.len().saturating_sub(most);
        let shown: Vec<String> = lines.iter().take(most).map(usize::to_string).collect();
        let more =
            if more > 0 { format!(" {}", self.and_more.replace("{n}", &more.to_string())) } else { String::new() };
        format!("{noun} {}{more}", shown.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn each_language_counts_in_its_own_way() {
        let counts = |language: Language| {
            let texts = &language.data().texts.report;
            let lines = texts.lines(&[5, 3, 5, 9, 7], 2);
            [texts.counted(0, texts.draft), texts.counted(2, texts.draft), texts.number(93.14), lines]
        };
        assert_eq!(counts(Language::English), ["0 drafts", "2 drafts", "93.1", "lines 3, 5 and 2 more"]);
        assert_eq!(counts(Language::French), ["0 texte", "2 textes", "93,1", "lignes 3, 5 et 2 de plus"]);
    }
}
