//! Masked text occurs in no byte: not of a report in any format, of standard error, of a terminal, or of a file in
//! progress.
//!
//! Each secret is planted elsewhere, in drafts, in their heads and names, in the policy and in the baseline. Paths are
//! shown as they are, because services point at a draft by its path; so a secret counts only outside of them.

use crate::support::{KEY, discretion_in, folder_outside, git, with_secrets};
use discretion::emit::FORMATS;
use snapbox::cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What confidential rules look for, and how drafts write it.
const SECRETS: [&str; 11] = [
    "Zephyrion",
    "Z\u{435}phyrion",
    "z-e-p-h-y-r-i-o-n",
    "Brimblewick",
    "Brimblewicks",
    "QX-7731",
    "Velocitas",
    "Ostrobogulous",
    "Quagmoor",
    "Chartreuil",
    "Halcyon",
];

const POLICY: &str = r#"discretion = 1
name = "acme"
owner = "comms@acme.example"
[company]
names = ["Acme"]
[lists]
code-names = ["Brimblewick"]

[[confidential]]
id = "term"
terms = ["Zephyrion"]
flags = ["Zephyrion ships"]
passes = ["a zephyr"]
[[confidential]]
id = "listed"
terms = ["@code-names"]
severity = "low"
[[confidential]]
id = "pattern"
patterns = ['\bQX-\d{4}\b']
flags = ["QX-7731", "QX-77"]
[[confidential]]
id = "elsewhere"
terms_file = { path_env = "ACME_TERMS" }
[[confidential]]
id = "asleep"
terms = ["Quagmoor"]
from = 2099-01-01T00:00:00Z
[[confidential]]
id = "other-channel"
terms = ["Chartreuil"]
channels = ["x"]
[[confidential]]
id = "excepted"
terms = ["Halcyon"]
severity = "info"

[[tone]]
id = "hype"
terms = ["awesome", "{name} is here"]
message = "{match} may be read as hype"
[[tone]]
id = "long-sentences"
measure = "sentence-words"
max = 4
[[claim]]
id = "fastest"
terms = ["the fastest"]
needs = { any = ["@link"], within = "sentence" }
[[naming]]
id = "acme-cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
[[cleared]]
text = "the Halcyon is a bird that nests on the sea"
reason = "everybody knows the Halcyon"
[[exception]]
rule = "acme/excepted"
paths = ["blog/excepted.md"]
reason = "Halcyon is old"
until = 2099-01-01T00:00:00Z
"#;

/// Drafts before the change; `{}` stands for each secret in turn.
const OLD: [(&str, &str); 3] = [
    ("blog/old-{}.md", "# An old {}\n\nThe {} was here before. AcmeCloud too.\n"),
    ("blog/moved.md", "<!-- discretion: allow acme/term -- {} is agreed -->\n\n{} is fine here.\n\nThe end.\n"),
    ("blog/excepted.md", "Halcyon. The Halcyon is a bird that nests on the sea.\n"),
];

/// Drafts that the change adds.
const NEW: [(&str, &str); 8] = [
    ("blog/{}-launch.md", "The awesome {} is here, with AcmeCloud and {}.\n\n`{}` [{}](https://a.example/{})\n"),
    ("blog/head.md", "---\ntitle: {} is here\ntags: [{}]\nslug: {}\n---\nAcmeCloud has {}, the fastest of them all.\n"),
    ("blog/channel.md", "---\nchannel: {}\n---\nThe channel {} is here.\n"),
    ("blog/date.md", "---\ndate: {}\nlang: {}\n---\n{} is here.\n"),
    ("blog/broken.md", "---\n{}: [{}\n---\n{} is here.\n"),
    ("blog/comment.md", "<!-- discretion: allow acme/{} -- {} -->\n\nUnder it {} is here.\n\n<!-- {} -->\n"),
    ("blog/page.html", "<p title=\"{}\">AcmeCloud and {} is here.</p><!-- {} -->\n"),
    ("blog/{}/note.txt", "The {} is here.\r\nAcmeCloud\r\n"),
];

