//! Drafts in an editor: warnings as one types, what stands under the mouse, what can be done about them.

use super::{Editor, applied};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// A configuration that names the policy of the fixtures.
const CONFIG: &[u8] = b"policies = [\"policy.toml\"]\n[[drafts]]\npaths = [\"blog/**\"]\nchannel = \"blog\"\n";

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|one| one["code"].as_str().unwrap_or("none")).collect()
}

/// Line and columns of a diagnostic.
fn place(diagnostic: &Value) -> String {
    let (start, end) = (&diagnostic["range"]["start"], &diagnostic["range"]["end"]);
    format!("{}:{}-{}:{}", start["line"], start["character"], end["line"], end["character"])
}

#[test]
fn places_are_counted_in_the_unit_that_is_agreed_on() {
    let text = "\u{1f600} \u{e9}t\u{e9} AcmeCloud\n";
    for (name, units, agreed, place_of_it) in [
        ("utf8", json!(["utf-16", "utf-8"]), "utf-8", "0:11-0:20"),
        ("utf16", json!(["utf-16"]), "utf-16", "0:7-0:16"),
        ("utf32", json!(["utf-32", "utf-16"]), "utf-32", "0:6-0:15"),
        ("nothing", Value::Null, "utf-16", "0:7-0:16"),
    ] {
        let mut editor = Editor::with(&format!("units_{name}"), &[("discretion.toml", CONFIG)], &Value::Null, &units);
        assert_eq!(editor.agreed["capabilities"]["positionEncoding"], agreed);
        editor.open_file("post.md", "markdown", text);
        let diagnostics = editor.diagnostics("post.md");
        assert_eq!(codes(&diagnostics), ["acme/cloud"]);
        assert_eq!(place(&diagnostics[0]), place_of_it, "{name}");
    }
}

#[test]
fn a_draft_is_checked_as_it_is_typed() {
    let mut editor = Editor::open("typed", &[("discretion.toml", CONFIG)]);
    editor.open_file("blog/post.md", "markdown", "A game-changing engine.\n");
    let diagnostics = editor.diagnostics("blog/post.md");
    let hype = &diagnostics[0];
    assert_eq!((hype["severity"].as_u64(), place(hype).as_str()), (Some(2), "0:2-0:15"));
    assert_eq!(hype["message"], "an empty superlative\nSay what it does.");
    // An emoji before the match moves it by two units, and a name is added in the same message.
    let document = json!({"uri": editor.uri("blog/post.md"), "version": 2});
    let start = json!({"line": 0, "character": 0});
    let end = json!({"line": 1, "character": 0});
    let changes = json!([
        {"range": {"start": start, "end": start}, "text": "\u{1f680} "},
        {"range": {"start": end, "end": end}, "text": "Project Falcon!\n"},
    ]);
    editor.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    let diagnostics = editor.diagnostics("blog/post.md");
    let places: Vec<String> = diagnostics.iter().map(place).collect();
    assert_eq!(
        (codes(&diagnostics), places),
        (vec!["acme/hype", "acme/falcon"], vec!["0:5-0:18".to_owned(), "1:0-1:14".to_owned()])
    );
    let falcon = &diagnostics[1];
    assert_eq!((falcon["severity"].as_u64(), falcon["source"].as_str()), (Some(1), Some("discretion")));
    assert_eq!(falcon["codeDescription"]["href"], "https://acme.example/launch");
    // Where the file is gone from the editor, its warnings are too.
    editor.say("textDocument/didClose", json!({"textDocument": {"uri": editor.uri("blog/post.md")}}));
    assert!(editor.diagnostics("blog/post.md").is_empty());
    let (status, said) = editor.quit();
    assert!(status.success() && said.is_empty(), "{status}: {said}");
}

