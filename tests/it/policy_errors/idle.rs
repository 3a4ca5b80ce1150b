//! What could never find anything: each is an error at its place, and what can fire stays allowed.

use super::{assert_problems, error};
use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};

/// Asserts the problems of a policy without its frame.
fn refused(rest: &str, expected: &[(&str, &str)]) {
    assert_problems(&framed(rest), expected);
}

fn accepted(rest: &str) {
    if let Err(error) = Policy::parse("p.toml", &framed(rest)) {
        panic!("{error}\n{rest}");
    }
}

fn framed(rest: &str) -> String {
    format!("discretion = 1\nname = \"p\"\n{rest}")
}

/// A rule of tone, with more keys.
fn rule(id: &str, keys: &str) -> String {
    format!("[[tone]]\nid = \"{id}\"\nterms = [\"hype\"]\n{keys}\n")
}

#[test]
fn a_channel_that_is_a_slip_is_refused() {
    let only = |channels: &str| rule("a", &format!("channels = {channels}"));
    let line = |name: &str, near: &str, at: &str| {
        format!(
            "p.toml:{at}: nothing else knows the channel `{name}`; did you mean `{near}`? A channel of that name needs a table `[channels.NAME]`"
        )
    };
    for (text, name, near, at) in [
        (only("[\"linkdin\"]"), "linkdin", "linkedin", "6:13"),
        (only("[\"x\", \"mastodn\"]"), "mastodn", "mastodon", "6:18"),
        (only("{ not = [\"bleusky\"] }"), "bleusky", "bluesky", "6:21"),
        (format!("{}[channels.newsletter]\n", only("[\"newsleter\"]")), "newsleter", "newsletter", "6:13"),
        (
            format!("{}{}", only("[\"intranet\"]"), rule("b", "channels = [\"intarnet\"]")),
            "intarnet",
            "intranet",
            "10:13",
        ),
        (
            format!(
                "{}{}{}",
                only("[\"intarnet\"]"),
                rule("b", "channels = [\"intranet\"]"),
                rule("c", "channels = [\"intranet\"]")
            ),
            "intarnet",
            "intranet",
            "6:13",
        ),
    ] {
        refused(&text, &[(&line(name, near, at), &format!("\"{name}\""))]);
    }
    let exception = "[[exception]]\nrule = \"p/a\"\npaths = [\"**\"]\nchannels = [\"linkdin\"]\nreason = \"x\"\nuntil = 2027-01-01T00:00:00Z\n";
    refused(&format!("{}{exception}", rule("a", "")), &[(&line("linkdin", "linkedin", "10:13"), "\"linkdin\"")]);
}

#[test]
fn a_channel_of_its_own_is_taken() {
    let only = |channels: &str| rule("a", &format!("channels = {channels}"));
    accepted(&only("[\"newsletter\", \"press-room\", \"y\", \"blog-fr\", \"blog-en\", \"team-1\", \"team-2\"]"));
    accepted(&format!("{}[channels.linkdin]\n", only("[\"linkdin\"]")));
    accepted(&format!("{}{}", only("[\"linkdin\"]"), rule("b", "channels = [\"linkdin\"]")));
}

#[test]
fn a_jurisdiction_that_is_a_slip_is_refused() {
    refused(
        &format!(
            "jurisdictions = [\"france\", \"us\"]\n{}{}",
            rule("a", "jurisdictions = [\"frnace\"]"),
            rule("b", "")
        ),
        &[("p.toml:7:18: nothing else knows the jurisdiction `frnace`; did you mean `france`?", "\"frnace\"")],
    );
    accepted(&format!("jurisdictions = [\"fr\", \"us\"]\n{}{}", rule("a", "jurisdictions = [\"de\"]"), rule("b", "")));
}

