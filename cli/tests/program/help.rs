//! `discretion --help` and the help of its verbs.

use crate::support::{discretion, printed};
use snapbox::str;

#[test]
fn the_help_is_good_for_newcomers() {
    let help = |arguments: &str| discretion(arguments).env("COLUMNS", "80");
    for verb in ["", "check", "test", "show", "explain", "seal"] {
        let shown = printed(help(&format!("{verb} --help")));
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    }
    help("--help").assert().success().stdout_eq(str![[r#"
Checks drafts of public posts against a company policy: confidential terms,
competitors, tone, claims, names

A policy is a TOML file. Without one, the packs that suit everybody are used, so
you can start with

    discretion check post.md

Usage: discretion [OPTIONS] <COMMAND>

Commands:
  check        Check drafts and say what to change before they go out
  lint         Find what is weak in a policy: terms that are ordinary words,
               permissions that are over, rules that never fire
  trial        Show what a policy would do to what you have published, and what
               changes against another one
  test         Run the examples in a policy: what its rules must flag, and what
               they must let pass
  show         Show a policy with all its layers, or list the shipped packs
  explain      Explain one rule: what it looks for, why, what to write instead,
               whom to ask
  init         Write a first policy, discretion.toml and a job for the build
  seal         Seal confidential terms from standard input, so that the policy
               can be published without them
  schema       Print the JSON Schema of a policy, of discretion.toml or of the
               JSON report
  completions  Print the completions for a shell
  man          Print the manual page, or write those of all verbs into a folder
  help         Print this message or the help of the given subcommand(s)

Options:
      --color <WHEN>
          When to use colours; `auto` uses them on a terminal unless `NO_COLOR`
          is set
          
          [default: auto]
          [possible values: auto, always, never]

      --ui <CODE>
          The language of labels and counts; the default is that of the locale
          
          [possible values: en, fr]

  -h, --help
          Print help (see a summary with '-h')

  -V, --version
          Print version

"#]]);
    help("check --help").assert().success().stdout_eq(str![[r#"
Check drafts and say what to change before they go out

Usage: discretion check [OPTIONS] <PATHS>...

Arguments:
  <PATHS>...
          Files, folders, quoted globs, or `-` for standard input
          
          In folders, every Markdown, MDX, HTML, notebook and text file is
          checked, hidden ones too, and links are followed. Left out and counted
          are files that a .gitignore or .ignore file excludes, and formats that
          are not read, such as .rst. A file that you name is checked whatever
          its ending, as Markdown where the ending says nothing.

Options:
  -p, --policy <FILE>
          The policy; the default is that of discretion.toml, else the packs
          that suit everybody (see `show packs`)

      --no-config
          Look for no discretion.toml, neither beside the drafts nor above them

  -f, --format <FORMAT[=FILE]>
          How to report; `FORMAT=FILE` writes to a file. Repeatable
          
          - text: what blocks, what to review, and notes: the sentence with the
          match underlined, why, advice; what makes it pass
          - json: everything that is known of each draft, as
          docs/schema/report.v1.json describes it
          - jsonl: the same as JSON lines, each draft as soon as it is checked
          - sarif: SARIF 2.1.0 with rules, related places, fixes and what was
          silenced, for code scanning
          - github: annotations for GitHub Actions, and the `markdown` format in
          the summary of the job
          - markdown: a comment for a change: each draft with what blocks it,
          what to review, and notes
          - html: a page for reviewers: each draft as its readers see it, what
          is wrong beside the place, scores, filters
          - gitlab: a code quality report for GitLab
          - junit: JUnit XML: a suite per draft, a test per warning
          - rdjson: diagnostics for reviewdog, with suggestions
          
          When every report goes to a file, standard output gets `text`.

      --fail-on <VERDICT>
          The verdict at which the exit status becomes 1; the default is that of
          discretion.toml, else block
          
          [possible values: pass, review, block, never]

      --at <TIME>
          The time to check for, such as 2026-11-30T09:00:00+01:00; the default
          is now
          
          Some rules hold from or until a date. A draft can say in its front
          matter when it is published. An embargo must be over at both times.

      --publish-at <TIME>
          When the drafts will be published; overrides their front matter, and
          counts alone

      --trust-dates
          Believe the date in a draft's front matter: an embargo that is over by
          then is over

      --mask
          Hide text matched by confidential rules, in every format. On by
          default when `CI` is set
          
          Text matched by sealed terms, or by terms from a `terms_file`, is
          always hidden unless you give --no-mask.

      --no-mask
          Hide nothing, not even text matched by sealed terms

      --channel <NAME>
          Where the drafts will be published; overrides their front matter

      --author <NAME>
          Who signs the drafts: a person of the policy, or a handle; overrides
          their front matter

      --role <NAME>
          The role in which they speak; overrides their front matter and the
          policy's

      --audience <NAME>
          Who is meant to read the drafts: an audience of the policy; overrides
          their front matter

      --language <CODE>
          The language of the drafts; overrides their front matter and detection
          
          [possible values: en, fr]

      --stdin-path <PATH>
          The path to report for standard input; its ending sets the format

  -q, --quiet
          Show only drafts that fail, and errors

      --fix
          Correct names in the drafts where nothing is in doubt, and report what
          is left
          
          Names that are spelled out in text and front matter are corrected;
          never plurals, disguised forms, links or code. A draft with an error
          stays as it is.

      --dry-run
          With --fix: show the changes as a diff, and write nothing

      --all
          Show every warning with its sentence; without this, a draft fills two
          screens at most

      --explain-score
          Say how each score is made

      --show-silenced
          List each match that an exception, a cleared text or a comment
          silenced

      --no-silence
          Ignore all exceptions, cleared texts and comments that silence a match

      --policy-from <REV>
          Take discretion.toml and the policy, with everything that it extends,
          from this revision of the repository

      --silence-from <REV>
          Let only what stood in this revision of the repository silence a match
          
          Exceptions and cleared texts count if the policy had them there; a
          comment, if it stood before the same words. An exception holds for a
          draft that stood at its path.

      --since <REV>
          Only report what changed since this branch left REV: changed lines,
          and what the change brings about elsewhere
          
          Git is asked. Files that are not committed count, and renamed ones are
          followed. A limit of the whole draft is reported if the change made it
          worse.

      --whole-drafts
          With --since: check changed drafts whole

      --baseline <FILE>
          Let pass what this file knows: what was found before there was a gate

      --write-baseline
          Write what is found to the file of --baseline, in place of what it
          knows of these drafts

      --no-ignore
          Check what .gitignore and .ignore files exclude

      --strict
          Treat each file that is left out as an error
          
          When `CI` is set, drafts that a glob of yours matches and an ignore
          file excludes are errors in any case.

      --no-strict
          Leave files out without an error, also when `CI` is set

      --input-format <FORMAT>
          The kind of files: with `jsonl`, each line is an object with a draft,
          and the report is one, too
          
          Only the lines in flight are in memory. A line that is no draft is an
          error with its place. The report has the id, the line and the bytes of
          each draft in `record`.
          
          [possible values: jsonl]

      --text-field <NAME>
          With --input-format: the field that holds the text
          
          [default: text]

      --id-field <NAME>
          With --input-format: the field that names the draft
          
          [default: id]

      --from-byte <BYTE>
          With --input-format: begin at this byte of the file, the first of a
          line
          
          [default: 0]

      --max-bytes <BYTES>
          Refuse drafts larger than this
          
          [default: 16777216]

  -j, --jobs <N>
          How many drafts to check at once; the default is one per processor

      --color <WHEN>
          When to use colours; `auto` uses them on a terminal unless `NO_COLOR`
          is set
          
          [default: auto]
          [possible values: auto, always, never]

      --ui <CODE>
          The language of labels and counts; the default is that of the locale
          
          [possible values: en, fr]

  -h, --help
          Print help (see a summary with '-h')

Examples:
  discretion check post.md                        with the standard packs
  discretion check --policy acme.toml blog/       every draft in a folder
  discretion check --policy acme.toml 'blog/**/2026-*.md'
  discretion check - --channel x < post.txt       standard input
  discretion check blog/ --format json=out.json   JSON in a file, text here

Exit status:
  0  every draft is below --fail-on
  1  a draft is at or above --fail-on
  2  a policy, a draft or an argument could not be read;
     the other drafts are still checked

"#]]);
    discretion("--version").assert().success().stdout_eq("discretion [..]\n");
}
