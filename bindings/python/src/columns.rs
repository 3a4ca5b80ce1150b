//! Columns of Arrow in and out: a column of texts is read where it lies, and verdicts, scores and warnings are columns
//! again.
//!
//! Rows go through in rounds, so memory does not grow with their number. A row whose text is missing or too large has no
//! verdict, and says why: it never looks like one that passed.

use crate::checker::{Desk, in_threads};
use crate::error::wrong;
use crate::manner::Manner;
use arrow_array::builder::{BooleanBuilder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Float64Array, ListArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields};
use discretion::report::Warning;
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, ArrayReader, to_schema_pycapsule, to_stream_pycapsule};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// The most rows of a round.
const ROUND_ROWS: usize = 2_048;
/// The most bytes of the texts of a round, its last row excepted.
const ROUND_BYTES: usize = 32 << 20;

/// A stream of checked rows, which can be read once.
#[pyclass(frozen, module = "discretion._core")]
pub(crate) struct Columns {
    rows: Mutex<Option<CheckedRows>>,
    field: FieldRef,
}

/// What is wanted of the rows of a table.
pub(crate) struct Wanted {
    /// The column with the texts; none where the data are the texts.
    pub(crate) column: Option<String>,
    /// The columns that the answer has, too; none for all but the texts.
    pub(crate) keep: Option<Vec<String>>,
    /// Whether the answer has the whole reports, as JSON.
    pub(crate) reports: bool,
}

/// The rows of a stream, checked round by round.
struct CheckedRows {
    desk: Desk,
    manner: Manner,
    threads: NonZero<usize>,
    reports: bool,
    reader: Box<dyn ArrayReader + Send>,
    /// The place of the texts in a table.
    column: Option<usize>,
    kept: Vec<usize>,
    fields: Fields,
    /// What was read and is still to be checked, from a row on.
    rest: Option<(ArrayRef, usize)>,
}

/// What came of a row.
enum Answer {
    Missing,
    Refused(String),
    /// With the report as JSON, where it is wanted.
    Checked(Box<discretion::Report>, Option<String>),
}

#[pymethods]
impl Columns {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        let rows = rows.ok_or_else(|| PyRuntimeError::new_err("the rows were read already; check them again"))?;
        let stream = Box::new(ArrayIterator::new(rows, Arc::clone(&self.field)));
        Ok(to_stream_pycapsule(py, stream, requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }
}

impl Columns {
    pub(crate) fn of(
        desk: Desk,
        manner: Manner,
        reader: Box<dyn ArrayReader + Send>,
        wanted: Wanted,
        threads: NonZero<usize>,
    ) -> PyResult<Self> {
        let field = reader.field();
        let (column, kept, mut fields) = match (field.data_type(), &wanted.column) {
            (DataType::Struct(columns), Some(column)) => {
                let (at, texts) = columns.find(column).ok_or_else(|| no_column(column))?;
                refuse_unless_text(texts)?;
                let kept = match &wanted.keep {
                    Some(names) => names
                        .iter()
                        .map(|name| Ok(columns.find(name).ok_or_else(|| no_column(name))?.0))
                        .collect::<PyResult<_>>()?,
                    None => (0..columns.len()).filter(|other| *other != at).collect::<Vec<_>>(),
                };
                let fields = kept.iter().map(|at| Arc::clone(&columns[*at])).collect();
                (Some(at), kept, fields)
            }
            (DataType::Struct(_), None) => return Err(wrong("the data have columns; name the one with the texts")),
            (_, Some(column)) => return Err(wrong(format!("the data are one column, and have no `{column}`"))),
            (_, None) => {
                refuse_unless_text(&field)?;
                (None, Vec::new(), Vec::new())
            }
        };
        let own = own_fields(wanted.reports);
        if let Some(taken) = fields.iter().find(|field| own.iter().any(|own| own.name() == field.name())) {
            let name = taken.name();
            return Err(wrong(format!("a column `{name}` is kept, and the answer has one of that name; rename it")));
        }
        fields.extend(own);
        let fields = Fields::from(fields);
        let field = Arc::new(Field::new("", DataType::Struct(fields.clone()), false));
        let reports = wanted.reports;
        let rows = CheckedRows { desk, manner, threads, reports, reader, column, kept, fields, rest: None };
        Ok(Self { rows: Mutex::new(Some(rows)), field })
    }
}

impl Iterator for CheckedRows {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // What reads the stream is C, which no panic may reach.
        let next = catch_unwind(AssertUnwindSafe(|| self.round()));
        next.unwrap_or_else(|_| Some(Err(ArrowError::ComputeError("a check did not end".to_owned()))))
    }
}

