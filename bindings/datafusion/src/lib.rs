//! The check as functions of [DataFusion](https://datafusion.apache.org): each partition of a table is checked on a thread of its own,
//! with one checker for all.
//!
//! | function | what it gives |
//! |---|---|
//! | `discretion_verdict(text)` | `pass`, `review` or `block` |
//! | `discretion_score(text)` | 0 to 100 |
//! | `discretion_warnings(text)` | the list of warnings, each a struct |
//! | `discretion_report(text)` | the report, as `Report::to_json` of the library writes it |
//! | `discretion_error(text)` | why a text cannot be checked; null where it can |
//! | `discretion_warnings('posts', 'text', 'id')` | as a table: a row for each warning of the posts in a table, with their ids |
//!
//! A text that is null, or has more than 16 MiB, has no verdict: it never looks like one that passed. Plans, errors and `Debug` show
//! the name of the policy, and no word of it.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//! use discretion::{Checker, Policy};
//! use discretion_datafusion::{Reader, register};
//!
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! let context = SessionContext::new();
//! register(&context, &Reader::new(Checker::new(&Policy::packs(&["tone"])?)?));
//! let rows = context.sql("SELECT discretion_verdict('You are all idiots!!!') AS verdict").await?.to_string().await?;
//! assert!(rows.contains("block"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod functions;
mod reader;
mod table;
mod warnings;

pub use reader::{MOST_BYTES, Reader};
pub use warnings::warning_fields;

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;
use functions::{Answer, TextFunction};
use std::sync::Arc;
use table::WarningTable;

/// Gives a context the functions, all with one reader.
pub fn register(context: &SessionContext, reader: &Reader) {
    for answer in Answer::EACH {
        context.register_udf(ScalarUDF::new_from_impl(TextFunction::new(*answer, reader.clone())));
    }
    context.register_udtf(Answer::Warnings.name(), Arc::new(WarningTable::new(reader.clone())));
}