#[test]
fn a_name_cannot_be_ours_and_a_competitors() {
    let both = |ours: &str, theirs: &str| format!("[company]\n{ours}\n[[competitor]]\nid = \"k\"\n{theirs}\n");
    let line = |at: &str, name: &str, ours: &str| {
        format!(
            "p.toml:{at}: the name `{name}` is also ours, so it can never count here\n  p.toml:{ours}: our name is here"
        )
    };
    for (ours, theirs, at, name, place) in [
        ("names = [\"Acme\", \"Globex\"]", "names = [\"Globex\"]", "7:10", "Globex", "4:18"),
        ("names = [\"GLOBEX\"]", "names = [\"Initech\", \"globex\"]", "7:21", "globex", "4:10"),
        ("names = [\"Hyper-Cube\"]", "names = [\"Globex\"]\nproducts = [\"Hyper Cube\"]", "8:13", "Hyper Cube", "4:10"),
        (
            "names = [\"Acme\"]\nhandles = [\"@acme\"]",
            "names = [\"Globex\"]\nhandles = [\"@Acme\"]",
            "9:12",
            "acme",
            "5:12",
        ),
        (
            "names = [\"Acme\"]\ndomains = [\"acme.example\"]",
            "names = [\"Globex\"]\ndomains = [\"acme.example\"]",
            "9:12",
            "acme.example",
            "5:12",
        ),
        ("names = { fr = [\"Orange\"] }", "names = { fr = [\"Orange\"] }", "7:17", "Orange", "4:17"),
    ] {
        let text = framed(&both(ours, theirs));
        assert_eq!(error(&text).to_string(), line(at, name, place));
    }
    accepted(&both("names = [\"Acme\", \"Globex Kit by Acme\"]", "names = [\"Globex\"]"));
    accepted(&both("names = { en = [\"Orange\"] }", "names = { fr = [\"Orange\"] }"));
    let claim = "[company]\nnames = [\"Fastest\"]\n[[claim]]\nid = \"k\"\nterms = [\"fastest\", \"best\"]\n";
    refused(claim, &[(&line("7:10", "fastest", "4:10"), "\"fastest\"")]);
}

#[test]
fn an_exception_cannot_hold_a_whole_term() {
    let line = |at: &str, term: &str, place: &str| {
        format!(
            "p.toml:{at}: `except` holds the whole term{term}, so it can never be found\n  p.toml:{place}: `except` is here"
        )
    };
    let tone = |keys: &str| format!("[[tone]]\nid = \"a\"\n{keys}\n");
    refused(&tone("terms = [\"hype\"]\nexcept = [\"Hype\"]"), &[(&line("5:10", " `hype`", "6:11"), "\"hype\"")]);
    refused(
        &tone("terms = [\"game changing\", \"hype\"]\nexcept = [\"x\", \"game-changing\"]"),
        &[(&line("5:10", " `game changing`", "6:16"), "\"game changing\"")],
    );
    refused(
        &tone("terms = { fr = [\"génial\"] }\nexcept = [\"génial\"]"),
        &[(&line("5:17", " `génial`", "6:11"), "\"génial\"")],
    );
    refused(
        &format!("[lists]\nloud = [\"hype\"]\n{}", tone("terms = \"@loud\"\nexcept = [\"hype\"]")),
        &[(&line("7:9", " `hype`", "8:11"), "\"@loud\"")],
    );
    refused(
        &tone("terms = [\"hype\"]\nexcept = [\"hype\"]").replace("tone", "confidential"),
        &[(&line("5:10", "", "6:11"), "\"hype\"")],
    );
    refused(
        "[[naming]]\nid = \"a\"\nuse = \"Acme\"\nnot = [\"Acmee\"]\nexcept = [\"Acmee\"]\n",
        &[(&line("6:8", " `Acmee`", "7:11"), "\"Acmee\"")],
    );
    accepted(&tone("terms = [\"Falcon\"]\nexcept = [\"Falcon Heights\", \"Falcons\"]"));
    accepted(&tone("terms = [\"génial\"]\nexcept = { fr = [\"génial\"] }"));
}

/// That is how a policy takes a word out of a pack.
#[test]
fn an_adjustment_may_take_a_term_away() {
    let adjust = "extends = [\"pack:tone\"]\n[[adjust]]\nrule = \"tone/hype\"\nadd_except = [\"game-changing\"]\nreason = \"ours\"\n";
    accepted(adjust);
}

