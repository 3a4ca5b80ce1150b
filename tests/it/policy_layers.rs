//! Policies in several files: what is extended, what is adjusted, and what is refused.

use discretion::{Checker, Draft, Moment, Pack, Policy, PolicyError};
use std::fs;
use std::path::PathBuf;

/// A folder of its own for a test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("discretion-{name}-{}", std::process::id()));
        let folder = Self(path);
        for (file, text) in files {
            let path = folder.0.join(file);
            fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
        folder
    }

    fn load(&self, file: &str) -> Result<Policy, PolicyError> {
        Policy::load(self.0.join(file))
    }

    /// The lines of the error, without the path of the folder.
    fn error(&self, file: &str) -> String {
        let error = self.load(file).expect_err("the policy has a problem").to_string();
        error.replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

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
        let end = "expires = 2026-12-31T00:00:00Z";
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
bytes.toml:2:12: this is not valid UTF-8
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
    let changes = |rule: discretion::PolicyRule<'_>| -> Vec<String> {
        rule.changes()
            .iter()
            .map(|change| format!("{} at {}: {:?}", change.what, change.origin.position, change.reason))
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
        let adjust = "[[adjust]]\nrule = \"a/best\"\nseverity = \"critical\"\njurisdictions = [\"eu\", \"fr\"]\n";
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
        adjust("a/excepted", "except = [\"the best of both worlds\"]"),
        adjust("a/measured", "terms = [\"!\", \"best\"]"),
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
p.toml:9:8: lowering rule `a/best` needs a `reason`
  a.toml:3:1: the rule is here
p.toml:12:8: rule `a/locked` is locked, and this would weaken it
  a.toml:7:1: the rule is here
p.toml:16:8: no earlier layer has a rule `a/lockd`; did you mean `a/locked`?
p.toml:19:8: rule `top/best` is in this file, and `[[adjust]]` changes earlier layers
  p.toml:4:1: the rule is here
p.toml:22:8: duplicate adjustment of `a/best`
  p.toml:9:8: first adjusted here
p.toml:25:8: rule `a/globex` is a competitor, whose severities depend on the stance and cannot be adjusted
  a.toml:23:1: the rule is here
p.toml:27:1: missing key `severity` or `off` or `owner` or `terms` or `except`
p.toml:31:8: duplicate adjustment of `a/fine`
  p.toml:28:8: first adjusted here
p.toml:34:8: an exception to rule `a/excepted` needs a `reason`
  a.toml:16:1: the rule is here
p.toml:37:8: rule `a/measured` is not triggered by terms, so there is nothing to add them to
  a.toml:20:1: the rule is here
p.toml:38:10: a term needs a letter or a digit";
    assert_eq!(Folder::new("weaken", &[("p.toml", &top), ("a.toml", &a)]).error("p.toml"), expected);
}

#[test]
fn problems_of_all_layers_are_told_together() {
    let top =
        policy("top", "extends = [\"a.toml\"]\n[[adjust]]\nrule = \"a/gone\"\noff = true\n[[claim]]\nid = \"x\"\n");
    let folder = Folder::new("together", &[("p.toml", &top), ("a.toml", "discretion = 1\nnaem = 1\nname = a\n")]);
    // Whether `a/gone` exists cannot be known, for `a.toml` cannot be read to its end.
    let expected = "\
a.toml:2:1: unknown key `naem`, expected one of `discretion`, `name`, `version`, `owner`, `extends`, `lists`, `jurisdictions`, \
`company`, `verdict`, `channels`, `competitors`, `confidential`, `competitor`, `tone`, `claim`, `naming`, `adjust`, `cleared`, `exception`; \
did you mean `name`?
a.toml:3:8: string values must be quoted, expected literal string
p.toml:7:1: missing key `terms` or `patterns`";
    assert_eq!(folder.error("p.toml"), expected);
}
