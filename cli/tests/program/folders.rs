//! What a folder or a glob gives: every draft in it, and a word for each that is left out.

use crate::support::{check_in, discretion_in, folder, folder_outside, git, link, outline, pipe, printed};
use snapbox::cmd::Command;
use snapbox::str;
use std::fs;
use std::path::Path;
use std::time::Duration;

const LEAK: &[u8] = b"Project Falcon is near.";
const CLEAN: &[u8] = b"All is well.";

/// The counts of the drafts, and what was left out.
fn last_lines(command: Command) -> String {
    let text = outline(command);
    let from = text.lines().position(|line| line.contains(" draft") && line.contains(';')).unwrap_or(0);
    text.lines().skip(from).filter(|line| !line.starts_with("rules: ")).map(|line| format!("{line}\n")).collect()
}

/// A check that ends, however long it would wait for a pipe.
fn ends(command: Command) -> Command {
    command.timeout(Duration::from_secs(20))
}

/// Lets the rule of the fixtures pass in a folder for old drafts.
fn except_archive(folder: &Path) {
    let policy = fs::read_to_string(folder.join("policy.toml")).expect("it is there").replace("locked = true", "");
    let exception = "[[exception]]\nrule = \"acme/falcon\"\npaths = [\"archive/**\"]\nreason = \"old\"\n\
                     owner = \"x\"\nuntil = 2027-01-01T00:00:00Z\n";
    fs::write(folder.join("policy.toml"), format!("{policy}\n{exception}")).expect("it can be written");
}

#[test]
fn hidden_files_and_folders_are_read() {
    for (number, name) in [".post.md", ".vitepress/post.md", "a/.b/.c.txt", ".github/notes.MD", "..md", ".x/y/z.html"]
        .into_iter()
        .enumerate()
    {
        let folder = folder(&format!("hidden_{number}"), &[("docs/a.md", CLEAN)]);
        let file = folder.join("docs").join(name);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(file, LEAK).expect("it can be written");
        check_in(&folder, "docs").assert().code(1);
        if Path::new(name).extension().is_some_and(|ending| ending == "md") {
            check_in(&folder, "docs/**/*.md").assert().code(1);
        }
    }
}

