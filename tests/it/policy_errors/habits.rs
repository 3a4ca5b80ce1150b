//! Habits of other languages, keyboards and programs: each mistake has a message of its own at the place where it stands,
//! and one line has one problem.

use discretion::Policy;
use discretion::policy::Issue;

const HEAD: &str = "discretion = 1\nname = \"acme\"\n";
const DATE: &str = "write it like `2027-03-01T09:00:00+01:00`: year, month, day, time and offset, without quotes";

fn issues(text: &str) -> Vec<Issue> {
    Policy::parse("acme.toml", text).expect_err("the policy has a mistake").issues().to_vec()
}

/// Asserts that the one problem of each policy stands at a place, with its message and its help.
fn assert_told(cases: &[(&str, &str, &str, &str)]) {
    for (rest, place, message, help) in cases {
        let issues = issues(&format!("{HEAD}{rest}"));
        let issue = &issues[0];
        let position = issue.position().map(|position| position.to_string()).unwrap_or_default();
        let told = (position.as_str(), issue.message(), issue.help().unwrap_or_default());
        assert_eq!(told, (*place, (*message).to_owned(), *help), "{rest}");
        assert_eq!(issues.len(), 1, "{rest}\n{issues:?}");
    }
}

/// A rule with a line more.
fn with(line: &str) -> String {
    format!("[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n{line}\n")
}

fn assert_lines(cases: &[(&str, &str, &str, &str)]) {
    for (line, place, message, help) in cases {
        assert_told(&[(with(line).as_str(), *place, *message, *help)]);
    }
}

#[test]
fn dates_in_every_other_way() {
    let people = "this is not how a date is written";
    assert_lines(&[
        ("until = 01.03.2027", "6:9", people, DATE),
        ("until = 01-03-2027", "6:9", people, DATE),
        ("until = 1 March 2027", "6:9", people, DATE),
        ("until = 1 mars 2027 # bientôt", "6:9", people, DATE),
        ("until = 2027–03–01T09:00:00Z", "6:9", people, DATE),
        ("until = 2027-02-30T09:00:00Z", "6:9", "invalid date, expected day between 01 and 28", DATE),
        ("until = 2027-03-01T9:00:00Z", "6:9", "invalid time, expected a two-digit hour (HH)", DATE),
        ("until = 2027-03-01T09:00:00+01", "6:9", "invalid offset, expected `:` (HH:MM)", DATE),
    ]);
    let quoted = "write it like `2027-03-01T09:00:00+01:00`, without quotes";
    let text = "expected a date and time with a UTC offset, found a string";
    assert_lines(&[
        ("until = \"01/03/2027\"", "6:9", text, quoted),
        ("until = \"2027-03-01T09:00:00+01:00\"", "6:9", text, quoted),
        ("until = 2027-03-01", "6:9", "the date needs a UTC offset, such as +01:00", quoted),
    ]);
}

#[test]
fn words_and_numbers_of_other_languages() {
    let truth = "the only words without quotation marks are `true` and `false`";
    let truth_help = "write one of them, or a text between straight quotation marks: \"…\"";
    let nothing = "there is no word for nothing";
    assert_lines(&[
        ("trial = yes", "6:9", truth, truth_help),
        ("trial = True", "6:9", truth, truth_help),
        ("locked = oui", "6:10", truth, truth_help),
        ("locked = non", "6:10", truth, truth_help),
        ("owner = null", "6:9", nothing, "remove the whole line"),
        ("owner = None", "6:9", nothing, "remove the whole line"),
        ("owner =", "6:8", "this key has no value", "write one after `=`, or remove the line"),
        ("trial = \"true\"", "6:9", "expected `true` or `false`, found a string", "write it without quotation marks"),
        ("owner = 12", "6:9", "expected a string, found an integer", "write it between quotation marks: \"…\""),
        ("owner = [\"a\"]", "6:9", "expected a string, found a list", "write one text between quotation marks: \"…\""),
    ]);
    assert_told(&[
        ("[verdict]\nreview = 30%\n", "4:10", "a number stands without a sign for per cent", "remove the `%`"),
        ("[verdict]\nreview = 30,5\n", "4:12", "a decimal number has a point", "write `.` instead of the comma"),
        ("[verdict]\nreview = 030\n", "4:10", "a number does not begin with a zero", "write it without"),
        (
            "[verdict]\nreview = \"30\"\n",
            "4:10",
            "expected a number, found a string",
            "write it without quotation marks",
        ),
    ]);
}