/// Writes a file in which each line that has a secret stands once with each of them.
fn plant(folder: &Path, (name, text): (&str, &str)) {
    for (at, secret) in SECRETS.iter().enumerate() {
        let name = if name.contains("{}") { name.replace("{}", secret) } else { format!("{at}/{name}") };
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(path, text.replace("{}", secret)).expect("it can be written");
    }
}

/// A repository with secrets everywhere, a baseline of what is old, and a change that is not committed.
fn site(name: &str) -> PathBuf {
    let list: (&str, &[u8]) = ("outside/terms.txt", b"Velocitas\n");
    let folder = folder_outside(name, &[list]);
    let seal = with_secrets(&folder, "seal --name acme --key-env DISCRETION_KEY").stdin("Ostrobogulous\n");
    let sealed = seal.output().expect("the program starts").stdout;
    let policy = format!("{POLICY}{}", String::from_utf8_lossy(&sealed));
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("it can be written");
    write("acme.toml", &policy);
    write("older.toml", &policy.replace("Quagmoor", "Halcyon").replace("\"awesome\", ", ""));
    write("wrong.toml", &policy.replace("terms = [\"Zephyrion\"]", "terms = [\"Zephyrion\", Halcyon]"));
    write("unknown.toml", &policy.replace("severity = \"low\"", "severity = \"Zephyrion\"\ntermz = [\"Halcyon\"]"));
    OLD.iter().for_each(|draft| plant(&folder, *draft));
    with_secrets(&folder, "check -p acme.toml . --baseline known.toml --write-baseline").assert().code(0);
    fs::write(folder.join("latin.md"), b"Zephyrion caf\xe9 QX-7731").expect("it can be written");
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message first");
    NEW.iter().for_each(|draft| plant(&folder, *draft));
    fs::write(folder.join("1/blog/moved.md"), "The end.\n\nZephyrion.\n").expect("it can be written");
    folder
}

/// Every verb and every way to say what a draft has.
const COMMANDS: [&str; 35] = [
    "check -p acme.toml .",
    "check -p acme.toml . --all --explain-score --show-silenced",
    "check -p acme.toml . --quiet --ui fr --color always",
    "check -p acme.toml . --since HEAD --show-silenced",
    "check -p acme.toml . --since HEAD --whole-drafts",
    "check -p acme.toml . --baseline known.toml --show-silenced",
    "check -p acme.toml . --baseline new.toml --write-baseline",
    "check -p acme.toml . --silence-from HEAD --policy-from HEAD --all",
    "check -p acme.toml . --no-silence --strict --fail-on never",
    "check -p acme.toml . --fix --dry-run",
    "check -p acme.toml - --stdin-path blog/post.md",
    "check -p acme.toml latin.md gone.md --max-bytes 10",
    "check -p acme.toml . --max-bytes 10",
    "check -p wrong.toml .",
    "check -p unknown.toml .",
    "lint -p acme.toml",
    "lint -p acme.toml --over .",
    "lint -p acme.toml --over . --format json",
    "lint -p unknown.toml",
    "trial -p acme.toml --against older.toml .",
    "trial -p acme.toml --against older.toml . --format json --samples 50",
    "trial -p acme.toml . --samples 50",
    "test -p acme.toml",
    "test -p wrong.toml",
    "show -p acme.toml",
    "show -p wrong.toml",
    "explain acme/term -p acme.toml",
    "explain acme/listed -p acme.toml",
    "explain acme/pattern -p acme.toml",
    "explain acme/term -p acme.toml --on 0/blog/head.md",
    "explain acme/hype -p acme.toml --on 0/blog/head.md",
    "explain acme/hype -p acme.toml --on 3/blog/moved.md",
    "explain acme/long-sentences -p acme.toml --on 5/blog/head.md",
    "explain acme/acme-cloud -p acme.toml --on 0/blog/head.md",
    "seal --name acme --key-env DISCRETION_KEY",
];

