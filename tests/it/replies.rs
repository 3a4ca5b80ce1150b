//! Messages and what to do about them, from `tests/replies`: one half in view, one set aside.

use discretion::draft::Message;
use discretion::report::{Advice, MessageKind};
use discretion::{Checker, Policy};
use std::collections::{BTreeMap, BTreeSet};

/// The company that the messages are written to.
const POLICY: &str = r#"
discretion = 1
name = "acme"
[company]
names = ["Acme", "Acme Sync", "Acme Drive"]
[[competitor]]
id = "globex"
names = ["Globex"]
[[competitor]]
id = "initech"
names = ["Initech"]
"#;

/// The last row in which a question is not labelled.
const UNASKED: u64 = 10;

/// Messages that are decided right, and of which exactly the right kinds are seen.
#[derive(Clone, Copy, Debug, Default)]
struct Right {
    messages: usize,
    decisions: usize,
    kinds: usize,
    labels: Labels,
}

/// Kinds one by one: those that are seen and there, seen and not there, there and not seen.
#[derive(Clone, Copy, Debug, Default)]
struct Labels {
    right: usize,
    wrong: usize,
    missed: usize,
}

fn checker() -> Checker {
    Checker::new(&Policy::parse("acme.toml", POLICY).expect("the policy is valid")).expect("it keeps nothing elsewhere")
}

/// The message of a row, with what is known of it.
fn message(row: &serde_json::Value) -> Message<'_> {
    let number = |key: &str| row[key].as_u64().map(|number| usize::try_from(number).expect("it is small"));
    let mut message = Message::new(row["message"].as_str().expect("a row has a message"))
        .language(row["language"].as_str().expect("a row has a language"))
        .hostile_history(number("hostile_history").unwrap_or(0))
        .thread_depth(number("thread_depth").unwrap_or(0))
        .already_answered(number("already_answered").unwrap_or(0));
    if let Some(reach) = number("reach") {
        message = message.reach(reach);
    }
    if let Some(minutes) = number("minutes_since") {
        message = message.minutes_since(minutes);
    }
    if row["public_source"] == true {
        message = message.with_public_source();
    }
    match row["within_subjects"].as_bool() {
        Some(is_within) => message.within_competence(is_within),
        None => message,
    }
}

/// The kinds that are seen in a message, and those that it has.
fn kinds<'r>(row: &'r serde_json::Value, advice: &Advice) -> [BTreeSet<&'r str>; 2] {
    let is_asked = row["row"].as_u64().expect("a row has a number") > UNASKED;
    let seen = advice.kinds().filter(|kind| is_asked || *kind != MessageKind::Question).map(MessageKind::name);
    let wanted = row["kinds"].as_array().expect("a row has kinds").iter().map(|kind| kind.as_str().expect("a word"));
    [seen.collect(), wanted.filter(|kind| is_asked || *kind != MessageKind::Question.name()).collect()]
}

/// What comes out right of a half, by language and hardness.
fn count(rows: &str) -> BTreeMap<(String, bool), Right> {
    let checker = checker();
    let mut counts = BTreeMap::<(String, bool), Right>::new();
    for line in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row is JSON");
        let advice = checker.advise(&message(&row));
        let language = row["language"].as_str().expect("a row has a language").to_owned();
        let right = counts.entry((language, row["hard"] == true)).or_default();
        right.messages += 1;
        right.decisions += usize::from(row["decision"] == advice.decision().name() && row["row"] == advice.row());
        let [seen, wanted] = kinds(&row, &advice);
        right.kinds += usize::from(seen == wanted);
        right.labels.right += seen.intersection(&wanted).count();
        right.labels.wrong += seen.difference(&wanted).count();
        right.labels.missed += wanted.difference(&seen).count();
    }
    counts
}

fn sum(counts: &BTreeMap<(String, bool), Right>) -> Right {
    counts.values().fold(Right::default(), |sum, one| Right {
        messages: sum.messages + one.messages,
        decisions: sum.decisions + one.decisions,
        kinds: sum.kinds + one.kinds,
        labels: Labels {
            right: sum.labels.right + one.labels.right,
            wrong: sum.labels.wrong + one.labels.wrong,
            missed: sum.labels.missed + one.labels.missed,
        },
    })
}

