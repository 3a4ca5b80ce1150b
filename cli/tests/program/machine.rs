//! What happens when the machine fails, and when there is much to do: "Faults of the machine" in docs/trust.md.
//!
//! Whatever fails, nothing passes that was not checked, and a report that is not whole has no name.

use crate::support::{discretion_in, folder};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const LEAK: &[u8] = b"We launch Project Falcon in May.\n";
const OLD: &str = "the report of yesterday";

/// Runs a line of the shell in a folder, in which `$discretion` is the program.
fn shell(folder: &Path, line: &str) -> ExitStatus {
    let mut shell = Command::new("sh");
    shell.current_dir(folder).env("discretion", snapbox::cmd::cargo_bin!("discretion")).env_remove("CI");
    shell.args(["-c", line]).stdout(Stdio::null()).stderr(Stdio::null()).status().expect("there is a shell")
}

#[test]
fn many_jobs_for_one_draft_are_one() {
    let folder = folder("many_jobs", &[("a.md", LEAK)]);
    let check = discretion_in(&folder, "check -p policy.toml -j 65535 a.md").timeout(Duration::from_secs(30));
    check.assert().code(1);
}

#[test]
fn a_thousand_drafts_are_checked_and_the_one_leak_is_found() {
    let names: Vec<String> = (0..1_000).map(|number| format!("blog/{number}.md")).collect();
    let files = names.iter().enumerate().map(|(number, name)| {
        let text: &[u8] = if number == 700 { LEAK } else { b"All is well.\n" };
        (name.as_str(), text)
    });
    let folder = folder("thousand", &files.collect::<Vec<_>>());
    let output = discretion_in(&folder, "check -p policy.toml --quiet blog").assert().code(1);
    let output = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(output.contains("blog/700.md:1:11"), "{output}");
}

#[test]
fn nothing_of_the_surroundings_is_needed() {
    let folder = folder("surroundings", &[("a.md", LEAK), ("b.md", b"All is well.\n")]);
    let check = |file| shell(&folder, &format!("env -i \"$discretion\" check -p policy.toml {file}")).code();
    assert_eq!((check("a.md"), check("b.md")), (Some(1), Some(0)));
    let gone = "here=$PWD; mkdir -p gone; cd gone; rmdir ../gone; \"$discretion\" check -p \"$here\"/policy.toml";
    // A working folder that is gone has no drafts and no configuration above it.
    assert_eq!(shell(&folder, &format!("{gone} \"$here\"/b.md")).code(), Some(2));
}

#[cfg(unix)]
#[test]
fn few_file_handles_are_enough() {
    let names: Vec<String> = (0..60).map(|number| format!("blog/{number}.md")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), LEAK)).collect();
    let folder = folder("few_handles", &files);
    let line = "ulimit -n 16; exec \"$discretion\" check -p policy.toml --format json=report.json blog";
    assert_eq!(shell(&folder, line).code(), Some(1));
    let report = fs::read_to_string(folder.join("report.json")).expect("it is there");
    assert!(report.matches("Project Falcon").count() >= 60, "each of them is found");
}

