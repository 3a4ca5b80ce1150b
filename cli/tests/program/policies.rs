//! `discretion test`, `show` and `explain`.

use crate::support::discretion;
use snapbox::str;

#[test]
fn examples_are_a_table() {
    discretion("test -p policy.toml")
        .assert()
        .success()
        .stdout_eq(str![[r#"
rule           flags   passes
acme/falcon      1/1      1/1
acme/cloud         -        -  no examples
acme/hype        2/2      1/1

acme: 3 rules, 5 examples, 0 failed; 1 rule without flags or passes

"#]])
        .stderr_eq(str![]);
}

#[test]
fn examples_that_fail_are_told() {
    discretion("test -p failing.toml").assert().code(1).stdout_eq(str![[r#"
rule              flags   passes
failing/falcon      1/2      0/1
failing/hype        0/1      1/1
failing/cloud         -        -  no examples

error: failing/falcon does not flag this example
--> failing.toml:7:20
 = example: the bird
 = found: nothing

error: failing/falcon flags this example, and must pass it
--> failing.toml:8:11
 = example: our Falcon
 = found: failing/falcon at `Falcon`

error: failing/hype does not flag this example
--> failing.toml:13:10
 = example: Falcon
 = found: failing/falcon at `Falcon`

failing: 3 rules, 5 examples, 3 failed; 1 rule without flags or passes

"#]]);
}

#[test]
fn examples_of_confidential_rules_are_withheld_where_a_log_is_kept() {
    let output = discretion("test -p failing.toml").env("CI", "true").assert().code(1);
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(!shown.contains("our Falcon") && !shown.contains("the bird"), "{shown}");
}

#[test]
fn packs_can_be_tested_by_name() {
    let output = discretion("test pack:tone").assert();
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(shown.starts_with("rule ") && shown.contains("\ntone/"), "{shown}");
    discretion("test tonne")
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq("error: unknown pack `tonne`, expected one of [..]\n");
}

#[test]
fn a_policy_is_shown_with_what_its_layers_changed() {
    discretion("show -p adjusted.toml").assert().success().stdout_eq(str![[r#"
acme-france
  digest  sha256:[..]
  review  from 20.0
  block   from 60.0
  rules   3, 1 inactive

acme/falcon confidential critical (locked)
  terms `Project Falcon`
  until 2027-03-01T08:00:00Z
  at policy.toml:11:1
acme/cloud naming low
  spellings `AcmeCloud`, instead of `Acme Cloud`
  at policy.toml:25:1
acme/hype tone low
  terms `game-changing` (en), `révolutionnaire` (fr)
  only on blog
  at policy.toml:33:1
  changed at adjusted.toml:10:1, severity low, was medium: our readers like it
acme-france/percent tone low (inactive)
  terms `percent`
  only for us
  at adjusted.toml:15:1

"#]]);
}

#[test]
fn confidential_terms_are_not_shown_where_a_log_is_kept() {
    for arguments in ["show -p policy.toml", "explain -p policy.toml acme/falcon"] {
        let output = discretion(arguments).env("CI", "1").assert().success();
        let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
        assert!(!shown.contains("Project"), "{shown}");
    }
}

#[test]
fn packs_are_listed() {
    discretion("show packs")
        .assert()
        .success()
        .stdout_eq("pack:tone  [..] rules, used without a policy\n    how things are said: [..]\n...\n");
}

#[test]
fn a_rule_is_explained() {
    discretion("explain -p policy.toml acme/falcon").assert().success().stdout_eq(str![[r#"
acme/falcon (confidential, critical)

finds     terms `Project Falcon`
says      an unannounced product
says      un produit pas encore annoncé
why       It is announced on 1 March 2027. Until then every mention of it may be
          read as an announcement.
why       Il est annoncé le 1er mars 2027.
advice    Say "our next storage engine".
advice    Écrivez « notre prochain moteur de stockage ».
applies   until 2027-03-01T08:00:00Z
ask       product@acme.example
source    https://acme.example/launch
flags     `Project-Falcon ships soon`
passes    `the falcon is a bird of prey`
written   policy.toml:11:1

"#]]);
}

#[test]
fn an_unknown_rule_is_an_error_with_the_nearest() {
    discretion("explain -p policy.toml acme/flacon").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `acme/flacon`; did you mean `acme/falcon`?

"#]]);
    discretion("explain -p policy.toml falcon").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `falcon`; did you mean `acme/falcon`?

"#]]);
    discretion("explain -p policy.toml acme/elephant").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `acme/elephant`

"#]]);
}

#[test]
fn the_help_is_good_for_newcomers() {
    discretion("--help").assert().success().stdout_eq(str![[r#"
Checks drafts of public posts against a company policy: confidential terms, competitors, tone,
claims, names.

A policy is a TOML file. Without one, the shipped packs that are safe for anybody are used, so that

    discretion check post.md

says something useful at once.

Usage: discretion [OPTIONS] <COMMAND>

Commands:
  check    Check drafts, and say what to change before they go out
  test     Run the policy's own examples: what its rules must flag and what they must pass
  show     Show the policy as it is after all its layers, or the shipped packs
  explain  Explain one rule: what it looks for, why, what to write instead, whom to ask
  seal     Seal confidential terms from standard input, so that the policy can be public and its
           terms not
  help     Print this message or the help of the given subcommand(s)

Options:
      --color <WHEN>
          When to use colours; `auto` uses them on a terminal, unless `NO_COLOR` is set
          
          [default: auto]
          [possible values: auto, always, never]

  -h, --help
          Print help (see a summary with '-h')

  -V, --version
          Print version

"#]]);
    discretion("check --help").assert().success().stdout_eq(str![[r#"
Check drafts, and say what to change before they go out

Usage: discretion check [OPTIONS] <PATHS>...

Arguments:
  <PATHS>...
          Files, folders, quoted globs, or `-` for standard input
          
          In a folder, the files .md, .markdown, .mdx and .txt that no .gitignore or .ignore leaves
          out are checked. A file that is named is checked whatever it is called. Files .txt are
          plain text, all others Markdown, unless the policy gives the channel a format.

Options:
      --color <WHEN>
          When to use colours; `auto` uses them on a terminal, unless `NO_COLOR` is set
          
          [default: auto]
          [possible values: auto, always, never]

  -p, --policy <FILE>
          The policy to check against; without it, the packs that are safe for anybody: see `show
          packs`

  -f, --format <FORMAT[=FILE]>
          How to report: `text` for people, `json` for programs; `json=FILE` writes to a file
          
          Can be given several times. What is written to a file leaves standard output to the other
          format, or to `text`.

      --fail-on <VERDICT>
          The verdict from which on the exit status is 1
          
          [default: block]
          [possible values: pass, review, block, never]

      --at <INSTANT>
          The moment of the check, such as 2026-11-30T09:00:00+01:00; without it, now
          
          Rules with dates are compared with the moment of publication that a draft's front matter
          gives, else with this one.

      --mask
          Show no text that a confidential rule found, in no format; so it is where the environment
          variable CI is set
          
          What rules with sealed terms or a `terms_file` found is not shown anyway.

      --no-mask
          Show all that was found, even the matches of sealed terms

      --channel <NAME>
          Where the drafts will be published; without it, what their front matter says

      --language <CODE>
          The language of the drafts; without it, what their front matter says, else what is
          detected
          
          [possible values: en, fr]

      --stdin-path <PATH>
          The path that the text from standard input has: gives it a name and a format

  -q, --quiet
          Show only the drafts that fail, and errors

      --show-silenced
          List what exceptions, cleared texts and comments silenced, with reason, owner and end

      --no-silence
          Check as if the policy had no exceptions and no cleared texts, and the drafts no comments
          that silence a warning

      --max-bytes <BYTES>
          The largest draft that is read, in bytes; a larger one is an error
          
          [default: 16777216]

  -j, --jobs <N>
          How many drafts are checked at once; without it, one for each processor

  -h, --help
          Print help (see a summary with '-h')

Examples:
  discretion check post.md                        one draft, with the standard packs
  discretion check --policy acme.toml blog/       all drafts of a folder
  discretion check --policy acme.toml 'blog/**/2026-*.md'
  discretion check - --channel x < post.txt       standard input
  discretion check blog/ --format json=out.json   for people here, for programs there

Exit status:
  0  nothing is at or above --fail-on
  1  something is
  2  a policy, a draft or an argument could not be read; the other drafts are still checked

"#]]);
    discretion("--version").assert().success().stdout_eq("discretion [..]\n");
}
