//! Measures and their limits, written as policies write them.

use crate::support::{self, texts_of as texts};
use discretion::{Checker, Draft, Policy};

fn checker(rules: &str) -> Checker {
    support::checker(&format!("discretion = 1\nname = \"acme\"\n{rules}"))
}

/// A tone rule on a measure with a limit.
fn rule(measure: &str, limit: &str) -> String {
    format!("[[tone]]\nid = \"rule\"\nmeasure = \"{measure}\"\n{limit}\n")
}

const HARD: &str = "The administrative reconsideration of heterogeneous interoperability considerations necessitated \
                    an extraordinarily comprehensive documentation of organisational responsibilities. We ate. The \
                    cat sat on the mat and looked at us, and we looked at the cat for a while, until it went away.";

const DUR: &str = "La reconsidération administrative des problématiques d'interopérabilité nécessitait une documentation \
                   extraordinairement exhaustive des responsabilités organisationnelles de chacun. On mange. Le chat \
                   est sur le toit et nous regarde, et nous regardons le chat, qui finit par partir sans rien dire.";

#[test]
fn counts_are_limited_by_sentence_by_words_and_by_draft() {
    let draft = Draft::plain("One! Two! Three! Four? Five! six seven eight nine ten!").language("en");
    let table: [(&str, &[&str]); 6] = [
        ("max = 3", &["!"]),
        ("max = \"4 per draft\"", &["!"]),
        ("max = \"0 per sentence\"", &["!", "!", "!", "!", "!"]),
        ("max = \"3 per 4 words\"", &[]),
        ("max = \"2 per 3 words\"", &["!"]),
        ("min = 6", &["One"]),
    ];
    for (limit, expected) in table {
        let report = checker(&rule("exclamation-marks", limit)).check(&draft);
        assert_eq!(texts(&report), expected, "{limit}");
    }
}

/// Every measure, and wording, with each key and each text that a limit can count in: what means something, and what is
/// refused.
#[test]
fn a_limit_counts_only_in_a_text_that_means_something() {
    const COUNTED: &str = "max 3, max 3 per draft, max 3 per sentence, max 3 per 100 words, min 3, min 3 per draft";
    const LEVEL: &str = "max 3, max 3 per draft, max 3 per sentence, min 3, min 3 per draft, min 3 per sentence";
    let table: [(&str, &str); 19] = [
        ("terms = [\"hype\"]", COUNTED),
        ("measure = \"exclamation-marks\"", COUNTED),
        ("measure = \"stacked-punctuation\"", COUNTED),
        ("measure = \"uppercase-words\"", COUNTED),
        ("measure = \"emoji\"", COUNTED),
        ("measure = \"hashtags\"", COUNTED),
        ("measure = \"mentions\"", COUNTED),
        ("measure = \"links\"", COUNTED),
        ("measure = \"emoji-run\"", "max 3"),
        ("measure = \"sentence-words\"", "max 3, max 3 per sentence"),
        ("measure = \"paragraph-words\"", "max 3"),
        ("measure = \"words\"", "max 3, max 3 per draft, min 3, min 3 per draft"),
        ("measure = \"length\"", "max 3, max 3 per draft, min 3, min 3 per draft"),
        ("measure = \"reading-ease\"", LEVEL),
        ("measure = \"negativity\"", LEVEL),
        ("measure = \"self-reference\"", LEVEL),
        ("measure = \"hostility\"", LEVEL),
        ("measure = \"substance\"", LEVEL),
        ("measure = \"hype\"", COUNTED),
    ];
    for (trigger, expected) in table {
        let mut sound = Vec::new();
        for key in ["max", "min"] {
            for limit in ["3", "3 per draft", "3 per sentence", "3 per 100 words"] {
                let rule = format!("[[tone]]\nid = \"rule\"\n{trigger}\n{key} = \"{limit}\"\n");
                match Policy::parse("acme.toml", &format!("discretion = 1\nname = \"acme\"\n{rule}")) {
                    Ok(_) => sound.push(format!("{key} {limit}")),
                    Err(error) => assert!(error.to_string().starts_with("acme.toml:6:7: "), "{error}"),
                }
            }
        }
        assert_eq!(sound.join(", "), expected, "{trigger}");
    }
}