#[test]
fn lists_as_other_languages_write_them() {
    let list = "a list stands between `[` and `]`";
    let comma = "a comma is missing before this";
    let comma_help = "write `,` between the entries of a list";
    let rule = |terms: &str| format!("[[tone]]\nid = \"a\"\nterms = {terms}\n");
    for (terms, place, message, help) in [
        ("[\"hype\" \"buzz\"]", "5:17", comma, comma_help),
        ("[\n  \"hype\"\n  \"buzz\"\n]", "7:3", comma, comma_help),
        ("[\"hype\"; \"buzz\"]", "5:16", "a semicolon stands between two entries", comma_help),
        ("(\"hype\", \"buzz\")", "5:9", list, "write `[\"…\", \"…\"]`"),
        ("\"hype\", \"buzz\"", "5:15", "several texts are a list", "write them between `[` and `]`: `[\"…\", \"…\"]`"),
        (
            "{\"hype\", \"buzz\"}",
            "5:16",
            "between braces stand keys with their values",
            "write `{ en = [\"…\"] }`, or a list between `[` and `]`",
        ),
        ("{ en: [\"hype\"] }", "5:13", "a colon stands between a key and its value", "write `=` instead"),
        ("[\"hype\"\nseverity = \"low\"", "6:1", "the list above has no closing bracket", "end it with `]`"),
        ("\"hype\"", "5:9", "expected a list, found a string", "write it between `[` and `]`"),
    ] {
        let first = issues(&format!("{HEAD}{}", rule(terms)))[0].clone();
        let position = first.position().map(|position| position.to_string()).unwrap_or_default();
        let told = (position.as_str(), first.message(), first.help().unwrap_or_default());
        assert_eq!(told, (place, message.to_owned(), help), "{terms}");
    }
}

#[test]
fn lines_of_other_languages() {
    let remark = "a remark begins with `#`";
    let merge = "a merge left this line behind";
    let merge_help = "keep one of the two versions, and remove the marks";
    let entry = "write `[\"…\", \"…\"]` after the `=`";
    assert_lines(&[
        ("// a remark", "6:1", remark, "write `#` before it"),
        ("; a remark", "6:1", remark, "write `#` before it"),
        ("/* a remark */", "6:1", remark, "write `#` before it"),
        ("-- a remark", "6:4", remark, "write `#` before it"),
        ("<<<<<<< HEAD", "6:1", merge, merge_help),
        ("=======", "6:1", merge, merge_help),
        ("- \"buzz\"", "6:3", "a list stands between `[` and `]`", entry),
        ("* buzz", "6:1", "a list stands between `[` and `]`", entry),
        ("owner: \"a\"", "6:6", "a colon stands between a key and its value", "write `=` instead"),
        ("owner := \"a\"", "6:7", "a colon stands between a key and its value", "write `=` instead"),
        (
            "owner = \"a\";",
            "6:12",
            "a semicolon stands after a value",
            "remove it: nothing stands at the end of a line",
        ),
        ("owner == \"a\"", "6:8", "one `=` stands between a key and its value", "remove the other"),
        ("terms += [\"buzz\"]", "6:7", "nothing is added to a key", "write all entries in one list"),
        ("our policy", "6:5", "a key without a value", "write `=` and a value after it; a remark begins with `#`"),
        ("not near = [\"x\"]", "6:5", "a key is one word", "join its words with `_`"),
        ("```", "6:1", "this line belongs to Markdown, and a policy is TOML", "remove it"),
    ]);
    let whole = |text: &str| issues(text)[0].message();
    assert_eq!(whole("---\ndiscretion: 1\n"), "this line belongs to YAML, and a policy is TOML");
    assert_eq!(whole("{\"discretion\": 1}\n"), "this is JSON, and a policy is TOML");
    assert_eq!(whole("<!DOCTYPE html>\n<p>"), "this is HTML, and a policy is TOML");
    let lines = format!("{HEAD}{}", with("trial = true")).replace('\n', "\r");
    assert_eq!(whole(&lines), "a line ends with a carriage return alone");
    assert_eq!(issues(&lines).len(), 1);
}

