//! What is refused in a policy: where, with which words, and that no problem hides another.

mod habits;
mod idle;
mod silencing;
mod typical;

use discretion::Policy;
use discretion::policy::{Issue, PolicyError};
use discretion::text::{LineIndex, Span};

fn error(text: &str) -> PolicyError {
    let error = Policy::parse("p.toml", text).expect_err("the policy has a problem");
    assert_schema_sees(&error, text);
    error
}

/// The schema refuses a policy with a problem that a schema can see: an unknown or a missing key, a value of another
/// kind.
fn assert_schema_sees(error: &PolicyError, text: &str) {
    let sees = |message: &str| {
        let of_kind = message.starts_with("expected ") && message.contains(", found a");
        // Of several keys one is enough: which, only reading knows.
        let is_missing = message.starts_with("missing key `") && !message.contains(" or ");
        of_kind || message.starts_with("unknown key `") || is_missing
    };
    if error.issues().iter().any(|issue| sees(&issue.message())) {
        assert_ne!(crate::schemas::refuses_policy(text), Some(false), "{error}\n{text}");
    }
}

/// The text under an issue's span, after a check that its position is that of the span.
fn slice<'t>(issue: &Issue, text: &'t str) -> &'t str {
    let span = issue.span().unwrap_or(Span::new(0, 0));
    assert_eq!(issue.position(), Some(LineIndex::new(text).position(text, span.start)));
    span.slice(text)
}

/// The keys that a message lists are checked by one test of their own.
fn without_list(line: &str) -> String {
    let Some((before, after)) = line.split_once(", expected one of `") else { return line.to_owned() };
    let rest = after.split_once("; ").map_or(String::new(), |(_, help)| format!("; {help}"));
    format!("{before}, expected …{rest}")
}

fn assert_problems(text: &str, expected: &[(&str, &str)]) {
    let error = error(text);
    let found: Vec<(String, &str)> =
        error.issues().iter().map(|issue| (without_list(&issue.to_string()), slice(issue, text))).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(line, slice)| (line.as_str(), *slice)).collect();
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len(), "{error}");
}

#[test]
fn every_problem_of_a_frame_is_told() {
    assert_problems(
        FRAME,
        &[
            (
                "p.toml:2:8: `name` must be kebab-case: a-z, 0-9 and single hyphens between them; did you mean `acme-social`?",
                "\"Acme Social\"",
            ),
            ("p.toml:3:12: unknown pack `tune`, expected …; did you mean `pack:tone`?", "\"pack:tune\""),
            (
                "p.toml:3:25: `legal.toml` is a file, and only packs can be extended here; `Policy::load` reads a policy with its files",
                "\"legal.toml\"",
            ),
            ("p.toml:4:1: unknown key `colour`, expected …", "colour"),
            ("p.toml:6:10: `review` is greater than `block`", "80"),
            ("p.toml:10:1: unknown language `de`, expected …", "de"),
            ("p.toml:13:12: unknown way of counting `paper`, expected …", "\"paper\""),
            ("p.toml:15:11: expected `true` or `false`, found a string; write it without quotation marks", "\"yes\""),
            (
                "p.toml:16:16: limit `5 per post` is malformed, expected `3`, `3 per 100 words`, `1 per sentence` or `2 per draft`",
                "\"5 per post\"",
            ),
            ("p.toml:18:11: unknown severity `lo`, expected …; did you mean `low`?", "\"lo\""),
            ("p.toml:20:9: empty list", "[]"),
            ("p.toml:21:12: handle `acme inc` is malformed, expected a handle such as `@acme`", "\"acme inc\""),
            ("p.toml:22:1: missing key `reason`", "[[cleared]]"),
            (
                "p.toml:23:8: a cleared text of one word, which would clear all that is said with it; expected two words or more",
                "\"x\"",
            ),
            // That `tone/emojo` is unknown is not told: the pack that cannot be found might have it.
            ("p.toml:27:2: unknown key `confidentail`, expected …; did you mean `confidential`?", "confidentail"),
        ],
    );
}

