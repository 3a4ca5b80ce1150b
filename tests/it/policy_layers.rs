//! Policies in several files: what is extended, what is adjusted, and what is refused.

use crate::support::Folder;
use discretion::moment::Moment;
use discretion::policy::{Pack, PolicyError};
use discretion::{Checker, Draft, Policy};
use std::fs;

fn policy(name: &str, rest: &str) -> String {
    format!("discretion = 1\nname = \"{name}\"\n{rest}")
}

const RULE: &str = "[[claim]]\nid = \"best\"\nterms = [\"the best\"]\nseverity = \"high\"\n";

#[test]
fn layers_come_lowest_first_and_each_once() {
    let top =
        policy("top", &format!("extends = [\"a.toml\", \"sub/b.toml\", \"pack:tone\"]\nowner = \"top@x\"\n{RULE}"));
    let a = policy("a", &format!("extends = [\"sub/c.toml\", \"pack:tone\"]\nowner = \"a@x\"\n{RULE}"));
    let b = policy("b", &format!("extends = [\"./c.toml\", \"../sub/c.toml\"]\n{RULE}"));
    let c = policy("c", RULE);
    let folder = Folder::new("order", &[("p.toml", &top), ("a.toml", &a), ("sub/b.toml", &b), ("sub/c.toml", &c)]);
    let policy = folder.load("p.toml").expect("all is well");
    let ids: Vec<&str> = policy.rules().map(|rule| rule.id().as_str()).filter(|id| id.ends_with("/best")).collect();
    assert_eq!(ids, ["c/best", "a/best", "b/best", "top/best"]);
    let owners: Vec<_> =
        policy.rules().filter(|rule| rule.id().as_str().ends_with("/best")).map(|rule| rule.owner()).collect();
    assert_eq!(owners, [Some("top@x"), Some("a@x"), Some("top@x"), Some("top@x")]);
    let origin = policy.rules().find(|rule| rule.id().as_str() == "c/best").expect("it is there").origin().clone();
    assert_eq!(origin.file, folder.0.join("sub/c.toml").display().to_string());
}

/// An exception knows the rules of all layers, above and below its own, and asks whom its layer asks, else the policy.
#[test]
fn an_exception_is_for_a_rule_of_any_layer() {
    let permission = |rule: &str| {
        let end = "until = 2026-12-31T00:00:00Z";
        format!("[[exception]]\nrule = \"{rule}\"\npaths = [\"**\"]\nreason = \"agreed\"\n{end}\n")
    };
    let other = RULE.replace("best", "worst");
    let top = format!("owner = \"top@x\"\nextends = [\"a.toml\"]\n{other}{}", permission("a/best"));
    let a = policy("a", &format!("{RULE}{}", permission("top/worst")));
    let folder = Folder::new("exceptions", &[("p.toml", &policy("top", &top)), ("a.toml", &a)]);
    let checker = Checker::new(&folder.load("p.toml").expect("all is well")).expect("it is sound");
    let draft = Draft::plain("It is the best and the worst.").path("a.md");
    let report = checker.at(Moment::from_unix(0)).check(&draft);
    let silenced: Vec<_> = report.silenced().iter().map(|one| (one.rule().as_str(), one.allowed_by())).collect();
    assert_eq!(silenced, [("a/best", Some("top@x")), ("top/worst", Some("top@x"))]);
    assert_eq!(folder.error("a.toml"), "a.toml:8:8: the policy has no rule `top/worst`");
}

#[test]
fn the_digest_is_of_the_texts_not_of_the_folder() {
    let top = policy("top", &format!("extends = [\"a.toml\"]\n{RULE}"));
    let (one, two) = (policy("a", RULE), policy("a", "# changed\n"));
    let files = |a: &'static str, text: &str| Folder::new(a, &[("p.toml", &top), ("a.toml", text)]).load("p.toml");
    let digest = |policy: Result<Policy, PolicyError>| policy.expect("all is well").digest().to_owned();
    let first = digest(files("digest-1", &one));
    assert_eq!(first, digest(files("digest-2", &one)));
    assert_ne!(first, digest(files("digest-3", &two)));
    assert_eq!(first.len(), "sha256:".len() + 64);
}

