//! The verb `schema`: the JSON Schema of a file or of the JSON report.

use crate::Outcome;
use crate::arguments::{SchemaArguments, SchemaTopic};
use crate::output::Output;

/// Prints a schema.
pub(crate) fn run(arguments: &SchemaArguments, output: &Output) -> anyhow::Result<Outcome> {
    output.write(&match arguments.topic {
        SchemaTopic::Policy => discretion::policy::schema(),
        SchemaTopic::Config => discretion::config::schema(),
        SchemaTopic::Report => discretion::emit::schema().to_owned(),
    })?;
    Ok(Outcome::Success)
}
