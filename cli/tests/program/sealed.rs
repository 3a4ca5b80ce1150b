//! Terms that the policy does not hold: the key and the list outside, and what is shown of what they find.

use crate::support::{KEY, discretion_in, folder, printed, with_secrets};
use discretion::emit::FORMATS;
use serde_json::Value;
use snapbox::str;
use std::fs;
use std::path::PathBuf;

/// What is sealed, and what the list outside the policy holds.
const SECRETS: [&str; 3] = ["Project Halcyon", "Zephyrion", "Blue Kestrel"];

/// What the sealed rule stands beside: a rule on the same sentences, with an example that fails, and a list.
const POLICY: &str = r#"discretion = 1
name = "acme"

[[tone]]
id = "soon"
terms = ["ships soon"]
flags = ["never Zephyrion"]

[[confidential]]
id = "elsewhere"
terms_file = { path_env = "ACME_TERMS" }

[[confidential]]
id = "figures"
terms = ["gross margin"]

"#;

const DRAFT: &str = "---
channel: project-halcyon
---

Our *Project*
Halcyon ships soon, and #projecthalcyon too.

The blue kestrel follows Zephyrion, the gross margin too.
";

/// A folder with a draft and a policy, its rule just as `discretion seal` printed it.
fn sealed(name: &str) -> PathBuf {
    let list = b"# our code names\n\nBlue Kestrel\n";
    let folder = folder(name, &[("post.md", DRAFT.as_bytes()), ("outside/terms.txt", list)]);
    let seal = with_secrets(&folder, "seal --name acme --key-env DISCRETION_KEY");
    let output = seal.stdin("Project Halcyon\nZephyrion\n").assert().success();
    let rule = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    fs::write(folder.join("acme.toml"), format!("{POLICY}{rule}")).expect("the folder for tests can be written to");
    folder
}

