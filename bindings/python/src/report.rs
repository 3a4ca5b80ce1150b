//! The report of a draft, and the forms in which it is written.

use crate::error::wrong;
use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::report::Masking;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

#[pyclass(frozen, module = "discretion._core")]
pub(crate) struct Report {
    report: discretion::Report,
    text: PyBackedStr,
    checker: discretion::Checker,
    masking: Masking,
}

impl Report {
    pub(crate) fn new(
        report: discretion::Report,
        text: PyBackedStr,
        checker: discretion::Checker,
        masking: Masking,
    ) -> Self {
        Self { report, text, checker, masking }
    }
}

#[pymethods]
impl Report {
    #[getter]
    fn verdict(&self) -> &'static str {
        self.report.verdict().name()
    }

    #[getter]
    fn score(&self) -> f64 {
        self.report.score()
    }

    /// The number of warnings, without making them.
    #[getter]
    fn count(&self) -> usize {
        self.report.warnings().len()
    }

    #[getter]
    fn text(&self) -> &PyBackedStr {
        &self.text
    }

    #[getter]
    fn reasons(&self) -> Vec<String> {
        self.report.reasons().collect()
    }

    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.report.to_json())
    }

    fn to_json_pretty(&self, py: Python<'_>) -> String {
        py.detach(|| self.report.to_json_pretty())
    }

    /// The report in one of the program's formats, as the program writes it of a single draft.
    fn written(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        self.write(py, format, self.report.clone())
    }

    /// The page for reviewers, without what confidential rules match unless everything was to be shown.
    fn page(&self, py: Python<'_>) -> PyResult<String> {
        let report = self.report.clone();
        let is_shown = self.masking == Masking::None;
        self.write(py, "html", if is_shown { report } else { report.masked(Masking::Confidential) })
    }
}

impl Report {
    fn write(&self, py: Python<'_>, format: &str, report: discretion::Report) -> PyResult<String> {
        let format = ReportFormat::named(format).map_err(|error| crate::error::unknown(py, &error))?;
        let policy = self.checker.policy();
        let written = py.detach(|| {
            let mut writer = ReportWriter::new(format, Look::default(), &[policy], Vec::new())?;
            writer.add(&report, &self.text)?;
            writer.finish().map(|(_, written)| written)
        });
        let written = written.map_err(|error| wrong(error.to_string()))?;
        String::from_utf8(written).map_err(|_| wrong("the report is not UTF-8"))
    }
}
