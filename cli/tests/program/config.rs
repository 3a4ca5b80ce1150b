//! `discretion.toml`: each draft has the nearest one, and the command line holds over it.

use crate::support::{discretion_in, folder, folder_outside, git, outline, printed};
use snapbox::str;
use std::fs;
use std::path::PathBuf;

/// A policy with one term of medium severity.
fn policy(name: &str, term: &str) -> String {
    format!(
        "discretion = 1\nname = \"{name}\"\n[channels.blog]\n[[tone]]\nid = \"a\"\nterms = [\"{term}\"]\nseverity = \"medium\"\n"
    )
}

/// A folder with two sites: each has its own configuration and policy.
fn sites(name: &str) -> PathBuf {
    let (one, two) = (policy("one", "alpha"), policy("two", "beta"));
    let text = "alpha and beta";
    // Above it there is none.
    folder_outside(name, &[
        ("one/discretion.toml", b"policies = [\"one.toml\"]\nfail_on = \"review\"\n"),
        ("one/one.toml", one.as_bytes()),
        ("one/deep/post.md", text.as_bytes()),
        (
            "two/discretion.toml",
            b"policies = [\"../policies/two.toml\"]\nfail_on = \"never\"\n[[drafts]]\npaths = [\"**/*.md\"]\nchannel = \"blog\"\nlanguage = \"fr\"\n",
        ),
        ("policies/two.toml", two.as_bytes()),
        ("two/post.md", text.as_bytes()),
        ("bare/post.md", b"plain text"),
    ])
}