#[test]
fn every_problem_of_rules_is_told() {
    assert_problems(
        RULES,
        &[
            ("p.toml:7:1: unknown key `termz`, expected …; did you mean `terms`?", "termz"),
            ("p.toml:8:10: empty term", "\"\""),
            (
                "p.toml:8:14: a term needs a word of its own beside its placeholders, or a list between braces",
                "\"{n} {us}\"",
            ),
            ("p.toml:8:26: a term needs a letter or a digit", "\"!!\""),
            ("p.toml:8:32: a control character in a term", "\"a\\u0007b\""),
            ("p.toml:8:44: expected a string, found an integer; write it between quotation marks: \"…\"", "7"),
            ("p.toml:8:47: unknown list; did you mean `@evidence`?", "\"@evidense\""),
            ("p.toml:9:14: the pattern does not compile: unclosed group", "("),
            ("p.toml:9:22: the pattern matches the empty string", "'x*'"),
            ("p.toml:9:28: the pattern does not compile: unclosed group", "\"a\\\\d+(\""),
            ("p.toml:9:38: the pattern can never match", "'[a&&b]'"),
            ("p.toml:9:48: the compiled pattern is larger than 1048576 bytes", "'(?:a{1000}){1000}'"),
            ("p.toml:10:12: unknown severity, expected …; did you mean `high`?", "\"hihg\""),
            (
                "p.toml:11:9: the date needs a UTC offset, such as +01:00; write it like `2027-03-01T09:00:00+01:00`, without quotes",
                "2027-03-01",
            ),
            (
                "p.toml:12:8: expected a date and time with a UTC offset, found a string; write it like `2027-03-01T09:00:00+01:00`, without quotes",
                "\"tomorrow\"",
            ),
            ("p.toml:13:1: unknown key `measure`, expected …", "measure"),
            ("p.toml:15:6: duplicate id\n  p.toml:6:6: first defined here", "\"falcon\""),
            ("p.toml:16:10: missing key `key`", "{ tags = [\"b1:9f2c\"] }"),
            ("p.toml:16:10: missing key `check`", "{ tags = [\"b1:9f2c\"] }"),
            (
                "p.toml:16:20: sealed term is malformed, expected `b1:` and 32 hexadecimal digits, as `discretion seal` prints them",
                "\"b1:9f2c\"",
            ),
            ("p.toml:17:9: empty list", "[]"),
            (
                "p.toml:18:33: distance is malformed, expected `sentence`, `paragraph`, `draft`, `start` or a number of words up to 1000, such as `8 words`; did you mean `sentence`?",
                "\"sentense\"",
            ),
            ("p.toml:21:9: expected a list, found a string; write it between `[` and `]`", "\"Globex\""),
            (
                "p.toml:22:1: `severity` is no key of a competitor, whose severity depends on the stance; write `stances = { neutral = \"low\" }`",
                "severity",
            ),
            ("p.toml:24:13: unknown key `neutrall`, expected …; did you mean `neutral`?", "neutrall"),
            (
                "p.toml:25:12: domain `https://globex.example/` is malformed, expected a host name such as `acme.example`",
                "\"https://globex.example/\"",
            ),
            ("p.toml:28:11: unknown measure `emojis`, expected …; did you mean `emoji`?", "\"emojis\""),
            (
                "p.toml:29:7: limit `3 per 100 word` is malformed, expected `3`, `3 per 100 words`, `1 per sentence` or `2 per draft`",
                "\"3 per 100 word\"",
            ),
            ("p.toml:30:1: missing key `max` or `min`", "[[tone]]"),
            ("p.toml:33:1: missing key `max` or `min`", "[[tone]]"),
            ("p.toml:39:9: missing key `any`", "{ within = \"8 words\" }"),
            ("p.toml:41:9: `until` is not after `from`\n  p.toml:40:8: `from` is here", "2026-01-01T00:00:00Z"),
            ("p.toml:42:14: unknown language `de`, expected …", "\"de\""),
            ("p.toml:43:1: missing key `id`", "[[naming]]"),
            ("p.toml:45:7: the right spelling stands among the wrong ones", "[\"Acme\", \"@link\"]"),
            (
                "p.toml:45:16: term `@link` is malformed, expected words; `@link`, `@figure` and `@date` stand in `any` only",
                "\"@link\"",
            ),
        ],
    );
}

