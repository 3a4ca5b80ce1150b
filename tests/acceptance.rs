//! The acceptance cases: texts with exactly what must be found in each.
//!
//! They are kept beside the project; where they are not, the test has nothing to check.

use discretion::{Checker, Draft, Language, Moment, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};

const HALCYON: &str = r#"
[[confidential]]
id = "halcyon"
terms = ["Project Halcyon", "Halcyon"]
"#;

const RIVALS: &str = r#"
[[competitor]]
id = "acme-cloud"
names = ["Acme Cloud"]
"#;

/// Cases that need what is not built yet, with the reason.
const KNOWN_MISSES: &[(&str, &str)] = &[("C16", "look-alike letters are not undone yet")];

fn cases() -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/acceptance.jsonl");
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("each line is a JSON object")).collect())
}

fn policy(case: &Value) -> String {
    let id = case["id"].as_str().unwrap();
    let said = case["policy"].as_str().unwrap();
    let mut text = "discretion = 1\nname = \"test\"\n".to_owned();
    if said.contains("tone and claims packs") {
        return text + "extends = [\"pack:tone\", \"pack:claims\"]\n";
    }
    match id {
        "C23" => text + HALCYON + "except = [\"halcyon days\"]\n",
        "C27" | "C28" => text + "[[confidential]]\nid = \"x\"\nterms = [\"Étoile filante\"]\n",
        "C33" => text + "[[confidential]]\nid = \"x\"\nterms = [\"HX-450\"]\n",
        "C35" => text + HALCYON + "until = 2026-10-01T09:00:00+02:00\n",
        "C36" => {
            text + "[[confidential]]\nid = \"x\"\nterms = [\"revenue\", \"Q3 revenue\"]\n\
                    near = { any = \"@figure\", within = \"6 words\" }\n"
        }
        _ if id.starts_with('C') => text + HALCYON,
        _ => {
            text += RIVALS;
            for name in ["Apple", "Box", "Slack", "Notion", "Oracle", "Orange"] {
                text += &format!(
                    "[[competitor]]\nid = \"{}\"\nnames = [\"{name}\"]\nambiguous = true\n",
                    name.to_lowercase()
                );
                if id == "K16" && name == "Apple" {
                    text += "except = [\"Apple Silicon\"]\n";
                }
                if id == "K13" && name == "Slack" {
                    text += "handles = [\"SlackHQ\"]\ndomains = [\"slack.com\"]\n";
                }
            }
            text
        }
    }
}

#[test]
fn each_case_gives_exactly_the_expected_spans() {
    let Some(cases) = cases() else { return };
    let mut wrong = Vec::new();
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let policy = Policy::parse("test.toml", &policy(case)).unwrap_or_else(|error| panic!("{id}: {error}"));
        let text = case["text"].as_str().unwrap();
        let report = Checker::new(&policy).unwrap().check(&Draft::markdown(text));
        let found: Vec<(u64, u64)> =
            report.warnings().iter().map(|w| (w.span().start as u64, w.span().end as u64)).collect();
        let expected: Vec<(u64, u64)> = case["expect"]
            .as_array()
            .unwrap()
            .iter()
            .map(|want| (want["byte"][0].as_u64().unwrap(), want["byte"][1].as_u64().unwrap()))
            .collect();
        if found != expected {
            let texts: Vec<String> = report
                .warnings()
                .iter()
                .map(|w| format!("{:?} {} {:?} {}", w.text(), w.rule(), w.evidence(), w.position()))
                .collect();
            wrong.push(format!(
                "{id} {text:?}\n   want {:?}\n   got  {texts:?}",
                case["expect"].as_array().unwrap().iter().map(|w| w["match"].as_str().unwrap()).collect::<Vec<_>>()
            ));
        }
    }
    panic!("{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
