//! The functions over Parquet, and the program over files: the same reports as the library's, each warning once, and no word of a
//! policy in plans, errors and logs.

use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::Float64Type;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use discretion::moment::Moment;
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy};
use discretion_datafusion::{MOST_BYTES, Reader, register, warning_fields};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

const AT: &str = "2026-11-27T12:00:00Z";

/// Words that only the policy has: nothing but a report may show one.
const SECRETS: [&str; 4] = ["Zephyrion", "because of the merger", "quietly", "counsel@acme.example"];

const POLICY: &str = r#"
discretion = 1
name = "acme"
extends = ["pack:tone"]
[channels.blog]
[[confidential]]
id = "merger"
terms = ["Zephyrion", "Project Falcon"]
why = "It is secret because of the merger."
advice = "Leave it out quietly."
owner = "counsel@acme.example"
[[tone]]
id = "blog"
terms = ["dear reader"]
channels = ["blog"]
"#;

fn checker() -> Checker {
    let policy = Policy::parse("acme.toml", POLICY).expect("the policy is sound");
    Checker::new(&policy).expect("it keeps nothing elsewhere").at(Moment::parse(AT).expect("an instant"))
}

/// Posts of each kind, many times over, so that they lie in several groups of rows.
fn posts() -> Vec<Option<String>> {
    let kinds = [
        "We have news.",
        "Soon: **Project** Falcon, a game changer!",
        "Été 😀: Zeph\u{200b}yrion et Project-Falcon, et zephyrions.",
        "Dear reader, you are all idiots!!!",
        "",
    ];
    (0..3_000).map(|at| (at % 7 != 6).then(|| format!("{} {at}", kinds[at % kinds.len()]))).collect()
}

/// Writes posts as two Parquet files in a folder, with column names that need quotation marks.
async fn write(folder: &Path, posts: &[Option<String>]) {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1).with_batch_size(128));
    let half = posts.len() / 2;
    for (name, from, to) in [("a", 0, half), ("b", half, posts.len())] {
        let ids: ArrayRef = Arc::new((from..to).map(|at| at as i64).collect::<Int64Array>());
        let texts: ArrayRef = Arc::new(posts[from..to].iter().map(Option::as_deref).collect::<StringArray>());
        let batch =
            RecordBatch::try_from_iter_with_nullable([("No", ids, false), ("Body", texts, true)]).expect("columns");
        let rows = context.read_batch(batch).expect("rows");
        let file = folder.join(format!("{name}.parquet"));
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        rows.write_parquet(file.to_str().expect("UTF-8"), options, None).await.expect("it is written");
    }
}

/// A context with the functions and a table of posts.
async fn context(folder: &Path) -> SessionContext {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(4).with_batch_size(64));
    register(&context, &Reader::new(checker()));
    let files = format!("{}/*.parquet", folder.display());
    context.register_parquet("posts", &files, ParquetReadOptions::default()).await.expect("the files are there");
    context
}

async fn rows(context: &SessionContext, query: &str) -> Vec<RecordBatch> {
    context.sql(query).await.expect("a sound query").collect().await.expect("an answer")
}

#[tokio::test]
async fn reports_are_those_of_the_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let (posts, checker) = (posts(), checker());
    write(folder.path(), &posts).await;
    let context = context(folder.path()).await;
    let query = r#"SELECT "No", discretion_report("Body"), discretion_verdict("Body"), discretion_score("Body"),
        discretion_error("Body") FROM posts"#;
    let mut seen = 0;
    for batch in rows(&context, query).await {
        let numbers = batch.column(0).as_primitive::<datafusion::arrow::datatypes::Int64Type>();
        let [reports, verdicts, errors] = [1, 2, 4].map(|at| batch.column(at).as_string::<i32>());
        let scores = batch.column(3).as_primitive::<Float64Type>();
        for row in 0..batch.num_rows() {
            seen += 1;
            match &posts[numbers.value(row) as usize] {
                Some(text) => {
                    let report = checker.check(&Draft::markdown(text)).masked(Masking::Sealed);
                    assert_eq!(reports.value(row), report.to_json());
                    assert_eq!((verdicts.value(row), scores.value(row)), (report.verdict().name(), report.score()));
                    assert!(errors.is_null(row));
                }
                None => {
                    assert!(reports.is_null(row) && verdicts.is_null(row) && scores.is_null(row));
                    assert_eq!(errors.value(row), "no text");
                }
            }
        }
    }
    assert_eq!(seen, posts.len());
}

