//! XML as `JUnit` writes it: a suite for each draft, a test for each warning.
//!
//! A test fails if its draft does; where a draft passes, its warnings are skipped tests, so that they are seen and hold
//! nothing up. A draft without warnings is one test that succeeds, one that could not be read is one with an error.

use super::advice::AdviceNote;
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::look::Look;
use super::run::{Run, Unread};
use crate::policy::Policy;
use crate::report::{Report, Warning};
use crate::rule::Severity;
use crate::text::printable;
use std::io::{self, Write};

/// The time of a suite whose moment nobody knows.
const NO_TIME: &str = "1970-01-01T00:00:00";

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(JunitEmitter { look: *look, suites: 0 })
}

#[derive(Debug)]
struct JunitEmitter {
    look: Look,
    /// The number of suites that were written.
    suites: usize,
}

/// The outcome of one test.
#[derive(Clone, Debug)]
enum TestOutcome {
    Success,
    /// Failed, with its type, message and text.
    Failure(String, String, String),
    /// Skipped, with its message and text.
    Skipped(String, String),
    /// Could not be run, with its message.
    Error(String),
}

impl Emitter for JunitEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        let report = draft.report;
        let mut tests: Vec<(String, TestOutcome)> =
            report.warnings().iter().map(|warning| self.test(draft, warning)).collect();
        if tests.is_empty() {
            let outcome = if self.look.fails(report.verdict()) {
                TestOutcome::Failure(report.verdict().to_string(), report.verdict().to_string(), String::new())
            } else {
                TestOutcome::Success
            };
            tests.push(("no warnings".to_owned(), outcome));
        }
        let advice = AdviceNote::on(report, &self.look).map(|note| note.text()).unwrap_or_default();
        self.suite(draft.path(), &timestamp(report), &tests, &advice, out)
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        for unread in run.unread() {
            let outcome = TestOutcome::Error(unread.message.clone());
            self.suite(&unread.path, NO_TIME, &[(name_of(unread), outcome)], "", out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

impl JunitEmitter {
    fn test(&self, draft: &CheckedDraft<'_>, warning: &Warning) -> (String, TestOutcome) {
        let at = draft.start(warning.location());
        let lines = explanation(warning, self.look.texts());
        let mut text = format!("{}:{at}", draft.path());
        lines.iter().for_each(|(label, said)| text.push_str(&format!("\n{label}{} {said}", self.look.texts().colon)));
        let (kind, message) = (warning.severity().to_string(), warning.message().to_owned());
        let fails = self.look.fails(draft.report.verdict()) && warning.severity() > Severity::Info;
        let outcome =
            if fails { TestOutcome::Failure(kind, message, text) } else { TestOutcome::Skipped(message, text) };
        (format!("{} at {at}", warning.rule()), outcome)
    }

    fn suite(
        &mut self,
        path: &str,
        timestamp: &str,
        tests: &[(String, TestOutcome)],
        said: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let count = |is: fn(&TestOutcome) -> bool| tests.iter().filter(|(_, outcome)| is(outcome)).count();
        let path = attribute(path);
        writeln!(
            out,
            "  <testsuite name=\"{path}\" package=\"discretion\" id=\"{}\" hostname=\"localhost\" timestamp=\"{timestamp}\" \
             tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\">\n    <properties/>",
            self.suites,
            tests.len(),
            count(|outcome| matches!(outcome, TestOutcome::Failure(..))),
            count(|outcome| matches!(outcome, TestOutcome::Error(_))),
            count(|outcome| matches!(outcome, TestOutcome::Skipped(..))),
        )?;
        self.suites += 1;
        for (name, outcome) in tests {
            let name = attribute(name);
            write!(out, "    <testcase name=\"{name}\" classname=\"{path}\" time=\"0\"")?;
            match outcome {
                TestOutcome::Success => writeln!(out, "/>")?,
                TestOutcome::Failure(kind, message, text) => {
                    let (kind, message, text) = (attribute(kind), attribute(message), escaped(text));
                    let failure = format!("<failure type=\"{kind}\" message=\"{message}\">{text}</failure>");
                    writeln!(out, ">\n      {failure}\n    </testcase>")?;
                }
                TestOutcome::Skipped(message, text) => {
                    let skipped = format!("<skipped message=\"{}\">{}</skipped>", attribute(message), escaped(text));
                    writeln!(out, ">\n      {skipped}\n    </testcase>")?;
                }
                TestOutcome::Error(message) => {
                    let error = format!("<error type=\"unread\" message=\"{}\"/>", attribute(message));
                    writeln!(out, ">\n      {error}\n    </testcase>")?;
                }
            }
        }
        let said = if said.is_empty() {
            "<system-out/>".to_owned()
        } else {
            format!("<system-out>{}</system-out>", escaped(said))
        };
        writeln!(out, "    {said}\n    <system-err/>\n  </testsuite>")
    }
}

/// The name of the test of a draft that could not be read.
fn name_of(unread: &Unread) -> String {
    unread.position.map_or_else(|| "it can be read".to_owned(), |at| format!("its head can be understood at {at}"))
}

/// The moment of a check, without its offset, as the format wants it.
fn timestamp(report: &Report) -> String {
    let moment = report.circumstances().checked.map(|(moment, _)| moment.to_string());
    moment.map_or_else(|| NO_TIME.to_owned(), |moment| moment.trim_end_matches('Z').to_owned())
}

/// The value of an attribute: on one line, because XML makes spaces of line breaks there.
fn attribute(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('"', "&quot;")
}

/// A text in XML, which knows no control characters at all.
fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(printable).collect();
    lines
        .join("\n")
        .replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(attribute("a\n\"<b>&\u{1}"), "a &quot;&lt;b&gt;&amp;\\u{1}");
        assert_eq!(escaped("]]>\r\n\u{fffe}"), "]]&gt;\n\u{fffd}");
    }
}