/// What is right stays right.
#[expect(clippy::print_stdout, reason = "the counts are what the table is for")]
fn holds(rows: &str, least: Least) {
    let counts = count(rows);
    println!("{counts:#?}");
    let sum = sum(&counts);
    println!("{sum:#?}");
    let Right { messages, decisions, kinds, labels } = sum;
    assert_eq!(messages, least.messages);
    assert!(decisions >= least.decisions && kinds >= least.kinds, "{decisions} decisions and {kinds} kinds");
    let Labels { right, wrong, missed } = labels;
    assert!(right * 100 >= least.precision * (right + wrong), "{labels:?}");
    assert!(right * 100 >= least.recall * (right + missed), "{labels:?}");
}

/// How many messages there are, and how much of them is right at least: decisions, sets of kinds, and kinds one by one in per
/// cent.
#[derive(Clone, Copy)]
struct Least {
    messages: usize,
    decisions: usize,
    kinds: usize,
    precision: usize,
    recall: usize,
}

#[test]
fn messages_in_view_are_decided_as_the_table_says() {
    holds(include_str!("../replies/messages.jsonl"), IN_VIEW);
}

#[test]
fn messages_of_the_rounds_are_decided_as_the_table_says() {
    holds(include_str!("../replies/rounds.jsonl"), ROUNDS);
}

/// What nobody wrote rules from is counted, and never looked at.
#[test]
fn messages_set_aside_are_decided_as_the_table_says() {
    let lines: Vec<&str> = include_str!("../replies/aside.jsonl").lines().collect();
    let (first, later) = lines.split_at(ASIDE_FIRST.messages);
    holds(&first.join("\n"), ASIDE_FIRST);
    holds(&later.join("\n"), ASIDE_LATER);
}

const IN_VIEW: Least = Least { messages: 263, decisions: 258, kinds: 242, precision: 94, recall: 98 };

const ROUNDS: Least = Least { messages: 681, decisions: 635, kinds: 576, precision: 87, recall: 96 };

/// Those set aside before any rule was written.
const ASIDE_FIRST: Least = Least { messages: 191, decisions: 160, kinds: 138, precision: 78, recall: 87 };

/// Those set aside later, by another writer.
const ASIDE_LATER: Least = Least { messages: 70, decisions: 52, kinds: 39, precision: 67, recall: 78 };

/// The rules of a report.
fn rules(report: &discretion::Report) -> Vec<&str> {
    report.warnings().iter().map(|warning| warning.rule().as_str()).collect()
}

/// What is known of a message decides, too: each row of the table that words alone do not reach.
#[test]
fn what_is_known_of_a_message_decides() {
    use discretion::draft::AuthorKind;
    let checker = checker();
    let advised = |message: Message<'_>| {
        let advice = checker.advise(&message);
        (advice.decision().name(), advice.row())
    };
    let claim = || Message::new("Acme Drive does not encrypt files at rest.");
    assert_eq!(advised(claim().with_public_source()), ("fix-the-facts", 13));
    assert_eq!(advised(claim()), ("escalate-owner", 14));
    assert_eq!(advised(claim().with_public_source().within_competence(false)), ("escalate-owner", 14));
    assert_eq!(advised(claim().with_public_source().thread_depth(4)), ("stop", 11));
    assert_eq!(advised(claim().already_answered(2)), ("stop", 11));
    let question = || Message::new("Does Acme Sync run on Linux?");
    assert_eq!(advised(question()), ("answer", 15));
    assert_eq!(advised(question().within_competence(false)), ("escalate-owner", 14));
    assert_eq!(advised(question().author(AuthorKind::Press)), ("escalate-press", 3));
    assert_eq!(advised(question().author(AuthorKind::Regulator)), ("escalate-legal", 2));
    let bait = || Message::new("Globex is miles ahead of you. Admit it.");
    assert_eq!(advised(bait()), ("no-reply", 10));
    assert_eq!(advised(bait().reach(10_000)), ("escalate-owner", 10));
    let nothing = || Message::new("See you tomorrow.");
    assert_eq!(advised(nothing()), ("let-stand", 17));
    assert_eq!(advised(nothing().hostile_history(3)), ("monitor", 8));
    assert_eq!(advised(nothing().by_dedicated_account()), ("monitor", 8));
}