impl CheckedRows {
    /// Checks the next rows; none where there are no more.
    fn round(&mut self) -> Option<Result<ArrayRef, ArrowError>> {
        let (rows, from) = match self.rest.take() {
            Some(rest) => rest,
            None => loop {
                match self.reader.next()? {
                    Ok(rows) if rows.is_empty() => {}
                    Ok(rows) => break (rows, 0),
                    Err(error) => return Some(Err(error)),
                }
            },
        };
        Some(self.checked(&rows, from))
    }

    fn checked(&mut self, rows: &ArrayRef, from: usize) -> Result<ArrayRef, ArrowError> {
        let texts = match self.column {
            Some(column) => rows.as_struct().column(column),
            None => rows,
        };
        if from == 0 {
            // Nobody but who made them says that they are UTF-8.
            texts.to_data().validate_full()?;
        }
        let texts = TextColumn::of(texts)?;
        let (mut to, mut bytes) = (from, 0);
        while to < rows.len() && to - from < ROUND_ROWS && bytes < ROUND_BYTES {
            bytes += texts.at(to).map_or(0, str::len);
            to += 1;
        }
        if to < rows.len() {
            self.rest = Some((Arc::clone(rows), to));
        }
        let (desk, manner, reports) = (&self.desk, &self.manner, self.reports);
        let answer = |row| Answer::of(texts.at(from + row), desk, manner, reports);
        let answers = in_threads(self.threads, to - from, answer);
        let kept = self.kept.iter().map(|column| rows.as_struct().column(*column).slice(from, to - from));
        let mut columns: Vec<ArrayRef> = kept.collect();
        columns.extend(own_columns(&answers, self.reports));
        Ok(Arc::new(StructArray::try_new(self.fields.clone(), columns, None)?))
    }
}

impl Answer {
    fn of(text: Option<&str>, desk: &Desk, manner: &Manner, reports: bool) -> Self {
        let Some(text) = text else { return Self::Missing };
        if let Some(reason) = desk.refuses(text.len()) {
            return Self::Refused(reason);
        }
        let report = desk.check(text, manner);
        let json = reports.then(|| report.to_json());
        Self::Checked(Box::new(report), json)
    }
}

