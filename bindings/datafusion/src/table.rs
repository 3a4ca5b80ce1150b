//! The table function: a row for each warning of the posts in a table.

use crate::functions::{Answer, TextFunction};
use crate::reader::Reader;
use crate::warnings::warning_fields;
use datafusion::arrow::datatypes::DataType;
use datafusion::catalog::view::ViewTable;
use datafusion::catalog::{TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::common::{Column, Result, ScalarValue, TableReference, UnnestOptions, plan_err};
use datafusion::datasource::provider_as_source;
use datafusion::execution::SessionState;
use datafusion::logical_expr::{Expr, LogicalPlanBuilder, ScalarUDF, cast};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// `discretion_warnings('posts', 'text', 'id')`: the names of a table, of its column with the texts, and of one with ids, which may be
/// left out. It is a view: DataFusion reads no other columns, and each partition by itself.
#[derive(Debug)]
pub(crate) struct WarningTable {
    reader: Reader,
}

impl WarningTable {
    pub(crate) const fn new(reader: Reader) -> Self {
        Self { reader }
    }
}

impl TableFunctionImpl for WarningTable {
    fn call_with_args(&self, arguments: TableFunctionArgs<'_, '_>) -> Result<Arc<dyn TableProvider>> {
        let names: Option<Vec<&str>> = arguments.exprs().iter().map(literal).collect();
        let (table, text, id) = match names.as_deref() {
            Some([table, text]) => (*table, *text, None),
            Some([table, text, id]) => (*table, *text, Some(*id)),
            _ => {
                return plan_err!(
                    "discretion_warnings takes the name of a table, of its texts and, if it has some, of its ids"
                );
            }
        };
        let provider = table_of(&arguments, table)?;
        let function = ScalarUDF::new_from_impl(TextFunction::new(Answer::Warnings, self.reader.clone()));
        let column = |name: &str| Expr::Column(Column::from_name(name));
        let ids = id.map(|id| cast(column(id), DataType::Utf8).alias("id"));
        let found = function.call(vec![column(text)]).alias("warning");
        let without_nulls = UnnestOptions::new().with_preserve_nulls(false);
        // A list becomes rows, and a struct becomes columns.
        let rows = LogicalPlanBuilder::scan(table, provider_as_source(provider), None)?
            .project(ids.clone().into_iter().chain([found]))?
            .unnest_column_with_options("warning", without_nulls.clone())?
            .unnest_column_with_options("warning", without_nulls)?;
        let fields = warning_fields();
        let columns = fields.iter().map(|field| column(&format!("warning.{}", field.name())).alias(field.name()));
        let ids = ids.map(|_| column("id"));
        Ok(Arc::new(ViewTable::new(rows.project(ids.into_iter().chain(columns))?.build()?, None)))
    }
}

fn literal(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Literal(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)), _) => Some(text),
        _ => None,
    }
}

/// A table of the session. Catalogs may answer later; those in memory, where tables are registered, answer at once.
fn table_of(arguments: &TableFunctionArgs<'_, '_>, name: &str) -> Result<Arc<dyn TableProvider>> {
    let Some(state) = arguments.session().as_any().downcast_ref::<SessionState>() else {
        return plan_err!("discretion_warnings needs the session of DataFusion");
    };
    let reference = TableReference::from(name);
    let schema = state.schema_for_ref(reference.clone())?;
    let mut looked_up = pin!(schema.table(reference.table()));
    match looked_up.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(Some(table))) => Ok(table),
        Poll::Ready(Ok(None)) => plan_err!("there is no table `{name}`"),
        Poll::Ready(Err(error)) => Err(error),
        Poll::Pending => plan_err!("the catalog of `{name}` does not answer at once; register the table in memory"),
    }
}