/// The subjects of `[people]` decide who is competent, and `[reply]` names contacts, thresholds and who answers what.
#[test]
fn the_policy_says_who_answers_what() {
    let policy = r#"
discretion = 1
name = "acme"
[company]
names = ["Acme"]
[lists]
subject-billing = { en = ["invoice"] }
subject-sync = { en = ["Linux"] }
[people.jane]
role = "product"
subjects = ["sync"]
[people.ben]
role = "support"
[reply]
contacts = { owner = "comms@acme.example", press = "press@acme.example" }
who = { question = ["support"], praise = ["jane"] }
thread_depth = 2
[[tone]]
id = "hype"
terms = ["hype"]
"#;
    let checker = Checker::new(&Policy::parse("acme.toml", policy).expect("it is valid")).expect("it is ready");
    let advise = |text: &str, author: &str| checker.advise(&Message::new(text).answered_by(author));
    let billing = "Does an invoice list every user?";
    assert_eq!(advise(billing, "jane").row(), 14);
    assert_eq!(advise(billing, "jane").contact(), Some("comms@acme.example"));
    assert_eq!(advise(billing, "ben").row(), 15);
    assert_eq!(advise("Does it run on Linux?", "jane").row(), 15);
    assert_eq!(checker.advise(&Message::new(billing).thread_depth(2)).row(), 11);
    let press = checker.advise(&Message::new("I am a journalist and need a statement from you by noon."));
    assert_eq!((press.row(), press.contact()), (3, Some("press@acme.example")));
    let answer = discretion::Draft::plain("Thanks, that made our day.").author("ben");
    let report = checker.check_reply(&Message::new("Well done, I love the new version!"), &answer);
    assert_eq!(rules(&report), ["reply/who"]);
    let answer = discretion::Draft::plain("Thanks, that made our day.").author("jane");
    assert!(rules(&checker.check_reply(&Message::new("Well done, I love the new version!"), &answer)).is_empty());
}

/// R1 to R14: each has an answer that it warns of, and one that it leaves alone.
#[test]
fn answers_keep_to_the_rules() {
    use discretion::Draft;
    let policy = format!("{POLICY}\n[reply]\nreach = 5000\n");
    let checker = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
    let warns = |message: Message<'_>, answer: &str, rule: &str| {
        let report = checker.check_reply(&message, &Draft::markdown(answer));
        let is_said = |warning: &discretion::report::Warning| {
            warning.rule().as_str() == rule || warning.also().iter().any(|also| also.as_str() == rule)
        };
        report.warnings().iter().any(is_said)
    };
    let claim = || Message::new("Acme Drive does not encrypt files at rest.").with_public_source();
    let fact = "We encrypt every file: [how](https://acme.example/security).";
    assert!(warns(claim(), "Acme does: [how](https://acme.example/security).", "reply/affiliation"));
    assert!(warns(claim(), "We encrypt every file.", "reply/link") && !warns(claim(), fact, "reply/link"));
    assert!(warns(claim(), "Acme Drive encrypts files at rest. We checked.", "reply/echo"));
    let rude = || Message::new("You idiots charged me twice, and I am still waiting for the refund.");
    let sorry = "Sorry that you had to wait. Please write to our support, and we will refund it today.";
    assert!(warns(rude().minutes_since(5), sorry, "reply/cooling"));
    assert!(!warns(rude().minutes_since(25), sorry, "reply/cooling"));
    assert!(warns(rude(), "You should have read the contract.", "reply/blame"));
    assert!(warns(rude(), "You people are idiots.", "tone/personal-attack"));
    assert!(warns(rude(), "Sorry. Your invoice number 88312 is open.", "reply/account-detail"));
    assert!(warns(rude(), "Please wait.", "reply/apology") && !warns(rude(), sorry, "reply/apology"));
    assert!(warns(rude(), "Sorry if you feel that way.", "reply/half-apology"));
    assert!(warns(rude(), &format!("{sorry} {}", "More of the same. ".repeat(50)), "reply/length"));
    // As long as the longest may be, and a letter longer.
    assert!(!warns(rude(), &"a".repeat(600), "reply/length") && warns(rude(), &"a".repeat(601), "reply/length"));
    assert!(warns(rude(), "Sorry, we are no idiots.", "reply/echo") && !warns(rude(), sorry, "reply/echo"));
    assert!(warns(rude().edited(), sorry, "reply/edit-mark"));
    assert!(!warns(rude().edited(), &format!("Edit: {sorry}"), "reply/edit-mark"));
    assert!(warns(rude().reach(100), sorry, "reply/amplification"));
    assert!(!warns(rude().reach(1000), sorry, "reply/amplification"));
    assert!(!warns(rude().reach(100).private(), sorry, "reply/amplification"));
    assert!(warns(rude(), "Nous sommes désolés que vous ayez attendu, nous vous remboursons.", "reply/language"));
    assert!(warns(rude().drafts(2), sorry, "reply/pile-on") && !warns(rude(), sorry, "reply/pile-on"));
    assert!(warns(Message::new("Absolute idiots, all of you."), "Thanks for that.", "reply/decision"));
    assert!(!warns(rude(), sorry, "reply/decision"));
}