#[test]
fn a_limit_that_means_nothing_says_what_would() {
    let error = |trigger: &str, limit: &str| {
        let text = format!("discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"rule\"\n{trigger}\n{limit}\n");
        Policy::parse("acme.toml", &text).expect_err("it is refused").to_string()
    };
    let table = [
        (
            "measure = \"emoji\"",
            "min = \"1 per 100 words\"",
            "acme.toml:6:7: `per 100 words` means nothing here: `min` of `emoji` counts per draft",
        ),
        (
            "measure = \"words\"",
            "max = \"10 per sentence\"",
            "acme.toml:6:7: `per sentence` means nothing here: `max` of `words` counts per draft",
        ),
        (
            "measure = \"emoji-run\"",
            "max = \"3 per draft\"",
            "acme.toml:6:7: `per draft` means nothing here: `max` of `emoji-run` counts each of them",
        ),
        ("measure = \"paragraph-words\"", "min = 3", "acme.toml:6:7: `min` means nothing for `paragraph-words`"),
        (
            "terms = [\"hype\"]",
            "min = \"1 per sentence\"",
            "acme.toml:6:7: `per sentence` means nothing here: `min` of `terms` counts per draft",
        ),
    ];
    for (trigger, limit, expected) in table {
        assert_eq!(error(trigger, limit), expected);
    }
}

#[test]
fn a_rule_can_hold_for_one_channel_alone() {
    let checker = checker(&rule("hashtags", "max = 1\nchannels = [\"linkedin\"]"));
    let text = "Out now #one #two";
    assert_eq!(texts(&checker.check(&Draft::plain(text).channel("linkedin"))), ["#two"]);
    assert!(checker.check(&Draft::plain(text).channel("x")).warnings().is_empty());
    assert!(checker.check(&Draft::plain(text)).warnings().is_empty());
}

#[test]
fn a_rule_can_leave_out_channels_and_languages() {
    let quiet = checker(&rule("hashtags", "max = 1\nchannels = { not = [\"internal\", \"slack\"] }"));
    let text = "Out now #one #two";
    assert!(quiet.check(&Draft::plain(text).channel("internal")).warnings().is_empty());
    assert_eq!(texts(&quiet.check(&Draft::plain(text).channel("x"))), ["#two"]);
    // A draft without a channel is on none that is named.
    assert_eq!(texts(&quiet.check(&Draft::plain(text))), ["#two"]);
    let english = checker("[[tone]]\nid = \"best\"\nterms = [\"best\"]\nlanguages = { not = [\"fr\"] }\n");
    assert_eq!(texts(&english.check(&Draft::plain("This is the best of all of them.").language("en"))), ["best"]);
    assert!(english.check(&Draft::plain("Ceci est le best de tous les mots.").language("fr")).warnings().is_empty());
}

#[test]
fn a_selection_that_is_malformed_is_refused() {
    let error = |selection: &str| {
        let text = format!("discretion = 1\nname = \"acme\"\n{}", rule("hashtags", selection));
        Policy::parse("acme.toml", &text).expect_err("it is refused").to_string()
    };
    assert_eq!(error("channels = { nott = [\"x\"] }").lines().count(), 1);
    assert_eq!(error("channels = { not = [] }"), "acme.toml:6:20: empty list");
    assert_eq!(
        error("languages = { not = [\"de\"] }"),
        "acme.toml:6:22: unknown language `de`, expected one of `en`, `fr`"
    );
}

#[test]
fn sizes_are_limited_and_name_what_is_too_long() {
    let draft = Draft::plain("One two three four five. Six seven.\n\nEight nine.").language("en");
    let table: [(&str, &str, &[&str]); 4] = [
        ("sentence-words", "max = 4", &["One two three four five."]),
        ("paragraph-words", "max = 6", &["One two three four five. Six seven."]),
        ("words", "max = 8", &["nine"]),
        ("length", "max = 37", &["Eight"]),
    ];
    for (measure, limit, expected) in table {
        let report = checker(&rule(measure, limit)).check(&draft);
        assert_eq!(texts(&report), expected, "{measure}");
    }
}

#[test]
fn reading_ease_shows_the_hardest_sentence_and_what_to_do() {
    for (text, language, opening, advice) in [
        (HARD, "en", "The administrative", "Begin with the sentences shown"),
        (DUR, "fr", "La reconsidération", "Commencez par les phrases indiquées"),
    ] {
        let report = checker(&rule("reading-ease", "min = 95")).check(&Draft::plain(text).language(language));
        let warning = &report.warnings()[0];
        let hardest = warning.related()[0].location.span.slice(text);
        assert!(hardest.starts_with(opening), "{hardest}");
        assert!(warning.advice().starts_with(advice), "{}", warning.advice());
        assert!(warning.message().contains("95"), "{}", warning.message());
        let sentences =
            checker(&rule("reading-ease", "min = \"0 per sentence\"")).check(&Draft::plain(text).language(language));
        assert_eq!(sentences.warnings().len(), 1, "{language}");
        assert!(texts(&sentences)[0].starts_with(opening));
    }
    assert!(
        checker(&rule("reading-ease", "min = 95")).check(&Draft::plain("Too little to say.")).warnings().is_empty()
    );
}