/// A column of texts, in each of the three ways that Arrow lays them.
enum TextColumn<'c> {
    Short(&'c arrow_array::StringArray),
    Large(&'c arrow_array::LargeStringArray),
    View(&'c arrow_array::StringViewArray),
}

impl<'c> TextColumn<'c> {
    fn of(column: &'c ArrayRef) -> Result<Self, ArrowError> {
        match column.data_type() {
            DataType::Utf8 => Ok(Self::Short(column.as_string())),
            DataType::LargeUtf8 => Ok(Self::Large(column.as_string())),
            DataType::Utf8View => Ok(Self::View(column.as_string_view())),
            other => Err(ArrowError::SchemaError(format!("the texts are {other}"))),
        }
    }

    fn at(&self, row: usize) -> Option<&str> {
        match self {
            Self::Short(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }
}

fn refuse_unless_text(field: &Field) -> PyResult<()> {
    match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(()),
        other => Err(PyTypeError::new_err(format!("the column `{}` is {other}, expected text", field.name()))),
    }
}

fn no_column(name: &str) -> PyErr {
    PyKeyError::new_err(format!("no column `{name}`"))
}

/// The fields that an answer adds to those that are kept.
fn own_fields(reports: bool) -> Vec<FieldRef> {
    let item = Arc::new(Field::new("item", DataType::Struct(warning_fields()), false));
    let mut fields = vec![
        Field::new("verdict", DataType::Utf8, true),
        Field::new("score", DataType::Float64, true),
        Field::new("warnings", DataType::List(item), true),
        Field::new("error", DataType::Utf8, true),
    ];
    if reports {
        fields.push(Field::new("report", DataType::Utf8, true));
    }
    fields.into_iter().map(Arc::new).collect()
}

/// The fields of a warning: their names and meanings are those of the JSON format.
fn warning_fields() -> Fields {
    let texts = DataType::List(Arc::new(Field::new("item", DataType::Utf8, false)));
    Fields::from(vec![
        Field::new("rule", DataType::Utf8, false),
        Field::new("family", DataType::Utf8, false),
        Field::new("severity", DataType::Utf8, false),
        Field::new("confidence", DataType::Int32, false),
        Field::new("start", DataType::Int64, false),
        Field::new("end", DataType::Int64, false),
        Field::new("line", DataType::Int64, false),
        Field::new("column", DataType::Int64, false),
        Field::new("text", DataType::Utf8, false),
        Field::new("masked", DataType::Boolean, false),
        Field::new("message", DataType::Utf8, false),
        Field::new("advice", DataType::Utf8, false),
        Field::new("owner", DataType::Utf8, true),
        Field::new("suggestions", texts, false),
        Field::new("points", DataType::Float64, false),
        Field::new("fingerprint", DataType::Utf8, false),
    ])
}

fn own_columns(answers: &[Answer], reports: bool) -> Vec<ArrayRef> {
    let (mut verdicts, mut errors, mut written) = (StringBuilder::new(), StringBuilder::new(), StringBuilder::new());
    let mut warnings = WarningColumns::default();
    let mut scores = Vec::with_capacity(answers.len());
    for answer in answers {
        let (report, json) = match answer {
            Answer::Checked(report, json) => (Some(report.as_ref()), json.as_deref()),
            Answer::Missing | Answer::Refused(_) => (None, None),
        };
        verdicts.append_option(report.map(|report| report.verdict().name()));
        scores.push(report.map(discretion::Report::score));
        warnings.append(report.map(discretion::Report::warnings));
        errors.append_option(match answer {
            Answer::Refused(reason) => Some(reason.as_str()),
            Answer::Missing => Some("no text"),
            Answer::Checked(..) => None,
        });
        if reports {
            written.append_option(json);
        }
    }
    let mut columns: Vec<ArrayRef> = vec![
        Arc::new(verdicts.finish()),
        Arc::new(Float64Array::from(scores)),
        Arc::new(warnings.finish()),
        Arc::new(errors.finish()),
    ];
    if reports {
        columns.push(Arc::new(written.finish()));
    }
    columns
}

/// The warnings of some rows, field by field.
struct WarningColumns {
    lengths: Vec<usize>,
    is_there: Vec<bool>,
    rule: StringBuilder,
    family: StringBuilder,
    severity: StringBuilder,
    confidence: Int32Builder,
    start: Int64Builder,
    end: Int64Builder,
    line: Int64Builder,
    column: Int64Builder,
    text: StringBuilder,
    masked: BooleanBuilder,
    message: StringBuilder,
    advice: StringBuilder,
    owner: StringBuilder,
    suggestions: ListBuilder<StringBuilder>,
    points: Float64Builder,
    fingerprint: StringBuilder,
}

impl Default for WarningColumns {
    fn default() -> Self {
        let item = Arc::new(Field::new("item", DataType::Utf8, false));
        Self {
            lengths: Vec::new(),
            is_there: Vec::new(),
            rule: StringBuilder::new(),
            family: StringBuilder::new(),
            severity: StringBuilder::new(),
            confidence: Int32Builder::new(),
            start: Int64Builder::new(),
            end: Int64Builder::new(),
            line: Int64Builder::new(),
            column: Int64Builder::new(),
            text: StringBuilder::new(),
            masked: BooleanBuilder::new(),
            message: StringBuilder::new(),
            advice: StringBuilder::new(),
            owner: StringBuilder::new(),
            suggestions: ListBuilder::new(StringBuilder::new()).with_field(item),
            points: Float64Builder::new(),
            fingerprint: StringBuilder::new(),
        }
    }
}

impl WarningColumns {
    fn append(&mut self, warnings: Option<&[Warning]>) {
        self.is_there.push(warnings.is_some());
        let warnings = warnings.unwrap_or_default();
        self.lengths.push(warnings.len());
        for warning in warnings {
            let (span, position) = (warning.span(), warning.position());
            self.rule.append_value(warning.rule().as_str());
            self.family.append_value(warning.family().name());
            self.severity.append_value(warning.severity().name());
            self.confidence.append_value(i32::from(warning.confidence()));
            self.start.append_value(whole(span.start));
            self.end.append_value(whole(span.end));
            self.line.append_value(whole(position.line));
            self.column.append_value(whole(position.column));
            self.text.append_value(warning.text());
            self.masked.append_value(warning.is_masked());
            self.message.append_value(warning.message());
            self.advice.append_value(warning.advice());
            self.owner.append_option(warning.owner());
            for suggestion in warning.suggestions() {
                self.suggestions.values().append_value(suggestion);
            }
            self.suggestions.append(true);
            self.points.append_value(warning.points());
            self.fingerprint.append_value(warning.fingerprint());
        }
    }

    fn finish(mut self) -> ListArray {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.rule.finish()),
            Arc::new(self.family.finish()),
            Arc::new(self.severity.finish()),
            Arc::new(self.confidence.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.line.finish()),
            Arc::new(self.column.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.masked.finish()),
            Arc::new(self.message.finish()),
            Arc::new(self.advice.finish()),
            Arc::new(self.owner.finish()),
            Arc::new(self.suggestions.finish()),
            Arc::new(self.points.finish()),
            Arc::new(self.fingerprint.finish()),
        ];
        let fields = warning_fields();
        let item = Arc::new(Field::new("item", DataType::Struct(fields.clone()), false));
        let warnings = StructArray::new(fields, columns, None);
        let nulls = NullBuffer::from(self.is_there);
        ListArray::new(item, OffsetBuffer::from_lengths(self.lengths), Arc::new(warnings), Some(nulls))
    }
}

/// A place in a text as Arrow has it: no text has 2^63 bytes.
fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
