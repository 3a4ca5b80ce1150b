//! Levels, figure by figure: what a sentence has, where it begins and ends, and what makes a limit looser.

use crate::support::{Folder, checker, policy_error};
use discretion::Draft;

/// The sentences that a limit of a measure warns of, each with its figure.
fn figures(measure: &str, limit: &str, draft: &Draft<'_>) -> Vec<String> {
    let rule = format!("[[tone]]\nid = \"it\"\nmeasure = \"{measure}\"\n{limit}\nmessage = \"{{count}}\"\n");
    let report = checker(&rule).check(draft);
    report.warnings().iter().map(|warning| format!("{} {}", warning.text(), warning.message())).collect()
}

#[test]
fn each_sentence_has_its_share_of_us() {
    for (text, expected) in [
        ("We did it.", &["We did it 100"][..]),
        ("We help you.", &["We help you 50"]),
        ("We help you with your work.", &["We help you with your work 33.3"]),
        ("Our team and we help you.", &["Our team and we help you 66.7"]),
        ("You did it. It is done. We saw it.", &["We saw it 100"]),
        ("The US did it.", &[]),
    ] {
        let found = figures("self-reference", "max = \"0 per sentence\"", &Draft::plain(text).language("en"));
        assert_eq!(found, expected, "{text}");
    }
}

/// A link or a stretch of code gives its own sentence something to use, and no other.
#[test]
fn links_and_code_count_in_their_sentence() {
    for (text, expected) in [
        ("It is here. It is calm.", &["It is here 50", "It is calm 50"][..]),
        ("It is [here](https://acme.example). It is calm.", &["It is calm 50"]),
        ("It is calm. It is [here](https://acme.example).", &["It is calm 50"]),
        ("It is calm. It is [here](https://acme.example). It is round.", &["It is calm 50", "It is round 50"]),
        ("It is `here`. It is calm.", &["It is calm 50"]),
        ("It is calm. It is `here`.", &["It is calm 50"]),
        ("`Here` it is. It is calm.", &["It is calm 50"]),
        ("It is calm. `Here` it is. It is round.", &["It is calm 50", "It is round 50"]),
        ("[Here](https://acme.example) it is. It is calm.", &["It is calm 50"]),
        ("It is calm.\n\n`Here` it is.", &["It is calm 50"]),
        ("We are thrilled, `so` and so. It is calm.", &["We are thrilled, `so` and so 0", "It is calm 50"]),
    ] {
        let found = figures("substance", "min = \"100 per sentence\"", &Draft::markdown(text).language("en"));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn headings_and_cells_are_no_sentences() {
    let text = "# We did it\n\n| We did it |\n|---|\n| We did it |\n\n- We saw it.\n\n> We heard it.\n";
    let found = figures("self-reference", "max = \"0 per sentence\"", &Draft::markdown(text).language("en"));
    assert_eq!(found, ["We saw it 100", "We heard it 100"]);
}

#[test]
fn the_least_may_be_the_most_and_no_more() {
    let rule = |limits: &str| format!("[[tone]]\nid = \"it\"\nmeasure = \"reading-ease\"\n{limits}\n");
    for limits in ["max = 50\nmin = 50", "max = 50\nmin = 40", "max = \"50 per sentence\"\nmin = 60"] {
        drop(checker(&rule(limits)));
    }
    let error = policy_error(&rule("max = 50\nmin = 51")).to_string();
    assert!(error.contains("`min`"), "{error}");
}

/// A locked limit may become stricter, and stays as it is where the same is said again.
#[test]
fn a_locked_level_becomes_stricter_and_no_looser() {
    let group = "discretion = 1\nname = \"group\"\n\
        [[tone]]\nid = \"least\"\nmeasure = \"reading-ease\"\nmin = 50\nlocked = true\n\
        [[tone]]\nid = \"most\"\nmeasure = \"negativity\"\nmax = 20\nlocked = true\n";
    let adjusted = |rule: &str, key: &str| {
        let top = format!(
            "discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n\
             [[adjust]]\nrule = \"group/{rule}\"\n{key}\nreason = \"so\"\n"
        );
        Folder::new("levels", &[("group.toml", group), ("top.toml", &top)]).attempt("top.toml").map(|_| ())
    };
    for (rule, key, fits) in [
        ("least", "min = 50", true),
        ("least", "min = 60", true),
        ("least", "min = 40", false),
        ("least", "min = \"60 per sentence\"", false),
        ("least", "max = 90", true),
        ("most", "max = 20", true),
        ("most", "max = 10", true),
        ("most", "max = 30", false),
        ("most", "max = \"10 per sentence\"", false),
    ] {
        let answer = adjusted(rule, key);
        assert_eq!(answer.is_ok(), fits, "{rule}: {key}: {answer:?}");
        let error = answer.err().unwrap_or_else(|| "is locked".to_owned());
        assert!(error.contains("is locked"), "{rule}: {key}: {error}");
    }
}

/// The first limit of a rule spares what each match was warned of, but where the rule warned of none.
#[test]
fn a_locked_rule_that_counts_may_count_more() {
    for (limit, fits) in [("", false), ("min = 2\n", true), ("max = 5\n", true), ("max = 4\n", false)] {
        let group = format!(
            "discretion = 1\nname = \"group\"\n[[tone]]\nid = \"a\"\nterms = [\"plim\"]\n{limit}locked = true\n"
        );
        let top = "discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n\
                   [[adjust]]\nrule = \"group/a\"\nmax = 5\nreason = \"so\"\n";
        let answer = Folder::new("first-limit", &[("group.toml", &group), ("top.toml", top)]).attempt("top.toml");
        assert_eq!(answer.is_ok(), fits, "{limit}: {:?}", answer.err());
    }
}

#[test]
fn a_locked_least_becomes_no_smaller_and_counts_in_nothing_else() {
    let group = "discretion = 1\nname = \"group\"\n\
                 [[tone]]\nid = \"a\"\nmeasure = \"exclamation-marks\"\nmin = 3\nlocked = true\n";
    for (least, fits) in [("3", true), ("4", true), ("2", false), ("\"4 per 100 words\"", false)] {
        let top = format!(
            "discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n\
             [[adjust]]\nrule = \"group/a\"\nmin = {least}\nreason = \"so\"\n"
        );
        let answer = Folder::new("least", &[("group.toml", group), ("top.toml", &top)]).attempt("top.toml");
        assert_eq!(answer.is_ok(), fits, "{least}: {:?}", answer.err());
    }
}
