//! The ways in which a term may be written, and those in which it is another word.

use crate::support::{confidential, report, texts_of};
use discretion::Draft;
use discretion::draft::Format;

/// What a confidential term finds in a text.
fn found(term: &str, text: &str) -> Vec<String> {
    let report = confidential(&[term]).check(&Draft::plain(text));
    texts_of(&report).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_short_last_word_has_a_plural() {
    assert_eq!(found("meet-up", "Our local meet-ups are open."), ["meet-ups"]);
    assert_eq!(found("back up", "Two back ups a day."), ["back ups"]);
    assert_eq!(found("HX", "The HXs of today."), [""; 0]);
    assert_eq!(found("Plan B", "Their plan bs of old."), [""; 0]);
}

#[test]
fn a_possessive_stands_between_no_words_of_a_term() {
    for text in ["The zephyrs'two.", "The zephyr's two.", "The zephyr’s two."] {
        assert_eq!(found("Zephyr Two", text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_in_one_word_is_not_the_plural_of_ordinary_words() {
    assert_eq!(found("BigQuery", "They serve big queries and small ones."), [""; 0]);
    assert_eq!(found("BigQuery", "The Big Query connector, the big-query page."), ["Big Query", "big-query"]);
    assert_eq!(found("Zephyr Two", "Some zephyr-twos here."), ["zephyr-twos"]);
    assert_eq!(
        found("HyperCube", "Two HyperCubes, two hypercubes, two Hyper Cubes."),
        ["HyperCubes", "hypercubes", "Hyper Cubes"]
    );
}

#[test]
fn the_right_spelling_in_capitals_is_corrected_only_where_the_policy_says_so() {
    let corrected = |wrong: &str| {
        let policy = format!("[[naming]]\nid = \"it\"\nuse = \"Acme\"\nnot = [{wrong}]\n");
        texts_of(&report(&policy, "ACME opens. Acme closes. The akme is far.")).join(" ")
    };
    assert_eq!(corrected("\"Akme\""), "akme");
    assert_eq!(corrected("\"acme\""), "");
    assert_eq!(corrected("\"ACME\", \"Akme\""), "ACME akme");
}

#[test]
fn a_line_within_a_tag_separates_no_letters() {
    let report =
        confidential(&["Zephyrion"]).check(&Draft::new("<p>Zephy<b\nclass=x>rion</b> is here.</p>", Format::Html));
    let forms: Vec<_> = report.warnings().iter().map(|warning| warning.form().map(|form| form.name())).collect();
    assert_eq!(forms, [Some("exact")]);
}

/// Each text has the term once, in the form that is told of it.
#[test]
fn a_warning_tells_the_form_in_which_a_term_is_written() {
    let table: &[(&str, &[(&str, &str)])] = &[
        (
            "Zephyr Two",
            &[
                ("Zephyr Two", "exact"),
                ("Zephyr  Two", "exact"),
                ("Zephyr\nTwo", "separated"),
                ("Zephyr.Two", "separated"),
                ("Zephyr - Two", "separated"),
                ("Zephyr™ Two", "separated"),
                ("zephyrtwo", "joined"),
                ("Zephyrs Two", "inflected"),
                ("zephyr two", "case"),
            ],
        ),
        ("J.P. Morgan", &[("J.P. Morgan", "exact"), ("J P Morgan", "separated"), ("JPMorgan", "joined")]),
        ("R&D Lab", &[("R & D Lab", "separated"), ("R&D-Lab", "separated")]),
        ("Yahoo!", &[("Yahoo !", "exact"), ("Yahoo", "exact"), ("yahoos", "inflected")]),
        (
            "HX-450",
            &[
                ("HX450", "joined"),
                ("HX 450", "separated"),
                ("an HX-450-x", "exact"),
                ("a/HX-450", "exact"),
                ("x-HX-450", "joined"),
                ("my-HX-450-box", "joined"),
                ("/srv/HX-450/x", "joined"),
                ("~/HX-450", "joined"),
                ("foo_HX-450", "joined"),
                ("@HX-450", "joined"),
                ("HX-450@x", "joined"),
                ("http://HX-450", "joined"),
                ("HX-450=1", "joined"),
                ("HX-450's", "inflected"),
                ("d'HX-450", "inflected"),
            ],
        ),
    ];
    for (term, texts) in table {
        let checker = confidential(&[term]);
        for (text, form) in *texts {
            let report = checker.check(&Draft::plain(text));
            let forms: Vec<_> =
                report.warnings().iter().map(|warning| warning.form().map(|form| form.name())).collect();
            assert_eq!(forms, [Some(*form)], "{term} in {text}");
        }
    }
}
