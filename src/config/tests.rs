use super::keys::{DRAFTS, FILE};
use super::{Config, FailOn};
use crate::language::Language;
use crate::policy::Policy;
use crate::table::page::{assert_on_page, page_table};
use std::io;

#[test]
fn the_page_shows_every_key() {
    let wanted = [&FILE, &DRAFTS].map(|keys| (keys.table, page_table(keys.rows())));
    assert_on_page("docs/config.md", wanted.to_vec());
}

/// The first issue of a configuration, as it is shown.
fn issue(text: &str) -> String {
    Config::parse("discretion.toml", text).expect_err("it is wrong").issues()[0].to_string()
}

#[test]
fn what_is_wrong_has_a_place_and_the_nearest_word() {
    for (text, expected) in [
        (
            "[[drafts]]\npath = [\"a\"]\n",
            "2:1: unknown key `path`, expected one of `paths`, `channel`, `audience`, `campaign`, `language`, `format`, `policy`; did you mean `paths`?",
        ),
        ("[[drafts]]\nchannel = \"x\"\n", "1:1: missing key `paths`"),
        (
            "[[drafts]]\npaths = [\"a\"]\nchanel = \"x\"\n",
            "3:1: unknown key `chanel`, expected one of `paths`, `channel`, `audience`, `campaign`, `language`, `format`, `policy`; did you mean \
             `channel`?",
        ),
        (
            "[[drafts]]\npaths = [\"a\"]\nlang = \"fr\"\n",
            "3:1: unknown key `lang`, expected one of `paths`, `channel`, `audience`, `campaign`, `language`, `format`, `policy`; use `language`",
        ),
        (
            "[[drafts]]\npaths = [\"a\"]\naudiences = [\"public\"]\n",
            "3:1: unknown key `audiences`, expected one of `paths`, `channel`, `audience`, `campaign`, `language`, `format`, `policy`; \
             use `audience`",
        ),
        ("[[drafts]]\npaths = [\"a\"]\nlanguage = \"de\"\n", "3:12: unknown language `de`, expected one of `en`, `fr`"),
        ("[[drafts]]\npaths = []\n", "2:9: empty list"),
        ("[[drafts]]\npaths = \"a\"\n", "2:9: expected a list, found a string; write it between `[` and `]`"),
        (
            "[[drafts]]\npaths = [\"[\"]\n",
            "2:10: the path pattern does not compile: unclosed character class; missing ']'",
        ),
        (
            "fail_on = \"blocked\"",
            "1:11: unknown verdict `blocked`, expected one of `pass`, `review`, `block`, \
          `never`; did you mean `block`?",
        ),
        ("policies = \"acme.toml\"", "1:12: expected a list, found a string; write it between `[` and `]`"),
        ("timezone = \"Europe/Pairs\"", "1:12: unknown time zone `Europe/Pairs`; did you mean `Europe/Paris`?"),
        ("drafts = 1", "1:10: expected a list of tables, found an integer; write `[[drafts]]`"),
        ("fail_on = \"block", "1:17: the text in this line has no closing quotation mark; close it on the same line"),
    ] {
        assert_eq!(issue(text), format!("discretion.toml:{expected}"), "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let error = Config::read("discretion.toml", b"# caf\xe9".to_vec()).expect_err("it is Latin-1");
    assert_eq!(
        error.to_string(),
        "discretion.toml:1:6: this is not valid UTF-8; it may be Latin-1 or Windows-1252; save it as UTF-8"
    );
}

#[test]
fn the_last_table_that_matches_decides() {
    let text = "[[drafts]]\npaths = [\"**/*.md\"]\nchannel = \"Blog\"\n[[drafts]]\npaths = [\"./x/*.md\"]\nlanguage = \"fr\"\n";
    let config = Config::parse("discretion.toml", text).expect("it is sound");
    let drafts = |path: &str| config.drafts_at(path).map(|drafts| (drafts.channel(), drafts.language()));
    assert_eq!(drafts("a.md"), Some((Some("blog"), None)));
    assert_eq!(drafts("./y/a.md"), Some((Some("blog"), None)));
    assert_eq!(drafts("x/a.md"), Some((None, Some(Language::French))));
    assert_eq!(drafts("x/y/a.md"), Some((Some("blog"), None)));
    assert_eq!(drafts("a.txt"), None);
}

#[test]
fn an_audience_is_one_that_the_policy_knows() {
    let policy = "discretion = 1\nname = \"p\"\n[audiences.internal]\nchannels = [\"slack\"]\n[[tone]]\nid = \"a\"\n\
                  terms = [\"hype\"]\naudiences = { not = [\"internal\"] }\n";
    let policy = Policy::parse("p.toml", policy).expect("it is sound");
    for (said, expected) in [
        ("audience = \"Internal\"", None),
        (
            "channel = \"x\"\naudience = \"intrenal\"",
            Some("discretion.toml:4:12: unknown audience `intrenal`; did you mean `internal`?"),
        ),
    ] {
        let config = Config::parse("discretion.toml", &format!("[[drafts]]\npaths = [\"**\"]\n{said}\n"));
        let config = config.expect("it is sound");
        let drafts = config.drafts_at("a.md").expect("it matches");
        let refused = drafts.refuse_unknown_names(&policy).err().map(|error| error.to_string());
        assert_eq!(refused.as_deref(), expected, "{said}");
    }
}

#[test]
fn each_word_of_fail_on_is_a_verdict_or_none() {
    for &fail_on in FailOn::EACH {
        let config = Config::parse("discretion.toml", &format!("fail_on = {:?}", fail_on.name())).expect("it is sound");
        assert_eq!(config.fail_on(), Some(fail_on));
    }
}

/// A policy with one rule of its own.
fn policy(name: &str, more: &str) -> String {
    format!("discretion = 1\nname = \"{name}\"\n{more}\n[[tone]]\nid = \"a\"\nterms = [\"{name} term\"]\n")
}

/// The policy that a configuration in `site/blog/` names, or what is wrong with it.
fn loaded(text: &str, files: &[(&str, String)]) -> Result<String, String> {
    let read = |path: &str| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.clone().into_bytes()).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    let config = Config::parse("site/blog/discretion.toml", text).map_err(|error| error.to_string())?;
    let policy = config.load_policy_from(config.drafts_at("a.md"), &read).map_err(|error| error.to_string())?;
    let policy = policy.expect("it names one");
    let rules: Vec<&str> = policy.rules().map(|rule| rule.id().as_str()).filter(|id| id.ends_with("/a")).collect();
    Ok(format!("{}: {}", policy.name(), rules.join(" ")))
}

#[test]
fn policies_are_seen_from_the_folder_of_the_file_and_may_lie_above_it() {
    let files = [
        ("site/blog/one.toml", policy("one", "")),
        ("site/two.toml", policy("two", "extends = [\"blog/one.toml\"]")),
        ("three.toml", policy("three", "")),
    ];
    let of = |list: &str| loaded(&format!("policies = [{list}]"), &files);
    assert_eq!(of("\"one.toml\""), Ok("one: one/a".to_owned()));
    assert_eq!(of("\"../two.toml\""), Ok("two: one/a two/a".to_owned()));
    assert_eq!(of("\"../../three.toml\", \"./one.toml\""), Ok("one: three/a one/a".to_owned()));
    // Packs lie below files, whatever their order, so that files can adjust them.
    assert_eq!(of("\"one.toml\", \"pack:tone\""), Ok("one: one/a".to_owned()));
    assert_eq!(of("\"pack:tone\""), Ok("packs: ".to_owned()));
}

#[test]
fn a_table_can_name_another_policy() {
    let files = [("site/blog/one.toml", policy("one", "")), ("site/blog/two.toml", policy("two", ""))];
    let table =
        |paths: &str| format!("policies = [\"one.toml\"]\n[[drafts]]\npaths = [{paths}]\npolicy = \"two.toml\"");
    assert_eq!(loaded(&table("\"*.md\""), &files), Ok("two: two/a".to_owned()));
    assert_eq!(loaded(&table("\"*.txt\""), &files), Ok("one: one/a".to_owned()));
}

#[test]
fn a_policy_that_is_missing_is_an_error_where_it_is_named() {
    assert_eq!(
        loaded("policies = [\"gone.toml\"]", &[]),
        Err("site/blog/discretion.toml:1:13: cannot read `gone.toml`: no such file".to_owned())
    );
    assert_eq!(
        loaded("policies = [\"pack:tome\"]", &[]).map_err(|error| error.contains("did you mean `pack:tone`?")),
        Err(true)
    );
    assert_eq!(
        loaded("policies = [\"/etc/acme.toml\"]", &[]),
        Err("site/blog/discretion.toml:1:13: `/etc/acme.toml` is an absolute path, expected one relative to this file"
            .to_owned())
    );
}

#[test]
fn the_time_zone_is_for_policies_that_name_none() {
    let own = policy("one", "timezone = \"Asia/Tokyo\"");
    for (files, expected) in
        [([("site/blog/one.toml", policy("one", ""))], "Europe/Paris"), ([("site/blog/one.toml", own)], "Asia/Tokyo")]
    {
        let config = "policies = [\"one.toml\"]\ntimezone = \"Europe/Paris\"";
        let config = Config::parse("site/blog/discretion.toml", config).expect("it is sound");
        let read = |_: &str| Ok(files[0].1.clone().into_bytes());
        let policy = config.load_policy_from(None, &read).expect("it is sound").expect("it names one");
        assert_eq!(Some(policy.zone()), crate::rule::Zone::named(expected));
    }
}