/// Where somebody may be in danger, no score and no comment lets an answer pass.
#[test]
fn danger_blocks_whatever_the_score_is() {
    use discretion::Draft;
    use discretion::report::Verdict;
    let message = Message::new("There is a bomb in your building.");
    let silenced = "<!-- discretion: allow reply/decision -- it is fine -->\n\nThanks for telling us.";
    for answer in ["Thanks for telling us.", silenced, "---\nlang: en\n---\n\n![](a.png)"] {
        let report = checker().check_reply(&message, &Draft::markdown(answer));
        assert_eq!(report.verdict(), Verdict::Block, "{answer}");
    }
}

/// A requirement may be for answers of some kinds only, or for some decisions.
#[test]
fn a_requirement_may_be_for_some_answers() {
    use discretion::Draft;
    let policy = format!(
        "{POLICY}\n[[require]]\nid = \"survey\"\nwhen = {{ answers = [\"praise\"] }}\nneeds = {{ any = [\"survey\"] }}\n"
    );
    let checker = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
    let answer = Draft::plain("Thanks, that made our day.");
    let praise = checker.check_reply(&Message::new("Well done, I love the new version!"), &answer);
    assert!(rules(&praise).contains(&"acme/survey"));
    assert!(praise.reply().expect("it answers one").missing().any(|part| part.name() == "survey"));
    let question = checker.check_reply(&Message::new("Does it run on Linux?"), &answer);
    assert!(!rules(&question).contains(&"acme/survey"));
    assert!(!rules(&checker.check(&answer)).contains(&"acme/survey"));
}

/// The places of what tells a kind hold its text.
#[test]
fn what_tells_a_kind_stands_in_the_message() {
    let checker = checker();
    for line in include_str!("../replies/messages.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row is JSON");
        let advice = checker.advise(&message(&row));
        for seen in advice.seen() {
            let Some(location) = seen.location() else { continue };
            assert_eq!(location.span.slice(advice.text()), seen.text());
            assert!(seen.text().chars().any(|letter| !letter.is_whitespace()), "{line}");
        }
    }
}

/// A policy's own signals come beside those of the pack: one of its own switches no other off.
#[test]
fn own_signals_come_beside_those_of_the_pack() {
    let policy = format!("{POLICY}\n[[tone]]\nid = \"stars\"\nsignals = \"praise\"\nterms = [\"quokka\"]\n");
    let own = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
    for text in ["There is a bomb in your building.", "You will hear from my lawyer.", "Does it run on Linux?"] {
        assert_eq!(own.advise(&Message::new(text)).row(), checker().advise(&Message::new(text)).row(), "{text}");
    }
    assert!(checker().advise(&Message::new("Such a quokka.")).kinds().next().is_none());
    assert!(own.advise(&Message::new("Such a quokka.")).has(MessageKind::Praise));
}