#[test]
fn signs_of_word_processors_and_other_keyboards() {
    let space = "this space is not an ordinary one";
    let space_help = "write an ordinary space, or none, in place of U+00A0";
    let curly = "these are the quotation marks of a word processor";
    let curly_help = "write straight ones: \"…\"";
    assert_lines(&[
        ("owner\u{a0}= \"a\"", "6:6", space, space_help),
        ("owner =\u{a0}\"a\"", "6:8", space, space_help),
        ("\u{a0}owner = \"a\"", "6:1", space, space_help),
        ("near = [\"a\",\u{202f}\"b\"]", "6:13", space, "write an ordinary space, or none, in place of U+202F"),
        ("\u{200b}owner = \"a\"", "6:1", "a sign that nobody sees stands here", "remove it: it is U+200B"),
        ("owner ＝ \"a\"", "6:7", "this sign is not the one that TOML has", "write `=`"),
        ("near = [\"a\"，\"b\"]", "6:12", "this sign is not the one that TOML has", "write `,`"),
        ("not–near = [\"x\"]", "6:4", "this dash is not a hyphen", "write `_` or `-`, as the key has it"),
        ("owner = \"a”", "6:12", curly, curly_help),
        ("owner = “a\"", "6:9", curly, curly_help),
        (
            "owner = a\"",
            "6:9",
            "this text has no opening quotation mark",
            "write it between straight quotation marks: \"…\"",
        ),
        (
            "owner = \"\"\"a",
            "7:1",
            "a text that begins with three quotation marks has no end",
            "end it with three more",
        ),
    ]);
}

