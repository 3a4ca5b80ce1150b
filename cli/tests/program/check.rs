//! `discretion check`: what people see, and the exit status.

use crate::support::{assert_recorded, check, check_in, discretion, discretion_in, folder, outline};
use snapbox::str;

#[test]
fn a_warning_shows_the_sentence_and_what_to_do() {
    check("blog/launch.md").assert().code(1).stdout_eq(str![[r#"
critical[acme/falcon]: an unannounced product
 --> blog/launch.md:7:35
  |
7 | We are proud of *Project*
  |                  ^^^^^^^^
8 | Falcon, a game-changing engine for AcmeCloud.
  | ^^^^^^
  |
  = why: It is announced on 1 March 2027. Until then every mention of it may be
         read as an announcement.
  = advice: Say "our next storage engine".
  = ask: product@acme.example
  = source: https://acme.example/launch

medium[acme/hype]: an empty superlative
 --> blog/launch.md:8:11
  |
7 | We are proud of *Project*
8 | Falcon, a game-changing engine for AcmeCloud.
  |           ^^^^^^^^^^^^^
  |
  = why: It says nothing.
  = advice: Say what it does.
  = ask: comms@acme.example

low[acme/cloud]: our product is Acme Cloud (line 8)

blog/launch.md: block 88.2 (confidential 88.2, tone 34.2, naming 9.5)
to pass: resolve acme/falcon (line 7), acme/hype (line 8)
needs: product@acme.example, comms@acme.example

"#]]);
}

#[test]
fn a_clean_draft_is_one_line_and_how_much_it_means() {
    check("blog/clean.md")
        .assert()
        .success()
        .stdout_eq(str![[r#"
blog/clean.md: pass
rules: 2 in force; asleep: channel 1

"#]])
        .stderr_eq(str![]);
}

#[test]
fn without_a_policy_the_packs_are_used() {
    discretion("check blog/clean.md").assert().success().stdout_eq(str![[r#"
blog/clean.md: pass
rules: 73 in force

"#]]);
}

#[test]
fn an_empty_draft_passes() {
    let folder = folder("empty_draft", &[("empty.md", b"")]);
    check_in(&folder, "empty.md").assert().success().stdout_eq(str![[r#"
empty.md: pass
rules: 2 in force; asleep: channel 1

"#]]);
}

#[test]
fn french_drafts_get_french_words() {
    check("blog/french.md").assert().code(1).stdout_eq(str![[r#"
critical[acme/falcon]: un produit pas encore annoncé
 --> blog/french.md:6:22
  |
6 | Nous sommes fiers de Project Falcon, un moteur révolutionnaire.
  |                      ^^^^^^^^^^^^^^
  |
  = why: Il est annoncé le 1er mars 2027.
  = advice: Écrivez « notre prochain moteur de stockage ».
  = ask: product@acme.example
  = source: https://acme.example/launch

medium[acme/hype]: un superlatif creux
 --> blog/french.md:6:48
  |
6 | Nous sommes fiers de Project Falcon, un moteur révolutionnaire.
  |                                                ^^^^^^^^^^^^^^^
  |
  = why: Cela ne dit rien.
  = advice: Dites ce que cela fait.
  = ask: comms@acme.example

blog/french.md: block 93.1 (confidential 93.1, tone 34.2)
to pass: resolve acme/falcon (line 6), acme/hype (line 6)
needs: product@acme.example, comms@acme.example

"#]]);
}

#[test]
fn a_folder_is_read_as_its_ignore_files_say() {
    check("--fail-on never blog").assert().success();
    assert_recorded(
        outline(check("--fail-on never blog")),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
blog/drafts/note.txt: pass 9.5 (naming 9.5)
critical[acme/falcon]: un produit pas encore annoncé
--> blog/french.md:6:22
medium[acme/hype]: un superlatif creux
--> blog/french.md:6:48
blog/french.md: block 93.1 (confidential 93.1, tone 34.2)
to pass: resolve acme/falcon (line 6), acme/hype (line 6)
needs: product@acme.example, comms@acme.example
critical[acme/falcon]: an unannounced product
--> blog/launch.md:7:35
medium[acme/hype]: an empty superlative
--> blog/launch.md:8:11
low[acme/cloud]: our product is Acme Cloud (line 8)
blog/launch.md: block 88.2 (confidential 88.2, tone 34.2, naming 9.5)
to pass: resolve acme/falcon (line 7), acme/hype (line 8)
needs: product@acme.example, comms@acme.example
4 drafts: 2 block, 2 pass; 6 warnings; 1 file left out
rules: 2 to 3 in force; asleep: channel up to 1
left out by blog/.ignore: blog/ignored.md

"#]],
    );
}

#[test]
fn paths_are_checked_once_and_in_order() {
    let arguments = "--fail-on never other/wide.md blog/drafts ./blog/drafts/note.txt other --jobs 3";
    assert_recorded(
        outline(check(arguments)),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
blog/drafts/note.txt: pass 9.5 (naming 9.5)
low[acme/cloud]: 2 × our product is Acme Cloud (line 1)
other/wide.md: pass 13.9 (naming 13.9)
2 drafts: 2 pass; 3 warnings
rules: 2 in force; asleep: channel 1

"#]],
    );
}

#[test]
fn many_drafts_are_reported_in_order() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.md")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"AcmeCloud."[..])).collect();
    files.push(("all.txt", b""));
    let folder = folder("many", &files);
    let report = outline(check_in(&folder, ". --jobs 5"));
    let lines: Vec<&str> = report.lines().filter(|line| line.ends_with("(naming 9.5)")).collect();
    let expected: Vec<String> = names.iter().map(|name| format!("{name}: pass 9.5 (naming 9.5)")).collect();
    assert_eq!(lines, expected);
    assert!(
        report.ends_with("\n201 drafts: 201 pass; 200 warnings\nrules: 2 in force; asleep: channel 1\n"),
        "{report}"
    );
}

#[test]
fn a_glob_is_expanded() {
    assert_recorded(
        outline(check("blog/**/n*.txt")),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
blog/drafts/note.txt: pass 9.5 (naming 9.5)
1 draft: 1 pass; 1 warning
rules: 2 in force; asleep: channel 1

"#]],
    );
    assert_recorded(
        outline(check("blog/*.csv -q")),
        str![[r#"
critical[acme/falcon]: an unannounced product
--> blog/data.csv:1:1
blog/data.csv: block 93.1 (confidential 93.1)
to pass: resolve acme/falcon (line 1)
needs: product@acme.example

"#]],
    );
}

#[test]
fn quiet_shows_what_fails() {
    check("blog/clean.md other/wide.md --quiet").assert().success().stdout_eq(str![]);
}

#[test]
fn standard_input_is_a_draft() {
    let text = "We *love* AcmeCloud.";
    assert_recorded(
        outline(check("-").stdin(text)),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
<stdin>: pass 9.5 (naming 9.5)
rules: 2 in force; asleep: channel 1

"#]],
    );
    assert_recorded(
        outline(check("--stdin-path posts/a.txt -").stdin(text)),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
posts/a.txt: pass 9.5 (naming 9.5)
rules: 2 in force; asleep: channel 1

"#]],
    );
}

#[test]
fn the_format_of_the_channel_holds_over_the_name() {
    let text = "<!-- AcmeCloud -->";
    assert_recorded(
        outline(check("--channel blog -").stdin(text)),
        str![[r#"
<stdin>: pass
rules: 3 in force

"#]],
    );
    assert_recorded(
        outline(check("--channel network -").stdin(text)),
        str![[r#"
low[acme/cloud]: our product is Acme Cloud (line 1)
<stdin>: pass 9.5 (naming 9.5)
rules: 2 in force; asleep: channel 1

"#]],
    );
}

#[test]
fn dates_are_compared_with_the_moment_of_the_check() {
    let text = "Project Falcon is here.";
    let at = "check -p policy.toml --at 2027-03-01T08:00:00Z -";
    discretion(at).stdin(text).assert().success().stdout_eq(str![[r#"
<stdin>: pass
rules: 1 in force; asleep: date 1, channel 1

"#]]);
}

#[test]
fn the_exit_status_follows_fail_on() {
    let cases = [("blog", "pass", 1), ("blog", "review", 1), ("blog", "block", 1), ("blog", "never", 0)];
    let cases = cases.into_iter().chain([("blog/clean.md", "pass", 1), ("blog/clean.md", "review", 0)]);
    for (path, verdict, status) in cases {
        check(&format!("--fail-on {verdict} {path}")).assert().code(status);
    }
}

#[test]
fn the_language_of_the_arguments_holds() {
    let text = "Un moteur révolutionnaire.";
    for (language, status) in [("fr", 1), ("en", 0)] {
        check(&format!("--channel blog --fail-on review --language {language} -")).stdin(text).assert().code(status);
    }
}

#[test]
fn a_pass_says_how_much_it_means() {
    let rules = b"discretion = 1\nname = \"acme\"\njurisdictions = [\"fr\"]\n\
        [[confidential]]\nid = \"a\"\nterms = [\"Halcyon\"]\nuntil = 2026-11-01T00:00:00Z\n\
        [[confidential]]\nid = \"b\"\nterms = { fr = [\"Halcyon\"] }\n\
        [[confidential]]\nid = \"c\"\nterms = [\"Halcyon\"]\nchannels = [\"x\"]\n";
    let more = b"[[confidential]]\nid = \"d\"\nterms = [\"Halcyon\"]\njurisdictions = [\"us\"]\n";
    let text = b"Halcyon is what we have been working on, and it is here.\n";
    let files: [(&str, &[u8]); 2] = [("rules.toml", &[&rules[..], more].concat()), ("a.md", text)];
    let folder = folder("asleep", &files);
    discretion_in(&folder, "check -p rules.toml --at 2026-11-20T09:00:00Z a.md").assert().success().stdout_eq(str![[
        r#"
a.md: note: no rule of the policy is in force for this draft
a.md: pass
rules: 0 in force; asleep: date 1, channel 1, language 1, jurisdiction 1

"#
    ]]);
}
