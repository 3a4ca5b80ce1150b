//! What is refused in exceptions and cleared texts.

use super::{assert_problems, error};

#[test]
fn every_problem_of_what_silences_is_told() {
    assert_problems(
        SILENCING,
        &[
            (
                "p.toml:7:6: duplicate id `allow-comment`; every policy has this rule, about comments that silence a warning",
                "\"allow-comment\"",
            ),
            ("p.toml:14:8: the policy has no rule `p/hpye`; did you mean `p/hype`?", "\"p/hpye\""),
            (
                "p.toml:15:10: the path pattern does not compile: unclosed character class; missing ']'",
                "\"blog/[a.md\"",
            ),
            ("p.toml:15:24: empty path", "\"\""),
            ("p.toml:15:28: expected a string, found an integer; write it between quotation marks: \"…\"", "7"),
            (
                "p.toml:16:13: a name must be kebab-case: a-z, 0-9 and single hyphens between them; did you mean `my-blog`?",
                "\"My Blog\"",
            ),
            ("p.toml:17:10: empty reason", "\" \""),
            (
                "p.toml:18:9: the date needs a UTC offset, such as +01:00; write it like `2027-03-01T09:00:00+01:00`, without quotes",
                "2026-12-31",
            ),
            (
                "p.toml:20:8: rule `p/falcon` is locked, and this would weaken it\n  p.toml:9:1: the rule is here",
                "\"p/falcon\"",
            ),
            ("p.toml:21:9: empty list", "[]"),
            (
                "p.toml:23:9: expected a date and time with a UTC offset, found a string; write it like `2027-03-01T09:00:00+01:00`, without quotes",
                "\"soon\"",
            ),
            ("p.toml:24:1: unknown key `untill`, expected …; did you mean `until`?", "untill"),
            ("p.toml:25:1: missing key `until`", "[[exception]]"),
            ("p.toml:25:1: missing key `reason`", "[[exception]]"),
            ("p.toml:27:1: unknown key `path`, expected …; did you mean `paths`?", "path"),
            ("p.toml:29:8: the policy has no rule `hype`; did you mean `p/hype`?", "\"hype\""),
            ("p.toml:30:9: expected a list, found a string; write it between `[` and `]`", "\"a.md\""),
            (
                "p.toml:34:8: `{n}` stands for something that varies, and a cleared text is wording as it stands; a brace itself is written twice: `{{` or `}}`",
                "\"Project {n} Falcon\"",
            ),
            (
                "p.toml:35:10: rule `p/falcon` is locked, and this would weaken it\n  p.toml:9:1: the rule is here",
                "\"p/falcon\"",
            ),
            ("p.toml:35:22: the policy has no rule `tone/hype`", "\"tone/hype\""),
            (
                "p.toml:37:9: the date needs a UTC offset, such as +01:00; write it like `2027-03-01T09:00:00+01:00`, without quotes",
                "2026-12-31T00:00:00",
            ),
            ("p.toml:38:1: missing key `reason`", "[[cleared]]"),
            ("p.toml:39:8: a term needs a letter or a digit", "\"!!\""),
            ("p.toml:40:9: empty list", "[]"),
            (
                "p.toml:42:8: unbalanced braces in a term; a brace itself is written twice: `{{` or `}}`",
                "\"{Project Falcon\"",
            ),
            ("p.toml:43:10: expected a string, found an integer; write it between quotation marks: \"…\"", "5"),
            ("p.toml:44:1: unknown key `expires`, expected …; use `until`", "expires"),
        ],
    );
}

#[test]
fn the_rule_about_comments_is_locked() {
    let head = "discretion = 1\nname = \"p\"\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n";
    let text = format!("{head}[[cleared]]\ntext = \"so be it\"\nreason = \"x\"\nrules = [\"p/allow-comment\"]\n");
    let expected =
        "p.toml:9:10: rule `p/allow-comment` is locked, and this would weaken it\n  p.toml:2:8: the rule is here";
    assert_eq!(error(&text).to_string(), expected);
}

#[test]
fn rules_of_messages_are_not_silenced() {
    let permission = "reason = \"x\"\nuntil = 2026-12-31T00:00:00Z\n";
    for (silences, place) in [
        ("[[exception]]\nrule = \"reply/length\"\npaths = [\"a.md\"]\n", "7:8"),
        ("[[cleared]]\ntext = \"so be it\"\nrules = [\"reply/length\"]\n", "8:10"),
    ] {
        let head = "discretion = 1\nname = \"p\"\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n";
        let expected = format!(
            "p.toml:{place}: rule `reply/length` is about messages or answers to them, which no exception or cleared text \
             silences; `[[adjust]]` changes it or switches it off"
        );
        assert_eq!(error(&format!("{head}{silences}{permission}")).to_string(), expected);
    }
}

#[test]
fn too_many_permissions_are_refused() {
    let head = "discretion = 1\nname = \"p\"\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n";
    let paths = "\"a\",\n".repeat(10_000);
    let exception = "reason = \"x\"\nuntil = 2026-12-31T00:00:00Z\n";
    let text = format!("{head}[[exception]]\nrule = \"p/a\"\n{exception}paths = [\n{paths}]\n");
    assert_eq!(error(&text).to_string(), "p.toml:10010:1: more than 10000 exceptions, paths and cleared texts");
}

/// A policy whose exceptions and cleared texts have many problems.
const SILENCING: &str = r#"discretion = 1
name = "p"
[[tone]]
id = "hype"
terms = ["hype"]
[[tone]]
id = "allow-comment"
terms = ["allow"]
[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
locked = true
[[exception]]
rule = "p/hpye"
paths = ["blog/[a.md", "", 7]
channels = ["My Blog"]
reason = " "
until = 2026-12-31
[[exception]]
rule = "p/falcon"
paths = []
reason = "x"
until = "soon"
untill = 2026-12-31T00:00:00Z
[[exception]]
rule = "p/hype"
path = "a.md"
[[exception]]
rule = "hype"
paths = "a.md"
reason = "x"
until = 2026-12-31T00:00:00Z
[[cleared]]
text = "Project {n} Falcon"
rules = ["p/falcon", "tone/hype"]
reason = "x"
until = 2026-12-31T00:00:00
[[cleared]]
text = "!!"
rules = []
[[cleared]]
text = "{Project Falcon"
reason = 5
expires = 2026-12-31T00:00:00Z
"#;