#[tokio::test]
async fn each_warning_is_a_row_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (posts, checker) = (posts(), checker());
    write(folder.path(), &posts).await;
    let context = context(folder.path()).await;
    let mut expected: Vec<String> = Vec::new();
    for (at, text) in posts.iter().enumerate() {
        let Some(text) = text else { continue };
        for warning in checker.check(&Draft::markdown(text)).warnings() {
            let (span, place) = (warning.span(), warning.position());
            expected.push(format!(
                "{at} {} {} {} {place} {}",
                warning.rule().as_str(),
                span.start,
                span.end,
                warning.text()
            ));
        }
    }
    let mut found: Vec<String> = Vec::new();
    let query =
        r#"SELECT id, rule, start, "end", line, "column", text FROM discretion_warnings('posts', 'Body', 'No')"#;
    for batch in rows(&context, query).await {
        let columns: Vec<ArrayRef> = batch
            .columns()
            .iter()
            .map(|column| {
                datafusion::arrow::compute::cast(column, &datafusion::arrow::datatypes::DataType::Utf8).expect("text")
            })
            .collect();
        for row in 0..batch.num_rows() {
            let [id, rule, start, end, line, column, text]: [&str; 7] =
                std::array::from_fn(|at| columns[at].as_string::<i32>().value(row));
            found.push(format!("{id} {rule} {start} {end} {line}:{column} {text}"));
        }
    }
    expected.sort();
    found.sort();
    assert!(expected.len() > 2_000, "{}", expected.len());
    assert_eq!(found, expected);
    rows(&context, r#"CREATE VIEW some AS SELECT * FROM posts WHERE "Body" ILIKE '%falcon%'"#).await;
    let some =
        rows(&context, "SELECT count(*) FROM discretion_warnings('some', 'Body') WHERE family = 'confidential'").await;
    let named = expected.iter().filter(|line| line.to_lowercase().contains("falcon")).count();
    let others = expected.iter().filter(|line| line.contains("Zeph") || line.contains("zephyrions")).count();
    let number = some[0].column(0).as_primitive::<datafusion::arrow::datatypes::Int64Type>().value(0);
    // Posts with the one name in them have the other, too, twice.
    assert_eq!(number as usize, named + others);
    let whole = rows(&context, "SELECT * FROM discretion_warnings('posts', 'Body') LIMIT 1").await;
    let names: Vec<String> = whole[0].schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, warning_fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>());
    let counted = rows(&context, r#"SELECT sum(cardinality_of) FROM (SELECT 1 AS cardinality_of FROM (SELECT unnest(discretion_warnings("Body")) FROM posts))"#).await;
    assert_eq!(
        datafusion::arrow::util::display::array_value_to_string(counted[0].column(0), 0).expect("a number"),
        expected.len().to_string()
    );
}

#[tokio::test]
async fn a_text_that_is_too_large_has_no_verdict() {
    let context = SessionContext::new();
    register(&context, &Reader::new(checker()));
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["a".repeat(MOST_BYTES + 1), "a".to_owned()]));
    let batch = RecordBatch::try_from_iter([("text", texts)]).expect("a column");
    context.register_batch("posts", batch).expect("a table");
    let answers = rows(&context, "SELECT discretion_verdict(text), discretion_error(text) FROM posts").await;
    let [verdicts, errors] = [0, 1].map(|at| answers[0].column(at).as_string::<i32>());
    assert!(verdicts.is_null(0) && errors.value(0).contains("more than 16777216"));
    assert_eq!((verdicts.value(1), errors.is_null(1)), ("pass", true));
}

