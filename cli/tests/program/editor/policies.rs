//! Policies and configurations in an editor: what is wrong with them, what may stand where, what a rule would do.

use super::Editor;
use serde_json::{Value, json};

const CONFIG: &[u8] = b"policies = [\"acme.toml\"]\n[[drafts]]\npaths = [\"blog/**/*.md\"]\nchannel = \"blog\"\n";
const POLICY: &str = "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\", \"base.toml\"]\n\n[[naming]]\nid = \"cloud\"\n\
                      use = \"Acme Cloud\"\nnot = [\"AcmeCloud\"]\nflags = [\"AcmeCloud\"]\npasses = [\"Acme Cloud\"]\n\
                      [channels.blog]\n";
const BASE: &[u8] = b"discretion = 1\nname = \"base\"\n[lists.evidence]\nen = [\"according to\"]\n\
                      [[claim]]\nid = \"best\"\nterms = [\"the best\"]\nneeds = { any = \"@evidence\" }\n\
                      flags = [\"It is the best.\"]\npasses = [\"It is good.\"]\n";

fn editor(name: &str) -> Editor {
    Editor::open(name, &[("discretion.toml", CONFIG), ("acme.toml", POLICY.as_bytes()), ("base.toml", BASE)])
}

fn messages(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|one| one["message"].as_str()).collect()
}

/// The labels that are offered at `|` of a text.
fn labels(editor: &mut Editor, file: &str, version: i64, text: &str) -> Vec<String> {
    items(editor, file, version, text).iter().filter_map(|item| item["label"].as_str()).map(str::to_owned).collect()
}

fn items(editor: &mut Editor, file: &str, version: i64, text: &str) -> Vec<Value> {
    let offset = text.find('|').expect("a place is marked");
    let before = text.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    editor.retype(file, version, &text.replacen('|', "", 1));
    let at = json!({"textDocument": {"uri": editor.uri(file)}, "position": {"line": line, "character": character}});
    editor.ask("textDocument/completion", at).as_array().cloned().expect("it is a list")
}

