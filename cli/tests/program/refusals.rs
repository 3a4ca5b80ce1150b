//! What cannot be read is an error that names it, and never passes.

use crate::support::{discretion, discretion_in, folder};
use snapbox::str;

#[test]
fn a_missing_file_is_an_error_and_the_others_are_checked() {
    let output = discretion("check -p policy.toml blog/clean.md gone.md").assert().code(2);
    output
        .stdout_eq(str![[r#"
blog/clean.md: pass
1 draft: 1 pass; 0 warnings; 1 path could not be read
rules: 2 in force; asleep: channel 1

"#]])
        .stderr_eq(str![[r#"
error: gone.md: no such file or folder

"#]]);
}

#[test]
fn a_folder_or_a_glob_without_drafts_is_an_error() {
    let folder = folder("nothing", &[("nothing/a.csv", b"")]);
    let arguments = "check -p policy.toml nothing gone/*.md nothing/*.md nothing/[";
    discretion_in(&folder, arguments)
        .assert()
        .code(2)
        .stdout_eq(str![[r#"
no draft was checked; 4 paths could not be read

"#]])
        .stderr_eq(str![[r#"
error: gone/*.md: this glob matches no draft
error: nothing: no draft in this folder, expected files that end like .txt, .md, .mdx, .html or .ipynb
error: nothing/*.md: this glob matches no draft
error: nothing/[: not a file, a folder or a glob: unclosed character class; missing ']'

"#]]);
}

#[test]
fn formats_that_are_not_read_are_refused_by_name() {
    let folder = folder("unread", &[("a.rst", b"Falcon"), ("b.ADOC", b"Falcon"), ("c.docx", b"PK")]);
    discretion_in(&folder, "check -p policy.toml a.rst b.ADOC c.docx").assert().code(2).stderr_eq(str![[r#"
error: a.rst: reStructuredText is not read; check what is made of it, such as its HTML
error: b.ADOC: AsciiDoc is not read; check what is made of it, such as its HTML
error: c.docx: Word is not read; check what is made of it, such as its HTML

"#]]);
}

#[test]
fn what_is_no_text_is_an_error_with_its_place() {
    let files: [(&str, &[u8]); 6] = [
        ("a.md", b"Good."),
        ("latin.md", b"caf\xe9"),
        ("utf16.md", b"\xff\xfeh\0i\0"),
        ("utf32.md", b"\xff\xfe\0\0h\0\0\0"),
        ("nul.md", b"a\0b"),
        ("large.md", b"0123456789abcdef"),
    ];
    let output = discretion_in(&folder("no_text", &files), "check -p policy.toml . --max-bytes 10").assert().code(2);
    output
        .stdout_eq(str![[r#"
a.md: pass
1 draft: 1 pass; 0 warnings; 5 paths could not be read
rules: 2 in force; asleep: channel 1

"#]])
        .stderr_eq(str![[r#"
error: large.md: larger than 10 bytes; --max-bytes raises the limit
error: latin.md: not UTF-8: byte 3 is 0xE9
error: nul.md: not text: byte 1 is NUL
error: utf16.md: this is UTF-16, by its byte order mark; expected UTF-8
error: utf32.md: this is UTF-32, by its byte order mark; expected UTF-8

"#]]);
}

#[test]
fn every_problem_of_a_policy_is_shown_and_no_secret() {
    let output = discretion("check -p broken.toml blog").assert().code(2).stdout_eq(str![]);
    let shown = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(!shown.contains("Falcon"), "{shown}");
    output.stderr_eq(str![[r#"
error: unknown key `colour`, expected one of `discretion`, `name`, `version`,
  `owner`, `extends`, `jurisdictions`, `timezone`, `company`, `verdict`,
  `lists`, `channels`, `people`, `audiences`, `campaign`, `reply`,
  `competitors`, `confidential`, `competitor`, `tone`, `claim`, `naming`,
  `require`, `adjust`, `cleared`, `exception`
 --> broken.toml:3:1
  |
3 | colour = "red"
  | ^^^^^^

error: unknown key `termz`, expected one of `terms`, `patterns`, `verify`,
  `sealed`, `terms_file`, `id`, `severity`, `message`, `why`, `advice`, `owner`,
  `sources`, `languages`, `channels`, `authors`, `roles`, `audiences`,
  `answers`, `jurisdictions`, `places`, `fields`, `from`, `until`, `forms`,
  `case`, `except`, `near`, `not_near`, `eased_by`, `unless`, `about`, `trial`,
  `flags`, `passes`, `locked`
 --> broken.toml:7:1
  = note: the line is not shown, because it may be confidential
  = help: did you mean `terms`?

error: unknown severity `hihg`, expected one of `info`, `low`, `medium`,
  `high`, `critical`
  --> broken.toml:12:12
   |
12 | severity = "hihg"
   |            ^^^^^^
   |
   = help: did you mean `high`?

error: duplicate id `hype`
  --> broken.toml:15:6
   |
15 | id = "hype"
   |      ^^^^^^
   |
   = see: broken.toml:10:6: first defined here

The policy has 4 problems and was not used.

"#]]);
}

#[test]
fn a_syntax_error_shows_no_secret() {
    discretion("check -p syntax.toml blog").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: the text in this line has no closing quotation mark
 --> syntax.toml:5:25
  = note: the line is not shown, because it may be confidential
  = help: close it on the same line

The policy has 1 problem and was not used.

"#]]);
}

#[test]
fn a_policy_must_be_a_file_that_is_there() {
    discretion("check -p blog blog").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: this file is a folder, expected a policy file
 --> blog

The policy has 1 problem and was not used.

"#]]);
    discretion("check -p gone.toml blog").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot read this file: no such file
 --> gone.toml

The policy has 1 problem and was not used.

"#]]);
}

#[test]
fn encodings_and_errors_of_the_system_are_called_by_their_names() {
    let wide = |mark: bool, text: &str, order: fn(u32) -> [u8; 4]| {
        let mark = mark.then_some('\u{feff}');
        mark.into_iter().chain(text.chars()).flat_map(|letter| order(u32::from(letter))).collect::<Vec<u8>>()
    };
    let head = "discretion = 1\nname = \"acme\"\n";
    let rule = format!("{head}[[confidential]]\nid = \"a\"\nterms = [\"Falcon\"]\n");
    let lists = format!("{head}[[confidential]]\nid = \"a\"\nterms_file = \"list.txt\"\n");
    for (mark, order) in
        [(true, u32::to_le_bytes as fn(u32) -> [u8; 4]), (true, u32::to_be_bytes), (false, u32::to_le_bytes)]
    {
        let files: [(&str, &[u8]); 6] = [
            ("a.md", b"All is well."),
            ("p.toml", &wide(mark, &rule, order)),
            ("lists.toml", lists.as_bytes()),
            ("list.txt", &wide(mark, "Falcon\n", order)),
            ("set/a.md", b"All is well."),
            ("set/discretion.toml", &wide(mark, "policies = []\n", order)),
        ];
        let folder = folder("utf32", &files);
        for (arguments, said) in [
            ("check -p p.toml a.md", "this is UTF-32, expected UTF-8"),
            ("check -p lists.toml a.md", "the list of terms is UTF-32, expected UTF-8"),
            ("check set/a.md", "this is UTF-32, expected UTF-8"),
        ] {
            let output = discretion_in(&folder, arguments).output().expect("the program starts");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code() == Some(2) && errors.contains(said), "{arguments}: {errors}");
        }
    }
    #[cfg(target_os = "linux")]
    for arguments in ["check -p /proc/self/mem blog", "check -p policy.toml /proc/self/mem"] {
        let output = discretion(arguments).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && errors.contains("input/output error"), "{arguments}: {errors}");
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for (arguments, said) in [
        (
            "-p policy.toml --channel blgo blog",
            "error: unknown channel `blgo`, expected one of `blog`, `bluesky`, `linkedin`, `mastodon`, `network`, `threads`, `x`; did you mean `blog`?\n",
        ),
        ("--format jsn blog", "`junit`, `rdjson`; did you mean `json`?\n"),
        ("--format json= blog", "expected a file after `=`\n"),
        ("--at 2026-10-01 blog", "expected a date, a time and a UTC offset, such as 2026-11-30T09:00:00+01:00\n"),
        ("--fail-on blokc blog", "tip: a similar value exists: 'block'\n"),
        ("--fail-no block blog", "tip: a similar argument exists: '--fail-on'\n"),
        ("--language de blog", "[possible values: en, fr]\n"),
        ("blog/lunch.md", "error: blog/lunch.md: no such file or folder; did you mean `blog/launch.md`?\n"),
        ("", "the following required arguments were not provided:"),
    ] {
        let output = discretion(&format!("check {arguments}")).assert().code(2);
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains(said), "{arguments}: {stderr}");
    }
    discretion("").assert().code(2).stdout_eq(str![]);
}

#[test]
fn a_policy_whose_rules_are_all_over_is_an_error() {
    let policy = "discretion = 1\nname = \"p\"\n\n[[confidential]]\nid = \"halcyon\"\nterms = [\"Halcyon\"]\n\
                  until = 2026-03-01T00:00:00Z\n";
    let folder = folder("over", &[("p.toml", policy.as_bytes()), ("a.md", b"Halcyon")]);
    let check = "check -p p.toml a.md --no-mask --at";
    discretion_in(&folder, &format!("{check} 2026-02-28T00:00:00Z")).assert().code(1);
    discretion_in(&folder, &format!("{check} 2026-03-02T00:00:00Z")).assert().code(2).stdout_eq("").stderr_eq(str![[
        r#"
error: the only active rule is over, so the policy has no rule left
 --> p.toml:7:9
  |
7 | until = 2026-03-01T00:00:00Z
  |         ^^^^^^^^^^^^^^^^^^^^

The policy has 1 problem and was not used.

"#
    ]]);
    discretion_in(&folder, &format!("{check} 2026-03-02T00:00:00Z --publish-at 2026-02-01T00:00:00Z")).assert().code(1);
}

/// Each policy has a problem in a line that holds a confidential term, outside of its rule.
#[test]
fn an_error_of_a_policy_shows_no_confidential_term() {
    let rule = "[[confidential]]\nid = \"x\"\nterms = [\"@code-names\"]\n";
    let named = "[lists]\ncode-names = [\"Velocitas\"]\n";
    let other = "[[confidential]]\nid = \"x\"\nterms = [\"Velocitas\"]\n";
    let hype = "[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
    let policies = [
        format!("{rule}[lists.code-names]\nen = [\"Brimblewick\" \"Ostrobogulous\"]\n"),
        format!("{rule}[lists.code-names]\nen = [\"Project {{x}}Brimblewick\"]\n"),
        format!("{rule}[lists]\ncode-names = [\"Brimblewick {{\", \"@brimblewick\", 7]\n"),
        format!("[lists.code-names]\nde = [\"Brimblewick\"]\nen = \"Brimblewick\"\n{rule}"),
        format!("extends = [\"pack:claims\"]\n{rule}{named}[lists.\"claims/code-names\"]\nen = [\"Brimblewick {{\"]\n"),
        format!("{other}[[cleared]]\ntext = \"Brimblewick\"\nreason = \"x\"\n"),
        format!("{other}[[cleared]]\ntext = \"about Brimblewick\" reason = \"x\"\n"),
        format!("{other}[[cleared]]\ntext = \"{{us}} Brimblewick\"\nreason = 1\n"),
        format!(
            "extends = [\"pack:internal-places\"]\n{other}[[adjust]]\nrule = \"internal-places/Brimblewick\"\nadd_terms = [\"Brimblewick\"]\n"
        ),
        format!(
            "extends = [\"pack:tone\"]\n{other}[[adjust]]\nrule = \"tone/hype\"\nreason = \"for Brimblewick\" off = 1\n"
        ),
        format!("{other}{hype}flags = [\"Brimblewick is hype\", 1]\n"),
        format!("{other}{hype}passes = [\n\"Brimblewick is calm\"\n\"so\"]\n"),
        format!("{other}{hype}flags = {{ de = [\"Brimblewick\"] }}\n"),
        "[[confidential]]\nid = \"x\"\nterms = { Brimblewick = [\"Velocitas\"] }\n".to_owned(),
    ];
    for (number, policy) in policies.iter().enumerate() {
        let text = format!("discretion = 1\nname = \"p\"\n{policy}").replace("name = \"p\"\n[", "name = \"p\"\n\n[");
        let folder = folder(&format!("terms-in-errors-{number}"), &[("p.toml", text.as_bytes()), ("a.md", b"Good.")]);
        let output =
            discretion_in(&folder, "check -p p.toml a.md").env("CI", "true").assert().code(2).get_output().clone();
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let lines = told.lines().filter(|line| !line.contains("internal-places/Brimblewick"));
        assert!(!lines.collect::<String>().to_lowercase().contains("brimblewick"), "{text}\n{told}");
        assert!(told.contains("p.toml:"), "{told}");
    }
}

/// Whatever is wrong with a policy, with what it names or with a path, no draft passes.
#[test]
fn nothing_passes_under_what_cannot_be_read() {
    let head = "discretion = 1\nname = \"p\"\n";
    let rule = "[[confidential]]\nid = \"x\"\nterms = [\"Halcyon\"]\n";
    let listed = |file: &str| format!("{head}[[confidential]]\nid = \"x\"\nterms_file = \"{file}\"\n");
    let elsewhere = format!("{head}jurisdictions = [\"eu\"]\n{rule}jurisdictions = [\"us\"]\n");
    let off = format!("{head}[[adjust]]\nrule = \"p/x\"\noff = true\nreason = \"so\"\n{rule}");
    let wide: Vec<u8> = format!("{head}{rule}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = "x".repeat(5_000);
    let sound = format!("{head}{rule}");
    for (number, (policy, arguments)) in [
        (&b""[..], "a.md"),
        (b"\n \n", "a.md"),
        (head.as_bytes(), "a.md"),
        (sound.replace('\n', "\r").as_bytes(), "a.md"),
        (sound.replace("Halcyon", "Hal\0cyon").as_bytes(), "a.md"),
        (&wide, "a.md"),
        (&[sound.as_bytes(), b"# caf\xe9\n"].concat(), "a.md"),
        (elsewhere.as_bytes(), "a.md"),
        (off.as_bytes(), "a.md"),
        (format!("{head}extends = [\"p.toml\"]\n{rule}").as_bytes(), "a.md"),
        (format!("{head}extends = [\"q.toml\"]\n{rule}").as_bytes(), "a.md"),
        (format!("{head}extends = [\"gone.toml\"]\n{rule}").as_bytes(), "a.md"),
        (listed("gone.txt").as_bytes(), "a.md"),
        (listed("empty.txt").as_bytes(), "a.md"),
        (listed("sub").as_bytes(), "a.md"),
        (listed("/dev/zero").as_bytes(), "a.md"),
        (sound.as_bytes(), "ebcdic.md"),
        (sound.as_bytes(), &long),
        (sound.as_bytes(), "a.md --format json=sub"),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder(
            &format!("unreadable-{number}"),
            &[
                ("p.toml", policy),
                ("q.toml", format!("{}extends = [\"p.toml\"]\n", head.replace("\"p\"", "\"q\"")).as_bytes()),
                ("a.md", b"All is well."),
                ("ebcdic.md", b"\xc1\x93\x93\x40\x89\xa2\x40\xa6\x85\x93\x93\x4b"),
                ("empty.txt", b""),
                ("sub/b.md", b"All is well."),
            ],
        );
        let output = discretion_in(&folder, &format!("check -p p.toml {arguments}")).output().expect("it starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{number}: {errors}");
        assert!(errors.starts_with("error: "), "{number}: {errors}");
    }
}