#[test]
fn sealed_terms_are_found_and_masked() {
    let folder = sealed("sealed_check");
    with_secrets(&folder, "check -p acme.toml post.md").assert().code(1).stderr_eq(str![]).stdout_eq(str![[r#"
high[acme/sealed]: “••• •••” is confidential
 --> post.md:2:10
  |
2 | •••••••••••••••
  | ^^^^^^^^^^^^^^^
  |
  = also: lines 5, 6, 8
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

high[acme/elsewhere]: “••• •••” is confidential
 --> post.md:8:5
  |
8 | The •••••••••••• follows •••••••••, the gross margin too.
  |     ^^^^^^^^^^^^
  |
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

high[acme/figures]: “gross margin” is confidential
 --> post.md:8:41
  |
8 | The •••••••••••• follows •••••••••, the gross margin too.
  |                                         ^^^^^^^^^^^^
  |
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

low[acme/soon]: “ships soon” may be read in a tone that was not meant (line 6)

post.md: note: unknown channel `••• •••`; no rule depends on it
post.md: block 94.0 (confidential 94.0, tone 9.5)
to pass: resolve acme/sealed (lines 2, 5, 6, 8), acme/elsewhere (line 8),
  acme/figures (line 8)

"#]]);
}

#[test]
fn the_places_in_json_are_exact_and_its_texts_masked() {
    let folder = sealed("sealed_json");
    let output = printed(with_secrets(&folder, "check -p acme.toml --format json post.md"));
    let report: Value = serde_json::from_str(&output).expect("it is JSON");
    let warnings = report["drafts"][0]["warnings"].as_array().expect("there are warnings");
    let told: Vec<String> = warnings
        .iter()
        .map(|warning| {
            let at = |end: &str| usize::try_from(warning["span"][end].as_u64().expect("a number")).expect("it fits");
            let place = String::from_utf8_lossy(&DRAFT.as_bytes()[at("start")..at("end")]).replace('\n', " ");
            format!("{} {} at `{place}`", warning["rule"], warning["text"])
        })
        .collect();
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        told.join("\n"),
        str![[r#"
"acme/sealed" "••• •••" at `project-halcyon`
"acme/sealed" "••• •••" at `Project* Halcyon`
"acme/soon" "ships soon" at `ships soon`
"acme/sealed" "•••" at `projecthalcyon`
"acme/elsewhere" "••• •••" at `blue kestrel`
"acme/sealed" "•••" at `Zephyrion`
"acme/figures" "gross margin" at `gross margin`
"#]],
    );
    assert_eq!(report["drafts"][0]["channel"], "••• •••");
}

#[test]
fn masks_are_put_on_and_taken_off() {
    let folder = sealed("masks");
    let shown = |arguments: &str, ci: &str| printed(with_secrets(&folder, arguments).env("CI", ci)).to_lowercase();
    let check = "check --all -p acme.toml post.md";
    for (arguments, ci, margin, halcyon) in [
        (check, "", true, false),
        (check, "false", true, false),
        (check, "1", false, false),
        ("check --all -p acme.toml post.md --mask", "", false, false),
        ("check --all -p acme.toml post.md --no-mask", "", true, true),
        ("check --all -p acme.toml post.md --no-mask", "1", true, true),
    ] {
        let shown = shown(arguments, ci);
        assert_eq!(shown.contains("gross margin"), margin, "{arguments} {ci}: {shown}");
        assert_eq!(shown.contains("projecthalcyon"), halcyon, "{arguments} {ci}: {shown}");
    }
    with_secrets(&folder, "check -p acme.toml post.md --no-mask --mask").assert().code(2);
}

#[test]
fn examples_are_tried_with_the_secrets_and_masked() {
    let folder = sealed("sealed_examples");
    with_secrets(&folder, "test -p acme.toml").assert().code(1).stderr_eq(str![]).stdout_eq(str![[r#"
rule              flags   passes
acme/soon           0/1        -  no passes
acme/elsewhere        -        -  no examples
acme/figures          -        -  no examples
acme/sealed           -        -  no examples

error: acme/soon does not flag this example
 --> acme.toml:7:10
  = example: never •••••••••
  = found: acme/sealed at `•••`

acme: 4 rules, 1 example, 1 failed; 4 rules without flags or passes

"#]]);
}

#[test]
fn a_policy_is_shown_and_explained_without_its_secrets() {
    let folder = sealed("sealed_shown");
    let shown = "show -p acme.toml";
    discretion_in(&folder, shown).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
acme
  digest  sha256:[..]
  review  from 30.0
  block   from 70.0
  rules   4, 0 inactive

acme/soon tone low
  terms = ["ships soon"]
  flags = [1 example]
  at acme.toml:4:1
acme/elsewhere confidential high
  terms_file = { path_env = "ACME_TERMS" }
  at acme.toml:9:1
acme/figures confidential high
  terms = ["gross margin"]
  at acme.toml:13:1
acme/sealed confidential high
  sealed = { tags = [6 tags], key = { env = "DISCRETION_KEY" }, check = "c1:256de39c38a4ffff2a631eaca8f82836", longest = 2 }
  at acme.toml:17:1

"#]]);
    let explained = "explain -p acme.toml acme/sealed";
    discretion_in(&folder, explained).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
acme/sealed (confidential, high)

finds     sealed terms (6 tags)
written   acme.toml:17:1

"#]]);
    discretion_in(&folder, "explain -p acme.toml acme/elsewhere").assert().success().stdout_eq(str![[r#"
acme/elsewhere (confidential, high)

finds     a list of terms kept elsewhere
written   acme.toml:9:1

"#]]);
}

#[test]
fn nothing_is_checked_without_the_secrets() {
    let folder = sealed("sealed_refused");
    let broken = |name: &str, value: &str| {
        let command = with_secrets(&folder, "check -p acme.toml post.md").env(name, value);
        command.assert().code(2).stdout_eq("")
    };
    let bare = discretion_in(&folder, "check -p acme.toml post.md").assert();
    bare.code(2).stdout_eq("").stderr_eq(str![[r#"
error: the environment variable `ACME_TERMS` is not set
 --> acme.toml:11:27
  = note: the line is not shown, because it may be confidential

error: the environment variable `DISCRETION_KEY` is not set
 --> acme.toml:19:26
  = note: the line is not shown, because it may be confidential

The policy has 2 problems and was not used.

"#]]);
    discretion_in(&folder, "test -p acme.toml").assert().code(2).stdout_eq("");
    broken("DISCRETION_KEY", "").stderr_eq(str![[r#"
error: the environment variable `DISCRETION_KEY` is empty
 --> acme.toml:19:26
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
    broken("DISCRETION_KEY", &KEY.replace("3f", "4f")).stderr_eq(str![[r#"
error: the key is not the one that these terms were sealed with
 --> acme.toml:19:26
  = note: the line is not shown, because it may be confidential
  = help: terms are sealed for one key and one policy name; where either
          changes, seal them again

The policy has 1 problem and was not used.

"#]]);
    broken("DISCRETION_KEY", KEY.trim_end_matches("89")).stderr_eq(str![[r#"
error: this is no key of sealed terms: expected 64 hexadecimal digits or 44
  characters of base 64, not a passphrase
 --> acme.toml:19:26
  = note: the line is not shown, because it may be confidential
  = help: `discretion seal --new-key` makes one

The policy has 1 problem and was not used.

"#]]);
    broken("DISCRETION_KEY", "correct horse battery staple").stderr_eq(str![[r#"
error: this is no key of sealed terms: expected 64 hexadecimal digits or 44
  characters of base 64, not a passphrase
 --> acme.toml:19:26
  = note: the line is not shown, because it may be confidential
  = help: `discretion seal --new-key` makes one

The policy has 1 problem and was not used.

"#]]);
    broken("ACME_TERMS", "gone.txt").stderr_eq(str![[r#"
error: cannot read the list of terms: no such file
 --> acme.toml:11:27
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
    broken("ACME_TERMS", "outside").stderr_eq(str![[r#"
error: cannot read the list of terms: is a directory
 --> acme.toml:11:27
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
    fs::write(folder.join("empty.txt"), "# none\n").expect("the folder for tests can be written to");
    broken("ACME_TERMS", "empty.txt").stderr_eq(str![[r#"
error: empty list of terms
 --> acme.toml:11:27
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
    fs::write(folder.join("wrong.txt"), "Blue Kestrel\n!!\n").expect("the folder for tests can be written to");
    broken("ACME_TERMS", "wrong.txt").stderr_eq(str![[r#"
error: line 2 of the list: a term needs a letter or a digit
 --> acme.toml:11:27
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
}

#[test]
fn files_that_the_policy_names_are_seen_from_its_folder() {
    let list = "[[confidential]]\nid = \"list\"\nterms_file = \"../../outside/terms.txt\"\n";
    let policy = format!("discretion = 1\nname = \"acme\"\n{list}");
    let files: [(&str, &[u8]); 2] =
        [("repository/policies/acme.toml", policy.as_bytes()), ("outside/terms.txt", b"Blue Kestrel\n")];
    let folder = folder("terms_file", &files);
    let check = || discretion_in(&folder, "check -p repository/policies/acme.toml -").stdin("#bluekestrel").assert();
    check().code(1);
    let absolute = folder.join("outside/terms.txt");
    let absolute = policy.replace("../../outside/terms.txt", &absolute.display().to_string().replace('\\', "/"));
    fs::write(folder.join("repository/policies/acme.toml"), absolute).expect("the folder for tests can be written to");
    check().code(1);
    fs::write(folder.join("repository/policies/acme.toml"), &policy).expect("the folder for tests can be written to");
    fs::remove_dir_all(folder.join("outside")).expect("it is there");
    check().code(2).stdout_eq("").stderr_eq(str![[r#"
error: cannot read the list of terms
  `repository/policies/../../outside/terms.txt`: no such file
 --> repository/policies/acme.toml:5:14
  = note: the line is not shown, because it may be confidential

The policy has 1 problem and was not used.

"#]]);
}

/// What somebody learns who may write a policy and a draft, and has the check read a file: which guesses are lines of it.
#[test]
fn a_list_outside_of_the_policy_is_told_by_place_and_not_by_text() {
    let policy =
        "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"oracle\"\nterms_file = \"../outside/list.txt\"\n";
    let guesses = "Is it letmein?\n\nIs it swordfish?\n\nIs it Hunter Seven?\n";
    let files: [(&str, &[u8]); 4] = [
        ("repository/acme.toml", policy.as_bytes()),
        ("repository/guesses.md", guesses.as_bytes()),
        ("repository/none.md", b"Is it letmein?\n"),
        ("outside/list.txt", b"hunter seven\nswordfish\nopen sesame\n"),
    ];
    let folder = folder("oracle", &files).join("repository");
    let check = |arguments: &str| discretion_in(&folder, &format!("check -p acme.toml {arguments}"));
    check("none.md").assert().code(0);
    let output = check("guesses.md --format json").assert().code(1);
    let report: Value = serde_json::from_slice(&output.get_output().stdout).expect("it is JSON");
    let warnings = report["drafts"][0]["warnings"].as_array().expect("a list");
    assert_eq!(warnings.iter().map(|warning| &warning["start"]["line"]).collect::<Vec<_>>(), [3, 5]);

    let mut all = String::new();
    for (format, ci) in FORMATS.iter().flat_map(|format| [(format.name(), ""), (format.name(), "true")]) {
        let told = printed(check(&format!("guesses.md --format {format}")).env("CI", ci));
        assert!(told.contains("oracle"), "{format}: {told}");
        all += &told;
    }
    for other in ["show", "explain acme/oracle", "lint", "test"] {
        let (verb, rule) = other.split_once(' ').unwrap_or((other, ""));
        all += &printed(discretion_in(&folder, &format!("{verb} -p acme.toml {rule}")));
    }
    for word in ["hunter", "seven", "swordfish", "sesame"] {
        assert!(!all.to_lowercase().contains(word), "{word}");
    }
}

/// `--no-mask` alone shows them, and is left out here: it is for a writer at a terminal of their own.
#[test]
fn no_output_holds_a_secret() {
    let folder = sealed("no_secret");
    fs::write(folder.join("latin.md"), b"Zephyrion caf\xe9").expect("the folder for tests can be written to");
    let mut all = String::new();
    let mut add = |arguments: &str| {
        for (name, value) in
            [("CI", ""), ("CI", "true"), ("COLUMNS", "40"), ("DISCRETION_KEY", "short"), ("ACME_TERMS", "")]
        {
            for stdin in ["Zephyrion\nProject Halcyon\n", "ZQ\nProject Halcyon\n"] {
                all += &printed(with_secrets(&folder, arguments).env(name, value).stdin(stdin));
            }
        }
    };
    for options in [
        "",
        "--mask",
        "--quiet",
        "--color always",
        "--format json",
        "--fail-on never",
        "--format json=out.json --format text=out.txt",
    ] {
        add(&format!("check -p acme.toml . {options}"));
        add(&format!("check -p acme.toml - {options}"));
    }
    for arguments in [
        "test -p acme.toml",
        "show -p acme.toml",
        "explain -p acme.toml acme/sealed",
        "explain -p acme.toml acme/elsewhere",
        "explain -p acme.toml acme/figures",
        "seal -p acme.toml --key-env DISCRETION_KEY",
        "seal --name acme --key-file post.md",
    ] {
        add(arguments);
    }
    for file in ["out.json", "out.txt"] {
        all += &fs::read_to_string(folder.join(file)).expect("a report was written");
    }
    assert!(all.contains("acme/sealed") && all.contains("\"text\": \"••• •••\"") && all.contains("b1:"));
    let letters = |text: &str| text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), "");
    let all = letters(&all);
    for secret in SECRETS.iter().flat_map(|secret| secret.split(' ')).filter(|word| !["Project", "Blue"].contains(word))
    {
        assert!(!all.contains(&letters(secret)), "{secret}");
    }
}