/// Everything that is logged, at each level.
static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        // To write a plan may log, too, so the lock is taken after it is written.
        let line = format!("{} {}\n", record.target(), record.args());
        LOGGED.lock().expect("no logger panics").push_str(&line);
    }

    fn flush(&self) {}
}

fn assert_tells_nothing(what: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.to_lowercase().contains(&secret.to_lowercase()), "{what} tells {secret:?}: {text}");
    }
}

#[tokio::test]
async fn plans_errors_and_logs_tell_nothing_of_the_policy() {
    log::set_logger(&Logger).expect("there is no other");
    log::set_max_level(log::LevelFilter::Trace);
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &["We have news.".to_owned(), "Dear reader!".to_owned()].map(Some)).await;
    let context = context(folder.path()).await;
    let queries = [
        r#"SELECT "No", discretion_verdict("Body") FROM posts WHERE discretion_score("Body") > 5"#,
        r#"SELECT discretion_report("Body"), unnest(discretion_warnings("Body")) FROM posts"#,
        "SELECT * FROM discretion_warnings('posts', 'Body', 'No')",
    ];
    for query in queries {
        for explain in ["EXPLAIN", "EXPLAIN VERBOSE", "EXPLAIN ANALYZE", "EXPLAIN FORMAT TREE"] {
            let plan = rows(&context, &format!("{explain} {query}")).await;
            let plan = datafusion::arrow::util::pretty::pretty_format_batches(&plan).expect("a table").to_string();
            assert!(plan.contains("discretion_") || explain == "EXPLAIN FORMAT TREE", "{plan}");
            assert_tells_nothing(explain, &plan);
        }
        let frame = context.sql(query).await.expect("a sound query");
        let plan = frame.clone().create_physical_plan().await.expect("a plan");
        assert_tells_nothing("Debug", &format!("{:?} {plan:?}", frame.logical_plan()));
    }
    let state = context.state();
    let functions = format!("{:?} {:?}", state.scalar_functions(), state.table_functions());
    assert!(functions.contains("Reader(\"acme\")"), "{functions}");
    assert_tells_nothing("Debug", &functions);
    let wrong = [
        "SELECT discretion_verdict() FROM posts",
        r#"SELECT discretion_verdict("Body", "Body") FROM posts"#,
        r#"SELECT discretion_verdict(ARRAY["No"]) FROM posts"#,
        "SELECT * FROM discretion_warnings('nowhere', 'Body')",
        "SELECT * FROM discretion_warnings('posts', 'nowhere')",
        "SELECT * FROM discretion_warnings(posts)",
        "SELECT discretion_verdikt(\"Body\") FROM posts",
    ];
    for query in wrong {
        let error = match context.sql(query).await {
            Ok(frame) => frame.collect().await.expect_err(query),
            Err(error) => error,
        };
        assert_tells_nothing(query, &format!("{error} {error:?}"));
    }
    let logged = LOGGED.lock().expect("no logger panics").clone();
    assert!(logged.lines().count() > 5, "{logged}");
    assert_tells_nothing("the log", &logged);
}

/// Runs the program in a folder.
fn archive(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_discretion-archive"));
    command.args(arguments).current_dir(folder).env_remove("CI").env("RUST_LOG", "trace");
    command.output().expect("it runs")
}

/// A folder with a policy, an archive of two files, and the posts in it.
async fn folder() -> (tempfile::TempDir, PathBuf, Vec<Option<String>>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_owned();
    std::fs::create_dir(path.join("archive")).expect("it can be made");
    std::fs::write(path.join("acme.toml"), POLICY).expect("it can be written");
    let posts: Vec<_> = posts().into_iter().flatten().map(Some).collect();
    write(&path.join("archive"), &posts).await;
    (folder, path, posts)
}

const COLUMNS: [&str; 6] = ["--policy", "acme.toml", "--text-column", "Body", "--id-column", "No"];

async fn written(file: &Path) -> Vec<RecordBatch> {
    let context = SessionContext::new();
    let read = context.read_parquet(file.to_str().expect("UTF-8"), ParquetReadOptions::default()).await;
    read.expect("a file").collect().await.expect("rows")
}