#[test]
fn what_cannot_be_extended_is_told_where_it_is_named() {
    let top = policy(
        "top",
        "extends = [\n\"missing.toml\",\n\"sub\",\n\"../up.toml\",\n\"/abs.toml\",\n\"a.toml\",\n\"bytes.toml\",\n\"pack:ton\",\n\"pack:tone\"]\n",
    );
    let a = policy("a", "extends = [\"sub/b.toml\"]\n");
    let b = policy("b", "extends = [\"../a.toml\", \"../../x.toml\"]\n");
    let folder = Folder::new("refused", &[("p.toml", &top), ("a.toml", &a), ("sub/b.toml", &b)]);
    fs::write(folder.0.join("bytes.toml"), b"discretion = 1\nname = \"caf\xe9\"\n").expect("the file can be written");
    let expected = "\
sub/b.toml:3:12: `../a.toml` extends itself: a.toml → sub/b.toml → a.toml
sub/b.toml:3:25: `../../x.toml` lies outside the folder of the policy that is loaded
bytes.toml:2:12: this is not valid UTF-8; it may be Latin-1 or Windows-1252; save it as UTF-8
p.toml:4:1: cannot read `missing.toml`: no such file
p.toml:5:1: `sub` is a folder, expected a policy file
p.toml:6:1: `../up.toml` lies outside the folder of the policy that is loaded
p.toml:7:1: `/abs.toml` is an absolute path, expected one relative to this file
p.toml:10:1: unknown pack `ton`, expected one of PACKS; did you mean `pack:tone`?";
    let packs: Vec<String> = Pack::each().map(|pack| format!("`{}`", pack.name())).collect();
    assert_eq!(folder.error("p.toml"), expected.replace("PACKS", &packs.join(", ")));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let folder =
        Folder::new("link", &[("in/p.toml", &policy("p", "extends = [\"b.toml\"]\n")), ("b.toml", &policy("b", RULE))]);
    std::os::unix::fs::symlink(folder.0.join("b.toml"), folder.0.join("in/b.toml")).expect("a link can be made");
    assert_eq!(
        folder.error("in/p.toml"),
        "in/p.toml:3:12: `b.toml` lies outside the folder of the policy that is loaded"
    );
}

#[test]
fn the_policy_itself_must_be_a_readable_file() {
    let folder = Folder::new("top", &[("sub/p.toml", "")]);
    assert_eq!(folder.error("none.toml"), "none.toml: cannot read this file: no such file");
    assert_eq!(folder.error("sub"), "sub: this file is a folder, expected a policy file");
}

#[test]
fn nesting_is_limited() {
    let files: Vec<(String, String)> = (0..9)
        .map(|n| (format!("{n}.toml"), policy(&format!("p{n}"), &format!("extends = [\"{}.toml\"]\n", n + 1))))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    assert_eq!(Folder::new("deep", &files).error("0.toml"), "7.toml:3:12: more than 8 files nested by `extends`");
}

#[test]
fn ids_and_names_are_unique_over_all_layers() {
    let top = policy("same", &format!("extends = [\"a.toml\"]\n{RULE}"));
    let folder = Folder::new("same", &[("p.toml", &top), ("a.toml", &policy("same", RULE))]);
    let expected = "\
p.toml:2:8: two policies are named `same`
  a.toml:2:8: the other one is here
p.toml:5:6: duplicate id `best`
  a.toml:4:6: first defined here";
    assert_eq!(folder.error("p.toml"), expected);
}

