//! The functions of a text.

use crate::reader::Reader;
use crate::warnings::{WarningColumns, list_type};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Float64Array, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use discretion::report::Report;
use std::sync::Arc;

/// What is asked of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Answer {
    Verdict,
    Score,
    Warnings,
    Report,
    Error,
}

impl Answer {
    pub(crate) const EACH: &'static [Self] = &[Self::Verdict, Self::Score, Self::Warnings, Self::Report, Self::Error];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "discretion_verdict",
            Self::Score => "discretion_score",
            Self::Warnings => "discretion_warnings",
            Self::Report => "discretion_report",
            Self::Error => "discretion_error",
        }
    }
}

/// A function of a text. The same text has the same answer, so plans may compute it once.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct TextFunction {
    answer: Answer,
    reader: Reader,
    signature: Signature,
}

impl TextFunction {
    pub(crate) fn new(answer: Answer, reader: Reader) -> Self {
        Self { answer, reader, signature: Signature::string(1, Volatility::Immutable) }
    }

    fn answers<'t>(&self, texts: impl Iterator<Item = Option<&'t str>>) -> ArrayRef {
        let reports = |text| self.reader.check(text);
        match self.answer {
            Answer::Verdict => {
                let verdicts = texts.map(|text| reports(text).map(|report| report.verdict().name()));
                Arc::new(verdicts.collect::<StringArray>())
            }
            Answer::Score => {
                Arc::new(texts.map(|text| reports(text).as_ref().map(Report::score)).collect::<Float64Array>())
            }
            Answer::Warnings => {
                let mut columns = WarningColumns::default();
                for text in texts {
                    columns.append(reports(text).as_ref().map(Report::warnings));
                }
                Arc::new(columns.finish())
            }
            Answer::Report => {
                Arc::new(texts.map(|text| reports(text).as_ref().map(Report::to_json)).collect::<StringArray>())
            }
            Answer::Error => Arc::new(texts.map(Reader::refuses).collect::<StringArray>()),
        }
    }
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        self.answer.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.answer {
            Answer::Verdict | Answer::Report | Answer::Error => DataType::Utf8,
            Answer::Score => DataType::Float64,
            Answer::Warnings => list_type(),
        })
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [texts] = ColumnarValue::values_to_arrays(&arguments.args)?
            .try_into()
            .map_err(|_| datafusion::common::exec_datafusion_err!("{} takes one text", self.name()))?;
        let answers = match texts.data_type() {
            DataType::Utf8 => self.answers(texts.as_string::<i32>().iter()),
            DataType::LargeUtf8 => self.answers(texts.as_string::<i64>().iter()),
            DataType::Utf8View => self.answers(texts.as_string_view().iter()),
            _ => self.answers(cast(&texts, &DataType::Utf8View)?.as_string_view().iter()),
        };
        Ok(ColumnarValue::Array(answers))
    }
}
