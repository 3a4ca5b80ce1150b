//! Errors of the library as exceptions of the Python part, which has their classes.

use discretion::policy::{Issue, PolicyError};
use discretion::text::UnknownName;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// The exception for a policy that is refused, with all its issues.
pub(crate) fn refused(py: Python<'_>, error: &PolicyError) -> PyErr {
    let made = || {
        let classes = py.import("discretion._errors")?;
        let issues = error.issues().iter().map(|issue| classes.getattr("Issue")?.call((), Some(&fields(py, issue)?)));
        let issues = PyList::new(py, issues.collect::<PyResult<Vec<_>>>()?)?;
        classes.getattr("PolicyError")?.call1((error.to_string(), issues))
    };
    made().map_or_else(|failed: PyErr| failed, PyErr::from_value)
}

/// The exception for a name that the policy does not know.
pub(crate) fn unknown(py: Python<'_>, name: &UnknownName) -> PyErr {
    let made = || {
        let class = py.import("discretion._errors")?.getattr("UnknownNameError")?;
        class.call1((name.to_string(), name.what(), name.nearest(), name.expected()))
    };
    made().map_or_else(|failed: PyErr| failed, PyErr::from_value)
}

/// The exception for a wrong value of an argument.
pub(crate) fn wrong(message: impl Into<String>) -> PyErr {
    PyValueError::new_err(message.into())
}

fn fields<'py>(py: Python<'py>, issue: &Issue) -> PyResult<Bound<'py, PyDict>> {
    let fields = PyDict::new(py);
    fields.set_item("code", issue.code())?;
    fields.set_item("message", issue.message())?;
    fields.set_item("help", issue.help())?;
    fields.set_item("file", issue.file())?;
    fields.set_item("line", issue.position().map(|position| position.line))?;
    fields.set_item("column", issue.position().map(|position| position.column))?;
    fields.set_item("span", issue.span().map(|span| (span.start, span.end)))?;
    fields.set_item("related", issue.related().map(ToString::to_string))?;
    fields.set_item("withheld", issue.is_withheld() || issue.is_delicate())?;
    Ok(fields)
}