#[test]
fn negativity_is_measured_by_sentence_and_by_draft() {
    for (text, language, worst) in [
        ("We shipped. The support was awful and the answer was a horrible lie. Then we slept.", "en", "The support"),
        (
            "C'est en ligne. La réponse était lamentable et mensongère, une honte, un désastre. Puis on a dormi.",
            "fr",
            "La réponse",
        ),
    ] {
        let draft = Draft::plain(text).language(language);
        let sentences = checker(&rule("negativity", "max = \"70 per sentence\"")).check(&draft);
        assert_eq!(sentences.warnings().len(), 1, "{language}: {:?}", texts(&sentences));
        assert!(texts(&sentences)[0].starts_with(worst));
        let whole = checker(&rule("negativity", "max = 55")).check(&draft);
        assert_eq!(whole.warnings().len(), 1, "{language}");
        assert!(whole.warnings()[0].related()[0].location.span.slice(text).starts_with(worst));
        assert!(checker(&rule("negativity", "max = 80")).check(&draft).warnings().is_empty(), "{language}");
    }
}

#[test]
fn hostility_is_measured_by_sentence_and_by_draft() {
    for (text, language, worst) in [
        (
            "Thanks for the report. Why did you never read the docs, you idiots? The fix is in the next release.",
            "en",
            "Why did you",
        ),
        (
            "Merci pour ce rapport. Pourquoi n'avez-vous rien lu, bande d'idiots ? La correction suivra.",
            "fr",
            "Pourquoi n'avez",
        ),
    ] {
        let draft = Draft::plain(text).language(language);
        let sentences = checker(&rule("hostility", "max = \"50 per sentence\"")).check(&draft);
        assert_eq!(sentences.warnings().len(), 1, "{language}: {:?}", texts(&sentences));
        assert!(texts(&sentences)[0].starts_with(worst));
        let whole = checker(&rule("hostility", "max = 25")).check(&draft);
        assert_eq!(whole.warnings().len(), 1, "{language}");
        assert!(whole.warnings()[0].related()[0].location.span.slice(text).starts_with(worst));
        assert!(checker(&rule("hostility", "max = 60")).check(&draft).warnings().is_empty(), "{language}");
    }
}

#[test]
fn hype_is_counted_by_words_and_headlines_count_more() {
    let table: [(&str, &str, &[&str]); 8] = [
        ("A revolutionary, mind-blowing tool.", "en", &["revolutionary", "mind-blowing"]),
        ("Un outil révolutionnaire, à couper le souffle.", "fr", &["révolutionnaire", "à couper le souffle"]),
        ("# 21 Things Only Twins Know\n\nText.", "en", &["21 Things"]),
        ("# 12 bonnes raisons de partir\n\nTexte.", "fr", &["12 bonnes raisons"]),
        ("You Won't Believe What Happened Next", "en", &["You Won't Believe", "What Happened Next"]),
        ("You won't believe it, but we found 21 things to mend in it.", "en", &[]),
        ("# The cache of 21 machines\n\nIt holds three things.", "en", &[]),
        ("# Le cache de 21 machines\n\nIl contient trois choses.", "fr", &[]),
    ];
    let (each, dense) = (checker(&rule("hype", "")), checker(&rule("hype", "max = \"1 per 100 words\"")));
    for (text, language, expected) in table {
        let draft = Draft::markdown(text).language(language);
        assert_eq!(texts(&each.check(&draft)), expected, "{text}");
        assert_eq!(dense.check(&draft).warnings().len(), usize::from(expected.len() > 1), "{text}");
    }
}

#[test]
fn self_reference_needs_some_words_to_go_by() {
    let table = [
        ("We did it. We are proud of our team and our work, and you can tell us so.", "en", 1),
        ("You can now do it. Your team gets its own room, and you decide. We helped you a bit.", "en", 0),
        ("We did it.", "en", 0),
        ("Made in the US. OUR US team and the US office are in the US.", "en", 0),
        ("Nous l'avons fait. Nous sommes fiers de notre équipe et de nos travaux, dites-le-nous.", "fr", 1),
        ("Vous pouvez le faire : votre équipe et vos collègues ont leur salle, et vous décidez. Nous aidons.", "fr", 0),
    ];
    let checker = checker(&rule("self-reference", "max = 80"));
    for (text, language, expected) in table {
        let report = checker.check(&Draft::plain(text).language(language));
        assert_eq!(report.warnings().len(), expected, "{text}");
    }
}