/// Before the pause: what was found moves, and the paragraph under the cursor speaks for itself. After it, the whole draft does.
#[test]
fn what_a_paragraph_says_is_shown_while_it_is_typed() {
    let policy: &[u8] = b"discretion = 1\nname = \"own\"\n[channels.blog]\n\
        [[tone]]\nid = \"hype\"\nterms = [\"hype\"]\nchannels = [\"blog\"]\n\
        [[tone]]\nid = \"grand\"\nterms = [\"grand\"]\n\
        [[require]]\nid = \"best\"\nwhen = { mentions = [\"best\"] }\nneeds = { any = [\"source\"] }\n";
    let files: [(&str, &[u8]); 2] = [("discretion.toml", b"policies = [\"own.toml\"]\n"), ("own.toml", policy)];
    let mut editor = Editor::open("glance", &files);
    let text = "---\nchannel: blog\n---\n\nAll is . All is hype.\n\nHype again.\n\n\
        <!-- discretion: allow own/grand until 2099-01-01 -- a name -->\nIt is grand. See the source.\n";
    editor.open_file("post.md", "markdown", text);
    let of = |diagnostics: Vec<Value>| -> Vec<String> {
        diagnostics.iter().map(|one| format!("{} {}", one["code"].as_str().unwrap_or_default(), place(one))).collect()
    };
    assert_eq!(of(editor.diagnostics("post.md")), ["own/hype 4:16-4:20", "own/hype 6:0-6:4"]);
    // The head puts the rule to work in the paragraph, too.
    editor.type_at("post.md", 2, 4, 7, "hype");
    let at_once = of(editor.diagnostics("post.md"));
    assert_eq!(at_once, ["own/hype 4:20-4:24", "own/hype 6:0-6:4", "own/hype 4:7-4:11"]);
    let whole = of(editor.diagnostics("post.md"));
    assert_eq!(whole, ["own/hype 4:7-4:11", "own/hype 4:20-4:24", "own/hype 6:0-6:4"]);
    // A letter more, and it is another word.
    editor.type_at("post.md", 3, 4, 11, "r");
    assert_eq!(of(editor.diagnostics("post.md")), ["own/hype 4:21-4:25", "own/hype 6:0-6:4"]);
    assert_eq!(editor.diagnostics("post.md").len(), 2);
    // What a comment silences stays silent where it is touched.
    editor.type_at("post.md", 4, 9, 11, "!");
    assert_eq!(of(editor.diagnostics("post.md")).len(), 2);
    assert_eq!(of(editor.diagnostics("post.md")).len(), 2);
    // What the rest of the draft gives, the paragraph does not know: the whole draft takes it back after the pause.
    editor.type_at("post.md", 5, 6, 5, "best ");
    assert_eq!(of(editor.diagnostics("post.md")).len(), 3);
    assert_eq!(of(editor.diagnostics("post.md")).len(), 2);
    // More than a paragraph: nothing before the pause.
    editor.type_at("post.md", 6, 6, 0, "hype\n\n");
    assert_eq!(of(editor.diagnostics("post.md")).len(), 3);
}

#[test]
fn of_many_keystrokes_only_the_last_text_is_answered_for() {
    let mut editor = Editor::open("many", &[("discretion.toml", CONFIG)]);
    editor.open_file("post.md", "markdown", "");
    editor.diagnostics("post.md");
    for version in 2..60 {
        editor.retype("post.md", version, &format!("AcmeCloud {version}\n{}", "and more of it. ".repeat(2000)));
    }
    let is_last =
        |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"] == 59;
    editor.wait(is_last);
    let published = editor.kept.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics").count();
    assert!(published < 10, "{published} checks for 58 keystrokes");
}

#[test]
fn the_status_has_the_verdict_the_score_and_those_to_ask() {
    let mut editor = Editor::open("status", &[("discretion.toml", CONFIG)]);
    editor.open_file("blog/post.md", "markdown", "Nothing is wrong here.\n");
    let status = editor.notice("discretion/status");
    assert_eq!((status["verdict"].as_str(), status["state"].as_str()), (Some("pass"), Some("checked")));
    assert_eq!((status["message"].as_str(), status["fails"].as_bool()), (Some("pass 0.0"), Some(false)));
    editor.retype("blog/post.md", 2, "Project Falcon is here.\n");
    let status = editor.notice("discretion/status");
    assert_eq!((status["verdict"].as_str(), status["fails"].as_bool()), (Some("block"), Some(true)));
    assert_eq!(status["needs"], json!(["product@acme.example"]));
    assert_eq!((status["version"].as_i64(), status["warnings"].as_u64()), (Some(2), Some(1)));
    assert_eq!(status["scores"]["confidential"], status["score"]);
    let message = status["message"].as_str().unwrap_or_default();
    assert!(message.starts_with("block 9") && message.ends_with(", 1 warning"), "{message}");
}