#[test]
fn who_stops_reading_changes_no_verdict() {
    let folder = folder("stops_reading", &[("a.md", LEAK), ("b.md", b"All is well.\n")]);
    let check = |file, format| {
        let line =
            format!("{{ \"$discretion\" check -p policy.toml --format {format} {file}; echo $? >status; }} | true");
        shell(&folder, &line);
        fs::read_to_string(folder.join("status")).expect("it was written").trim().to_owned()
    };
    for format in ["text", "json"] {
        // A pass that nobody could read may be an error, and a leak is never a pass.
        assert_ne!(check("a.md", format), "0", "{format}");
        assert!(["0", "2"].contains(&check("b.md", format).as_str()), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_or_read_only_is_an_error() {
    let folder = folder("full_disk", &[("b.md", b"All is well.\n")]);
    for report in ["/dev/full", "/proc/report.json", "gone/report.json"] {
        let status = shell(&folder, &format!("\"$discretion\" check -p policy.toml --format json={report} b.md"));
        assert_eq!(status.code(), Some(2), "{report}");
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_may_not_grow_keeps_the_old_one() {
    let many = LEAK.repeat(500);
    let folder = folder("may_not_grow", &[("a.md", &many), ("report.json", OLD.as_bytes())]);
    let status =
        shell(&folder, "ulimit -f 8; exec \"$discretion\" check -p policy.toml --format json=report.json a.md");
    assert!(!matches!(status.code(), Some(0 | 1)), "{status}");
    assert_eq!(fs::read_to_string(folder.join("report.json")).expect("it is there"), OLD);
}

#[cfg(target_os = "linux")]
/// No stack of the size that is asked for fits: that binds those as well who may start any number of threads.
#[test]
fn where_no_thread_starts_nothing_passes() {
    let clean = b"All is well.\n";
    let names = ["a.md", "b.md", "c.md", "d.md", "e.md"];
    let files: Vec<(&str, &[u8])> =
        names.map(|name| (name, &clean[..])).into_iter().chain([("report.json", OLD.as_bytes())]).collect();
    let folder = folder("no_threads", &files);
    let check = "exec \"$discretion\" check -p policy.toml --jobs 5 --format json=report.json ?.md 2>errors.log";
    assert_eq!(shell(&folder, check).code(), Some(0));
    fs::write(folder.join("report.json"), OLD).expect("the folder for tests can be written to");
    // None of them starts; then some do, and not all.
    for limit in ["export RUST_MIN_STACK=70368744177664", "ulimit -v 3500000; export RUST_MIN_STACK=1073741824"] {
        assert_eq!(shell(&folder, &format!("{limit}; {check}")).code(), Some(2), "{limit}");
        let read = |file: &str| fs::read_to_string(folder.join(file)).expect("it is there");
        assert!(read("errors.log").starts_with("error: cannot start a thread: "), "{limit}: {}", read("errors.log"));
        assert_eq!(read("report.json"), OLD, "{limit}");
    }
}

#[test]
fn without_memory_nothing_passes() {
    let folder =
        folder("no_memory", &[("b.md", &b"All is well.\n\n".repeat(100_000)), ("report.json", OLD.as_bytes())]);
    let line = "ulimit -v 60000; exec \"$discretion\" check -p policy.toml --format json=report.json b.md";
    let status = shell(&folder, line);
    assert!(!matches!(status.code(), Some(0 | 1)), "{status}");
    assert_eq!(fs::read_to_string(folder.join("report.json")).expect("it is there"), OLD);
}

/// Begins a check whose report takes a while, and waits for the file that it is written to.
#[cfg(unix)]
fn begin(folder: &Path) -> Child {
    let mut check = Command::new(snapbox::cmd::cargo_bin!("discretion"));
    check.current_dir(folder).args(["check", "-p", "policy.toml", "--format", "json=report.json", "-j", "1", "blog"]);
    let mut child = check.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let begun = Instant::now();
    let is_part = |name: &str| name.starts_with(".report.json.");
    loop {
        let names = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.file_name());
        if names.into_iter().any(|name| name.to_str().is_some_and(is_part)) {
            return child;
        }
        assert_eq!(child.try_wait().expect("it is ours"), None, "it ended before a signal could reach it");
        assert!(begun.elapsed() < Duration::from_secs(60), "no report was begun");
        thread::sleep(Duration::from_millis(2));
    }
}

/// Returns whether processes that this one starts take no notice of a signal: a shell starts jobs in the background so.
#[cfg(unix)]
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask >> (signal - 1) & 1 == 1
}

#[cfg(unix)]
#[test]
fn a_signal_leaves_the_old_report() {
    let signals = [("TERM", 15), ("INT", 2), ("HUP", 1), ("KILL", 9)];
    for (signal, _) in signals.into_iter().filter(|(_, number)| !is_ignored(*number)) {
        let names: Vec<String> = (0..200).map(|number| format!("blog/{number}.md")).collect();
        let many = LEAK.repeat(200);
        let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), many.as_slice())).collect();
        files.push(("report.json", OLD.as_bytes()));
        let folder = folder(&format!("signal_{signal}"), &files);
        let mut child = begin(&folder);
        let kill = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
        assert!(kill.expect("there is `kill`").success());
        let status = child.wait().expect("it is ours");
        assert_eq!(status.code(), None, "{signal}: {status}");
        assert_eq!(fs::read_to_string(folder.join("report.json")).expect("it is there"), OLD, "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_draft_that_changes_while_it_is_read_is_checked_or_an_error() {
    // A draft that grows without an end is read up to the limit; one that vanishes is missing.
    let folder = folder("changing", &[("a.md", b"All is well.\n")]);
    let line = "(while test -e go; do printf 'All is well. ' >>a.md; done) & \
                \"$discretion\" check -p policy.toml --max-bytes 4 a.md; status=$?; rm go; wait; exit $status";
    fs::write(folder.join("go"), "").expect("it can be written");
    assert_eq!(shell(&folder, line).code(), Some(2));
    let names: Vec<String> = (0..300).map(|number| format!("blog/{number}.md")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), LEAK)).collect();
    let folder = self::folder("vanishing", &files);
    let line = "\"$discretion\" check -p policy.toml -j 1 blog >out 2>errors & pid=$!; rm -r blog; wait $pid";
    let status = shell(&folder, line);
    assert!(matches!(status.code(), Some(1 | 2)), "{status}");
}

/// The most memory that a command had while it ran, in kilobytes.
#[cfg(target_os = "linux")]
fn peak(folder: &Path, arguments: &[&str]) -> u64 {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("discretion"));
    command.current_dir(folder).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let mut peak = 0;
    while child.try_wait().expect("it is ours").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok());
        peak = peak.max(kilobytes.unwrap_or(0));
        thread::sleep(Duration::from_millis(2));
    }
    peak
}

/// Of many drafts only those in flight are in memory, with all that was found in them.
#[cfg(target_os = "linux")]
#[test]
fn what_is_in_memory_does_not_grow_with_the_number_of_drafts() {
    let text = b"Project Falcon is here, with AcmeCloud and a word or two.\n\n".repeat(80);
    let of = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("blog/{number}.md")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_slice())).collect();
        let folder = folder(&format!("in_flight_{count}"), &files);
        let check =
            ["check", "-p", "policy.toml", "-j", "2", "blog", "--all", "--format", "jsonl", "--format", "sarif=a"];
        peak(&folder, &check)
    };
    let lines = |count: usize| {
        let line = "{\"text\": \"Project Falcon is here, with AcmeCloud and a word or two. All of it is fine.\"}\n";
        let folder = folder(&format!("lines_in_flight_{count}"), &[("a.jsonl", line.repeat(count).as_bytes())]);
        peak(&folder, &["check", "-p", "policy.toml", "-j", "2", "a.jsonl", "--input-format", "jsonl"])
    };
    let (few, many) = (lines(400), lines(8_000));
    assert!(few > 1_000 && many < few + few / 5, "{few} kB for 400 lines, {many} kB for 8,000");
    let (few, many) = (of(40), of(320));
    assert!(few > 1_000 && many < few + few / 5, "{few} kB for 40 drafts, {many} kB for 320");
}
