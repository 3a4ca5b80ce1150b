//! Policies, checkers and reports for tests.
//!
//! A text without `discretion = 1` gets a frame: the policy `test`, in the file `test.toml`.

use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::policy::PolicyError;
use discretion::{Checker, Draft, Policy, Report};
use std::fs;
use std::path::PathBuf;

/// The file that tests say their policies are in.
const FILE: &str = "test.toml";

/// A sound policy.
pub(crate) fn policy(text: &str) -> Policy {
    Policy::parse(FILE, &whole(text)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// All problems of a policy that is not sound.
pub(crate) fn policy_error(text: &str) -> PolicyError {
    Policy::parse(FILE, &whole(text)).expect_err("the policy has a problem")
}

/// A checker for a policy that needs nothing from outside.
pub(crate) fn checker(text: &str) -> Checker {
    Checker::new(&policy(text)).expect("the policy needs nothing from outside")
}

/// A checker that looks for confidential terms and nothing else.
pub(crate) fn confidential(terms: &[impl AsRef<str>]) -> Checker {
    let terms: Vec<&str> = terms.iter().map(AsRef::as_ref).collect();
    checker(&format!("[[confidential]]\nid = \"it\"\nterms = {terms:?}\n"))
}

/// What a policy says of a draft in Markdown.
pub(crate) fn report(policy: &str, draft: &str) -> Report {
    checker(policy).check(&Draft::markdown(draft))
}

/// The places that a report warns about, as they are written.
pub(crate) fn texts_of(report: &Report) -> Vec<&str> {
    report.warnings().iter().map(|warning| warning.text()).collect()
}

/// The rules that a report names, each with the severity of its warning.
pub(crate) fn severities_of(report: &Report) -> Vec<(&str, &'static str)> {
    report.warnings().iter().map(|warning| (warning.rule().as_str(), warning.severity().name())).collect()
}

/// The reports and what could not be read, in the format of that name.
pub(crate) fn written(format: &str, policy: &Policy, drafts: &[(Report, &str)], unread: &[(&str, &str)]) -> String {
    let format = ReportFormat::named(format).expect("it is a format");
    let mut writer =
        ReportWriter::new(format, Look::default(), &[policy], Vec::new()).expect("a list can be written to");
    for (report, text) in drafts {
        writer.add(report, text).expect("a list can be written to");
    }
    unread.iter().for_each(|(path, message)| writer.add_unread(*path, *message));
    let (_, out) = writer.finish().expect("a list can be written to");
    String::from_utf8(out).expect("formats are text")
}

/// A policy with its frame.
fn whole(text: &str) -> String {
    if text.contains("discretion = 1") { text.to_owned() } else { format!("discretion = 1\nname = \"test\"\n{text}") }
}

/// A folder of its own for a test, gone when the test is.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// A folder with files.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("discretion-{name}-{}", std::process::id()));
        let folder = Self(path);
        for (file, text) in files {
            let path = folder.0.join(file);
            fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
        folder
    }

    /// Loads a policy in it.
    pub(crate) fn load(&self, file: &str) -> Result<Policy, PolicyError> {
        Policy::load(self.0.join(file))
    }

    /// Loads a policy in it, or gives the lines of the error, without the path of the folder.
    pub(crate) fn attempt(&self, file: &str) -> Result<Policy, String> {
        self.load(file).map_err(|error| error.to_string().replace(&format!("{}/", self.0.display()), ""))
    }

    /// The lines of the error, without the path of the folder.
    pub(crate) fn error(&self, file: &str) -> String {
        self.attempt(file).expect_err("the policy has a problem")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