#[test]
fn a_policy_whose_rules_are_all_asleep_is_refused() {
    let off =
        "extends = [\"pack:internal-places\"]\n[[adjust]]\nrule = \"internal-places/*\"\noff = true\nreason = \"x\"\n";
    let text = framed(off);
    let told = error(&text).to_string();
    assert!(told.starts_with("p.toml:2:8: the policy has no active rule: "), "{told}");
    assert!(told.contains(" rules are switched off\n  pack:internal-places:"), "{told}");
    let elsewhere = rule("a", "jurisdictions = [\"us\"]");
    refused(
        &format!("jurisdictions = [\"fr\"]\n{elsewhere}"),
        &[(
            "p.toml:2:8: the policy has no active rule: 1 rule is for other jurisdictions\n  p.toml:4:1: the rule is here",
            "\"p\"",
        )],
    );
}

#[test]
fn a_policy_whose_rules_are_all_over_is_refused_then() {
    let ends = |id: &str, until: &str| rule(id, &format!("until = {until}T00:00:00Z"));
    let refused = |text: &str, at: &str| {
        let policy = Policy::parse("p.toml", &framed(text)).expect("it is sound");
        let at = Moment::parse(&format!("{at}T00:00:00Z")).expect("a day");
        policy.refuse_when_over(at).err().map(|error| error.to_string())
    };
    let both = format!("{}{}", ends("a", "2026-03-01"), ends("b", "2026-02-01"));
    let told = "p.toml:6:9: all 2 active rules are over, so the policy has no rule left";
    assert_eq!(refused(&both, "2026-03-01").as_deref(), Some(told));
    assert_eq!(refused(&both, "2026-02-28"), None);
    let later = format!("{both}{}", rule("c", "from = 2030-01-01T00:00:00Z"));
    assert_eq!(refused(&later, "2026-11-01"), None);
    assert_eq!(refused(&format!("{both}[channels.x]\nmax_length = 280\n"), "2026-11-01"), None);
}

/// A rule of tone reads no links, and what looks like an address is one, in plain text, too.
#[test]
fn addresses_are_refused_where_no_link_is_read() {
    let policy = |terms: &str, places: &str| {
        let rule = format!("[[tone]]\nid = \"a\"\nterms = {terms}\n{places}");
        Policy::parse("acme.toml", &format!("discretion = 1\nname = \"acme\"\n{rule}"))
    };
    let says = "the term is an address, and the rule reads no links, so it can never be found";
    for (terms, column) in [
        ("[\"https://acme.example\"]", 10),
        ("[\"fine\", \"www.acme.example/page\"]", 18),
        ("[\"see falcon://open\"]", 10),
        ("[\"off://-\"]", 10),
        ("{ en = [\"fine\"], fr = [\"http://acme.example/fr\"] }", 32),
        ("[\"git+ssh://acme.example\"]", 10),
    ] {
        let error = policy(terms, "").map(|_| ()).expect_err(terms).to_string();
        assert_eq!(
            error.lines().next(),
            Some(format!("acme.toml:5:{column}: {says}; add `places = [\"prose\", \"links\"]`").as_str()),
            "{terms}"
        );
        let read =
            policy(terms, "places = [\"prose\", \"links\"]\n").unwrap_or_else(|error| panic!("{terms}: {error}"));
        let term = terms.rsplit('"').nth(1).expect("there is one");
        let checker = Checker::new(&read).expect("it keeps nothing elsewhere");
        let language = if terms.contains("fr =") { "fr" } else { "en" };
        for text in [term.to_owned(), format!("we say {term} here")] {
            assert_eq!(checker.check(&Draft::plain(&text).language(language)).warnings().len(), 1, "{text}");
        }
    }
    // In a list, and added to a rule of a pack.
    for rest in [
        "[lists]\nsites = [\"https://acme.example\"]\n[[tone]]\nid = \"a\"\nterms = \"@sites\"\n",
        "extends = [\"pack:tone\"]\n[[adjust]]\nrule = \"tone/hype\"\nadd_terms = [\"https://acme.example\"]\n",
    ] {
        let text = format!("discretion = 1\nname = \"acme\"\n{rest}");
        let error = Policy::parse("acme.toml", &text).map(|_| ()).expect_err(rest).to_string();
        assert!(error.contains(says), "{error}");
    }
    for terms in ["[\"a://\"]", "[\"://x\"]", "[\"acme.example\"]", "[\"www\"]", "[\"ana@acme.example\"]"] {
        assert!(policy(terms, "").is_ok(), "{terms}");
    }
}