#[tokio::test]
async fn the_program_writes_warnings_and_reports() {
    let (_kept, path, posts) = folder().await;
    let done = archive(&path, &[&COLUMNS[..], &["archive/*.parquet", "--out", "w.parquet"]].concat());
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.starts_with(&format!("{} posts, ", posts.len())), "{said}");
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for batch in written(&path.join("w.parquet")).await {
        let ids = datafusion::arrow::compute::cast(batch.column(0), &datafusion::arrow::datatypes::DataType::Utf8);
        for id in ids.expect("texts").as_string::<i32>().iter().flatten() {
            *by_id.entry(id.to_owned()).or_default() += 1;
        }
    }
    let checker = checker();
    for (at, text) in posts.iter().enumerate() {
        let warnings = checker.check(&Draft::markdown(text.as_deref().expect("a text"))).warnings().len();
        assert_eq!(by_id.get(&at.to_string()).copied().unwrap_or_default(), warnings, "{text:?}");
    }
    let reports =
        ["archive/a.parquet", "archive/b.parquet", "--reports", "--at", AT, "--jobs", "1", "--out", "r.parquet"];
    assert!(archive(&path, &[&COLUMNS[..], &reports].concat()).status.success());
    let mut seen = 0;
    for batch in written(&path.join("r.parquet")).await {
        let columns: Vec<ArrayRef> = batch
            .columns()
            .iter()
            .map(|column| {
                datafusion::arrow::compute::cast(column, &datafusion::arrow::datatypes::DataType::Utf8).expect("text")
            })
            .collect();
        for row in 0..batch.num_rows() {
            let [id, report] = [0, 1].map(|at| columns[at].as_string::<i32>().value(row));
            let text = posts[id.parse::<usize>().expect("a number")].as_deref().expect("a text");
            assert_eq!(report, checker.check(&Draft::markdown(text)).to_json());
            seen += 1;
        }
    }
    assert_eq!(seen, posts.len());
}

#[tokio::test]
async fn the_program_refuses_what_it_cannot_do_and_tells_no_secret() {
    let (_kept, path, _) = folder().await;
    std::fs::write(path.join("wrong.toml"), POLICY.replace("advice =", "advise =")).expect("it can be written");
    std::fs::write(path.join("there.parquet"), "").expect("it can be written");
    let out = ["archive/*.parquet", "--out", "out.parquet"];
    let cases: [(&[&str], &str); 7] = [
        (
            &["--policy", "acme.toml", "archive/*.parquet", "--out", "out.parquet"],
            "has no column \"text\", only: No, Body",
        ),
        (&["--policy", "wrong.toml", "archive/*.parquet", "--out", "out.parquet"], "unknown key `advise`"),
        (&[&COLUMNS[..], &["archive/*.parquet", "--out", "there.parquet"]].concat(), "there.parquet is there already"),
        (&[&COLUMNS[..], &["there.parquet", "--out", "out.parquet"]].concat(), "there.parquet is no table"),
        (&[&COLUMNS[..], &["nowhere/*.parquet", "--out", "out.parquet"]].concat(), "No files found"),
        (&[&COLUMNS[..], &out, &["--channel", "blgo"]].concat(), "`blgo`"),
        (&[&COLUMNS[..], &out, &["--at", "tomorrow"]].concat(), "is no date and time"),
    ];
    for (arguments, expected) in cases {
        let done = archive(&path, arguments);
        let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.code() == Some(2) && said.contains(expected), "{arguments:?}: {said}");
        assert_tells_nothing(&said, &said);
        assert!(!path.join("out.parquet").exists(), "{arguments:?}");
    }
    // Posts without a text are no error of the run as a whole, and are not passed over in silence.
    write(&path.join("archive"), &posts()).await;
    let done = archive(&path, &[&COLUMNS[..], &out].concat());
    assert_eq!(done.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&done.stderr)
            .contains("428 posts have no text, or too large a one, and were not checked"),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}
