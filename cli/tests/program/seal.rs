//! `discretion seal`: terms and keys in, a rule out, and never a term.

use crate::support::{KEY, discretion_in, folder, printed, with_secrets};
use snapbox::cmd::Command;
use snapbox::str;
use std::fs;
use std::path::Path;

#[test]
fn terms_are_sealed_into_a_rule_to_paste() {
    let folder = folder("seal", &[]);
    let seal = with_secrets(&folder, "seal --name acme-social --key-env DISCRETION_KEY");
    let terms = "\u{feff}Project Halcyon\r\n\r\n# another\n  Project HALCYON\nZephyrion";
    seal.stdin(terms).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
[[confidential]]
id = "sealed"
sealed = { key = { env = "DISCRETION_KEY" }, check = "c1:a199b8650789f9479dbfdaaa376c77bc", longest = 2, tags = [
    "b1:02f917f197375924d5031f7c0b921a38",
    "b1:22b4add11131d4d626f9959a50160e27",
    "b1:2f0405b4d76588fb6aa725500f7afa51",
    "b1:ce24a17530f33c5cc9ec8b7791930745",
    "b1:ea3fbdef67a698587d3ca146268b8bcd",
    "b1:f28dd57e692cb41a3609d906e57270a2",
] }

"#]]);
}

#[test]
fn the_policy_to_seal_for_says_its_name_and_where_the_key_lies() {
    let policy = b"discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\"]\n";
    let folder = folder("seal_for", &[("policies/own/acme.toml", policy), ("policies/acme.key", KEY.as_bytes())]);
    let by_file = printed(
        discretion_in(&folder, "seal -p policies/own/acme.toml --key-file policies/acme.key").stdin("Zephyrion"),
    );
    assert!(by_file.contains("key = { file = \"../acme.key\" },"), "{by_file}");
    let by_name = printed(with_secrets(&folder, "seal --name acme --key-env DISCRETION_KEY").stdin("Zephyrion"));
    assert_eq!(by_file.replace("file = \"../acme.key\"", "env = \"DISCRETION_KEY\""), by_name);
    fs::write(folder.join("policies/own/acme.toml"), format!("{}{by_file}", String::from_utf8_lossy(policy)))
        .expect("the folder for tests can be written to");
    discretion_in(&folder, "check -p policies/own/acme.toml -").stdin("a zephyrion").assert().code(1);
}

#[test]
fn a_new_key_is_another_each_time() {
    let folder = folder("new_key", &[]);
    let [one, other] = [(); 2].map(|()| printed(discretion_in(&folder, "seal --new-key")));
    assert!(one.trim_end().len() == 64 && one.trim_end().bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
    assert_ne!(one, other);
    fs::write(folder.join("a.key"), one).expect("the folder for tests can be written to");
    discretion_in(&folder, "seal --name acme --key-file a.key").stdin("Zephyrion").assert().success();
}

#[test]
fn a_term_that_cannot_be_sealed_is_told_by_its_line() {
    let folder = folder("seal_refused", &[]);
    let seal = || with_secrets(&folder, "seal --name acme --key-env DISCRETION_KEY");
    let terms = "Project Halcyon\n\nZQ\none two three four five six\n#zephyrion\n";
    seal().stdin(terms).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: line 3: a sealed term needs at least three letters or digits
error: line 4: a sealed term has at most five words, counted as a text is cut: `HX-450` is two
error: line 5: a sealed term begins and ends with a letter or a digit

"#]]);
    seal().stdin("\n# none\n").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: no term on standard input, expected one in a line

"#]]);
    seal().stdin(b"Halcyon\nHalc\xffon".as_slice()).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: line 2 is not UTF-8

"#]]);
}

#[test]
fn no_term_is_sealed_without_a_real_key() {
    let folder = folder("seal_keys", &[("short.key", b"3f0c1d5e"), ("words.key", b"correct horse battery staple")]);
    let refused = |arguments: &str| discretion_in(&folder, arguments).stdin("Zephyrion").assert().code(2).stdout_eq("");
    refused("seal --name acme --key-env ACME_NO_KEY").stderr_eq(str![[r#"
error: the environment variable `ACME_NO_KEY` is not set

"#]]);
    refused("seal --name acme --key-file gone.key").stderr_eq(str![[r#"
error: cannot read gone.key: no such file or folder

"#]]);
    refused("seal --name acme --key-file short.key").stderr_eq(str![[r#"
error: short.key holds no key; `discretion seal --new-key` makes one: expected 64 hexadecimal digits or 44 characters of base 64, not a passphrase

"#]]);
    refused("seal --name acme --key-file words.key").stderr_eq(str![[r#"
error: words.key holds no key; `discretion seal --new-key` makes one: expected 64 hexadecimal digits or 44 characters of base 64, not a passphrase

"#]]);
    refused("seal --key-file short.key").stderr_eq(str![[r#"
error: sealed for which policy? expected --policy or --name

"#]]);
    refused("seal --name acme").stderr_eq(str![[r#"
error: sealed with which key? expected --key-env or --key-file; --new-key makes one

"#]]);
    refused("seal --new-key --name acme").stderr_eq(str![[r#"
error: the argument '--new-key' cannot be used with one or more of the other specified arguments

Usage: discretion seal [OPTIONS]

For more information, try '--help'.

"#]]);
}

/// The commands of the page, run by a shell as they are shown, beside a post that holds a sealed term.
#[test]
#[cfg(unix)]
fn the_commands_of_the_page_on_sealed_terms_work() {
    let page = include_str!("../../../docs/sealed.md");
    let blocks: Vec<&str> = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2);
    let program = snapbox::cmd::cargo_bin!("discretion");
    let folders = std::env::join_paths([
        program.parent().expect("it lies in a folder"),
        Path::new("/usr/bin"),
        Path::new("/bin"),
    ]);
    let folders = folders.expect("no folder has a colon in its name");
    for (at, block) in blocks.into_iter().enumerate() {
        let policy = b"discretion = 1\nname = \"acme-social\"\nextends = [\"pack:tone\"]\n\n";
        let files: [(&str, &[u8]); 3] = [
            ("repository/acme.toml", policy),
            ("repository/blog/post.md", b"Our ProjectHalcyon ships.\n"),
            ("terms.txt", b"Project Halcyon\n"),
        ];
        let folder = folder(&format!("page_{at}"), &files);
        let shell =
            Command::new("/bin/sh").current_dir(folder.join("repository")).env("PATH", &folders).env_remove("CI");
        shell.args(["-e", "-c", block]).assert().code(1).stderr_eq("").stdout_eq(str![[r#"
high[acme-social/sealed]: “•••” is confidential
 --> blog/post.md:1:5
  |
1 | Our •••••••••••••• ships.
  |     ^^^^^^^^^^^^^^
  |
...
"#]]);
    }
}
