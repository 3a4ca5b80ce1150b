//! What drafts can do to a terminal: nothing.

use crate::support::{check, check_in, discretion, folder, printed};
use snapbox::str;

#[test]
fn a_long_line_is_cut_around_the_match() {
    let text = format!("{}Project Falcon {}", "word ".repeat(1000), "日本 ".repeat(1000));
    let folder = folder("long_line", &[("long.md", text.as_bytes())]);
    check_in(&folder, "long.md").assert().code(1).stdout_eq(str![[r#"
critical[acme/falcon]: an unannounced product
 --> long.md:1:5001
  |
1 | …word word word word word word Project Falcon 日本 日本 日本 日本 日本 日本…
  |                                ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027. Until then every mention of it may be
         read as an announcement.
  = advice: Say "our next storage engine".
  = ask: product@acme.example
  = source: https://acme.example/launch

long.md: block 93.1 (confidential 93.1)
to pass: resolve acme/falcon (line 1)
needs: product@acme.example

"#]]);
}

#[test]
fn control_and_bidirectional_characters_are_made_visible() {
    let text = "A \u{1b}[31m \u{202e}B\u{9b}31m Project Falcon \u{7}.";
    let folder = folder("escapes", &[("escape.md", text.as_bytes())]);
    let output = check_in(&folder, "escape.md").assert().code(1);
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(!shown.chars().any(|letter| (letter.is_control() && letter != '\n') || letter == '\u{202e}'));
    output.stdout_eq(str![[r#"
critical[acme/falcon]: an unannounced product
 --> escape.md:1:16
  |
1 | A \u{1b}[31m \u{202e}B\u{9b}31m Project Falcon \u{7}.
  |                                 ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027. Until then every mention of it may be
         read as an announcement.
  = advice: Say "our next storage engine".
  = ask: product@acme.example
  = source: https://acme.example/launch

escape.md: block 93.1 (confidential 93.1)
to pass: resolve acme/falcon (line 1)
needs: product@acme.example

"#]]);
}

#[test]
fn wide_characters_keep_the_underline_in_place() {
    let shown = printed(check("other/wide.md --all"));
    let marked = "1 | We like *Acme*Cloud and 日本語 😀 AcmeCloud.\n  |                                   ^^^^^^^^^\n";
    assert!(shown.contains(marked), "{shown}");
}

#[test]
fn a_name_of_a_file_cannot_speak_to_a_terminal() {
    let arguments = ["check", "gone\u{1b}[31m.md"];
    discretion("").args(arguments).assert().code(2).stderr_eq(str![[r#"
error: gone\u{1b}[31m.md: not a file, a folder or a glob: unclosed character class; missing ']'

"#]]);
}

#[test]
fn colours_are_used_where_they_are_wanted() {
    let coloured = |command: snapbox::cmd::Command| {
        let output = command.assert().success();
        output.get_output().stdout.contains(&b'\x1b')
    };
    assert!(!coloured(check("other/wide.md")));
    assert!(coloured(check("other/wide.md --color always")));
    assert!(coloured(discretion("--color always check -p policy.toml other/wide.md").env("NO_COLOR", "1")));
    assert!(!coloured(check("other/wide.md").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
}

#[test]
#[cfg(unix)]
fn a_reader_that_stops_reading_is_no_error() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    let text = "Project Falcon ships.\n\n".repeat(400);
    let folder = folder("closed_pipe", &[("many.md", text.as_bytes())]);
    let mut program = Command::new(snapbox::cmd::cargo_bin!("discretion"))
        .current_dir(folder)
        .args(["check", "-p", "policy.toml", "--at", "2026-11-20T09:00:00Z", "many.md"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = String::new();
    let mut stdout = BufReader::new(program.stdout.take().expect("it is piped"));
    stdout.read_line(&mut first).expect("there is a line");
    drop(stdout);
    let mut said = String::new();
    program.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it is text");
    let status = program.wait().expect("it ends");
    assert_eq!((first.as_str(), said.as_str()), ("critical[acme/falcon]: an unannounced product\n", ""));
    assert_eq!(status.code(), Some(1));
}
