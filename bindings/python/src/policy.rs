//! A policy, and the files that it was read from: what another process needs to read the same.

use crate::error::refused;
use discretion::policy::{Pack, PolicyError, PolicyRule, RuleId, Secrets};
use pyo3::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io;

/// Files by their paths.
type FileTexts = BTreeMap<String, Vec<u8>>;

#[pyclass(frozen, module = "discretion._core")]
pub(crate) struct Policy {
    pub(crate) policy: discretion::Policy,
    origin: Origin,
}

/// Where a policy was read from.
#[derive(Clone)]
enum Origin {
    /// A file on the disk.
    File(String),
    /// A file among some that were read before.
    Kept(String, FileTexts),
    /// A text, and the files that it can extend.
    Text { name: String, text: String, files: Option<FileTexts> },
    /// Packs alone.
    Packs(Vec<String>),
}

#[pymethods]
impl Policy {
    #[staticmethod]
    fn load(py: Python<'_>, path: String) -> PyResult<Self> {
        Self::of(py, Origin::File(path))
    }

    #[staticmethod]
    fn kept(py: Python<'_>, path: String, files: FileTexts) -> PyResult<Self> {
        Self::of(py, Origin::Kept(path, files))
    }

    #[staticmethod]
    #[pyo3(signature = (text, name, files=None))]
    fn parse(py: Python<'_>, text: String, name: String, files: Option<FileTexts>) -> PyResult<Self> {
        Self::of(py, Origin::Text { name, text, files })
    }

    #[staticmethod]
    fn packs(py: Python<'_>, names: Vec<String>) -> PyResult<Self> {
        Self::of(py, Origin::Packs(names))
    }

    /// The names of the packs that are safe for anybody, which the program takes where no policy is named.
    #[staticmethod]
    fn standard() -> Vec<&'static str> {
        Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect()
    }

    #[getter]
    fn name(&self) -> &str {
        self.policy.name()
    }

    #[getter]
    fn version(&self) -> Option<&str> {
        self.policy.version()
    }

    #[getter]
    fn owner(&self) -> Option<&str> {
        self.policy.owner()
    }

    #[getter]
    fn digest(&self) -> &str {
        self.policy.digest()
    }

    #[getter]
    fn files(&self) -> Vec<&str> {
        self.policy.files().collect()
    }

    #[getter]
    fn rules(&self) -> Vec<&str> {
        self.policy.rules().map(PolicyRule::id).map(RuleId::as_str).collect()
    }

    #[getter]
    fn channels(&self) -> Vec<&str> {
        self.policy.channels().collect()
    }

    /// What makes the same policy elsewhere: the name of a function of this class, and its arguments. Keys of sealed terms
    /// are no part of it.
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<(&'static str, Bound<'py, PyAny>)> {
        let (maker, arguments) = match &self.origin {
            Origin::File(path) => {
                let files = self.files_now(py, path)?;
                ("kept", (path, files).into_pyobject(py)?.into_any())
            }
            Origin::Kept(path, files) => ("kept", (path, files.clone()).into_pyobject(py)?.into_any()),
            Origin::Text { name, text, files } => ("parse", (text, name, files.clone()).into_pyobject(py)?.into_any()),
            Origin::Packs(names) => ("packs", (names.clone(),).into_pyobject(py)?.into_any()),
        };
        Ok((maker, arguments))
    }
}

impl Policy {
    fn of(py: Python<'_>, origin: Origin) -> PyResult<Self> {
        let policy = py.detach(|| origin.read()).map_err(|error| refused(py, &error))?;
        Ok(Self { policy, origin })
    }

    /// What the policy keeps elsewhere: from the environment, from the disk, or from the files that it was made of.
    pub(crate) fn secrets(&self) -> Secrets {
        match &self.origin {
            Origin::Kept(_, files) | Origin::Text { files: Some(files), .. } => {
                Secrets::from_environment_and(&self.policy, &|path| among(files, path))
            }
            Origin::File(_) | Origin::Text { files: None, .. } | Origin::Packs(_) => {
                Secrets::from_environment(&self.policy)
            }
        }
    }

    /// The files of a policy on the disk, lists of terms included, if they still say the same.
    fn files_now(&self, py: Python<'_>, path: &str) -> PyResult<FileTexts> {
        let read = RefCell::new(FileTexts::new());
        let reader = |file: &str| {
            let bytes = fs::read(file)?;
            read.borrow_mut().insert(file.to_owned(), bytes.clone());
            Ok(bytes)
        };
        let again = discretion::Policy::load_from(path, &reader).map_err(|error| refused(py, &error))?;
        if again.digest() != self.policy.digest() {
            return Err(crate::error::wrong(format!("`{path}` has changed since it was loaded; load it again")));
        }
        let _ = Secrets::from_environment_and(&again, &reader);
        Ok(read.into_inner())
    }
}

impl Origin {
    fn read(&self) -> Result<discretion::Policy, PolicyError> {
        match self {
            Self::File(path) => discretion::Policy::load(path),
            Self::Kept(path, files) => discretion::Policy::load_from(path, &|file| among(files, file)),
            Self::Text { name, text, files: None } => discretion::Policy::parse(name, text),
            Self::Text { name, text, files: Some(files) } => {
                discretion::Policy::parse_with(name, text, &|file| among(files, file))
            }
            Self::Packs(names) => discretion::Policy::packs(&names.iter().map(String::as_str).collect::<Vec<_>>()),
        }
    }
}

fn among(files: &FileTexts, path: &str) -> io::Result<Vec<u8>> {
    files.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}
