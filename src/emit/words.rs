//! The words of a language for severities, verdicts and families.

use crate::language::report::ReportTexts;
use crate::rule::{Family, Severity, SilencedBy};
use crate::score::Verdict;

impl ReportTexts {
    /// The word for a severity.
    pub(super) const fn severity(&self, severity: Severity) -> &'static str {
        self.severities[severity as usize]
    }

    /// The word for a verdict.
    pub(super) const fn verdict(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize]
    }

    /// The word for a family.
    pub(super) const fn family(&self, family: Family) -> &'static str {
        self.families[family as usize]
    }

    /// The word for what silences.
    pub(super) const fn silencer(&self, by: SilencedBy) -> &'static str {
        match by {
            SilencedBy::Cleared => self.silencers[0],
            SilencedBy::Exception => self.silencers[1],
            SilencedBy::Comment => self.silencers[2],
            SilencedBy::Approval => self.silencers[3],
            SilencedBy::Baseline => self.silencers[4],
            SilencedBy::Trial => self.silencers[5],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn words_stand_in_the_order_of_what_they_name() {
        let texts = &Language::English.data().texts.report;
        assert!(Severity::EACH.iter().all(|severity| texts.severity(*severity) == severity.name()));
        assert!(Family::EACH.iter().all(|family| texts.family(*family) == family.name()));
        let verdicts = [Verdict::Pass, Verdict::Review, Verdict::Block];
        let silencers = [
            SilencedBy::Cleared,
            SilencedBy::Exception,
            SilencedBy::Comment,
            SilencedBy::Approval,
            SilencedBy::Baseline,
            SilencedBy::Trial,
        ];
        assert_eq!(silencers.map(|by| texts.silencer(by)), silencers.map(SilencedBy::name));
        assert_eq!(verdicts.map(|verdict| texts.verdict(verdict)), verdicts.map(Verdict::name));
    }
}
