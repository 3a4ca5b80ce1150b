//! A checker, and checks of one text or of many.

use crate::columns::{Columns, Wanted};
use crate::error::{refused, wrong};
use crate::manner::{GivenManner, Manner};
use crate::policy::Policy;
use crate::report::Report;
use discretion::moment::Moment;
use discretion::policy::Facet;
use discretion::policy::seal::Key;
use discretion::report::Masking;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::SystemTime;

/// The texts that are checked before Python is asked whether somebody wants to stop, per thread.
const ROUND: usize = 512;

#[pyclass(frozen, module = "discretion._core")]
pub(crate) struct Checker {
    desk: Desk,
    has_moment: bool,
}

/// What checks a text, in any thread.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) checker: discretion::Checker,
    pub(crate) masking: Masking,
    /// The most bytes of a text.
    pub(crate) max_bytes: usize,
}

#[pymethods]
impl Checker {
    #[new]
    #[pyo3(signature = (policy, *, at, terms, keys, mask, silence, trust_dates, max_bytes))]
    #[expect(clippy::too_many_arguments, reason = "the arguments of the Python class, by name")]
    fn new(
        py: Python<'_>,
        policy: &Policy,
        at: Option<i64>,
        terms: Vec<(String, String)>,
        keys: Vec<(String, String)>,
        mask: &str,
        silence: bool,
        trust_dates: bool,
        max_bytes: usize,
    ) -> PyResult<Self> {
        let mut secrets = policy.secrets();
        for (name, lines) in terms {
            secrets = secrets.with_terms(&name, &lines);
        }
        for (name, key) in keys {
            let key = Key::parse(&key).map_err(|error| wrong(format!("the key `{name}`: {error}")))?;
            secrets = secrets.with_key(&name, key);
        }
        let at = at.map(Moment::from_unix);
        let moment = at.unwrap_or_else(now);
        policy.policy.refuse_when_over(moment).map_err(|error| refused(py, &error))?;
        let made = py.detach(|| discretion::Checker::with_secrets(&policy.policy, &secrets));
        let mut checker = made.map_err(|error| refused(py, &error))?;
        if let Some(moment) = at {
            checker = checker.at(moment);
        }
        if !silence {
            checker = checker.without_silencing();
        }
        if trust_dates {
            checker = checker.trusting_dates();
        }
        Ok(Self { desk: Desk { checker, masking: masking(mask)?, max_bytes }, has_moment: at.is_some() })
    }

    #[pyo3(signature = (*, format, channel, author, role, audience, campaign, language, path, publish_at))]
    #[expect(clippy::too_many_arguments, reason = "the arguments of the Python methods, by name")]
    fn manner(
        &self,
        py: Python<'_>,
        format: Option<String>,
        channel: Option<String>,
        author: Option<String>,
        role: Option<String>,
        audience: Option<String>,
        campaign: Option<String>,
        language: Option<String>,
        path: Option<String>,
        publish_at: Option<i64>,
    ) -> PyResult<Manner> {
        let facets =
            [(Facet::Channel, channel), (Facet::Author, author), (Facet::Role, role), (Facet::Audience, audience)];
        let given = GivenManner { format, facets, campaign, language, path, publish_at };
        Manner::of(py, self.desk.checker.policy(), given)
    }

    fn check(&self, py: Python<'_>, text: &Bound<'_, PyAny>, manner: &Manner) -> PyResult<Report> {
        let desk = self.now();
        let text = desk.text(text, "text")?;
        let report = py.detach(|| desk.check(&text, manner));
        Ok(desk.report(report, text))
    }

    #[pyo3(signature = (texts, manner, threads=None))]
    fn check_many(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        manner: &Manner,
        threads: Option<usize>,
    ) -> PyResult<Vec<Report>> {
        if texts.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts is one text, expected several; `check` takes one"));
        }
        let desk = self.now();
        let each = texts.try_iter()?.enumerate();
        let texts = each.map(|(at, text)| desk.text(&text?, &format!("texts[{at}]"))).collect::<PyResult<Vec<_>>>()?;
        let threads = self::threads(threads);
        let mut reports = Vec::with_capacity(texts.len());
        for round in texts.chunks(ROUND * threads.get()) {
            py.check_signals()?;
            reports.extend(py.detach(|| in_threads(threads, round.len(), |at| desk.check(&round[at], manner))));
        }
        Ok(reports.into_iter().zip(texts).map(|(report, text)| desk.report(report, text)).collect())
    }

    #[pyo3(signature = (data, manner, *, column, keep, reports, threads))]
    fn check_arrow(
        &self,
        data: &Bound<'_, PyAny>,
        manner: &Manner,
        column: Option<String>,
        keep: Option<Vec<String>>,
        reports: bool,
        threads: Option<usize>,
    ) -> PyResult<Columns> {
        let reader = data.extract::<AnyArray>()?.into_reader()?;
        Columns::of(self.now(), manner.clone(), reader, Wanted { column, keep, reports }, self::threads(threads))
    }
}

impl Checker {
    /// What checks texts at the present moment, unless the checker has one.
    fn now(&self) -> Desk {
        let mut desk = self.desk.clone();
        if !self.has_moment {
            desk.checker = desk.checker.by_clock(now());
        }
        desk
    }
}

impl Desk {
    pub(crate) fn check(&self, text: &str, manner: &Manner) -> discretion::Report {
        self.checker.check(&manner.draft(text)).masked(self.masking)
    }

    /// Says why a text of so many bytes is not read.
    pub(crate) fn refuses(&self, bytes: usize) -> Option<String> {
        let limit = self.max_bytes;
        (bytes > limit).then(|| format!("larger than {limit} bytes; max_bytes raises the limit"))
    }

    fn report(&self, report: discretion::Report, text: PyBackedStr) -> Report {
        Report::new(report, text, self.checker.clone(), self.masking)
    }

    /// The text of an argument. No error holds it: not even an exception of Python that would keep it.
    fn text(&self, given: &Bound<'_, PyAny>, name: &str) -> PyResult<PyBackedStr> {
        let Ok(text) = given.cast::<PyString>() else {
            let kind = given.get_type().name()?;
            return Err(PyTypeError::new_err(format!("{name} is {kind}, expected str")));
        };
        let text: PyBackedStr = text
            .extract()
            .map_err(|_| wrong(format!("{name} has half of a surrogate pair, which is no Unicode text")))?;
        match self.refuses(text.len()) {
            Some(reason) => Err(wrong(format!("{name} is {reason}"))),
            None => Ok(text),
        }
    }
}

/// The results of some work on each of so many things, in their order.
pub(crate) fn in_threads<R: Send>(threads: NonZero<usize>, things: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    if threads.get() == 1 || things < 2 {
        return (0..things).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= things {
                return done;
            }
            done.push((at, work(at)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.get().min(things)).map(|_| scope.spawn(run)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a check does not panic")).collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn threads(wanted: Option<usize>) -> NonZero<usize> {
    let wanted = wanted.and_then(NonZero::new);
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
}

fn masking(name: &str) -> PyResult<Masking> {
    match name {
        "none" => Ok(Masking::None),
        "sealed" => Ok(Masking::Sealed),
        "confidential" => Ok(Masking::Confidential),
        other => Err(wrong(format!("mask is `{other}`, expected `none`, `sealed` or `confidential`"))),
    }
}

fn now() -> Moment {
    SystemTime::now().into()
}
