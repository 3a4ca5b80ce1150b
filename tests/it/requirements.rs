//! What must be there: `[[require]]`.

use crate::support::{checker, policy, policy_error};
use discretion::check::CandidateFate;
use discretion::report::Masking;
use discretion::{Draft, Report};

const POLICY: &str = r##"
[company]
names = ["Acme", "Acme Cloud"]
handles = ["@acme"]

[[competitor]]
id = "globex"
names = ["Globex"]

[people.jane]
role = "product"

[[require]]
id = "affiliation"
when = { channels = ["x", "reddit"], mentions = ["{us}", "{competitor}"], roles = ["product"] }
needs = { any = { en = ["I work at {us}", "my employer"], fr = ["je travaille chez {us}", "mon employeur"] }, within = "start" }

[[require]]
id = "gifted"
when = { authors = ["@partner_anna"], mentions = ["{us}"] }
needs = { any = ["#ad", "Publicité"], within = "start" }

[[require]]
id = "release"
when = { channels = ["newsletter"] }
needs = { any = ["@link"] }
severity = "low"

[[require]]
id = "forecast"
when = { mentions = { en = ["outlook"], fr = ["perspectives"] } }
needs = { any = { en = ["safe harbor"], fr = ["énoncés prospectifs"] }, within = "paragraph" }
"##;

/// The requirements that speak, each with the text that it speaks of.
fn told(report: &Report) -> Vec<String> {
    let own = report.warnings().iter().filter(|one| one.family().name() == "require");
    own.map(|one| format!("{}: {}", one.rule().as_str().trim_start_matches("test/"), one.text())).collect()
}

fn check(draft: &Draft<'_>) -> Vec<String> {
    told(&checker(POLICY).check(draft))
}

#[test]
fn whoever_speaks_of_us_says_where_they_work() {
    let jane = |text| Draft::plain(text).author("jane").channel("x");
    for (text, expected) in [
        ("Acme Cloud has a new dashboard today.", vec!["affiliation: Acme Cloud"]),
        ("I work at Acme, and we have a new dashboard today.", vec![]),
        ("Globex has a good dashboard, to be fair.", vec!["affiliation: Globex"]),
        ("My employer has one too, but the dashboard of Globex is good.", vec![]),
        ("Have a look at what @acme did there.", vec!["affiliation: acme"]),
        // What is denied is not said.
        ("I don't work for them, and Acme is not my employer at all.", vec!["affiliation: Acme"]),
        ("The weather is fine today.", vec![]),
        ("Acme Cloud a un nouveau tableau de bord aujourd'hui.", vec!["affiliation: Acme Cloud"]),
        ("Je travaille chez Acme, et nous avons un nouveau tableau de bord.", vec![]),
        ("Globex a un bon tableau de bord, soyons justes.", vec!["affiliation: Globex"]),
        ("Chez mon employeur aussi, mais le tableau de bord de Globex est bon.", vec![]),
        ("Acme n'est pas mon employeur, et le tableau de bord est joli.", vec!["affiliation: Acme"]),
    ] {
        assert_eq!(check(&jane(text)), expected, "{text}");
    }
    let text = "Acme Cloud has a new dashboard today.";
    for draft in [Draft::plain(text), Draft::plain(text).author("jane"), Draft::plain(text).channel("x").role("sales")]
    {
        assert!(check(&draft).is_empty(), "{draft:?}");
    }
    assert_eq!(check(&Draft::plain(text).channel("reddit").role("product")), ["affiliation: Acme Cloud"]);
}

#[test]
fn a_label_is_a_label_and_a_denied_one_is_none() {
    for (text, expected) in [
        ("#ad Acme sent me this lamp.", 0),
        ("I could not resist the lamp of Acme #ad", 0),
        ("This is not an #ad, I just like Acme.", 1),
        ("Acme sent me this lamp.", 1),
        ("Publicité. Acme m'a offert cette lampe.", 0),
        ("Ceci n'est pas une publicité, j'aime Acme.", 1),
    ] {
        assert_eq!(check(&Draft::plain(text).author("@Partner_Anna")).len(), expected, "{text}");
    }
    let late = format!("Acme sent me this lamp. {} #ad", "It stands on my desk and gives light. ".repeat(6));
    assert_eq!(check(&Draft::plain(&late).author("@partner_anna")), ["gifted: Acme"]);
    let plain = Draft::plain("Acme sent me this lamp.").author("@somebody");
    assert!(check(&plain).is_empty());
}

#[test]
fn a_draft_of_a_channel_needs_it_whatever_it_mentions() {
    let draft = |text| Draft::markdown(text).channel("newsletter");
    assert_eq!(check(&draft("# News\n\nIt is out.")), ["release: News"]);
    assert!(check(&draft("# News\n\nIt is out, see [the notes](https://acme.example/1).")).is_empty());
    assert!(check(&draft("")).is_empty() && check(&Draft::markdown("It is out.")).is_empty());
    let report = checker(POLICY).check(&draft("# News\n\nIt is out, and this is what you get."));
    let warning = &report.warnings()[0];
    assert_eq!((warning.message(), warning.severity().name()), ("The draft needs one of these: a link", "low"));
}