#[test]
fn tables_and_keys_that_are_nearly_right() {
    let brackets = "the brackets around this name do not match";
    let brackets_help = "write `[[tone]]` for a rule, and `[company]` for a setting";
    assert_told(&[
        ("[[tone]\nid = \"a\"\nterms = [\"hype\"]\n", "3:8", brackets, brackets_help),
        (
            "[tone]\nid = \"a\"\nterms = [\"hype\"]\n",
            "3:1",
            "expected a list of tables, found a table",
            "write `[[tone]]`",
        ),
        (
            "[[competitors]]\nid = \"globex\"\nnames = [\"Globex\"]\n",
            "3:1",
            "expected a table, found a list",
            "write `[[competitor]]` for each of them; `[competitors]` is what holds for all",
        ),
        (
            "[company]\nnames = [\"Acme\"]\n[company]\ndomains = [\"acme.example\"]\n",
            "5:2",
            "this table stands here twice",
            "write its keys below the first one",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nterms = [\"buzz\"]\n",
            "6:1",
            "this key stands twice in its table",
            "keep one of them; for another rule, write its `[[…]]` first",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = ['\\bhype\\b']\n",
            "5:10",
            "this is a pattern, and a term is words as people write them",
            "write it under `patterns`; a term is found in all its forms without one",
        ),
    ]);
    // A word in its place is one problem, and not a missing one besides.
    for (rest, word, help) in [
        ("[[tone]]\nid = \"a\"\ntermes = [\"hype\"]\n", "key `termes`", "did you mean `terms`?"),
        ("[[tone]]\nid = \"a\"\nTerms = [\"hype\"]\n", "key `Terms`", "did you mean `terms`?"),
        ("[[tone]]\nid = \"a\"\nnames = [\"hype\"]\n", "key `names`", "use `terms`"),
        ("[[competitor]]\nid = \"a\"\nnoms = [\"Globex\"]\n", "key `noms`", "did you mean `names`?"),
        ("[[competitor]]\nid = \"a\"\nterms = [\"Globex\"]\n", "key `terms`", "use `names`"),
        ("[[ton]]\nid = \"a\"\n", "key `ton`", "did you mean `tone`?"),
        ("[[concurrent]]\nid = \"a\"\n", "key `concurrent`", "did you mean `competitor`?"),
        (&with("gravite = \"high\""), "key `gravite`", "did you mean `severity`?"),
        (&with("pourquoi = \"x\""), "key `pourquoi`", "did you mean `why`?"),
        (&with("notNear = [\"x\"]"), "key `notNear`", "did you mean `not_near`?"),
        (&with("severity = \"Élevée\""), "severity `Élevée`", "did you mean `high`?"),
        (&with("severity = \"CRITICAL\""), "severity `CRITICAL`", "did you mean `critical`?"),
        (&with("languages = [\"french\"]"), "language `french`", "did you mean `fr`?"),
        (&with("languages = [\"fr-FR\"]"), "language `fr-FR`", "did you mean `fr`?"),
    ] {
        let issues = issues(&format!("{HEAD}{rest}"));
        assert!(issues[0].message().starts_with(&format!("unknown {word}, expected one of ")), "{:?}", issues[0]);
        assert_eq!((issues[0].help(), issues.len()), (Some(help), 1), "{rest}");
    }
    let accents = issues(&format!("{HEAD}{}", with("gravité = \"high\"")));
    assert_eq!(accents[0].message(), "a key has no accents");
}

#[test]
fn names_of_packs_rules_and_files_that_are_nearly_right() {
    let folder = crate::support::Folder::new("habits", &[("a.md", "")]);
    for (entry, told) in [
        ("tone", "cannot read `tone`: no such file; did you mean `pack:tone`?"),
        (
            "legal",
            "cannot read `legal`: no such file; a pack is written `pack:tone`, a file with its ending: `legal.toml`",
        ),
        (
            "rules\\\\legal.toml",
            "cannot read `rules\\\\legal.toml`: no such file; write `/` between the folders of a path, on every system",
        ),
    ] {
        let text = format!("{HEAD}extends = [\"{entry}\"]\n{}", with("trial = true"));
        std::fs::write(folder.0.join("p.toml"), text).expect("it can be written");
        assert!(folder.error("p.toml").contains(&told.replace("\\\\", "\\")), "{}", folder.error("p.toml"));
    }
    for (rest, told) in [
        (
            "[[exception]]\nrule = \"hype\"\npaths = [\"a.md\"]\nreason = \"x\"\nuntil = 2027-01-01T00:00:00Z\n",
            "the policy has no rule `hype`; did you mean `acme/hype`?",
        ),
        (
            "[[adjust]]\nrule = \"emoji\"\nseverity = \"info\"\n",
            "no earlier layer has a rule `emoji`; did you mean `tone/emoji`?",
        ),
        (
            "[[adjust]]\nrule = \"tone/emoji\"\nadd-terms = [\"x\"]\n",
            "unknown key `add-terms`, expected one of `rule`, `off`, `add_terms`, `add_except`, `when`, `reason`; did you mean `add_terms`?",
        ),
    ] {
        let text = format!("{HEAD}extends = [\"pack:tone\"]\n{}{rest}", with("trial = true"));
        let issues = issues(&text);
        assert!(issues.len() == 1 && issues[0].to_string().ends_with(told), "{issues:?}");
    }
}

/// No message and no help quotes a secret, and the line is withheld.
#[test]
fn habits_in_confidential_rules_tell_nothing() {
    for line in [
        "terms = [“Halcyon”]",
        "terms = [\"Halcyon”]",
        "terms = [\"Halcyon\" \"Zephyr\"]",
        "terms = [\"Halcyon\"; \"Zephyr\"]",
        "terms = (\"Halcyon\")",
        "terms = \"Halcyon\", \"Zephyr\"",
        "terms =\u{a0}\"Halcyon\"",
        "terms: [\"Halcyon\"]",
        "terms = ['\\bHalcyon\\b']",
        "terms = Halcyon",
        "terms = [\"Halcyon\"]\n- Halcyon",
        "terms = [\"Halcyon\"]\n// Halcyon",
        "terms = [\"Halcyon\"]\n<<<<<<< Halcyon",
        "terms = [\"Halcyon\"",
        "terms = [\"a\"]\nHalcyon is secret",
    ] {
        for issue in issues(&format!("{HEAD}[[confidential]]\nid = \"a\"\n{line}\n")) {
            assert!(issue.is_withheld(), "{line}: {issue}");
            assert!(!format!("{issue} {issue:?}").contains("Halcyon"), "{issue:?}");
        }
    }
}
