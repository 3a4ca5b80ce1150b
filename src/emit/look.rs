//! The way reports for people look, and how much they say.

use crate::language::Language;
use crate::language::report::ReportTexts;
use crate::rule::Severity;
use crate::score::Verdict;

/// The width of what is not a terminal, in columns.
const WIDTH: usize = 80;

/// The way a report for people looks, and how much it says. Formats for programs do not ask for it.
///
/// ```
/// use discretion::emit::Look;
///
/// let mut look = Look::default();
/// assert_eq!((look.width, look.coloured), (80, false));
/// look.coloured = true;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Look {
    /// Columns of a line.
    pub width: usize,
    /// True if the colours of a terminal (SGR codes) are used.
    pub coloured: bool,
    /// The language of labels and counts; what is said of a draft is in the language of the draft.
    pub language: Language,
    /// The verdict from which on a draft fails; none where no draft does.
    pub fails_from: Option<Verdict>,
    /// True if only drafts that fail are shown, without a line of counts.
    pub quiet: bool,
    /// True if every warning is shown with its sentence; else a draft fills two screens, and notes are folded.
    pub shows_all: bool,
    /// True if it is said how each score is made.
    pub explains_score: bool,
    /// True if each warning says how its owner approves of it.
    pub shows_approval: bool,
    /// True if each silenced match is listed with its reason.
    pub lists_silenced: bool,
    /// True if the drafts that could not be read are listed with the reason. A program that has said so elsewhere
    /// does not say it twice; they are counted anyway.
    pub lists_unread: bool,
    /// True if the drafts are counted in a last line even where there is only one.
    pub counts_one: bool,
}

impl Default for Look {
    /// 80 columns, no colours; drafts that are blocked fail.
    fn default() -> Self {
        Self {
            width: WIDTH,
            coloured: false,
            language: Language::English,
            fails_from: Some(Verdict::Block),
            quiet: false,
            shows_all: false,
            explains_score: false,
            shows_approval: false,
            lists_silenced: false,
            lists_unread: true,
            counts_one: false,
        }
    }
}

impl Look {
    /// The words for labels and counts.
    pub(super) const fn texts(&self) -> &'static ReportTexts {
        &self.language.data().texts.report
    }

    /// Returns whether a draft of that verdict fails.
    #[must_use]
    pub fn fails(&self, verdict: Verdict) -> bool {
        self.fails_from.is_some_and(|from| verdict >= from)
    }

    /// A text in the colour of a verdict; none is an error.
    #[must_use]
    pub fn coloured(&self, text: &str, verdict: Option<Verdict>) -> String {
        self.painted(
            text,
            match verdict {
                Some(Verdict::Pass) => Paint::Good,
                Some(Verdict::Review) => Paint::Doubtful,
                Some(Verdict::Block) | None => Paint::Bad,
            },
        )
    }

    /// A text in a colour, which must not hold a colour itself.
    pub(super) fn painted(&self, text: &str, paint: Paint) -> String {
        if self.coloured && !text.is_empty() { format!("{}{text}\u{1b}[0m", paint.code()) } else { text.to_owned() }
    }
}

/// The meaning of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Bad,
    Doubtful,
    Hint,
    Good,
    /// Line numbers and the frame of an excerpt.
    Frame,
    /// The first thing to read.
    Strong,
}

impl Paint {
    /// The colour of a severity; none is an error.
    pub(super) const fn of(severity: Option<Severity>) -> Self {
        match severity {
            None | Some(Severity::Critical | Severity::High) => Self::Bad,
            Some(Severity::Medium) => Self::Doubtful,
            Some(Severity::Low | Severity::Info) => Self::Hint,
        }
    }

    /// The code that begins it, as ECMA-48 defines it ("select graphic rendition").
    const fn code(self) -> &'static str {
        match self {
            Self::Bad => "\u{1b}[1;91m",
            Self::Doubtful => "\u{1b}[1;33m",
            Self::Hint => "\u{1b}[1;96m",
            Self::Good => "\u{1b}[1;92m",
            Self::Frame => "\u{1b}[1;94m",
            Self::Strong => "\u{1b}[1m",
        }
    }
}