#[test]
fn adjustments_change_earlier_layers_and_are_remembered() {
    let top = policy(
        "top",
        "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/best\"\nseverity = \"low\"\nowner = \"us\"\nreason = \"we are\"\n\
         [[adjust]]\nrule = \"a/other\"\noff = true\nreason = \"not ours\"\n",
    );
    let a = policy("a", &format!("{RULE}[[claim]]\nid = \"other\"\nterms = [\"other\"]\n"));
    let folder = Folder::new("adjust", &[("p.toml", &top), ("a.toml", &a)]);
    let policy = folder.load("p.toml").expect("all is well");
    let [best, other] = policy.rules().collect::<Vec<_>>()[..] else { panic!("there are two rules") };
    let changes = |rule: discretion::policy::PolicyRule<'_>| -> Vec<String> {
        rule.changes()
            .iter()
            .map(|change| format!("{change} at {}: {:?}", change.origin.position, change.reason))
            .collect()
    };
    assert!(best.is_active() && !other.is_active());
    assert_eq!(best.severity().name(), "low");
    assert_eq!(changes(best), ["severity low, was high at 4:1: Some(\"we are\")", "owner us at 4:1: Some(\"we are\")"]);
    assert_eq!(changes(other), ["switched off at 9:1: Some(\"not ours\")"]);
}

#[test]
fn an_adjustment_for_other_jurisdictions_changes_nothing() {
    let a = policy("a", RULE);
    let severity = |own: &str| {
        let adjust =
            "[[adjust]]\nrule = \"a/best\"\nseverity = \"critical\"\nwhen = { jurisdictions = [\"eu\", \"fr\"] }\n";
        let top = policy("top", &format!("extends = [\"a.toml\"]\n{own}{adjust}"));
        let folder = Folder::new("places", &[("p.toml", &top), ("a.toml", &a)]);
        let policy = folder.load("p.toml").expect("all is well");
        let best = policy.rules().next().expect("there is a rule");
        (best.severity().name(), best.changes().len())
    };
    assert_eq!(severity("jurisdictions = [\"us\"]\n"), ("high", 0));
    assert_eq!(severity("jurisdictions = [\"us\", \"fr\"]\n"), ("critical", 1));
    assert_eq!(severity(""), ("critical", 1));
}

#[test]
fn adjustments_that_weaken_are_refused() {
    let adjust = |rule: &str, what: &str| format!("[[adjust]]\nrule = \"{rule}\"\n{what}\n");
    let top = [
        policy("top", &format!("extends = [\"a.toml\"]\n{RULE}")),
        adjust("a/best", "severity = \"low\""),
        adjust("a/locked", "off = true\nreason = \"no\""),
        adjust("a/lockd", "severity = \"critical\""),
        adjust("top/best", "severity = \"critical\""),
        adjust("a/best", "severity = \"critical\""),
        adjust("a/globex", "severity = \"high\""),
        adjust("a/fine", ""),
        adjust("a/fine", "off = true"),
        adjust("a/excepted", "add_except = [\"the best of both worlds\"]"),
        adjust("a/measured", "add_terms = [\"!\", \"best\"]"),
    ]
    .concat();
    let a = [
        policy("a", RULE),
        RULE.replace("best", "locked") + "locked = true\n",
        RULE.replace("best", "fine"),
        RULE.replace("best", "excepted"),
        "[[tone]]\nid = \"measured\"\nmeasure = \"emoji\"\n".to_owned(),
        "[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n".to_owned(),
    ]
    .concat();
    let expected = "\
p.toml:10:12: lowering rule `a/best` needs a `reason`
  a.toml:3:1: the rule is here
p.toml:13:7: rule `a/locked` is locked, and this would weaken it
  a.toml:7:1: the rule is here
p.toml:16:8: no earlier layer has a rule `a/lockd`; did you mean `a/locked`?
p.toml:19:8: rule `top/best` is in this file, and `[[adjust]]` changes earlier layers
  p.toml:4:1: the rule is here
p.toml:22:8: duplicate adjustment of `a/best`
  p.toml:9:8: first adjusted here
p.toml:26:1: `severity` is no key of a competitor, whose severity depends on the stance; write `stances = { neutral = \"low\" }`
p.toml:27:1: this adjustment changes nothing, expected a key of the rule, `off`, `add_terms` or `add_except`
p.toml:31:8: duplicate adjustment of `a/fine`
  p.toml:28:8: first adjusted here
p.toml:35:14: an exception to rule `a/excepted` needs a `reason`
  a.toml:16:1: the rule is here
p.toml:37:8: rule `a/measured` is not triggered by terms, so there is nothing to add them to
  a.toml:20:1: the rule is here
p.toml:38:14: a term needs a letter or a digit";
    assert_eq!(Folder::new("weaken", &[("p.toml", &top), ("a.toml", &a)]).error("p.toml"), expected);
}