/// The program where a log is kept for many readers.
fn in_build(folder: &Path, arguments: &str) -> Command {
    with_secrets(folder, arguments).env("CI", "true").stdin("Zephyrion is here, with AcmeCloud and QX-7731.\n")
}

/// The files of a folder with what they hold, those of Git apart.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("it can be read").flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with(".git") {
                folders.push(path);
            } else if path.is_file() {
                all.insert(path.clone(), fs::read(path).expect("it can be read"));
            }
        }
    }
    all
}

/// Asserts that no secret stands in what was written, the paths of drafts apart.
fn assert_hidden(told: &[u8], whence: &str) {
    let mut text = String::from_utf8_lossy(told).into_owned();
    // In SARIF, paths are addresses.
    let spelled = |secret: &str| [secret.to_owned(), secret.replace('\u{435}', "%D0%B5")];
    for secret in SECRETS.iter().flat_map(|secret| spelled(secret)) {
        for path in ["blog/old-{}.md", "blog/{}-launch.md", "blog/{}/note.txt"] {
            text = text.replace(&path.replace("{}", &secret), "PATH");
        }
    }
    let lower = text.to_lowercase();
    for secret in SECRETS {
        if let Some(at) = lower.find(&secret.to_lowercase()) {
            let around: String = lower.get(at.saturating_sub(300)..).unwrap_or(&lower).chars().take(600).collect();
            panic!("{whence} shows {secret}:\n{around}");
        }
    }
}

#[test]
fn no_verb_shows_what_is_masked() {
    let folder = site("masked_verbs");
    let before = files(&folder);
    for command in COMMANDS {
        for columns in ["40", "120"] {
            let output = in_build(&folder, command).env("COLUMNS", columns).output().expect("the program starts");
            assert!(output.status.code().is_some_and(|code| code < 3), "{command}: {output:?}");
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{command}");
            assert_hidden(&output.stdout, command);
            assert_hidden(&output.stderr, &format!("standard error of {command}"));
        }
    }
    for (path, written) in files(&folder).into_iter().filter(|(path, _)| !before.contains_key(path)) {
        assert_hidden(&written, &path.display().to_string());
    }
    assert_hidden(&fs::read(folder.join("known.toml")).expect("it was written"), "the baseline");
}

/// Each format, on standard output and in a file, with and without `CI`, and the summary of a job.
#[test]
fn no_format_shows_what_is_masked() {
    let folder = site("masked_formats");
    let to_files: String =
        FORMATS.iter().map(|format| format!(" --format {0}=out/report.{0}", format.name())).collect();
    fs::create_dir(folder.join("out")).expect("it can be made");
    for check in ["", "--since HEAD", "--baseline known.toml", "--show-silenced --all --explain-score"] {
        for format in FORMATS {
            let check = format!("check -p acme.toml 0 1 2 3 4 5 6 7 8 9 10 blog {check} --format {}", format.name());
            let masked = with_secrets(&folder, &format!("{check} --mask")).output().expect("the program starts");
            assert_hidden(&masked.stdout, &check);
            assert!(String::from_utf8_lossy(&masked.stdout).contains("acme/term"), "{check}");
            assert_hidden(&masked.stderr, &check);
        }
        let check = format!("check -p acme.toml . {check}{to_files}");
        let summary = folder.join("summary.md");
        let output = in_build(&folder, &check).env("GITHUB_STEP_SUMMARY", &summary).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "two drafts have heads that nobody understands");
        assert_hidden(&fs::read(summary).expect("it was written"), "the summary");
        let reports = files(&folder.join("out"));
        assert_eq!(reports.len(), FORMATS.len());
        reports.iter().for_each(|(path, written)| assert_hidden(written, &path.display().to_string()));
    }
}