/// `check` ends with 2 for such a draft, so no line may say that it passes.
#[test]
fn a_head_that_is_not_understood_is_no_pass() {
    let mut editor = Editor::open("head", &[("discretion.toml", CONFIG)]);
    editor.open_file("post.md", "markdown", "---\nchannel: linkdin\n---\nAll is fine.\n");
    let status = editor.notice("discretion/status");
    let message = status["message"].as_str().unwrap_or_default();
    assert!(message.contains("unknown channel") && !message.contains("pass"), "{message}");
    assert_eq!(status["fails"], json!(true));
}

#[test]
fn what_stands_under_the_mouse_says_why_and_how_much() {
    let mut editor = Editor::open("hover", &[("discretion.toml", CONFIG)]);
    editor.open_file("blog/fr.md", "markdown", "\u{1f600} Un produit r\u{e9}volutionnaire. <b>AcmeCloud</b>\n");
    let at = editor.at("blog/fr.md", 0, 20);
    let hover = editor.ask("textDocument/hover", at);
    let text = hover["contents"]["value"].as_str().unwrap_or_default().to_owned();
    for part in [
        "**un superlatif creux**",
        "*why*: Cela ne dit rien.",
        "*advice*: Dites ce que cela fait.",
        "*ask*: comms@acme.example",
        "points = medium \\(",
        "exact \\+95",
        "*rule*: acme/hype",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(hover["range"]["start"], json!({"line": 0, "character": 14}));
    let nothing = editor.at("blog/fr.md", 0, 1);
    assert_eq!(editor.ask("textDocument/hover", nothing), Value::Null);
    // Labels are in the language that is asked for.
    editor.say("workspace/didChangeConfiguration", json!({"settings": {"discretion": {"ui": "fr"}}}));
    let at = editor.at("blog/fr.md", 0, 20);
    let hover = editor.ask("textDocument/hover", at);
    assert!(hover["contents"]["value"].as_str().unwrap_or_default().contains("*pourquoi*: Cela ne dit rien."));
}

#[test]
fn a_suggestion_is_an_edit_after_which_the_warning_is_gone() {
    let mut editor = Editor::open("suggestion", &[("discretion.toml", CONFIG)]);
    let text = "\u{1f600}\u{1f600} We run AcmeCloud.\n";
    editor.open_file("post.md", "markdown", text);
    let diagnostics = editor.diagnostics("post.md");
    assert_eq!(diagnostics[0]["tags"], json!([2]));
    let actions = editor.actions("post.md", &diagnostics[0]["range"]);
    let write = &actions[0];
    assert_eq!((write["title"].as_str(), write["isPreferred"].as_bool()), (Some("Write “Acme Cloud”"), Some(true)));
    assert_eq!(write["diagnostics"][0]["code"], "acme/cloud");
    let fixed = applied(text, write, &editor.uri("post.md"));
    assert_eq!(fixed, "\u{1f600}\u{1f600} We run Acme Cloud.\n");
    editor.retype("post.md", 2, &fixed);
    assert!(editor.diagnostics("post.md").is_empty());
}

#[test]
fn a_comment_is_offered_where_it_works_and_silences_nothing_without_a_reason() {
    let mut editor = Editor::open("silence", &[("discretion.toml", CONFIG)]);
    let text = "# News\n\n- one\n- We run AcmeCloud.\n";
    editor.open_file("post.md", "markdown", text);
    let diagnostics = editor.diagnostics("post.md");
    let actions = editor.actions("post.md", &diagnostics[0]["range"]);
    let titles: Vec<&str> = actions.iter().filter_map(|action| action["title"].as_str()).collect();
    assert_eq!(titles, ["Write “Acme Cloud”", "Silence acme/cloud here, with a reason"]);
    let bare = applied(text, &actions[1], &editor.uri("post.md"));
    assert!(bare.contains("<!-- discretion: allow acme/cloud until 2") && bare.contains(" --  -->"), "{bare}");
    editor.retype("post.md", 2, &bare);
    assert_eq!(codes(&editor.diagnostics("post.md")), ["acme/allow-comment", "acme/cloud"]);
    editor.retype("post.md", 3, &bare.replace(" --  -->", " -- an old name -->"));
    assert!(editor.diagnostics("post.md").is_empty());
}

/// What only holds of an answer, or beside another draft, is tried as it was found.
#[test]
fn a_comment_is_offered_for_what_an_answer_and_a_campaign_are_held_to() {
    let message: (&str, &[u8]) = ("message.txt", b"The app crashes all the time, and I lost my data. Fix it.");
    let mut editor = Editor::open("silence_elsewhere", &[("discretion.toml", CONFIG), message]);
    let mut silenced = |file: &str, text: &str, rule: &str| {
        editor.open_file(file, "markdown", text);
        let has_it = |all: &[Value]| codes(all).contains(&rule);
        let diagnostics = editor.diagnostics_where(file, has_it);
        let found = diagnostics.iter().find(|one| one["code"] == rule).expect("it is there");
        let actions = editor.actions(file, &found["range"]);
        let title = format!("Silence {rule} here, with a reason");
        let action = actions.iter().find(|action| action["title"] == title.as_str());
        let action = action.unwrap_or_else(|| panic!("{file}: {actions:?}"));
        let written = applied(text, action, &editor.uri(file)).replace(" --  -->", " -- they know us -->");
        editor.retype(file, 2, &written);
        let left = editor.diagnostics_where(file, |all| !has_it(all));
        assert!(left.len() < diagnostics.len(), "{left:?}");
    };
    silenced("answer.md", "---\nreply_to: message.txt\n---\n\nSorry, but calm down.\n", "reply/blame");
    let priced = |price: &str| format!("---\ncampaign: spring\n---\n\nAcme Cloud costs {price} per month.\n");
    silenced("one.md", &format!("{}\nWe run AcmeCloud.\n", priced("10 \u{20ac}")), "acme/cloud");
    silenced("two.md", &priced("12 \u{20ac}"), "campaign/price");
}

/// The folder that is open counts as the one in which `check` runs, and that of the server does not.
#[test]
fn the_message_of_an_answer_lies_in_the_open_folder() {
    let nowhere = std::env::temp_dir().join(format!("discretion-message-{}.txt", std::process::id()));
    std::fs::write(&nowhere, "The app crashes.").expect("it can be written");
    let files: [(&str, &[u8]); 2] = [("blog/discretion.toml", b""), ("messages/one.txt", b"The app crashes.")];
    let mut editor = Editor::open("open_folder", &files);
    let answer = |message: &str| format!("---\nreply_to: {message}\n---\n\nSorry, but calm down.\n");
    editor.open_file("blog/one.md", "markdown", &answer("../messages/one.txt"));
    assert!(codes(&editor.diagnostics("blog/one.md")).contains(&"reply/blame"));
    editor.open_file("blog/two.md", "markdown", &answer(&nowhere.display().to_string()));
    let refused = editor.diagnostics("blog/two.md");
    std::fs::remove_file(&nowhere).expect("it can be removed");
    let message = refused[0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("the message that it answers is outside of its project"), "{refused:?}");
}

/// A head may be long: the editor looks for a campaign where `check` does.
#[test]
fn a_campaign_is_named_at_the_end_of_a_long_head() {
    let mut editor = Editor::open("long_head", &[("discretion.toml", CONFIG)]);
    let draft = |price: &str| {
        let long = "a note that nobody reads; ".repeat(400);
        format!("---\nnote: \"{long}\"\ncampaign: spring\n---\n\nAcme Cloud costs {price} per month.\n")
    };
    editor.open_file("one.md", "markdown", &draft("10 \u{20ac}"));
    editor.diagnostics("one.md");
    editor.open_file("two.md", "markdown", &draft("12 \u{20ac}"));
    let diagnostics = editor.diagnostics("two.md");
    assert_eq!(codes(&diagnostics), ["campaign/price"]);
}

#[test]
fn no_comment_is_offered_for_a_locked_rule_nor_where_there_are_none() {
    let mut editor = Editor::open("no_comment", &[("discretion.toml", CONFIG)]);
    for (number, (file, text, expected)) in [
        ("locked.md", "Project Falcon is here.\n", 0),
        ("plain.txt", "We run AcmeCloud.\n", 1),
        ("head.md", "---\ntitle: AcmeCloud\n---\n", 1),
        ("fine.mdx", "We run AcmeCloud.\n", 2),
        ("fine.html", "<p>We run AcmeCloud.</p>\n", 2),
        ("quoted.md", "> We run AcmeCloud.\n", 2),
    ]
    .into_iter()
    .enumerate()
    {
        editor.open_file(file, "", text);
        let diagnostics = editor.diagnostics(file);
        assert_eq!(diagnostics.len(), 1, "{file}");
        let actions = editor.actions(file, &diagnostics[0]["range"]);
        assert_eq!(actions.len(), expected, "{number} {file}: {actions:?}");
    }
}

#[test]
fn an_editor_that_can_ask_gets_a_command_instead_of_an_edit() {
    let options = json!({"silenceCommand": "discretion.silence"});
    let mut editor = Editor::with("asking", &[("discretion.toml", CONFIG)], &options, &Value::Null);
    editor.open_file("post.md", "markdown", "We run AcmeCloud.\n");
    let diagnostics = editor.diagnostics("post.md");
    let actions = editor.actions("post.md", &diagnostics[0]["range"]);
    let command = &actions[1]["command"];
    assert_eq!(command["command"], "discretion.silence");
    let asked = &command["arguments"][0];
    assert!(asked["before"].as_str().is_some_and(|text| text.starts_with("<!-- discretion: allow acme/cloud until ")));
    assert_eq!((asked["after"].as_str(), asked["rule"].as_str()), (Some(" -->\n"), Some("acme/cloud")));
    assert_eq!(actions[1].get("edit"), None);
}

#[test]
fn a_draft_that_has_no_file_yet_is_checked_as_one_of_the_open_folder() {
    let mut editor = Editor::open("untitled", &[("discretion.toml", CONFIG)]);
    let item =
        json!({"uri": "untitled:Untitled-1", "languageId": "plaintext", "version": 1, "text": "AcmeCloud <!-- x"});
    editor.say("textDocument/didOpen", json!({"textDocument": item}));
    let published = editor.notice("textDocument/publishDiagnostics");
    assert_eq!(published["uri"], "untitled:Untitled-1");
    assert_eq!(codes(published["diagnostics"].as_array().expect("a list")), ["acme/cloud"]);
}

#[test]
fn a_draft_is_checked_as_the_options_say() {
    let policy: &[u8] =
        b"discretion = 1\nname = \"own\"\n[[tone]]\nid = \"hi\"\nterms = [\"hello\"]\nroles = [\"sales\"]\n";
    let options = json!({"policy": "own.toml", "role": "sales"});
    let mut editor =
        Editor::with("options", &[("own.toml", policy), ("discretion.toml", CONFIG)], &options, &Value::Null);
    editor.open_file("post.md", "markdown", "hello AcmeCloud\n");
    assert_eq!(codes(&editor.diagnostics("post.md")), ["own/hi"]);
    // Some editors say again what they said at the beginning.
    editor.say("workspace/didChangeConfiguration", json!({"settings": {"policy": "nowhere.toml"}}));
    editor.retype("post.md", 2, "hello again, AcmeCloud\n");
    assert_eq!(codes(&editor.diagnostics("post.md")), ["own/hi"]);
    // A role that nobody has is said, and nothing passes.
    editor.say(
        "workspace/didChangeConfiguration",
        json!({"settings": {"discretion": {"policy": "own.toml", "role": "slaes"}}}),
    );
    let diagnostics = editor.diagnostics_where("post.md", |all| all.iter().any(|one| one["code"].is_null()));
    let message = diagnostics[0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("unknown role `slaes`") && message.contains("did you mean `sales`?"), "{message}");
    let status =
        editor.wait(|message| message["method"] == "discretion/status" && message["params"]["state"] != "checked");
    assert_eq!((&status["params"]["verdict"], &status["params"]["fails"]), (&Value::Null, &json!(true)));
}

#[test]
fn vs_code_has_a_setting_for_each_option() {
    let folder = crate::support::folder("editor_each_option", &[]);
    let mut editor = Editor::silent(&folder);
    let (_, told) = editor.refused("initialize", json!({"initializationOptions": {"?": 0}, "capabilities": {}}));
    let known = told.split_once("expected one of ").expect("it names all").1;
    let options: BTreeSet<&str> = known.split(", ").map(|name| name.trim_matches('`')).collect();
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/vscode/package.json");
    let manifest = std::fs::read_to_string(manifest).expect("it is there");
    let manifest: Value = serde_json::from_str(&manifest).expect("it is JSON");
    let settings = manifest["contributes"]["configuration"]["properties"].as_object().expect("a table");
    let settings = settings.keys().filter_map(|name| name.strip_prefix("discretion."));
    // Where the program is, the server need not know; and the extension has a command of its own for reasons.
    let expected = settings.filter(|name| *name != "path").chain(["silenceCommand"]);
    assert_eq!(options, expected.collect());
}

#[test]
fn drafts_of_one_campaign_point_at_each_other() {
    let mut editor = Editor::open("campaign", &[("discretion.toml", CONFIG)]);
    let draft = |price: &str| format!("---\ncampaign: spring\n---\n\n\u{1f331} Acme Cloud costs {price} per month.\n");
    editor.open_file("one.md", "markdown", &draft("10 \u{20ac}"));
    editor.diagnostics("one.md");
    editor.open_file("two.md", "markdown", &draft("12 \u{20ac}"));
    let is_compared = |all: &[Value]| {
        all.iter().any(|one| {
            one["code"] == "acme/campaign/price" || one["code"].as_str().is_some_and(|code| code.contains("campaign"))
        })
    };
    let of_two = editor.diagnostics_where("two.md", is_compared);
    let related = &of_two[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], editor.uri("one.md").as_str());
    assert_eq!(related["range"]["start"]["line"], 4);
    // The first one is compared anew, too.
    let of_one = editor.diagnostics_where("one.md", is_compared);
    assert_eq!(of_one[0]["relatedInformation"][0]["location"]["uri"], editor.uri("two.md").as_str());
}

