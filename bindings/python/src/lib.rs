//! The native part of the Python package `discretion`: the library, its columns of Arrow, and the program.
//!
//! What people see is written in Python around it, with its types and examples. Nothing here says a word of a draft or of
//! a confidential rule in an error, and each check lets go of Python's lock.

mod checker;
mod columns;
mod error;
mod manner;
mod policy;
mod program;
mod report;

#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use crate::checker::Checker;
    #[pymodule_export]
    use crate::columns::Columns;
    #[pymodule_export]
    use crate::manner::{Manner, moment};
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::program::run;
    #[pymodule_export]
    use crate::report::Report;
}