/// A rule that uses every key that can be loosened, and what loosens each: of a locked rule it is refused where it
/// stands, of another it needs a reason.
#[test]
fn whatever_loosens_a_rule_needs_a_reason_and_is_refused_where_it_is_locked() {
    let claim = "[[claim]]\nid = \"x\"\nterms = [\"best\", \"first\"]\npatterns = ['b\\d+']\nseverity = \"high\"\n\
                 languages = [\"en\"]\nchannels = { not = [\"internal\"] }\njurisdictions = [\"eu\", \"fr\"]\n\
                 from = 2026-01-01T00:00:00Z\nuntil = 2027-01-01T00:00:00Z\n\
                 near = { any = [\"we\", \"us\"], within = \"paragraph\" }\n\
                 needs = { any = [\"source\"], within = \"sentence\" }\n";
    let tone = "[[tone]]\nid = \"x\"\nterms = [\"hype\"]\nmax = \"2 per 100 words\"\n";
    let measure = "[[tone]]\nid = \"x\"\nmeasure = \"reading-ease\"\nmin = 30\n";
    let naming = "[[naming]]\nid = \"x\"\nuse = \"Acme\"\nnot = [\"acme\", \"ACME\"]\n";
    let secret = "[[confidential]]\nid = \"x\"\nterms_file = \"list.txt\"\n";
    let competitor = "[[competitor]]\nid = \"x\"\nnames = [\"Orange\"]\nsupport = [\"fibre\"]\nambiguous = true\n";
    let looser = [
        (claim, "terms = [\"best\"]"),
        (claim, "patterns = ['b\\d']"),
        (claim, "severity = \"low\""),
        (claim, "languages = [\"fr\"]"),
        (claim, "channels = [\"x\"]"),
        (claim, "channels = { not = [\"internal\", \"x\"] }"),
        (claim, "jurisdictions = [\"eu\"]"),
        (claim, "places = [\"prose\"]"),
        (claim, "fields = [\"title\"]"),
        (claim, "from = 2026-02-01T00:00:00Z"),
        (claim, "until = 2026-12-01T00:00:00Z"),
        (claim, "forms = [\"exact\"]"),
        (claim, "case = \"sensitive\""),
        (claim, "except = [\"the best of\"]"),
        (claim, "add_except = [\"the best of\"]"),
        (claim, "near = { any = [\"we\"], within = \"paragraph\" }"),
        (claim, "near = { any = [\"we\", \"us\"], within = \"8 words\" }"),
        (claim, "not_near = { any = [\"they\"] }"),
        (claim, "needs = { any = [\"source\", \"@link\"], within = \"sentence\" }"),
        (claim, "needs = { any = [\"source\"], within = \"draft\" }"),
        (claim, "eased_by = { any = [\"@link\"] }"),
        (claim, "off = true"),
        (tone, "max = \"3 per 100 words\""),
        (tone, "max = 2"),
        (measure, "min = 20"),
        (measure, "min = \"40 per sentence\""),
        (naming, "use = \"acme\"\nnot = [\"ACME\"]"),
        (secret, "terms_file = \"other.txt\""),
        (competitor, "stances = { disparaging = \"medium\" }"),
        (competitor, "support = [\"forfait\"]"),
        (competitor, "against = [\"jus\"]"),
    ];
    let error = |rule: &str, change: &str| {
        let adjust = format!("extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/x\"\n{change}\n{RULE}");
        let top = policy("top", &adjust);
        Folder::new("looser", &[("p.toml", &top), ("a.toml", &policy("a", rule))]).load("p.toml").map(|_| ())
    };
    for (rule, change) in looser {
        let place = format!("/p.toml:6:{}: ", change.find("= ").expect("it is a key") + 3);
        let message = error(rule, change).expect_err(change).to_string();
        assert!(message.contains(&place) && message.contains("needs a `reason`\n"), "{message}");
        assert_eq!(error(rule, &format!("{change}\nreason = \"so\"")), Ok(()), "{change}");
        let locked = error(&format!("{rule}locked = true\n"), &format!("{change}\nreason = \"so\""));
        let message = locked.expect_err(change).to_string();
        assert!(message.contains(&place) && message.contains("is locked, and this would weaken it\n"), "{message}");
        assert!(message.contains("/a.toml:3:1: the rule is here"), "{message}");
    }
    let tighter = [
        (claim, "terms = [\"first\", \"best\", \"only\"]"),
        (claim, "add_terms = [\"only\"]"),
        (claim, "severity = \"critical\""),
        (claim, "jurisdictions = { not = [\"us\"] }"),
        (claim, "until = 2028-12-01T00:00:00Z"),
        (claim, "near = { any = [\"we\", \"us\", \"our\"], within = \"draft\" }"),
        (claim, "needs = { any = [\"source\"], within = \"8 words\" }"),
        (claim, "why = \"It is a promise.\"\nadvice = \"Say less.\"\nowner = \"legal\"\nsources = \"a law\""),
        (claim, "flags = [\"the best\"]\npasses = [\"better\"]"),
        (claim, "locked = true"),
        (tone, "max = \"1 per 100 words\""),
        (measure, "min = 40"),
        (competitor, "stances = { disparaging = \"critical\" }"),
    ];
    for (rule, change) in tighter {
        assert_eq!(error(&format!("{rule}locked = true\n"), change), Ok(()), "{change}");
    }
}