#[test]
fn what_is_masked_is_in_no_message() {
    let terms: &[u8] = b"discretion = 1\nname = \"own\"\n[[confidential]]\nid = \"list\"\nterms_file = \"terms.txt\"\n\
                        advice = \"Wait.\"\n[[naming]]\nid = \"name\"\nuse = \"Zephyr Nine Cloud\"\nnot = [\"Zephyr-Nine Cloud\"]\n";
    let files: [(&str, &[u8]); 3] =
        [("own.toml", terms), ("terms.txt", b"Zephyr Nine\n"), ("discretion.toml", b"policies = [\"own.toml\"]\n")];
    let mut editor = Editor::open("masked", &files);
    let text = "We love Zephyr Nine. A Zephyr-Nine Cloud for all.\n\n---\nchannel: Zephyr Nine\n";
    editor.open_file("post.md", "markdown", text);
    let diagnostics = editor.diagnostics("post.md");
    assert!(codes(&diagnostics).contains(&"own/list"), "{diagnostics:?}");
    let mut said = json!(diagnostics).to_string();
    for character in [10, 24, 30] {
        let at = editor.at("post.md", 0, character);
        said.push_str(&editor.ask("textDocument/hover", at).to_string());
    }
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 60}});
    let actions = editor.actions("post.md", &range);
    said.push_str(&json!(actions).to_string());
    said.push_str(&editor.notice("discretion/status").to_string());
    editor.kept.iter().for_each(|message| said.push_str(&message.to_string()));
    assert!(!said.contains("Zephyr"), "{said}");
    assert!(said.contains("•••"), "{said}");
}