#[test]
fn unknown_keys_tell_the_known_ones_of_their_table() {
    let text = "discretion = 1\nname = \"p\"\n[verdict]\nrevue = 3\n\
                [[tone]]\nid = \"t\"\nmeasure = \"emoji\"\nmx = 1\nmax = 2\n";
    let messages: Vec<String> = error(text).issues().iter().map(Issue::message).collect();
    assert_eq!(messages[0], "unknown key `revue`, expected one of `review`, `block`");
    // Keys that make no sense beside `measure` are not offered.
    assert!(messages[1].starts_with("unknown key `mx`, expected one of `measure`, `signals`, `max`, `min`, `id`, "));
}

#[test]
fn a_key_that_is_written_otherwise_is_told_by_its_name() {
    let rule = "[[claim]]\nid = \"a\"\nterms = [\"best\"]\n";
    let competitor = "[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
    let exception = "[[exception]]\nrule = \"p/a\"\npaths = [\"a.md\"]\nreason = \"x\"\n";
    let table = [
        (format!("{rule}read = [\"prose\"]\n"), "use `places`"),
        (format!("{rule}source = \"a law\"\n"), "use `sources`"),
        (format!("{rule}seald = 1\n[[confidential]]\nid = \"b\"\nseald = 1\n"), "did you mean `sealed`?"),
        (format!("{competitor}stance = {{ neutral = \"low\" }}\n"), "use `stances`"),
        (format!("{competitor}[competitors]\ndisparaging = \"low\"\n"), "use `stances`"),
        (format!("{rule}{exception}expires = 2026-12-31T00:00:00Z\n"), "use `until`"),
        (format!("{rule}[channels.x]\ncount = \"x\"\n"), "use `counting`"),
        (format!("{rule}[channels.x]\nfold = 280\n"), "use `preview`"),
        (format!("{rule}needs = [\"@link\"]\n"), "write `{ any = [\"@link\"] }`"),
        (format!("{rule}eased_by = \"@link\"\n"), "write `{ any = \"@link\" }`"),
    ];
    for (rest, help) in table {
        let error = error(&format!("discretion = 1\nname = \"p\"\n{rest}"));
        assert!(error.issues().iter().any(|issue| issue.help() == Some(help)), "{help}\n{error}");
    }
}

#[test]
fn the_values_of_confidential_rules_are_never_told() {
    let values = [
        "\"zanzibar\"",
        "[\"zanzibar\"]",
        "\"@zanzibar\"",
        "[\"@zanzibar\", \"zanzibar {n}\", \"zanzibar\\u0000\"]",
        "[\"a {zanzibar}\", \"zanzibar {\", \"{us} zanzibar\"]",
        "\"a {zanzibar}\"",
        "[\"(zanzibar\", 'zanzibar|']",
        "{ en = [\"zanzibar\"], de = [\"zanzibar\"] }",
        "{ tags = [\"zanzibar\"], key = { env = \"zan zibar\" }, check = \"zanzibar\", longest = 9 }",
        "{ any = [\"@zanzibar\"], within = \"zanzibar\" }",
        "\"zanzibar",
        "zanzibar",
        "[zanzibar]",
        "'''zanzibar",
        "[\"zanzibar\"",
    ];
    let keys = [
        "id",
        "terms",
        "patterns",
        "sealed",
        "terms_file",
        "severity",
        "message",
        "owner",
        "sources",
        "languages",
        "channels",
        "places",
        "fields",
        "from",
        "until",
        "forms",
        "case",
        "except",
        "near",
        "not_near",
        "eased_by",
        "verify",
        "flags",
        "passes",
        "locked",
        "termz",
    ];
    for key in keys {
        for value in values {
            let head = "discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"a\"\n[[confidential]]\n";
            let text = format!("{head}{key} = {value}\n");
            let shown = error(&text).to_string();
            assert!(!shown.contains("zanzibar"), "{text}\n{shown}");
        }
    }
}