#[test]
fn a_rule_for_one_language_leaves_the_other_alone() {
    let checker = checker(&rule("reading-ease", "min = 95\nlanguages = [\"fr\"]"));
    assert!(checker.check(&Draft::plain(HARD).language("en")).warnings().is_empty());
    assert_eq!(checker.check(&Draft::plain(DUR).language("fr")).warnings().len(), 1);
}

#[test]
fn networks_have_their_limits_unless_the_policy_has_others() {
    let known =
        checker("[channels.x]\n[channels.mastodon]\n[channels.bluesky]\n[channels.linkedin]\n[channels.threads]\n");
    for (channel, limit) in [("x", 280), ("mastodon", 500), ("bluesky", 300), ("linkedin", 3_000), ("threads", 500)] {
        let check = |length: usize| known.check(&Draft::plain(&"a".repeat(length)).channel(channel)).warnings().len();
        assert_eq!((check(limit), check(limit + 1)), (0, 1), "{channel}");
    }
    let paid = checker("[channels.x]\nmax_length = 25_000\n");
    assert!(paid.check(&Draft::plain(&"a".repeat(400)).channel("x")).warnings().is_empty());
}

#[test]
fn what_a_network_does_not_take_is_said() {
    let known = checker("[channels.x]\n[channels.bluesky]\n");
    let report = known.check(&Draft::plain("Hi \u{ffff}there").channel("x"));
    assert_eq!(texts(&report), ["\u{ffff}"]);
    let families = "👨‍👩‍👧‍👦".repeat(130);
    let report = known.check(&Draft::plain(&families).channel("bluesky").language("en"));
    assert!(report.warnings()[0].message().starts_with("3250 bytes in 130"), "{}", report.warnings()[0].message());
    // As many bytes as there may be, and not one more.
    let most = "👨‍👩‍👧‍👦".repeat(120);
    assert_eq!(most.len(), 3_000);
    assert!(known.check(&Draft::plain(&most).channel("bluesky").language("en")).warnings().is_empty());
    assert_eq!(report.measures().length, Some(130));
}

#[test]
fn limits_that_make_no_sense_are_refused() {
    for (measure, limit) in [
        ("reading-ease", "max = \"3 per 100 words\""),
        ("reading-ease", "min = 40.55"),
        ("negativity", "max = true"),
        ("negativity", "max = 10\nmin = 20"),
        ("self-reference", ""),
        ("words", "max = -1"),
    ] {
        let text = format!("discretion = 1\nname = \"acme\"\n{}", rule(measure, limit));
        assert!(Policy::parse("acme.toml", &text).is_err(), "{measure} {limit}");
    }
}

#[test]
fn the_marks_that_open_an_admonition_close_nothing() {
    let checker = checker(&rule("exclamation-marks", "max = 0"));
    let marks = |text: &str| texts(&checker.check(&Draft::markdown(text))).len();
    for text in [
        "!!! note\n    Read this.\n",
        "!!! warning\n",
        "!!! tip \"Read this\"\n    Now.\n",
        "Some text.\n\n!!! danger \"Attention\"\n\n    Stop.\n",
        "!!! note inline end\n\n    Stop.\n",
        "- item\n\n    !!! question\n        Pourquoi ?\n",
    ] {
        assert_eq!(marks(text), 0, "{text}");
    }
    for text in ["!!! Read this !!!\n", "!!! note\n    Now!\n", "Enfin !!! note bien\n", "Now!!!\nnote\n", "Fine!\n"] {
        assert_eq!(marks(text), 1, "{text}");
    }
}