#[test]
fn a_changed_key_means_what_it_says() {
    let a = policy(
        "a",
        "[lists.more]\nen = [\"wow\"]\n[[tone]]\nid = \"hype\"\nterms = [\"hype\", \"wow\"]\nmax = 1\n\
         [[tone]]\nid = \"calm\"\nterms = [\"calm\"]\nexcept = [\"calm down\"]\n",
    );
    let top = policy(
        "top",
        "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/*\"\nowner = \"us\"\nchannels = [\"x\"]\nreason = \"ours\"\n\
         [[adjust]]\nrule = \"a/hype\"\nmax = 2\nadd_terms = [\"zing\"]\nwhy = \"Said often.\"\nreason = \"ours\"\n\
         [[adjust]]\nrule = \"a/calm\"\nterms = [\"quiet\"]\nreason = \"ours\"\n",
    );
    let folder = Folder::new("keys", &[("p.toml", &top), ("a.toml", &a)]);
    let loaded = folder.load("p.toml").unwrap_or_else(|error| panic!("{error}"));
    let checker = Checker::new(&loaded).expect("it is sound");
    let texts = |text: &str, channel: &str| -> Vec<String> {
        let report = checker.check(&Draft::plain(text).channel(channel));
        report.warnings().iter().map(|warning| warning.text().to_owned()).collect()
    };
    assert_eq!(texts("hype wow zing", "x"), ["zing"]);
    assert_eq!(texts("hype wow zing", "blog"), [""; 0]);
    assert_eq!(texts("calm and quiet", "x"), ["quiet"]);
    let hype = loaded.rule("a/hype").expect("it is there");
    assert_eq!((hype.owner(), hype.why(None)), (Some("us"), Some("Said often.")));
    let changes: Vec<String> = hype.changes().iter().map(ToString::to_string).collect();
    assert_eq!(changes, ["owner us", "channels [\"x\"]", "max 2, was 1", "why Said often.", "add_terms 1 more"]);
    assert_eq!(hype.changes()[2].origin.position.to_string(), "9:1");
}