#[test]
fn what_is_wrong_with_secrets_is_told() {
    assert_problems(
        SECRETS,
        &[
            ("p.toml:5:1: `case` cannot stand beside `sealed`", "case"),
            ("p.toml:6:19: empty list", "[]"),
            ("p.toml:6:29: expected a table, found a string; write `key = { … }`", "\"DISCRETION_KEY\""),
            (
                "p.toml:6:55: check is malformed, expected `c1:` and 32 hexadecimal digits, as `discretion seal` prints them",
                "\"x\"",
            ),
            ("p.toml:6:70: expected a number of words from 1 to 5", "6"),
            ("p.toml:9:44: `file` cannot stand beside `env`", "\"b\""),
            (
                "p.toml:10:27: name of an environment variable is malformed, expected letters, digits and underscores",
                "\"A B\"",
            ),
            ("p.toml:12:14: missing key `path_env`", "{ file = \"c\" }"),
            ("p.toml:12:16: unknown key `file`, expected `path_env`", "file"),
            ("p.toml:16:18: missing key `env` or `file`", "{}"),
            (
                "p.toml:16:78: check is malformed, expected `c1:` and 32 hexadecimal digits, as `discretion seal` prints them",
                "\"b1:00000000000000000000000000000000\"",
            ),
            (
                "p.toml:19:10: expected a table, found a list; write `sealed = { … }`",
                "[\"b1:00000000000000000000000000000000\"]",
            ),
            ("p.toml:20:1: missing key `terms` or `patterns` or `sealed` or `terms_file`", "[[confidential]]"),
            ("p.toml:22:1: unknown key `key`, expected …", "key"),
        ],
    );
}