/// What is confidential in the message is masked with the rest: in what warnings say of it, and in the advice.
#[test]
fn secrets_of_the_message_are_masked() {
    use discretion::Draft;
    use discretion::emit::{Look, advice_text};
    use discretion::report::Masking;
    let policy = format!(
        "{POLICY}\n[[confidential]]\nid = \"falcon\"\nterms = [\"Zephyrion\"]\n\
         [[tone]]\nid = \"love\"\nsignals = \"bait\"\nterms = [\"where is Zephyrion\"]\n"
    );
    let checker = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
    let message = Message::new("Come on, where is Zephyrion? Admit it.");
    let report = checker.check_reply(&message, &Draft::plain("Wait and see."));
    let advice = checker.advise(&message);
    assert!(report.to_json().contains("Zephyrion") && advice.to_json().contains("Zephyrion"));
    let said = |report: discretion::Report| {
        let why = report.warnings().iter().map(|warning| warning.why().to_owned()).collect::<String>();
        report.to_json() + &why + &advice_text(report.reply().expect("it answers one"), &Look::default())
    };
    assert!(!said(report.clone().masked(Masking::Confidential)).contains("Zephyrion"));
    assert!(said(report.masked(Masking::None)).contains("Zephyrion"));
    let masked = advice.clone().masked(Masking::Confidential);
    let shown = masked.to_json() + &advice_text(&masked, &Look::default()) + masked.text();
    assert!(!shown.contains("Zephyrion") && shown.contains("•••"), "{shown}");
    assert_eq!(masked.seen()[0].location(), advice.seen()[0].location());
    assert!(advice.masked(Masking::Sealed).to_json().contains("Zephyrion"));
}

/// A role in `who` is that of the author in `[people]`; a role that only a head claims counts for nothing.
#[test]
fn a_role_may_answer_a_kind_of_message() {
    let policy = format!(
        "{POLICY}\n[people.ben]\nrole = \"support\"\nname = \"Ben Ito\"\n[people.jane]\nrole = \"product\"\n\
         [reply]\nwho = {{ question = [\"support\"], praise = [\"ben\"] }}\n"
    );
    let checker = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
    let refuses = |text: &str, head: &str| {
        let answer = format!("---\n{head}\n---\nYes: [how](https://acme.example/linux). Thanks!");
        let report = checker.check_reply(&Message::new(text), &discretion::Draft::markdown(&answer));
        report.warnings().iter().any(|warning| warning.rule().as_str() == "reply/who")
    };
    let question = "Does Acme Sync run on Linux?";
    assert!(!refuses(question, "author: ben") && !refuses(question, "author: Ben Ito"));
    assert!(refuses(question, "author: jane") && refuses(question, "author: someone"));
    assert!(refuses(question, "author: jane\nrole: support"));
    let praise = "Well done, I love the new version!";
    assert!(!refuses(praise, "author: Ben Ito") && refuses(praise, "author: jane"));
}

/// The parts that an answer lacks do not depend on which of its lines are new, and an answer without words lacks them all.
#[test]
fn missing_parts_are_missing_in_old_lines_too() {
    use discretion::Draft;
    use discretion::draft::Hunk;
    let message = Message::new("The export crashed and I lost my data.");
    let missing = |draft: &Draft<'_>| {
        let report = checker().check_reply(&message, draft);
        let advice = report.reply().expect("it answers one");
        let missing: Vec<String> = advice.missing().map(|part| part.name().to_owned()).collect();
        (missing, advice.parts().len())
    };
    let (whole, _) = missing(&Draft::markdown("Please wait.\n\nSam\n"));
    assert!(whole.contains(&"apology".to_owned()), "{whole:?}");
    let earlier = Draft::markdown("Please wait.\n");
    let changed = Draft::markdown("Please wait.\n\nSam\n").since(earlier, vec![Hunk::new(2..2, 2..4)]);
    assert_eq!(missing(&changed).0, whole);
    for empty in ["", "![](a.png)\n"] {
        let (missing, parts) = missing(&Draft::markdown(empty));
        assert!(parts > 0 && missing.len() == parts, "{empty}: {missing:?} of {parts}");
    }
}

