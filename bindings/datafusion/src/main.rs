//! `discretion-archive`: checks the posts of Parquet files and writes a row for each warning, or for each post.

use anyhow::{Context, bail, ensure};
use clap::Parser;
use datafusion::arrow::array::AsArray;
use datafusion::arrow::datatypes::{DataType, Int64Type, UInt64Type};
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::execution::FunctionRegistry;
use datafusion::functions_aggregate::count::count_all;
use datafusion::logical_expr::cast;
use datafusion::prelude::{DataFrame, ParquetReadOptions, SessionConfig, SessionContext, ident};
use discretion::draft::Format;
use discretion::moment::Moment;
use discretion::policy::Secrets;
use discretion::report::Masking;
use discretion::{Checker, Policy};
use discretion_datafusion::{Reader, register};
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

/// Checks the posts of an archive in Parquet.
///
/// Rows are read and checked partition by partition, on all processors, and written as they come: memory does not grow with the
/// archive. The rows of the output are in no order.
#[derive(Parser)]
#[command(name = "discretion-archive", bin_name = "discretion archive", version)]
struct Arguments {
    /// Parquet files, or patterns of them such as 'archive/*.parquet'
    #[arg(required = true)]
    files: Vec<String>,
    /// The policy
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The column with the texts
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_column: String,
    /// The column with the names of the posts; the output has it as text
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_column: String,
    /// Write a row for each post, with its report as JSON, rather than one for each warning
    #[arg(long)]
    reports: bool,
    /// Where the posts appeared: a channel of the policy
    #[arg(long, value_name = "NAME")]
    channel: Option<String>,
    /// How the texts are written: markdown, plain, html, mdx or notebook
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    text_format: String,
    /// The moment of the check, with a UTC offset; by the clock without it
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// The number of threads; one for each processor without it
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Hide text matched by confidential rules. On by default when CI is set
    #[arg(long, conflicts_with = "no_mask")]
    mask: bool,
    /// Hide nothing, not even what sealed rules match
    #[arg(long)]
    no_mask: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start threads");
    match built.and_then(|runtime| runtime.block_on(run(&arguments))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(error) => {
            eprintln!("discretion archive: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Checks the archive. Returns whether all of it could be checked.
async fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let begun = Instant::now();
    ensure!(!arguments.out.exists(), "{} is there already", arguments.out.display());
    let context = SessionContext::new_with_config(config(arguments.jobs));
    register(&context, &reader(arguments)?);
    let files: Vec<&str> = arguments.files.iter().map(String::as_str).collect();
    let archive = context.read_parquet(files, ParquetReadOptions::default()).await?;
    let no_table = || format!("{} is no table: no file is there, or each is empty", arguments.files.join(", "));
    ensure!(!archive.schema().fields().is_empty(), no_table());
    for name in [&arguments.text_column, &arguments.id_column] {
        let columns = archive.schema().fields();
        if !columns.iter().any(|field| field.name() == name) {
            let names: Vec<&str> = columns.iter().map(|field| field.name().as_str()).collect();
            bail!("the archive has no column {name:?}, only: {}", names.join(", "));
        }
    }
    let posts = archive.select(vec![
        cast(ident(&arguments.id_column), DataType::Utf8).alias("id"),
        ident(&arguments.text_column).alias("text"),
    ])?;
    context.register_table("posts", posts.clone().into_view())?;
    let error = context.udf("discretion_error")?.call(vec![ident("text")]);
    let [all, unread] = [count(posts.clone()).await?, count(posts.filter(error.is_not_null())?).await?];
    let rows = if arguments.reports {
        "SELECT id, discretion_report(text) AS report, discretion_error(text) AS error FROM posts"
    } else {
        "SELECT * FROM discretion_warnings('posts', 'text', 'id')"
    };
    let out = arguments.out.to_str().context("the path of the output is not UTF-8")?;
    let options = DataFrameWriteOptions::new().with_single_file_output(true);
    let written = context.sql(rows).await?.write_parquet(out, options, None).await?;
    let what = if arguments.reports { "reports" } else { "warnings" };
    let rows: u64 = written.iter().flat_map(|batch| batch.column(0).as_primitive::<UInt64Type>().values().iter()).sum();
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!("{all} posts, {rows} {what} in {out}, {seconds:.1} s");
    if unread > 0 {
        eprintln!("{unread} posts have no text, or too large a one, and were not checked: --reports says which");
    }
    Ok(unread == 0)
}

fn config(jobs: Option<usize>) -> SessionConfig {
    // A batch of texts, with what was found in them, is in memory at once for each thread, and a group of rows of the output.
    let config = SessionConfig::new().with_batch_size(1024);
    let config = config.set_usize("datafusion.execution.parquet.max_row_group_size", 65_536);
    match jobs {
        Some(jobs) => config.with_target_partitions(jobs.max(1)),
        None => config,
    }
}

fn reader(arguments: &Arguments) -> anyhow::Result<Reader> {
    let policy = Policy::load(&arguments.policy)?;
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?;
    let (moment, checker) = match &arguments.at {
        Some(text) => {
            let moment =
                Moment::parse(text).with_context(|| format!("{text:?} is no date and time with a UTC offset"))?;
            (moment, checker.at(moment))
        }
        None => {
            let moment = SystemTime::now().into();
            (moment, checker.by_clock(moment))
        }
    };
    policy.refuse_when_over(moment)?;
    let masking = match (arguments.mask, arguments.no_mask) {
        (true, _) => Masking::Confidential,
        (_, true) => Masking::None,
        _ if env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false") => Masking::Confidential,
        _ => Masking::Sealed,
    };
    let format: Format = arguments.text_format.parse()?;
    let reader = Reader::new(checker).format(format).masking(masking);
    Ok(match &arguments.channel {
        Some(channel) => reader.channel(channel)?,
        None => reader,
    })
}

async fn count(rows: DataFrame) -> anyhow::Result<i64> {
    let counted = rows.aggregate(vec![], vec![count_all().alias("n")])?.collect().await?;
    Ok(counted.iter().flat_map(|batch| batch.column(0).as_primitive::<Int64Type>().values().iter()).sum())
}