#[test]
fn substance_is_the_share_of_sentences_with_something_to_use() {
    let useful = "Exports take 4 seconds. Open the menu, then click on Export. It does not yet work offline. \
                  The [log](https://acme.example/log) says why. Set `retries` first.";
    let empty = "We are thrilled to begin a new chapter. Our passionate team is committed to excellence. It is a game \
                 changer. We believe in innovation. Thank you all.";
    let utile = "L'export prend 4 secondes. Ouvrez le menu, puis cliquez sur Exporter. Il n'est pas encore possible de \
                 travailler hors ligne. Le [journal](https://acme.example/log) dit pourquoi. Réglez `retries` d'abord.";
    let vide = "Nous sommes fiers d'ouvrir un nouveau chapitre. Nos équipes passionnées s'engagent. C'est une solution \
                innovante. L'innovation est dans notre ADN. Merci à tous.";
    let checker = checker(&rule("substance", "min = 40"));
    for (text, language, emptiest) in [
        (useful, "en", None),
        (empty, "en", Some("We are thrilled")),
        (utile, "fr", None),
        (vide, "fr", Some("Nous sommes fiers")),
        // Four sentences say nothing of a draft.
        ("We are thrilled. It is amazing. We are proud to be here. Innovation!", "en", None),
    ] {
        let report = checker.check(&Draft::markdown(text).language(language));
        let first = report.warnings().first().map(|warning| warning.related()[0].location.span.slice(text));
        assert_eq!(first.is_some(), emptiest.is_some(), "{text}: {:?}", texts(&report));
        assert!(first.zip(emptiest).is_none_or(|(first, emptiest)| first.starts_with(emptiest)), "{first:?}");
    }
}

/// From the first character too many to the end of the first word that lies there.
#[test]
fn a_length_is_too_much_from_a_place_on() {
    let policy = rule("length", "max = 3");
    for (text, place, message) in [
        ("One two", " two", "7 characters"),
        ("One, two", ", two", "8 characters"),
        ("Ones", "s", "4 characters"),
        // Blank lines are posted as they are written.
        ("a\n\n\n\nb", "b", "6 characters"),
    ] {
        let report = checker(&policy).check(&Draft::markdown(text));
        assert_eq!((texts(&report), report.warnings()[0].message()), (vec![place], message), "{text}");
    }
}

/// An escape cuts a target in two, and it is one link.
#[test]
fn a_link_counts_once_however_it_is_written() {
    let text = "[a](https://acme.example/a\\_b) and https://acme.example/c and [d](https://acme.example/d).";
    let report = checker(&rule("links", "max = 0")).check(&Draft::markdown(text));
    assert_eq!(report.warnings()[0].message(), "3 links");
    let bare = "https://acme.example/a and https://acme.example/b";
    let two = checker(&rule("links", "max = 0")).check(&Draft::markdown(bare));
    assert_eq!((texts(&two), two.warnings()[0].message()), (vec!["https://acme.example/a"], "2 links"));
    let cut = checker(&rule("links", "max = 0")).check(&Draft::markdown("[a](https://acme.example/a\\_b)."));
    assert_eq!((texts(&cut), cut.warnings()[0].message()), (vec!["https://acme.example/a\\_b"], "1 links"));
}

#[test]
fn the_least_of_what_is_counted_may_be_the_most() {
    drop(checker(&rule("exclamation-marks", "max = 2\nmin = 2")));
    let error = support::policy_error(&rule("exclamation-marks", "max = 2\nmin = 3")).to_string();
    assert!(error.contains("`min`"), "{error}");
}

/// Ten words of one syllable in each sentence: 206.835 − 1.015 · 10 − 84.6 · 1. What follows an apostrophe is no syllable.
#[test]
fn reading_ease_is_the_formula_of_words_and_syllables() {
    for sentence in ["The cat sat on the mat and then it ran. ", "It's the cat's mat and it isn't our dog's mat. "] {
        let text = sentence.repeat(8);
        let report = checker(&rule("reading-ease", "max = 100")).check(&Draft::plain(&text).language("en"));
        let messages: Vec<&str> = report.warnings().iter().map(|warning| warning.message()).collect();
        assert_eq!(messages, ["reading ease is 112.1; the limit is 100"], "{sentence}");
    }
}

/// A list of acronyms is not spoken aloud, where commas tie half of it together.
#[test]
fn words_in_capitals_that_stand_in_a_list_are_no_shouting() {
    for (text, found) in [
        ("We say READ THIS, NOW today.", &["READ THIS, NOW"][..]),
        ("We say API/SDK AND CLI today.", &["API/SDK AND CLI"]),
        ("We say US, UK, EU AND WE today.", &["US, UK, EU AND WE"]),
        ("We say IT, YOU, AND ME today.", &[]),
        ("We say IT, HR, PR today.", &[]),
    ] {
        let report = checker(&rule("uppercase-words", "max = 0")).check(&Draft::plain(text).language("en"));
        assert_eq!(texts(&report), found, "{text}");
    }
}