/// A key that another layer changed before is changed again, and a lock holds from the layer that says it.
#[test]
fn each_layer_changes_what_the_ones_below_say() {
    let a = policy("a", "[[claim]]\nid = \"best\"\nterms = [\"the best\"]\nseverity = \"high\"\n");
    let middle = policy(
        "middle",
        "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/*\"\nadd_terms = [\"number one\"]\nlocked = true\n\
         [[adjust]]\nrule = \"a/best\"\nseverity = \"medium\"\nreason = \"ours\"\n",
    );
    let top =
        |change: &str| policy("top", &format!("extends = [\"m.toml\"]\n[[adjust]]\nrule = \"a/best\"\n{change}\n"));
    let load = |change: &str| {
        let top = top(change);
        let folder = Folder::new("again", &[("p.toml", &top), ("m.toml", &middle), ("a.toml", &a)]);
        folder.attempt("p.toml")
    };
    let policy = load("severity = \"critical\"\nadd_terms = [\"unbeaten\"]").expect("it is tighter");
    let checker = Checker::new(&policy).expect("it is sound");
    assert_eq!(checker.check(&Draft::plain("the best, number one, unbeaten")).warnings().len(), 3);
    let changes = policy.rule("a/best").expect("it is there").changes().len();
    assert_eq!(changes, 5);
    assert_eq!(
        load("severity = \"low\"\nreason = \"ours\"").expect_err("it is locked"),
        "p.toml:6:12: rule `a/best` is locked, and this would weaken it\n  m.toml:4:1: it is locked here"
    );
}

#[test]
fn what_is_wrong_with_a_changed_key_is_told_where_it_stands() {
    let a = policy(
        "a",
        "[[tone]]\nid = \"long\"\nmeasure = \"words\"\nmin = 10\nmax = 20\n\
         [[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\nfrom = 2026-01-01T00:00:00Z\n",
    );
    let top = policy(
        "top",
        "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/long\"\nmax = 5\n\
         [[adjust]]\nrule = \"a/falcon\"\nid = \"x\"\nsevrity = \"high\"\nadd_terms = [\"{falcon}\"]\n",
    );
    let folder = Folder::new("wrong", &[("p.toml", &top), ("a.toml", &a)]);
    let error = folder.error("p.toml");
    let lines: Vec<&str> = error.lines().map(|line| line.split(", expected").next().unwrap_or(line)).collect();
    assert_eq!(
        lines,
        [
            "p.toml:4:1: `max` is smaller than `min`",
            "  a.toml:6:7: the rule says so here",
            "p.toml:9:1: `id` cannot be changed",
            "p.toml:10:1: unknown key `sevrity`",
            "p.toml:11:14: unknown placeholder",
        ]
    );
}

#[test]
fn problems_of_all_layers_are_told_together() {
    let top =
        policy("top", "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/gone\"\noff = true\n[[claim]]\nid = \"x\"\n");
    let folder = Folder::new("together", &[("p.toml", &top), ("a.toml", "discretion = 1\nnaem = 1\nname = a\n")]);
    // Whether `a/gone` exists cannot be known, for `a.toml` cannot be read to its end.
    let expected = "\
a.toml:2:1: unknown key `naem`, expected one of `discretion`, `name`, `version`, `owner`, `extends`, `jurisdictions`, \
`timezone`, `company`, `verdict`, `lists`, `channels`, `people`, `audiences`, `campaign`, `reply`, `competitors`, `confidential`, `competitor`, `tone`, `claim`, `naming`, `require`, `adjust`, `cleared`, `exception`; \
did you mean `name`?
a.toml:3:8: this text stands without quotation marks; write it between straight quotation marks: \"…\"
p.toml:7:1: missing key `terms` or `patterns`";
    assert_eq!(folder.error("p.toml"), expected);
}

const SETTINGS: &str = "[channels.x]\nmax_length = 20\n[competitors]\nmax_mentions = \"1 per draft\"\n\
                        [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";