#[test]
fn a_companion_stands_as_near_as_the_rule_says() {
    for (text, expected) in [
        ("Our outlook is good. See the safe harbor statement.", vec![]),
        ("Our outlook is good.\n\nSee the safe harbor statement.", vec!["forecast: outlook"]),
        ("Nos perspectives sont bonnes. Voir les énoncés prospectifs.", vec![]),
        ("Nos perspectives sont bonnes, et nous le disons.", vec!["forecast: perspectives"]),
    ] {
        assert_eq!(check(&Draft::markdown(text)), expected, "{text}");
    }
    let report = checker(POLICY).check(&Draft::plain("Our outlook is good, and the outlook stays so."));
    assert_eq!(told(&report), ["forecast: outlook"]);
    assert_eq!(report.warnings()[0].related().len(), 1);
    assert_eq!(report.warnings()[0].message(), "“outlook” needs one of these in the draft: “safe harbor”");
}

#[test]
fn a_companion_may_hold_the_mention_itself() {
    let rule = |within: &str| {
        format!(
            "[company]\nnames = [\"Acme\"]\n[[require]]\nid = \"it\"\nwhen = {{ mentions = [\"{{us}}\"] }}\n\
             needs = {{ any = [\"I work at {{us}}\", \"Acme\"], within = \"{within}\" }}\n"
        )
    };
    for within in ["draft", "paragraph", "sentence", "start"] {
        let count = |text: &str| checker(&rule(within)).check(&Draft::markdown(text)).warnings().len();
        assert_eq!(count("I work at Acme, in support."), 0, "{within}");
        assert_eq!(count("I do not work at Globex. Acme Ltd is fine."), usize::from(within != "start"), "{within}");
    }
}

#[test]
fn a_requirement_explains_itself() {
    let checker = checker(POLICY);
    let fate = |text: &str| {
        let draft = checker.read(&Draft::plain(text).author("jane").channel("x"));
        let explained = checker.explain("test/affiliation", &draft, Masking::None).expect("there is such a rule");
        explained.candidates.into_iter().map(|one| one.fate).next()
    };
    assert_eq!(fate("Acme has a new dashboard."), Some(CandidateFate::Warns));
    assert_eq!(fate("I work at Acme, and it is new."), Some(CandidateFate::Saved("I work at Acme".to_owned())));
    let policy = policy(POLICY);
    let rule = policy.rule("test/affiliation").expect("there is such a rule");
    assert_eq!(rule.trigger(), "drafts that mention `{us}`, `{competitor}`");
    let keys: Vec<String> = rule.keys().into_iter().map(|key| format!("{} = {}", key.name, key.value)).collect();
    assert!(keys.contains(&"when = { mentions = [\"{us}\", \"{competitor}\"] }".to_owned()), "{keys:?}");
    assert!(keys.contains(&"channels = [\"x\", \"reddit\"]".to_owned()), "{keys:?}");
}

#[test]
fn what_is_wrong_with_a_requirement_is_told_with_the_nearest_word() {
    let rule = |keys: &str| format!("[people.jane]\n[[require]]\nid = \"a\"\n{keys}\n");
    let needs = "needs = { any = [\"#ad\"] }";
    for (text, expected) in [
        (rule(""), "missing key `needs`"),
        (rule("needs = { any = [\"#ad\"], within = \"sentence\" }"), "`within` can be `draft` or `start` only"),
        (rule(&format!("{needs}\nwhen = {{ chanels = [\"x\"] }}")), "unknown key `chanels`"),
        (rule(&format!("{needs}\nwhen = {{ channels = [\"linkdin\"] }}")), "did you mean `linkedin`?"),
        (rule(&format!("{needs}\nwhen = {{ authors = [\"jnae\"] }}")), "did you mean `jane`?"),
        (rule(&format!("{needs}\nwhen = {{ answers = [\"prase\"] }}")), "did you mean `praise`?"),
        (rule(&format!("{needs}\nwhen = {{ mentions = [\"{{us}}\"] }}")), "the policy has no `[company]`"),
        (rule(&format!("{needs}\nwhen = {{ mentions = [\"{{n}}\"] }}")), "a term needs a word of its own"),
        (rule(&format!("{needs}\nchannels = [\"x\"]\nwhen = {{ channels = [\"x\"] }}")), "`channels`"),
        (rule("need = { any = [\"#ad\"] }"), "did you mean `needs`?"),
    ] {
        let error = policy_error(&text).to_string();
        assert!(error.contains(expected), "{error}\n{text}");
    }
}

#[test]
fn a_requirement_that_asks_of_fewer_drafts_is_looser() {
    let base = "discretion = 1\nname = \"base\"\n[[require]]\nid = \"a\"\nwhen = { channels = [\"x\"] }\nneeds = { any = [\"#ad\"] }\nlocked = true\n";
    let load = |change: &str| {
        let top = format!(
            "discretion = 1\nname = \"top\"\nextends = [\"base.toml\"]\n[[adjust]]\nrule = \"base/a\"\n{change}\nreason = \"so\"\n"
        );
        let files = [("base.toml", base), ("top.toml", top.as_str())];
        crate::support::Folder::new("requirements", &files).attempt("top.toml").map(|_| ())
    };
    for (change, refused) in [
        ("channels = [\"x\", \"blog\"]", false),
        ("channels = [\"blog\"]", true),
        ("needs = { any = [\"#ad\", \"@link\"] }", true),
        ("severity = \"high\"", false),
    ] {
        let error = load(change).err();
        assert_eq!(error.as_ref().is_some_and(|error| error.contains("is locked")), refused, "{change}: {error:?}");
        assert_eq!(error.is_some(), refused, "{change}: {error:?}");
    }
}