#[test]
fn braces_that_mean_nothing_are_told() {
    let head = "discretion = 1\nname = \"p\"\n";
    let table = [
        (
            "[[tone]]\nid = \"a\"\nterms = [\"only {nn} left\"]\n",
            "p.toml:5:10: unknown placeholder `{nn}`, expected one of `{n}`, `{year}`, `{us}`, `{competitor}`, `{name}`, `{@list}`; did you mean `{n}`?",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = [\"only {} left\"]\n",
            "p.toml:5:10: unknown placeholder `{}`, expected one of `{n}`, `{year}`, `{us}`, `{competitor}`, `{name}`, `{@list}`",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = [\"only {n left\"]\n",
            "p.toml:5:10: unbalanced braces in a term; a brace itself is written twice: `{{` or `}}`",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nnear = { any = [\"only n} left\"] }\n",
            "p.toml:6:17: unbalanced braces in a term; a brace itself is written twice: `{{` or `}}`",
        ),
        (
            "[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nmessage = \"{mach} is hype\"\n",
            "p.toml:6:11: unknown placeholder `{mach}`, expected one of `{match}`, `{count}`, `{counted}`, `{min}`, `{sentence}`; did you mean `{match}`?",
        ),
        (
            "[[naming]]\nid = \"a\"\nuse = \"A\"\nnot = [\"B\"]\nwhy = { en = \"x\", fr = \"{us}\" }\n",
            "p.toml:7:24: unknown placeholder `{us}`, expected one of `{match}`, `{use}`; did you mean `{use}`?",
        ),
        (
            "[[claim]]\nid = \"a\"\nterms = [\"hype\"]\nadvice = \"wait until {until}\"\n",
            "p.toml:6:10: unknown placeholder `{until}`, expected `{match}`",
        ),
        (
            "[[claim]]\nid = \"a\"\nterms = [\"hype\"]\nadvice = \"{match\"\n",
            "p.toml:6:10: unbalanced braces in a text; a brace itself is written twice: `{{` or `}}`",
        ),
    ];
    for (rest, expected) in table {
        assert_eq!(error(&format!("{head}{rest}")).to_string(), expected);
    }
}

#[test]
fn after_a_syntax_problem_only_what_is_sure_is_told() {
    let text =
        "discretion = 1\nname = \"p\"\nnaem = 2\n[[tone]]\nid = high\n[[tone]]\nmeasure = \"emojis\"\nx = [\n[a\nb='\n";
    let error = error(text);
    let lines: Vec<usize> = error.issues().iter().filter_map(Issue::position).map(|position| position.line).collect();
    assert_eq!(lines[..2], [3, 5]);
    assert_eq!(lines.len(), 4, "the problem before, and three of syntax: {error}");
}

#[test]
fn another_format_is_told_alone() {
    let text = "discretion = 2\nname = \"p\"\nnovelty = true\n";
    assert_eq!(error(text).to_string(), "p.toml:1:14: format `2` of the policy language is unknown, expected 1");
    let late = "name = \"p\"\ndiscretion = 1\n[[claim]]\nid = \"a\"\nterms = [\"a\"]\n";
    assert_eq!(error(late).to_string(), "p.toml:2:14: `discretion = 1` must be the first key");
}

#[test]
fn a_policy_without_a_rule_is_refused() {
    assert_eq!(error("discretion = 1\nname = \"p\"\n").to_string(), "p.toml:2:8: the policy has no active rule");
}

/// A policy whose frame has many problems.
const FRAME: &str = r#"discretion = 1
name = "Acme Social"
extends = ["pack:tune", "legal.toml"]
colour = "red"
[verdict]
review = 80
block = 70
[lists.evidence]
en = ["according to"]
de = ["laut"]
[channels.x]
max_length = 280
counting = "paper"
[competitors]
unnamed = "yes"
max_mentions = "5 per post"
[competitors.stances]
neutral = "lo"
[company]
names = []
handles = ["acme inc"]
[[cleared]]
text = "x"
[[adjust]]
rule = "tone/emojo"
severity = "none"
[confidentail]
"#;

/// A policy whose rules have many problems.
const RULES: &str = r#"discretion = 1
name = "p"
[lists]
evidence = ["according to"]
[[confidential]]
id = "falcon"
termz = ["Falcon"]
terms = ["", "{n} {us}", "!!", "a\u0007b", 7, "@evidense"]
patterns = ['(Hawk', 'x*', "a\\d+(", '[a&&b]', '(?:a{1000}){1000}']
severity = "hihg"
until = 2027-03-01
from = "tomorrow"
measure = "emoji"
[[confidential]]
id = "falcon"
sealed = { tags = ["b1:9f2c"] }
forms = []
near = { any = ["Q1"], within = "sentense" }
[[competitor]]
id = "globex"
names = "Globex"
severity = "low"
ambiguous = true
stances = { neutrall = "low" }
domains = ["https://globex.example/"]
[[tone]]
id = "emoji"
measure = "emojis"
max = "3 per 100 word"
[[tone]]
id = "hype"
measure = "words"
[[tone]]
id = "ease"
measure = "reading-ease"
[[claim]]
id = "x"
terms = ["best"]
needs = { within = "8 words" }
from = 2027-01-01T00:00:00Z
until = 2026-01-01T00:00:00Z
languages = ["de"]
[[naming]]
use = "Acme"
not = ["Acme", "@link"]
"#;

/// A policy whose secrets have many problems.
const SECRETS: &str = r#"discretion = 1
name = "p"
[[confidential]]
id = "a"
case = "sensitive"
sealed = { tags = [], key = "DISCRETION_KEY", check = "x", longest = 6 }
[[confidential]]
id = "b"
sealed = { key = { env = "A", file =       "b" }, tags = ["b1:00000000000000000000000000000000"], check = "c1:00000000000000000000000000000000" }
terms_file = { path_env = "A B" }
[[confidential]]
terms_file = { file = "c" }
id = "d"
[[confidential]]
id = "e"
sealed = { key = {}, tags = ["b1:00000000000000000000000000000000"], check = "b1:00000000000000000000000000000000" }
[[confidential]]
id = "f"
sealed = ["b1:00000000000000000000000000000000"]
[[confidential]]
id = "g"
key = { env = "A" }
"#;

#[test]
fn terms_in_a_language_that_the_rule_leaves_out_are_refused() {
    for (languages, column) in [("[\"fr\"]", 11), ("{ not = [\"en\"] }", 11)] {
        let rule =
            format!("[[tone]]\nid = \"a\"\nterms = {{ en = [\"hype\"], fr = [\"mode\"] }}\nlanguages = {languages}\n");
        let text = format!("discretion = 1\nname = \"acme\"\n{rule}");
        let error = Policy::parse("acme.toml", &text).expect_err("nothing finds the English terms");
        let expected = format!("acme.toml:5:{column}: `languages` leaves out `en`, so these terms can never be found");
        assert_eq!(error.to_string(), expected);
    }
}