#[test]
fn each_draft_is_checked_as_the_nearest_file_says() {
    let folder = sites("nearest_config");
    let command = || discretion_in(&folder, "check one two");
    snapbox::assert_data_eq!(
        outline(command()),
        str![[r#"
medium[one/a]: “alpha” may be read in a tone that was not meant
--> one/deep/post.md:1:1
one/deep/post.md: review 34.2 (tone 34.2)
to pass: resolve one/a (line 1)
medium[two/a]: « beta » peut être lu sur un autre ton que voulu
--> two/post.md:1:11
two/post.md: review 34.2 (tone 34.2)
to pass: resolve two/a (line 1)
2 drafts: 2 review; 2 warnings

"#]]
    );
    command().assert().code(1);
    // A draft of the other site alone never fails.
    discretion_in(&folder, "check two").assert().code(0);
    discretion_in(&folder, "check one").assert().code(1);
    discretion_in(&folder, "check one bare").assert().code(1);
    let json = printed(discretion_in(&folder, "check one two --format json"));
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["policy"], serde_json::Value::Null);
    let names: Vec<_> = (0..2).map(|at| &json["policies"][at]["name"]).collect();
    assert_eq!(names, ["one", "two"]);
    for at in 0..2 {
        for key in ["name", "version", "digest"] {
            assert_eq!(json["drafts"][at]["policy"][key], json["policies"][at][key]);
        }
    }
    assert_eq!((&json["drafts"][1]["channel"], &json["drafts"][1]["language"]), (&"blog".into(), &"fr".into()));
    assert_eq!(json["drafts"][0]["channel"], serde_json::Value::Null);
}

#[test]
fn the_command_line_holds_over_the_file() {
    let folder = sites("command_line_over_config");
    let channel = |arguments: &str| {
        let json = printed(discretion_in(&folder, &format!("check {arguments} --format json")));
        let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let draft = &json["drafts"][0];
        format!("{} {} {}", json["policy"]["name"], draft["channel"], draft["language"]).replace('"', "")
    };
    assert_eq!(channel("two"), "two blog fr");
    assert_eq!(channel("two --channel X --language en"), "two x en");
    assert_eq!(channel("two -p one/one.toml"), "one blog fr");
    assert_eq!(channel("two --no-config --language en"), "packs null en");
    discretion_in(&folder, "check two --fail-on review").assert().code(1);
    discretion_in(&folder, "check one --fail-on never").assert().code(0);
    discretion_in(&folder, "check - --stdin-path two/new.md").stdin("beta").assert().code(0).stdout_eq(str![[r#"
medium[two/a]: « beta » peut être lu sur un autre ton que voulu
 --> two/new.md:1:1
  |
1 | beta
  | ^^^^
  |
  = why: On entend le ton avant d'entendre le propos.
  = advice: Dites la même chose plus simplement.

two/new.md: review 34.2 (tone 34.2)
to pass: resolve two/a (line 1)

"#]]);
}

#[test]
fn a_file_below_a_broken_one_is_not_checked() {
    let folder = sites("broken_config");
    fs::write(folder.join("one/discretion.toml"), "polices = [\"one.toml\"]\nfail_on = \"blok\"\n").expect("it can be");
    discretion_in(&folder, "check one two").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: unknown key `polices`, expected one of `policies`, `fail_on`,
  `timezone`, `drafts`
 --> one/discretion.toml:1:1
  |
1 | polices = ["one.toml"]
  | ^^^^^^^
  |
  = help: did you mean `policies`?

error: unknown verdict `blok`, expected one of `pass`, `review`, `block`,
  `never`
 --> one/discretion.toml:2:11
  |
2 | fail_on = "blok"
  |           ^^^^^^
  |
  = help: did you mean `block`?

The configuration has 2 problems; nothing was checked.

"#]]);
    fs::write(folder.join("one/discretion.toml"), "policies = [\"on.toml\"]\n").expect("it can be");
    discretion_in(&folder, "check one two").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot read `on.toml`: no such file
 --> one/discretion.toml:1:13
  |
1 | policies = ["on.toml"]
  |             ^^^^^^^^^

The policy has 1 problem and was not used.

"#]]);
    fs::write(folder.join("one/discretion.toml"), "[[drafts]]\npaths = [\"deep/*\"]\nchannel = \"blogg\"\n")
        .expect("it can be");
    discretion_in(&folder, "check one two -p one/one.toml").assert().code(2).stderr_eq(str![[r#"
error: unknown channel `blogg`
 --> one/discretion.toml:3:11
  |
3 | channel = "blogg"
  |           ^^^^^^^
  |
  = help: did you mean `blog`?

The configuration has 1 problem; nothing was checked.

"#]]);
    fs::remove_file(folder.join("one/discretion.toml")).expect("it is there");
    fs::create_dir(folder.join("one/discretion.toml")).expect("it can be made");
    discretion_in(&folder, "check one two").assert().code(2).stderr_eq(str![[r#"
error: cannot read this file: is a directory
 --> one/discretion.toml

The configuration has 1 problem; nothing was checked.

"#]]);
}

#[test]
fn show_config_says_which_file_and_table_decide() {
    let folder = sites("show_config");
    discretion_in(&folder, "show config two/new/post.html two/post.md bare/post.md --color never")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
two/new/post.html
  config    two/discretion.toml
  drafts    no table of this path
  policies  ../policies/two.toml
  fail_on   never
  channel   as the draft says
  audience  as the draft says
  campaign  as the draft says
  language  as the draft says
  format    html
  timezone  as the policy says

two/post.md
  config    two/discretion.toml
  drafts    line 3: paths = ["**/*.md"]
  policies  ../policies/two.toml
  fail_on   never
  channel   blog
  audience  as the draft says
  campaign  as the draft says
  language  fr
  format    markdown
  timezone  as the policy says

bare/post.md
  config    none
  drafts    no table of this path
  policies  the standard packs
  fail_on   block, the default
  channel   as the draft says
  audience  as the draft says
  campaign  as the draft says
  language  as the draft says
  format    markdown
  timezone  as the policy says

"#]]);
    discretion_in(&folder.join("one/deep"), "show config post.md").assert().code(0).stdout_eq(str![[r#"
post.md
  config    ../discretion.toml
  drafts    no table of this path
  policies  one.toml
  fail_on   review
  channel   as the draft says
  audience  as the draft says
  campaign  as the draft says
  language  as the draft says
  format    markdown
  timezone  as the policy says

"#]]);
    discretion_in(&folder, "show config").assert().code(2).stderr_eq(str![[r#"
error: expected the path of a draft: discretion show config blog/post.md

"#]]);
}

#[test]
fn the_search_ends_at_the_root_of_the_repository() {
    let folder =
        folder("config_of_repository", &[("discretion.toml", b"nonsense = 1\n"), ("site/post.md", b"plain text")]);
    discretion_in(&folder, "check site").assert().code(2);
    git(&folder.join("site"), "init --quiet");
    discretion_in(&folder, "check site").assert().code(0);
}

#[test]
fn policy_from_takes_the_configuration_from_the_revision() {
    let folder = sites("config_from_revision");
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet -m first");
    fs::write(folder.join("one/discretion.toml"), "policies = [\"../policies/two.toml\"]\nfail_on = \"never\"\n")
        .expect("it can be");
    fs::write(folder.join("one/one.toml"), policy("one", "nothing")).expect("it can be");
    discretion_in(&folder, "check one").assert().code(0);
    let command = discretion_in(&folder, "check one --policy-from HEAD --silence-from HEAD");
    assert!(outline(command).starts_with("medium[one/a]: "));
    discretion_in(&folder, "check one --policy-from HEAD").assert().code(1);
    // A configuration that the change adds does not count.
    fs::write(folder.join("bare/discretion.toml"), "nonsense = 1").expect("it can be");
    discretion_in(&folder, "check bare --policy-from HEAD").assert().code(2).stderr_eq(str![[r#"
error: no policy to take from `HEAD`: neither --policy nor a discretion.toml there names one

"#]]);
}

#[test]
fn a_run_says_who_speaks_to_whom() {
    let policy = "discretion = 1\nname = \"p\"\n[people.jane]\nrole = \"product\"\n[audiences]\ninternal = { channels = [\"slack\"] }\n\
                  [[tone]]\nid = \"a\"\nterms = [\"hype\"]\nseverity = \"high\"\naudiences = { not = [\"internal\"] }\n\
                  [[tone]]\nid = \"b\"\nterms = [\"fab\"]\nseverity = \"high\"\nroles = [\"product\"]\n";
    let config = "policies = [\"../p.toml\"]\n[[drafts]]\npaths = [\"*.md\"]\naudience = \"internal\"\n";
    let folder = folder_outside(
        "who_speaks",
        &[
            ("p.toml", policy.as_bytes()),
            ("wiki/discretion.toml", config.as_bytes()),
            ("wiki/hype.md", b"All hype."),
            ("hype.md", b"All hype."),
            ("fab.md", b"All fab."),
        ],
    );
    for (arguments, code) in [
        ("-p p.toml hype.md", 1),
        ("-p p.toml --audience internal hype.md", 0),
        ("wiki/hype.md", 0),
        ("--audience public wiki/hype.md", 2),
        ("-p p.toml fab.md", 0),
        ("-p p.toml --author jane fab.md", 1),
        ("-p p.toml --role product fab.md", 1),
    ] {
        discretion_in(&folder, &format!("check {arguments}")).assert().code(code);
    }
    for (argument, said) in [
        ("--audience intrenal", "error: unknown audience `intrenal`, expected `internal`; did you mean `internal`?\n"),
        // The author says the role.
        ("--author jnae", "error: unknown author `jnae`, expected `jane`; did you mean `jane`?\n"),
        ("--role produtc", "error: unknown role `produtc`, expected `product`; did you mean `product`?\n"),
    ] {
        discretion_in(&folder, &format!("check -p p.toml {argument} fab.md")).assert().code(2).stderr_eq(said);
    }
}
