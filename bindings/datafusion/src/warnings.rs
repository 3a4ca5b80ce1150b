//! Warnings as columns. Their names and meanings are those of the JSON format, and the same as those of the Python package.

use datafusion::arrow::array::{
    ArrayRef, BooleanBuilder, Float64Builder, Int32Builder, Int64Builder, ListArray, ListBuilder, StringBuilder,
    StructArray,
};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use discretion::report::Warning;
use std::sync::Arc;

/// The fields of a warning.
#[must_use]
pub fn warning_fields() -> Fields {
    let texts = DataType::List(Arc::new(text_item()));
    let columns = [
        ("rule", DataType::Utf8),
        ("family", DataType::Utf8),
        ("severity", DataType::Utf8),
        ("confidence", DataType::Int32),
        ("start", DataType::Int64),
        ("end", DataType::Int64),
        ("line", DataType::Int64),
        ("column", DataType::Int64),
        ("text", DataType::Utf8),
        ("masked", DataType::Boolean),
        ("message", DataType::Utf8),
        ("advice", DataType::Utf8),
        ("owner", DataType::Utf8),
        ("suggestions", texts),
        ("points", DataType::Float64),
        ("fingerprint", DataType::Utf8),
    ];
    columns.into_iter().map(|(name, of)| Field::new(name, of, name == "owner")).collect()
}

fn text_item() -> Field {
    Field::new("item", DataType::Utf8, false)
}

fn item() -> Field {
    Field::new("item", DataType::Struct(warning_fields()), false)
}

/// A list of warnings.
pub(crate) fn list_type() -> DataType {
    DataType::List(Arc::new(item()))
}

/// The warnings of some rows, field by field.
#[derive(Default)]
pub(crate) struct WarningColumns {
    lengths: Vec<usize>,
    is_there: Vec<bool>,
    /// Rule, family, severity; text; message, advice, owner; fingerprint.
    texts: [StringBuilder; 8],
    confidence: Int32Builder,
    /// Start, end, line, column.
    places: [Int64Builder; 4],
    masked: BooleanBuilder,
    suggestions: Vec<Vec<String>>,
    points: Float64Builder,
}

impl WarningColumns {
    /// Adds a row: its warnings, or none where it could not be checked.
    pub(crate) fn append(&mut self, warnings: Option<&[Warning]>) {
        self.is_there.push(warnings.is_some());
        let warnings = warnings.unwrap_or_default();
        self.lengths.push(warnings.len());
        for warning in warnings {
            let texts = [
                Some(warning.rule().as_str()),
                Some(warning.family().name()),
                Some(warning.severity().name()),
                Some(warning.text()),
                Some(warning.message()),
                Some(warning.advice()),
                warning.owner(),
                Some(warning.fingerprint()),
            ];
            self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_option(text));
            let (span, position) = (warning.span(), warning.position());
            let places = [span.start, span.end, position.line, position.column];
            for (column, place) in self.places.iter_mut().zip(places) {
                // No text has 2^63 bytes.
                column.append_value(i64::try_from(place).unwrap_or(i64::MAX));
            }
            self.confidence.append_value(i32::from(warning.confidence()));
            self.masked.append_value(warning.is_masked());
            self.suggestions.push(warning.suggestions().iter().map(ToString::to_string).collect());
            self.points.append_value(warning.points());
        }
    }

    pub(crate) fn finish(mut self) -> ListArray {
        let mut suggestions = ListBuilder::new(StringBuilder::new()).with_field(Arc::new(text_item()));
        for of_warning in self.suggestions {
            of_warning.iter().for_each(|text| suggestions.values().append_value(text));
            suggestions.append(true);
        }
        let [rule, family, severity, text, message, advice, owner, fingerprint] =
            self.texts.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let [start, end, line, column] = self.places.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let columns: Vec<ArrayRef> = vec![
            rule,
            family,
            severity,
            Arc::new(self.confidence.finish()),
            start,
            end,
            line,
            column,
            text,
            Arc::new(self.masked.finish()),
            message,
            advice,
            owner,
            Arc::new(suggestions.finish()),
            Arc::new(self.points.finish()),
            fingerprint,
        ];
        let warnings = StructArray::new(warning_fields(), columns, None);
        let nulls = NullBuffer::from(self.is_there);
        ListArray::new(Arc::new(item()), OffsetBuffer::from_lengths(self.lengths), Arc::new(warnings), Some(nulls))
    }
}
