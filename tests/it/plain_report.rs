//! A report as one text, for tests that read it.

use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::{Policy, Report};

/// The reports and what could not be read, in the format of that name.
pub(crate) fn written(format: &str, policy: &Policy, drafts: &[(Report, &str)], unread: &[(&str, &str)]) -> String {
    let format = ReportFormat::named(format).expect("it is a format");
    let mut writer = ReportWriter::new(format, Look::default(), policy, Vec::new()).expect("a list can be written to");
    for (report, text) in drafts {
        writer.add(report, text).expect("a list can be written to");
    }
    unread.iter().for_each(|(path, message)| writer.add_unread(*path, *message));
    let (_, out) = writer.finish().expect("a list can be written to");
    String::from_utf8(out).expect("formats are text")
}