#[test]
fn rules_that_settings_imply_can_be_adjusted_where_the_settings_stand() {
    let adjust = "[[adjust]]\nrule = \"a/competitor-mentions\"\nseverity = \"high\"\nadvice = \"Name each once.\"\n\
                  [[adjust]]\nrule = \"a/x-max-length\"\nseverity = \"low\"\nowner = \"social@a\"\nreason = \"rare\"\n\
                  [[adjust]]\nrule = \"a/unnamed-competitor\"\nlocked = true\n";
    let a = Policy::parse("a.toml", &policy("a", &format!("{SETTINGS}{adjust}"))).expect("all is well");
    let implied: Vec<String> = a
        .rules()
        .filter(|rule| !rule.changes().is_empty())
        .map(|rule| format!("{} {} {:?} {}", rule.id(), rule.severity(), rule.owner(), rule.origin().position))
        .collect();
    assert_eq!(
        implied,
        [
            "a/unnamed-competitor info None 5:1",
            "a/competitor-mentions high None 5:1",
            "a/x-max-length low Some(\"social@a\") 3:11",
        ]
    );
    let report =
        Checker::new(&a).expect("it compiles").check(&Draft::markdown("Globex, Globex and Globex.").channel("x"));
    let found: Vec<String> = report
        .warnings()
        .iter()
        .filter(|warning| !warning.rule().as_str().ends_with("/globex"))
        .map(|warning| format!("{} {} {}", warning.rule(), warning.severity(), warning.advice()))
        .collect();
    assert_eq!(found[0], "a/competitor-mentions high Name each once.");
    assert!(found[1].starts_with("a/x-max-length low "), "{}", found[1]);
}

#[test]
fn adjustments_of_implied_rules_are_checked() {
    let adjust = "[[adjust]]\nrule = \"a/x-max-length\"\nforms = [\"exact\"]\n\
                  [[adjust]]\nrule = \"a/unnamed-competitor\"\nseverity = \"high\"\n\
                  [[adjust]]\nrule = \"a/competitor-mentions\"\nseverity = \"info\"\n\
                  [[adjust]]\nrule = \"a/x-max-lenght\"\nseverity = \"high\"\n\
                  [[tone]]\nid = \"x-max-length\"\nterms = [\"so\"]\n";
    let error = Policy::parse("a.toml", &policy("a", &format!("{SETTINGS}{adjust}"))).expect_err("it has problems");
    let expected = "\
a.toml:12:1: `forms` cannot stand beside `max_length`
a.toml:15:1: `severity` is no key of a competitor, whose severity depends on the stance; see `stances` of `[competitors]`
a.toml:18:12: lowering rule `a/competitor-mentions` needs a `reason`
  a.toml:5:1: the rule is here
a.toml:20:8: no earlier layer has a rule `a/x-max-lenght`; did you mean `a/x-max-length`?
a.toml:23:6: duplicate id `x-max-length`
  a.toml:3:11: a setting makes this rule";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn an_implied_rule_belongs_to_the_first_policy_that_makes_its_setting() {
    let adjust = "[[adjust]]\nrule = \"a/x-max-length\"\nlocked = true\n";
    let a = policy("a", &format!("{SETTINGS}{adjust}"));
    let load = |settings: &str| {
        let top = policy("top", &format!("extends = [\"a.toml\"]\n{settings}"));
        let folder = Folder::new("implied", &[("p.toml", &top), ("a.toml", &a)]);
        folder.attempt("p.toml")
    };
    let shorter = load("[channels.x]\nmax_length = 10\n").expect("shorter is stricter");
    assert!(shorter.rules().any(|rule| rule.id().as_str() == "a/x-max-length"));
    let longer = load("[channels.x]\nmax_length = 30\n").expect_err("the rule is locked");
    assert_eq!(
        longer,
        "p.toml:4:1: rule `a/x-max-length` is locked, and this would weaken it\n  a.toml:10:1: it is locked here"
    );
    let more = load("[competitors]\nmax_mentions = \"9 per draft\"\n").expect("that rule is not locked");
    assert!(more.rules().any(|rule| rule.id().as_str() == "a/competitor-mentions"));
}
