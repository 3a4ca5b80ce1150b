//! `--input-format jsonl`: many drafts in one file, one per line.

use crate::support::{check_in, folder};
use serde_json::Value;
use std::path::Path;

/// Lines of posts: some leak, some are blank, some are no draft.
fn posts(count: usize) -> String {
    let line = |number: usize| match number % 10 {
        3 => format!("{{\"id\": \"post {number}\", \"body\": \"Project Falcon ships, no. {number}.\"}}\n"),
        5 => "\n".to_owned(),
        7 => format!("{{\"id\": {number}, \"text\": \"no body\"}}\r\n"),
        _ => format!("{{\"body\": \"Été no. {number}: all is well.\", \"id\": {number}, \"likes\": [1, 2]}}\r\n"),
    };
    (0..count).map(line).collect()
}

/// The lines of a report, and the exit status.
fn run(folder: &Path, arguments: &str) -> (Vec<Value>, Option<i32>) {
    let output = check_in(folder, &format!("{arguments} --input-format jsonl --text-field body"));
    let output = output.output().expect("the program starts");
    let lines = String::from_utf8(output.stdout).expect("it is text");
    let lines = lines.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    (lines, output.status.code())
}

/// The drafts of a report.
fn drafts(lines: &[Value]) -> Vec<&Value> {
    lines.iter().filter(|line| line["kind"] == "draft").collect()
}

#[test]
fn each_line_is_a_draft_with_its_id_and_place() {
    let text = posts(40);
    let folder = folder("records", &[("posts.jsonl", text.as_bytes())]);
    let (lines, code) = run(&folder, "posts.jsonl --format jsonl");
    assert_eq!(code, Some(2), "four lines have no body");
    let drafts = drafts(&lines);
    assert_eq!(drafts.len(), 32);
    for draft in &drafts {
        let record = &draft["record"];
        let place = |key: &str| usize::try_from(record["bytes"][key].as_u64().expect("a place")).expect("it fits");
        let line = text.get(place("start")..place("end")).expect("it is a line");
        let written: Value = serde_json::from_str(line).expect("the bytes are those of the line");
        let id = written["id"].as_str().map_or_else(|| written["id"].to_string(), str::to_owned);
        assert_eq!((record["id"].as_str(), &draft["path"]), (Some(id.as_str()), &Value::from("posts.jsonl")));
        let number = usize::try_from(record["line"].as_u64().expect("a line")).expect("it fits");
        assert_eq!(text.lines().nth(number - 1), Some(line));
        assert_eq!(draft["verdict"] == "block", line.contains("Falcon"), "{draft}");
    }
    let errors = lines.last().expect("there is an end")["errors"].as_array().expect("it is a list").clone();
    let errors: Vec<&str> = errors.iter().map(|error| error["path"].as_str().expect("it is text")).collect();
    assert_eq!(errors, ["posts.jsonl:8", "posts.jsonl:18", "posts.jsonl:28", "posts.jsonl:38"]);
}

#[test]
fn the_order_is_that_of_the_lines_however_many_are_checked_at_once() {
    let folder = folder("records_order", &[("posts.jsonl", posts(300).as_bytes())]);
    let one = run(&folder, "posts.jsonl -j 1");
    assert_eq!(one.0.len(), 242);
    for jobs in [2, 3, 16] {
        assert_eq!(run(&folder, &format!("posts.jsonl -j {jobs}")), one, "{jobs}");
    }
}

/// Whoever was stopped begins where the last draft of the report ended.
#[test]
fn a_run_goes_on_where_another_one_ended() {
    let text = posts(60);
    let folder = folder("records_restart", &[("posts.jsonl", text.as_bytes())]);
    let (whole, _) = run(&folder, "posts.jsonl");
    let all = drafts(&whole);
    for after in [0, 7, 30, 47] {
        let end = usize::try_from(all[after]["record"]["bytes"]["end"].as_u64().expect("a place")).expect("it fits");
        let next = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |line| end + line + 1);
        let (rest, _) = run(&folder, &format!("posts.jsonl --from-byte {next}"));
        assert_eq!(drafts(&rest), all[after + 1..], "{after}");
    }
    let (none, code) = run(&folder, &format!("posts.jsonl --from-byte {}", text.len()));
    assert_eq!((drafts(&none).len(), code), (0, Some(0)));
}

#[test]
fn standard_input_and_several_files_are_read() {
    let folder = folder("records_several", &[("a.jsonl", posts(10).as_bytes()), ("b.jsonl", posts(10).as_bytes())]);
    let (lines, _) = run(&folder, "b.jsonl a.jsonl");
    let paths: Vec<&str> = drafts(&lines).iter().filter_map(|draft| draft["path"].as_str()).collect();
    assert_eq!(paths, [["a.jsonl"; 8], ["b.jsonl"; 8]].concat());
    let output = check_in(&folder, "- --input-format jsonl").stdin("{\"text\": \"Project Falcon\"}");
    let told = String::from_utf8(output.assert().code(1).get_output().stdout.clone()).expect("it is text");
    assert!(told.contains("\"record\":{\"id\":null,\"line\":1,\"bytes\":{\"start\":0,\"end\":26}}"), "{told}");
}

/// What stands in a line is in no error: it may be what must not get out.
#[test]
fn a_line_that_is_no_draft_is_not_quoted() {
    let lines = "{\"body\": \"Halcyon\nHalcyon\n[\"Halcyon\"]\n\"Halcyon\"\n{\"body\": [\"Halcyon\"]}\n{\"body\": \"x\", \"id\": [\"Halcyon\"]}\n\
                 {\"Halcyon\": 1}\n{\"body\": \"\\uHalcyon\"}\n{\"body\": 1Halcyon}\n";
    let folder = folder("records_wrong", &[("posts.jsonl", lines.as_bytes())]);
    let output = check_in(&folder, "posts.jsonl --input-format jsonl --text-field body").output().expect("it starts");
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(told.matches("error: posts.jsonl:").count(), 9, "{told}");
    assert!(!told.contains("Halcyon"), "{told}");
}

/// A line that is too long is an error, and the next one is read from its beginning.
#[test]
fn a_line_that_is_too_long_is_left_out_alone() {
    let text = format!("{{\"body\": \"{}\"}}\n{{\"id\": 2, \"body\": \"Fine.\"}}\n", "long ".repeat(100_000));
    let folder = folder("records_long", &[("posts.jsonl", text.as_bytes())]);
    let (lines, code) = run(&folder, "posts.jsonl --max-bytes 1000");
    let drafts = drafts(&lines);
    assert_eq!((drafts.len(), code), (1, Some(2)));
    assert_eq!((&drafts[0]["record"]["id"], &drafts[0]["record"]["line"]), (&Value::from("2"), &Value::from(2)));
    let (rest, _) = run(&folder, &format!("posts.jsonl --from-byte {}", drafts[0]["record"]["bytes"]["start"]));
    assert_eq!(self::drafts(&rest), drafts);
}