#[test]
fn a_draft_does_not_leave_by_its_name() {
    // Read, or named with the reason.
    let read =
        ["x.md", "x.MD", "x.mkdn", "x.mkdown", "x.markdown", "x.mdwn", "x.html", "x.HTM", "x.txt", "x.qmd", "x.Rmd"];
    let left = [
        ("x.rst", "reStructuredText"),
        ("x.adoc", "AsciiDoc"),
        ("x.org", "Org"),
        ("x.textile", "Textile"),
        ("x.docx", "Word"),
        ("x.md.j2", "Jinja"),
        ("x.html.erb", "ERB"),
        ("x.markdown.liquid", "Liquid"),
        ("x.mdoc", "Markdoc"),
        ("x.wiki", "MediaWiki"),
    ];
    for name in read {
        let folder = folder(&format!("name_{name}"), &[("blog/a.md", CLEAN), (&format!("blog/{name}"), LEAK)]);
        check_in(&folder, "blog").assert().code(1);
    }
    for (name, format) in left {
        let folder = folder(&format!("name_{name}"), &[("blog/a.md", CLEAN), (&format!("blog/{name}"), LEAK)]);
        let expected = format!(
            "1 draft: 1 pass; 0 warnings; 1 file left out\nleft out because {format} is not read: blog/{name}\n"
        );
        assert_eq!(last_lines(check_in(&folder, "blog")), expected);
        check_in(&folder, "blog --strict").assert().code(2);
        check_in(&folder, &format!("blog/{name}")).assert().code(2);
        check_in(&folder, &format!("blog/*.{}", name.rsplit_once('.').expect("it has an ending").1)).assert().code(2);
    }
    // What nobody publishes as it is says nothing.
    for name in ["x.png", "x.csv", "x.yaml.j2", "x.css", "x.js", "x"] {
        let folder = folder(&format!("name_{name}"), &[("blog/a.md", CLEAN), (&format!("blog/{name}"), LEAK)]);
        assert_eq!(last_lines(check_in(&folder, "blog --strict")), "1 draft: 1 pass; 0 warnings\n");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf8_is_a_name() {
    use std::os::unix::ffi::OsStrExt;
    for (number, name) in [&b"\xff.md"[..], b"\xe9t\xe9/post.md", b"caf\xe9.mkdn"].into_iter().enumerate() {
        let folder = folder(&format!("bytes_{number}"), &[("blog/a.md", CLEAN)]);
        let file = folder.join("blog").join(std::ffi::OsStr::from_bytes(name));
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(file, LEAK).expect("it can be written");
        check_in(&folder, "blog").assert().code(1);
        check_in(&folder, "blog/**/*").assert().code(1);
    }
}

#[cfg(unix)]
#[test]
fn links_that_multiply_come_to_an_end() {
    let folder = folder("multiplying_links", &[("blog/0/a.md", CLEAN)]);
    for number in 1..30 {
        for name in ["x", "y"] {
            link(&folder, &format!("../{}", number - 1), &format!("blog/{number}/{name}"));
        }
    }
    let output = ends(check_in(&folder, "blog --jobs 1 -q")).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(errors.contains("is not followed, nor are those after it: more than 10000"), "{errors}");
}

#[test]
fn the_storage_of_git_is_not_read() {
    let folder = folder("git_storage", &[("a.md", CLEAN), (".git/b.md", LEAK)]);
    assert_eq!(last_lines(check_in(&folder, ".")), "1 draft: 1 pass; 0 warnings\n");
}

#[test]
fn an_ignore_file_of_git_counts_in_a_repository_only() {
    let files: [(&str, &[u8]); 3] = [(".gitignore", b"b.md\n"), ("a.md", CLEAN), ("b.md", LEAK)];
    let folder = folder_outside("no_repository", &files);
    check_in(&folder, ".").assert().code(1);
    git(&folder, "init --quiet");
    check_in(&folder, ".").assert().success().stdout_eq(str![[r#"
a.md: pass
1 draft: 1 pass; 0 warnings; 1 file left out
rules: 2 in force; asleep: channel 1
left out by .gitignore: b.md

"#]]);
    // It speaks of what Git does not track.
    git(&folder, "add --force b.md");
    check_in(&folder, ".").assert().code(1);
    check_in(&folder, "*.md").assert().code(1);
}

#[test]
fn what_is_left_out_is_counted_and_named() {
    let files: [(&str, &[u8]); 10] = [
        ("blog/a.md", CLEAN),
        ("blog/.ignore", b"b.md\nold/\n*.png\n!kept.md\nkept.md\n!kept.md\n"),
        ("blog/b.md", LEAK),
        ("blog/kept.md", CLEAN),
        ("blog/old/1.md", LEAK),
        ("blog/old/deep/2.txt", LEAK),
        ("blog/old/3.png", LEAK),
        ("blog/e.rst", LEAK),
        ("blog/f.ADOC", LEAK),
        ("blog/g.csv", LEAK),
    ];
    let folder = folder("left_out", &files);
    for (arguments, expected) in [
        (
            "blog",
            "2 drafts: 2 pass; 0 warnings; 5 files left out\n\
                  left out by blog/.ignore: blog/b.md, blog/old/ (2 files)\n\
                  left out because reStructuredText is not read: blog/e.rst\n\
                  left out because AsciiDoc is not read: blog/f.ADOC\n",
        ),
        // A glob leaves out what it would match.
        (
            "blog/*",
            "2 drafts: 2 pass; 0 warnings; 3 files left out\n\
                    left out by blog/.ignore: blog/b.md\n\
                    left out because reStructuredText is not read: blog/e.rst\n\
                    left out because AsciiDoc is not read: blog/f.ADOC\n",
        ),
        (
            "blog/**/*.txt blog/a.md",
            "1 draft: 1 pass; 0 warnings; 1 file left out; 1 path could not be read\n\
                                     left out by blog/.ignore: blog/old/ (1 file)\n",
        ),
        // What is named is read.
        ("blog/*.md blog/b.md --fail-on never", "3 drafts: 1 block, 2 pass; 1 warning\n"),
        ("blog/*.md --no-ignore --fail-on never", "3 drafts: 1 block, 2 pass; 1 warning\n"),
    ] {
        assert_eq!(last_lines(check_in(&folder, arguments)), expected, "{arguments}");
    }
    check_in(&folder, "blog --no-ignore").assert().code(1);
}

#[test]
fn many_names_are_cut() {
    let names: Vec<String> = (0..40).map(|number| format!("{number:02}.md")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), LEAK)).collect();
    files.extend([(".ignore", &b"[0-9]*.md"[..]), ("a.md", CLEAN)]);
    assert_eq!(
        last_lines(check_in(&folder("many_left_out", &files), ".")),
        "1 draft: 1 pass; 0 warnings; 40 files left out\n\
         left out by .ignore: 00.md, 01.md, 02.md, 03.md, 04.md, 05.md and 34 more\n"
    );
}

#[test]
fn strict_makes_an_error_of_what_is_left_out() {
    let files: [(&str, &[u8]); 4] =
        [("blog/a.md", CLEAN), ("blog/b.md", LEAK), (".ignore", b"b.md"), ("blog/c.org", LEAK)];
    let folder = folder("strict", &files);
    check_in(&folder, "blog --strict").assert().code(2).stderr_eq(str![[r#"
error: blog/b.md: left out by .ignore; --no-ignore reads it, --no-strict lets it be
error: blog/c.org: Org is not read; check what is made of it, such as its HTML

"#]]);
    // Whoever writes a glob means the drafts that it matches.
    let ci = |arguments: &str| check_in(&folder, arguments).env("CI", "true");
    for (arguments, status) in [
        ("blog", 0),
        ("blog/*.md", 2),
        ("**/*.md", 2),
        ("blog/a.md", 0),
        ("blog/*.md --no-strict", 0),
        ("blog/*.md --no-ignore", 1),
        ("blog/a*.md", 0),
        ("blog --strict", 2),
        ("blog/*.org", 2),
    ] {
        ci(arguments).assert().code(status);
    }
    check_in(&folder, "blog/*.md").assert().code(0);
}

#[cfg(unix)]
#[test]
fn a_link_is_checked_beside_its_target() {
    let folder = folder("links", &[("blog/leak.md", b"Project Fal&#99;on is near."), ("blog/other.md", CLEAN)]);
    except_archive(&folder);
    // As plain text, the entity hides the name.
    link(&folder, "blog/leak.md", "a.txt");
    check_in(&folder, ". --fail-on block").assert().code(1);
    fs::remove_file(folder.join("a.txt")).expect("it is there");
    // The exception is for the link alone.
    link(&folder, "../blog/leak.md", "archive/x.md");
    let text = printed(check_in(&folder, ". archive/x.md"));
    assert!(text.contains("blog/leak.md: block"), "{text}");
    assert!(text.contains("3 drafts: 1 block, 2 pass"), "{text}");
    fs::remove_file(folder.join("archive/x.md")).expect("it is there");
    link(&folder, "../blog", "archive/linked");
    let text = printed(check_in(&folder, "."));
    assert!(text.contains("4 drafts: 1 block, 3 pass"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_backslash_in_a_name_is_a_letter_of_it() {
    let folder = folder("backslash", &[("archive\\x.md", LEAK), ("archive/x.md", LEAK)]);
    except_archive(&folder);
    assert_eq!(last_lines(check_in(&folder, ".")), "2 drafts: 1 block, 1 pass; 1 warning; 1 silenced\n");
    check_in(&folder, "archive/x.md").assert().success();
    check_in(&folder, "archive\\x.md").assert().code(1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_or_refused() {
    type Make = fn(&Path);
    let table: [(&str, Make, &str, i32, &str); 12] = [
        ("to a folder that leaks", |at| link(at, "../real", "blog/posts"), "blog", 1, ""),
        ("to such a folder, by glob", |at| link(at, "../real", "blog/posts"), "blog/**/*.md", 1, ""),
        ("to a file that leaks", |at| link(at, "../real/leak.md", "blog/x.md"), "blog", 1, ""),
        ("to nothing", |at| link(at, "gone.md", "blog/x.md"), "blog", 2, "blog/x.md: this link leads nowhere"),
        ("to nothing, named", |at| link(at, "gone.md", "blog/x.md"), "blog/x.md", 2, "x.md: this link leads nowhere"),
        ("to nothing, by glob", |at| link(at, "gone.md", "blog/x.md"), "blog/*", 2, "x.md: this link leads nowhere"),
        ("that may have been a folder", |at| link(at, "../gone", "blog/posts"), "blog", 2, "posts: this link leads"),
        ("to nothing that is no draft", |at| link(at, "gone.png", "blog/x.png"), "blog", 0, ""),
        ("to itself", |at| link(at, "x.md", "blog/x.md"), "blog", 2, "blog/x.md: this link cannot be followed"),
        ("to its folder", |at| link(at, ".", "blog/x"), "blog", 2, "blog/x: this link leads to a folder around it"),
        ("to the root", |at| link(at, "/", "blog/x"), "blog", 2, "blog/x: this link leads to a folder around it"),
        (
            "to each other's folders",
            |at| {
                link(at, "../real", "blog/x");
                link(at, "../blog", "real/y");
            },
            "blog",
            2,
            "blog/x/y: this link leads to a folder around it",
        ),
    ];
    for (number, (name, make, arguments, status, said)) in table.into_iter().enumerate() {
        let folder = folder(&format!("link_{number}"), &[("blog/a.md", CLEAN), ("real/leak.md", LEAK)]);
        make(&folder);
        let output = ends(check_in(&folder, arguments)).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "a link {name}: {errors}");
        assert!(errors.contains(said), "a link {name}: {errors}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_an_error_and_never_waited_for() {
    let rule = "[[confidential]]\nid = \"list\"\nterms_file = \"pipe\"\n";
    let sealed = "[[confidential]]\nid = \"sealed\"\nsealed = { tags = [\"b1:00112233445566778899aabbccddeeff\"], \
                  key = { file = \"pipe\" }, check = \"c1:00112233445566778899aabbccddeeff\" }\n";
    let head = "discretion = 1\nname = \"acme\"\n";
    let files: [(&str, &[u8]); 5] = [
        ("blog/a.md", CLEAN),
        ("list.toml", &[head.as_bytes(), rule.as_bytes()].concat()),
        ("key.toml", &[head.as_bytes(), sealed.as_bytes()].concat()),
        ("above.toml", &[head.as_bytes(), b"extends = [\"pipe\"]\n", rule.as_bytes()].concat()),
        ("other/.hidden", CLEAN),
    ];
    let folder = folder("pipes", &files);
    pipe(&folder.join("pipe"));
    pipe(&folder.join("blog/x.md"));
    pipe(&folder.join("other/.ignore"));
    pipe(&folder.join("other/socket"));
    fs::write(folder.join("other/b.md"), CLEAN).expect("it can be written");
    for (arguments, status, said) in [
        ("check -p policy.toml blog", 2, "blog/x.md: not a regular file but a pipe or a device"),
        ("check -p policy.toml blog/*.md", 2, "blog/x.md: not a regular file"),
        ("check -p policy.toml blog/x.md", 2, "blog/x.md: not a regular file"),
        ("check -p policy.toml /dev/zero", 2, "/dev/zero: not a regular file"),
        ("check -p policy.toml other", 0, ""),
        ("check -p pipe blog/a.md", 2, "this file is a pipe or a device, expected a policy file"),
        ("check -p above.toml blog/a.md", 2, "`pipe` is a pipe or a device, expected a policy file"),
        ("check -p list.toml blog/a.md", 2, "the list of terms `pipe` is a pipe or a device, expected a file"),
        ("check -p key.toml blog/a.md", 2, "the key file `pipe` is a pipe or a device, expected a file"),
    ] {
        let output = ends(discretion_in(&folder, arguments)).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{arguments}: {errors}");
        assert!(errors.contains(said), "{arguments}: {errors}");
    }
}

#[test]
fn nothing_on_standard_input_is_an_error() {
    let folder = folder("no_input", &[]);
    check_in(&folder, "-").stdin("").assert().code(2).stderr_eq(str![[r#"
error: <stdin>: standard input is empty

"#]]);
    check_in(&folder, "- --stdin-path a.md").stdin("\n").assert().success();
}

#[cfg(unix)]
#[test]
fn a_closed_standard_input_is_an_error() {
    let folder = folder("closed_input", &[]);
    let program = snapbox::cmd::cargo_bin!("discretion");
    let line = format!("'{}' check -p policy.toml - <&-", program.display());
    Command::new("sh").args(["-c", &line]).current_dir(folder).assert().code(2);
}

#[test]
fn more_jobs_than_drafts_cost_nothing() {
    let folder = folder("jobs", &[("a.md", CLEAN)]);
    ends(check_in(&folder, "a.md -j 65535")).assert().success();
}

#[test]
fn standard_input_and_a_file_of_its_name_are_two_drafts() {
    let folder = folder("two_drafts", &[("a.md", LEAK)]);
    check_in(&folder, "a.md - --stdin-path a.md").stdin("All is well.").assert().code(1);
    check_in(&folder, "a.md ./a.md - --stdin-path a.md").stdin("All is well.").assert().code(1);
}

#[test]
fn ignore_files_hold_as_far_as_their_repository() {
    // Above a repository begins another one's business.
    let files: [(&str, &[u8]); 7] = [
        (".gitignore", b"*.md\n"),
        (".ignore", b"*.md\n"),
        ("site/.gitignore", b"/c.md\n"),
        ("site/posts/a.md", CLEAN),
        ("site/posts/c.md", CLEAN),
        ("site/c.md", LEAK),
        ("site/posts/.gitignore", b"d.md\n!e.md\n"),
    ];
    let folder = folder("nested", &files);
    git(&folder, "init --quiet");
    git(&folder, "init --quiet site");
    for (file, text) in [("site/posts/d.md", LEAK), ("site/posts/e.md", CLEAN), ("site/posts/f.md", LEAK)] {
        fs::write(folder.join(file), text).expect("it can be written");
    }
    fs::create_dir_all(folder.join("site/.git/info")).expect("it can be made");
    fs::write(folder.join("site/.git/info/exclude"), "e.md\nf.md\n").expect("it can be written");
    let shown = last_lines(discretion_in(&folder.join("site"), "check -p ../policy.toml posts"));
    assert_eq!(
        shown,
        "3 drafts: 3 pass; 0 warnings; 2 files left out\n\
         left out by posts/.gitignore: posts/d.md\n\
         left out by .git/info/exclude: posts/f.md\n"
    );
    // A folder that is named is read, whoever ignores it; an ignore file above says what of it is.
    check_in(&folder, "site/posts --strict").assert().code(2);
}

/// The one draft of a name that leaks is found, under that name; nothing in the name reaches a terminal, and JSON stays JSON.
#[cfg(unix)]
#[test]
fn names_of_any_kind_are_read_and_written_safely() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let names: [&[u8]; 7] = [
        b"line\nbreak.md",
        b"\x1b[31mred.md",
        "\u{202e}dm.md".as_bytes(),
        "\u{9b}31m.md".as_bytes(),
        b"caf\xe9.md",
        b"-x.md",
        b"*.md",
    ];
    for (number, name) in names.into_iter().enumerate() {
        let folder = folder(&format!("odd_names_{number}"), &[("blog/a.md", CLEAN)]);
        fs::write(folder.join("blog").join(OsStr::from_bytes(name)), LEAK).expect("it can be written");
        for format in ["text", "json", "github", "sarif"] {
            let check = discretion_in(&folder, &format!("check -p policy.toml --format {format} blog"));
            let output = check.assert().code(1).get_output().stdout.clone();
            let text = String::from_utf8(output).expect("reports are text");
            let is_raw = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
            assert!(!text.contains(is_raw), "{number} {format}: {text:?}");
            if format == "json" {
                let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
                assert_eq!(json["drafts"].as_array().map(Vec::len), Some(2), "{number}");
            }
        }
    }
}