#[test]
fn a_policy_that_breaks_keeps_its_warnings_and_loses_its_verdict() {
    let mut editor = editor("broken");
    editor.open_file("blog/post.md", "markdown", "We run AcmeCloud.\n");
    assert_eq!(editor.diagnostics("blog/post.md").len(), 1);
    assert_eq!(editor.notice("discretion/status")["state"], "checked");
    // It breaks on the disk, where nobody has it open.
    editor.write("acme.toml", &POLICY.replace("not = ", "nott = "));
    editor.say("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let diagnostics = editor.diagnostics("blog/post.md");
    assert_eq!(
        messages(&diagnostics)[0],
        "not checked with the current policy: acme.toml is wrong in line 8: unknown key `nott`, expected one of `use`, \
         `not`, `id`, `severity`, `message`, `why`, `advice`, `owner`, `sources`, `languages`, `channels`, `authors`, \
         `roles`, `audiences`, `answers`, `jurisdictions`, `places`, `fields`, `from`, `until`, `forms`, `case`, \
         `except`, `near`, `not_near`, `eased_by`, `unless`, `about`, `trial`, `flags`, `passes`, `locked`; the \
         warnings are those of the policy before"
    );
    assert_eq!((diagnostics[0]["severity"].as_u64(), &diagnostics[0]["range"]["start"]["line"]), (Some(1), &json!(0)));
    assert_eq!((diagnostics.len(), diagnostics[1]["code"].as_str()), (2, Some("acme/cloud")));
    let of_policy = editor.diagnostics("acme.toml");
    assert!(messages(&of_policy)[0].ends_with("did you mean `not`?"), "{of_policy:?}");
    assert_eq!(of_policy[0]["range"]["start"], json!({"line": 7, "character": 0}));
    let status = editor.notice("discretion/status");
    assert_eq!(
        (&status["state"], &status["verdict"], &status["fails"]),
        (&json!("old-policy"), &Value::Null, &json!(true))
    );
    assert!(status["message"].as_str().is_some_and(|said| said.starts_with("not checked with the current policy")));
    assert_eq!(status["score"], Value::Null);
    // It is mended: the next keystroke would see it without a watcher, too.
    editor.write("acme.toml", &POLICY.replace("AcmeCloud\"]\nflags", "AcmeCloud\", \"run\"]\nflags"));
    editor.retype("blog/post.md", 2, "We run AcmeCloud. \n");
    assert_eq!(editor.diagnostics("blog/post.md").len(), 2);
    assert!(editor.diagnostics("acme.toml").is_empty());
    assert_eq!(editor.notice("discretion/status")["state"], "checked");
}

#[test]
fn a_draft_that_never_had_a_policy_has_no_verdict() {
    let mut editor = editor("never");
    editor.write("discretion.toml", "policies = [\"acme.toml\"");
    editor.open_file("blog/post.md", "markdown", "We run AcmeCloud.\n");
    let diagnostics = editor.diagnostics("blog/post.md");
    assert!(messages(&diagnostics)[0].starts_with("not checked with the current policy: discretion.toml is wrong"));
    assert_eq!((diagnostics.len(), &editor.notice("discretion/status")["state"]), (1, &json!("not-checked")));
    assert!(!editor.diagnostics("discretion.toml").is_empty());
    // A policy that is not there is told at its place in the configuration.
    editor.write("discretion.toml", "policies = [\"acmee.toml\"]\n");
    editor.say("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let said =
        editor.diagnostics_where("discretion.toml", |all| messages(all).iter().any(|said| said.contains("acmee")));
    assert_eq!(said[0]["range"]["start"], json!({"line": 0, "character": 12}));
}

#[test]
fn the_mistakes_of_a_policy_stand_in_place_as_it_is_typed_and_drafts_follow() {
    let mut editor = editor("typed_policy");
    editor.open_file("blog/post.md", "markdown", "We run AcmeCloud.\n");
    assert_eq!(editor.diagnostics("blog/post.md").len(), 1);
    editor.open_file("acme.toml", "toml", POLICY);
    assert!(editor.diagnostics("acme.toml").is_empty());
    // Not saved: "\u{1f600}" before the mistake counts as two.
    editor.retype("acme.toml", 2, &POLICY.replace("not = [\"AcmeCloud\"]", "not = [\"\u{1f600} x\", 3]"));
    let diagnostics = editor.diagnostics_where("acme.toml", |all| !all.is_empty());
    assert!(messages(&diagnostics)[0].starts_with("expected a string"), "{diagnostics:?}");
    assert_eq!(diagnostics[0]["range"]["start"], json!({"line": 7, "character": 15}));
    let broken =
        |all: &[Value]| messages(all).iter().any(|said| said.starts_with("not checked with the current policy"));
    editor.diagnostics_where("blog/post.md", broken);
    // Mended with another name, still not saved: the draft is checked against what is in the editor.
    editor.retype("acme.toml", 3, &POLICY.replace("AcmeCloud", "run"));
    let run = |all: &[Value]| all.len() == 1 && all[0]["range"]["start"]["character"] == 3;
    editor.diagnostics_where("blog/post.md", run);
    // Closed: what is saved counts again.
    editor.say("textDocument/didClose", json!({"textDocument": {"uri": editor.uri("acme.toml")}}));
    editor.diagnostics_where("blog/post.md", |all| all.len() == 1 && all[0]["range"]["start"]["character"] == 7);
}

/// Some editors write `@` in addresses, some `%40`: what is wrong is told of the document as its editor names it.
#[test]
fn mistakes_stand_under_the_address_that_the_editor_has_for_the_policy() {
    let broken = "discretion = 1\nname = \"own\"\n[[tone]]\nid = \"hi\"\ntermz = [\"hello\"]\n";
    let files: [(&str, &[u8]); 1] = [("discretion.toml", b"policies = [\"team@acme/own.toml\"]\n")];
    let mut editor = Editor::open("address", &files);
    editor.open_file("team@acme/own.toml", "toml", broken);
    assert_eq!(editor.diagnostics("team@acme/own.toml").len(), 1);
    editor.open_file("post.md", "markdown", "hello\n");
    editor.diagnostics("post.md");
    let is_other = |message: &Value| message["params"]["uri"].as_str().is_some_and(|uri| uri.contains("%40"));
    assert!(!editor.kept.iter().any(is_other), "{:?}", editor.kept);
}

#[test]
fn a_file_that_another_one_extends_is_judged_as_its_part() {
    let mut editor = editor("part");
    // Alone, a policy without a rule is refused.
    editor.open_file("base.toml", "toml", "discretion = 1\nname = \"base\"\n[lists.idle]\nen = [\"a\"]\n");
    let diagnostics = editor.diagnostics("base.toml");
    let codes: Vec<&str> = diagnostics.iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!((codes, &diagnostics[0]["severity"]), (vec!["unused-list"], &json!(2)));
    assert_eq!(diagnostics[0]["range"]["start"], json!({"line": 2, "character": 0}));
}

#[test]
fn keys_families_words_packs_lists_and_rules_are_completed() {
    let mut editor = editor("completion");
    editor.open_file("acme.toml", "toml", POLICY);
    editor.diagnostics("acme.toml");
    let mut version = 1;
    let mut offered = |more: &str| {
        version += 1;
        labels(&mut editor, "acme.toml", version, &format!("{POLICY}{more}"))
    };
    for (more, expected) in [
        ("[[cl|", "claim"),
        ("[comp", "company"),
        ("[competitors.s|", "competitors.stances"),
        ("[[claim]]\nse|", "severity"),
        ("[[claim]]\nseverity = \"|", "critical"),
        ("[[claim]]\nseverity = |", "critical"),
        ("[[claim]]\nlocked = |", "true"),
        ("[[claim]]\nneeds = { wi|", "within"),
        ("[[claim]]\nneeds = { any = [\"@|", "@evidence"),
        ("[[claim]]\nneeds = { any = \"@|", "@link"),
        ("[[claim]]\nterms = [\"the {|", "{@evidence}"),
        ("[[claim]]\nterms = [\"the {|", "{competitor}"),
        ("[[claim]]\nchannels = [\"|", "blog"),
        ("[[tone]]\nmeasure = \"|", "emoji"),
        ("[[tone]]\nplaces = [\"prose\", \"|", "metadata"),
        ("[[adjust]]\nrule = \"|", "tone/hype"),
        ("[[adjust]]\nrule = \"|", "base/best"),
        ("[[adjust]]\nrule = \"|", "tone/*"),
        ("[[adjust]]\nadd_|", "add_terms"),
        ("[lists.mine]\nv|", "verbs"),
        ("[[exception]]\nrule = \"|", "acme/cloud"),
        ("[[cleared]]\nrules = [\"|", "acme/cloud"),
    ] {
        let more = if more.contains('|') { more.to_owned() } else { format!("{more}|") };
        let labels = offered(&more);
        assert!(labels.iter().any(|label| label == expected), "{more}: {labels:?}");
    }
    assert!(offered("# a comment |").is_empty());
    assert!(!offered("[[adjust]]\nrule = \"|").contains(&"acme/cloud".to_owned()), "its own rules need no adjusting");
    let extends = POLICY.replace("\"pack:tone\"", "\"pack:to|ne\"");
    let packs = items(&mut editor, "acme.toml", 99, &extends);
    let claims = packs.iter().find(|item| item["label"] == "pack:claims").expect("it is a pack");
    // All of the word is replaced, whatever follows the place.
    let range = &claims["textEdit"]["range"];
    assert_eq!((&range["start"]["character"], &range["end"]["character"]), (&json!(12), &json!(21)));
    assert!(claims["documentation"].as_str().is_some_and(|said| !said.is_empty()));
    let keys = items(&mut editor, "acme.toml", 100, &format!("{POLICY}[[claim]]\nsev|"));
    let severity = keys.iter().find(|item| item["label"] == "severity").expect("it is a key");
    assert_eq!(severity["textEdit"]["newText"], "severity = ");
}

#[test]
fn a_configuration_is_checked_and_completed() {
    let mut editor = editor("configuration");
    editor.open_file("discretion.toml", "toml", "fail_in = \"block\"\n");
    let diagnostics = editor.diagnostics("discretion.toml");
    assert!(messages(&diagnostics)[0].contains("did you mean `fail_on`?"), "{diagnostics:?}");
    let config = "policies = [\"acme.toml\"]\n[[drafts]]\npaths = [\"blog/*.md\"]\nchannel = \"blgo\"\n";
    editor.retype("discretion.toml", 2, config);
    let is_told = |all: &[Value]| messages(all).iter().any(|said| said.contains("unknown channel `blgo`"));
    let diagnostics = editor.diagnostics_where("discretion.toml", is_told);
    assert_eq!(diagnostics[0]["range"]["start"], json!({"line": 3, "character": 10}));
    for (version, text, expected) in [
        (3, "fail_on = \"|\"\n", "review"),
        (4, "policies = [\"|\"]\n", "pack:claims"),
        (5, "[[dr|\n", "drafts"),
        (6, "policies = [\"acme.toml\"]\n[[drafts]]\nform|\n", "format"),
        (7, "policies = [\"acme.toml\"]\n[[drafts]]\nchannel = \"|\"\n", "blog"),
    ] {
        let labels = labels(&mut editor, "discretion.toml", version, text);
        assert!(labels.iter().any(|label| label == expected), "{text}: {labels:?}");
    }
}

#[test]
fn the_reference_of_a_key_stands_under_the_mouse() {
    let mut editor = editor("reference");
    editor.open_file("acme.toml", "toml", POLICY);
    let mut said = |line, character| {
        let at = editor.at("acme.toml", line, character);
        editor.ask("textDocument/hover", at)["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(said(2, 2).contains("other policy files that yours builds on"), "{}", said(2, 2));
    assert!(said(2, 16).starts_with("**pack:tone**"), "{}", said(2, 16));
    assert!(said(4, 4).contains("How our names are written."), "{}", said(4, 4));
    assert!(said(7, 0).starts_with("**not**\n\n"), "{}", said(7, 0));
    assert_eq!(said(3, 0), "");
}

#[test]
fn lenses_run_the_examples_of_a_rule_and_try_it_on_the_drafts_of_the_configuration() {
    let mut editor = editor("lenses");
    std::fs::create_dir_all(editor.folder.join("blog")).expect("it can be made");
    editor.write("blog/a.md", "\u{1f600} AcmeCloud and AcmeCloud.\n");
    editor.write("blog/b.md", "Nothing.\n");
    editor.write("other.md", "AcmeCloud\n");
    editor.open_file("acme.toml", "toml", &POLICY.replace("passes = [", "passes = [\"AcmeCloud again\", "));
    let document = json!({"uri": editor.uri("acme.toml")});
    let lenses = editor.ask("textDocument/codeLens", json!({"textDocument": document}));
    let lenses = lenses.as_array().cloned().expect("it is a list");
    let titles: Vec<&str> = lenses.iter().filter_map(|lens| lens["command"]["title"].as_str()).collect();
    assert_eq!(titles, ["run this rule's examples", "what would this flag in blog/?"]);
    assert_eq!(lenses[0]["range"]["start"]["line"], 4);
    let examples = editor.ask("workspace/executeCommand", lenses[0]["command"].clone());
    assert_eq!(examples["message"], "acme/cloud: 1 of 1 flags and 1 of 2 passes are right");
    let failed = |all: &[Value]| all.iter().any(|one| one["code"] == "example");
    let diagnostics = editor.diagnostics_where("acme.toml", failed);
    let failure = diagnostics.iter().find(|one| one["code"] == "example").expect("one fails");
    assert_eq!(failure["message"], "acme/cloud flags this example, and must pass it");
    assert_eq!(failure["range"]["start"]["line"], 9);
    let flagged = editor.ask("workspace/executeCommand", lenses[1]["command"].clone());
    assert_eq!(flagged["message"], "acme/cloud would flag 2 places in 1 of 2 drafts");
    let places = flagged["locations"].as_array().cloned().expect("it is a list");
    assert_eq!((places.len(), &places[0]["uri"]), (2, &json!(editor.uri("blog/a.md"))));
    assert_eq!(places[0]["range"]["start"], json!({"line": 0, "character": 3}));
    let shown = editor.wait(|message| {
        message["method"] == "window/showMessage" && message["params"]["message"] == flagged["message"]
    });
    assert_eq!(shown["params"]["type"], 3);
}

/// The key of sealed terms lies outside of the policy: once it is there, all is as it should be.
#[test]
fn a_key_that_was_missing_is_seen() {
    let folder = crate::support::folder("editor_seal", &[("a.key", crate::support::KEY.as_bytes())]);
    let seal = crate::support::discretion_in(&folder, "seal --name acme --key-file a.key").stdin("Zephyrion\n");
    let sealed = String::from_utf8_lossy(&seal.assert().success().get_output().stdout).into_owned();
    let policy = format!("discretion = 1\nname = \"acme\"\n{sealed}");
    let files: [(&str, &[u8]); 2] = [("discretion.toml", CONFIG), ("acme.toml", policy.as_bytes())];
    let mut editor = Editor::open("key", &files);
    editor.open_file("blog/post.md", "markdown", "Zephyrion is near.\n");
    let before = editor.diagnostics("blog/post.md");
    assert!(messages(&before).iter().any(|said| said.contains("a.key")), "{before:?}");
    editor.write("a.key", crate::support::KEY);
    editor.retype("blog/post.md", 2, "Zephyrion is near!\n");
    let diagnostics = editor.diagnostics("blog/post.md");
    assert_eq!(diagnostics[0]["code"], "acme/sealed", "{diagnostics:?}");
}

/// A list of another policy counts as it stands in the editor.
#[test]
fn a_list_that_is_not_saved_yet_is_offered() {
    let mut editor = editor("unsaved");
    editor.open_file("acme.toml", "toml", POLICY);
    editor.diagnostics("acme.toml");
    editor.open_file("base.toml", "toml", "discretion = 1\nname = \"base\"\n[lists.fresh]\nen = [\"a\"]\n");
    editor.diagnostics("base.toml");
    let offered = labels(&mut editor, "acme.toml", 2, &format!("{POLICY}[[claim]]\nneeds = {{ any = [\"@|"));
    assert!(offered.contains(&"@fresh".to_owned()) && !offered.contains(&"@evidence".to_owned()), "{offered:?}");
}