/// Of two signs in one place the strong one counts, whichever rule comes first.
#[test]
fn a_strong_sign_hides_behind_no_weak_one() {
    let sign = |id: &str, severity: &str| {
        format!("[[tone]]\nid = \"{id}\"\nsignals = \"praise\"\nseverity = \"{severity}\"\nterms = [\"quokka\"]\n")
    };
    for [first, second] in [["info", "medium"], ["medium", "info"]] {
        let policy = format!("{POLICY}\n{}{}", sign("one", first), sign("two", second));
        let checker = Checker::new(&Policy::parse("acme.toml", &policy).expect("it is valid")).expect("it is ready");
        let advice = checker.advise(&Message::new("What a quokka. The export crashed and I lost my data."));
        assert!(advice.has(MessageKind::NegativeExperience) && advice.has(MessageKind::Praise), "{first}");
    }
}

/// A checker of answers to one message takes another in its place: its rules stay what they are.
#[test]
fn a_checker_of_answers_can_answer_another_message() {
    use discretion::Draft;
    let (praise, bomb) = (Message::new("Well done, I love it!"), Message::new("There is a bomb in your building."));
    let (once, twice) = (checker().answering(&bomb), checker().answering(&praise).answering(&bomb));
    assert_eq!(once.policy().rules().count(), twice.policy().rules().count());
    let answer = Draft::plain("Thanks for letting us know!");
    assert_eq!(once.check(&answer), twice.check(&answer));
}

/// A receipt has up to forty words, and so has a pointer, which needs a link.
#[test]
fn an_answer_keeps_within_the_room_of_the_decision() {
    use discretion::Draft;
    let checker = checker();
    let warns = |message: &Message<'_>, answer: &str| {
        let report = checker.check_reply(message, &Draft::markdown(answer));
        report.warnings().iter().any(|warning| warning.rule().as_str() == "reply/decision")
    };
    let words = |count: usize| "word ".repeat(count);
    let press = Message::new("I am a journalist and need a statement from you by noon.");
    assert!(!warns(&press, &words(40)) && warns(&press, &words(41)));
    let again = Message::new("Does an invoice list every user?").thread_depth(4);
    let link = "[here](https://acme.example/a)";
    assert!(!warns(&again, &format!("{}{link}", words(39))) && warns(&again, &words(40)));
    assert!(warns(&again, &format!("{}{link}", words(40))));
}

/// The insult that an answer says again is the place of the warning, and a message is hot for so many minutes.
#[test]
fn an_insult_said_again_has_its_place_and_time_cools_a_message() {
    use discretion::Draft;
    let checker = checker();
    let said = |message: &Message<'_>, answer: &str, rule: &str| {
        let report = checker.check_reply(message, &Draft::markdown(answer));
        let own = report.warnings().iter().find(|warning| warning.rule().as_str() == rule);
        own.map(|warning| warning.text().to_owned())
    };
    let long = format!("You idiots. {}", "b".repeat(288));
    let rude = || Message::new("You complete idiots, you are a bunch of thieves.");
    for (answer, place) in [
        ("Sorry, we are not a bunch of thieves", Some("bunch of thieves")),
        ("A bunch of thieves we are not.", Some("bunch of thieves")),
        ("Sorry, we are not a bunch of", None),
    ] {
        assert_eq!(said(&rude(), answer, "reply/echo").as_deref(), place, "{answer}");
    }
    // Three times as long as the message, where that is more than 600 letters.
    let long = Message::new(&long).minutes_since(25);
    let said_of = |letters: usize| said(&long, &"a".repeat(letters), "reply/length").is_some();
    assert!(!said_of(900) && said_of(901));
    let hot = |minutes| said(&rude().minutes_since(minutes), "Sorry.", "reply/cooling").is_some();
    assert!(hot(19) && !hot(20));
}