/// The same texts are there without a mask, so the tests above would find them.
#[test]
fn without_a_mask_the_secrets_are_found() {
    let folder = site("masked_not");
    let check = with_secrets(&folder, "check -p acme.toml . --no-mask --format json --at 2099-06-01T00:00:00Z");
    let told = String::from_utf8_lossy(&check.output().expect("the program starts").stdout).into_owned();
    for secret in SECRETS {
        assert!(told.contains(&format!("\"text\": \"{secret}\"")), "{secret}");
    }
    assert!(!told.contains(KEY));
}

/// What a report in progress holds when the program is stopped in the middle of it.
#[cfg(unix)]
#[test]
fn a_file_in_progress_shows_nothing_either() {
    use std::process::Stdio;
    use std::time::{Duration, Instant};
    let folder = site("masked_parts");
    let names: Vec<String> = FORMATS.iter().map(|format| format!("{0}=out/{0}", format.name())).collect();
    fs::create_dir(folder.join("out")).expect("it can be made");
    let many = "Zephyrion is awesome, and QX-7731 is here with AcmeCloud.\n\n".repeat(200);
    (0..200).for_each(|at| fs::write(folder.join(format!("0/blog/many-{at}.md")), &many).expect("it can be written"));
    let mut check = std::process::Command::new(snapbox::cmd::cargo_bin!("discretion"));
    check.current_dir(&folder).args(["check", "-p", "acme.toml", "-j", "1", "0", "--mask"]);
    check.args(names.iter().flat_map(|name| ["--format", name]));
    check.env("DISCRETION_KEY", KEY).env("ACME_TERMS", folder.join("outside/terms.txt"));
    let mut child = check.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let begun = Instant::now();
    let parts = || files(&folder.join("out"));
    // Some formats are written draft by draft, others at the end.
    while parts().values().filter(|written| written.len() > 10_000).count() < 3 {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing is written");
        assert_eq!(child.try_wait().expect("it is ours"), None, "it ended before it could be stopped");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    let parts = parts();
    assert!(parts.keys().all(|path| path.extension().is_some_and(|ending| ending == "part")), "{:?}", parts.keys());
    parts.iter().for_each(|(path, written)| assert_hidden(written, &path.display().to_string()));
    assert!(parts.values().any(|written| String::from_utf8_lossy(written).contains('•')));
}

/// What an embedder logs of an error: its message, and what `{:?}` shows.
#[test]
fn the_debugging_view_of_an_error_shows_nothing_either() {
    let mistakes = [
        ("terms = [\"Zephyrion\"]", "terms = [\"Zephyrion\", Halcyon]"),
        ("terms = [\"Zephyrion\"]", "terms = [\"Zephyrion\" \"QX-7731\"]"),
        ("terms = [\"Zephyrion\"]", "terms = \"Zephyrion\""),
        ("terms = [\"Zephyrion\"]", "terms = [\"Zephyrion\", \"{Halcyon} Brimblewick\"]"),
        ("terms = [\"Zephyrion\"]", "terms = [\"Zephyrion Halcyon\"]\nexcept = [\"Zephyrion Halcyon\"]"),
        ("severity = \"low\"", "severity = \"Zephyrion\""),
        ("severity = \"low\"", "from = \"Zephyrion\"\nchannels = [\"Zephyrion\"]"),
        ("severity = \"low\"", "near = { any = [\"@zephyrion\"], within = \"Zephyrion\" }"),
        ("patterns = ['\\bQX-\\d{4}\\b']", "patterns = ['(QX-7731']"),
        ("id = \"term\"", "id = \"Zephyrion\""),
    ];
    for (sound, wrong) in mistakes {
        let policy = POLICY.replace(sound, wrong).replace("passes = [\"a zephyr\"]\n", "");
        let error = discretion::Policy::parse("acme.toml", &policy).expect_err("it has a mistake");
        assert_hidden(format!("{error:?} {error:#?} {error}").as_bytes(), wrong);
        let folder = folder_outside("masked_errors", &[("acme.toml", policy.as_bytes()), ("a.md", b"All is well.\n")]);
        let output = discretion_in(&folder, "check -p acme.toml a.md").env("CI", "1").output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert_hidden(&output.stderr, wrong);
    }
}
