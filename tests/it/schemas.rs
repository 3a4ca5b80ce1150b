//! The schemas of files: kept as they are made, they take what reading takes, and refuse what a schema can see.

use discretion::{Policy, config, policy};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static POLICIES: LazyLock<Validator> = LazyLock::new(|| validator(&policy::schema()));
static CONFIGS: LazyLock<Validator> = LazyLock::new(|| validator(&config::schema()));

const HEAD: &str = "discretion = 1\nname = \"acme\"\n";
const RULE: &str = "[[claim]]\nid = \"a\"\nterms = [\"the best\"]\n";

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("it is a schema")
}

/// A file of TOML as validators see it: dates are texts.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(list) => list.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect())
        }
    }
}

/// What the schema says of a file; nothing of one that is no TOML.
fn faults(validator: &Validator, text: &str) -> Option<Vec<String>> {
    let table: toml::Table = toml::from_str(text).ok()?;
    let file = as_json(&toml::Value::Table(table));
    Some(validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

/// Returns whether the schema of policies refuses a file, if it is TOML.
pub(crate) fn refuses_policy(text: &str) -> Option<bool> {
    faults(&POLICIES, text).map(|faults| !faults.is_empty())
}

/// The faults that the schema of policies finds in a file; none where it is no TOML.
pub(crate) fn policy_faults(text: &str) -> Option<Vec<String>> {
    faults(&POLICIES, text)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of TOML in some folders, the inner ones too.
fn tomls(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(&path).expect("a file can be read");
                found.push((path, text));
            }
        }
    }
    found
}

/// `REWRITE_DOCS=1 cargo test --test it the_schemas_are_kept` writes them.
#[test]
fn the_schemas_are_kept() {
    for (file, schema) in [("policy.v1.json", policy::schema()), ("config.v1.json", config::schema())] {
        let path = root().join("docs/schema").join(file);
        if std::env::var_os("REWRITE_DOCS").is_some() {
            std::fs::write(&path, &schema).expect("it can be written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == schema, "{file} is out of date: REWRITE_DOCS=1 cargo test --test it the_schemas_are_kept");
    }
}

#[test]
fn what_reading_takes_the_schema_takes() {
    let mut tried = 0;
    for (path, text) in tomls(&["policies", "src/policy", "cli/tests/fixtures", ".discretion"]) {
        // Packs leave out an audience that only policies declare.
        let text = if text.contains("\"internal\"] }") { format!("{text}\n[audiences.internal]\n") } else { text };
        if Policy::parse("p.toml", &text).is_ok() {
            assert_eq!(faults(&POLICIES, &text), Some(vec![]), "{}", path.display());
            tried += 1;
        }
    }
    assert!(tried > 25, "{tried}");
    let own = std::fs::read_to_string(root().join("discretion.toml")).expect("it is there");
    assert_eq!(faults(&CONFIGS, &own), Some(vec![]));
    let whole = "policies = [\"a.toml\", \"pack:tone\"]\nfail_on = \"review\"\ntimezone = \"UTC\"\n\
                 [[drafts]]\npaths = [\"blog/**\"]\nchannel = \"blog\"\nlanguage = \"fr\"\nformat = \"html\"\npolicy = \"b.toml\"\n";
    assert_eq!(faults(&CONFIGS, whole), Some(vec![]));
}

#[test]
fn what_a_schema_can_see_it_refuses() {
    let rules = [
        "[[claims]]\nid = \"a\"\n",
        "[[claim]]\nterms = [\"the best\"]\n",
        "[[claim]]\nid = \"a b\"\nterms = [\"x\"]\n",
        "[[claim]]\nid = \"a\"\nterms = \"the best\"\n",
        "[[claim]]\nid = \"a\"\nterms = { de = [\"das beste\"] }\n",
        "[[claim]]\nid = \"a\"\nterms = [\"x\"]\nseverity = \"severe\"\n",
        "[[claim]]\nid = \"a\"\nterms = [\"x\"]\nplaces = [\"footer\"]\n",
        "[[claim]]\nid = \"a\"\nterms = [\"x\"]\nneeds = { any = [\"@link\"], inside = \"sentence\" }\n",
        "[[confidential]]\nid = \"a\"\nterms = [\"x\"]\nuntil = \"01/03/2027\"\n",
        "[[confidential]]\nid = \"a\"\nterms = [\"x\"]\nuntil = 2027-03-01\n",
        "[[confidential]]\nid = \"a\"\nterm = [\"x\"]\n",
        "[[tone]]\nid = \"a\"\nmeasure = \"vibes\"\n",
        "[[tone]]\nid = \"a\"\nmeasure = \"words\"\nmax = true\n",
        "[[naming]]\nid = \"a\"\nuse = [\"Acme\"]\nnot = [\"acme\"]\n",
        "[[competitor]]\nid = \"a\"\nnames = \"Globex\"\n",
        "[[competitor]]\nid = \"a\"\nnames = [\"Globex\"]\nambiguous = \"yes\"\n",
        "[[exception]]\nrule = \"acme/a\"\npaths = [\"x\"]\nreason = \"y\"\n",
        "[verdict]\nreview = \"30\"\n",
        "[channels.x]\ncounting = \"paper\"\n",
        "[company]\nname = \"Acme\"\n",
    ];
    for rest in rules {
        let text = format!("{HEAD}{}{rest}", if rest.starts_with("[[claim]]") { "" } else { RULE });
        assert!(Policy::parse("p.toml", &text).is_err(), "{text}");
        assert_eq!(refuses_policy(&text), Some(true), "{text}");
    }
    let configs = [
        "policy = [\"a.toml\"]\n",
        "fail_on = \"warn\"\n",
        "[[drafts]]\nchannel = \"blog\"\n",
        "[[drafts]]\npaths = \"blog/**\"\n",
        "[[drafts]]\npaths = [\"a\"]\nlanguage = \"de\"\n",
        "[[drafts]]\npaths = [\"a\"]\nformat = \"docx\"\n",
    ];
    for text in configs {
        assert!(config::Config::parse("discretion.toml", text).is_err(), "{text}");
        assert!(faults(&CONFIGS, text).is_some_and(|faults| !faults.is_empty()), "{text}");
    }
}
