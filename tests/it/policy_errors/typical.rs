//! Mistakes that people make who do not write TOML every day: each is told in words of its own, with a way out.

use crate::support::Folder;
use discretion::Policy;
use discretion::policy::Issue;

const HEAD: &str = "discretion = 1\nname = \"acme\"\n";

/// The first issue of a policy below its head.
fn first(rest: &str) -> Issue {
    let error = Policy::parse("acme.toml", &format!("{HEAD}{rest}")).expect_err("the policy has a mistake");
    error.issues()[0].clone()
}

/// The place, message and help of the first issue.
fn told(rest: &str) -> (String, String, String) {
    let issue = first(rest);
    let place = issue.position().map(|position| position.to_string()).unwrap_or_default();
    (place, issue.message(), issue.help().unwrap_or_default().to_owned())
}

fn assert_told(message: &str, help: &str, cases: &[(&str, &str)]) {
    for (rest, place) in cases {
        assert_eq!(told(rest), ((*place).to_owned(), message.to_owned(), help.to_owned()), "{rest}");
    }
}

#[test]
fn quotation_marks_of_a_word_processor() {
    assert_told(
        "these are the quotation marks of a word processor",
        "write straight ones: \"…\"",
        &[
            ("[[tone]]\nid = “hype”\n", "4:6"),
            ("[[tone]]\nid = \"hype\"\nterms = [“hype”, “buzz”]\n", "5:10"),
            ("[[tone]]\nid = ‘hype’\n", "4:6"),
            ("[[tone]]\nid = \"hype\"\nterms = [« hype »]\n", "5:10"),
            ("[[tone]]\nid = „hype“\n", "4:6"),
            ("owner = ”a@b.example”\n", "3:9"),
        ],
    );
}

#[test]
fn texts_without_quotation_marks() {
    assert_told(
        "this text stands without quotation marks",
        "write it between straight quotation marks: \"…\"",
        &[
            ("[[tone]]\nid = hype\n", "4:6"),
            ("[[tone]]\nid = \"hype\"\nterms = [hype, buzz]\n", "5:10"),
            ("[[tone]]\nid = \"hype\"\nseverity = low\n", "5:12"),
            ("owner = comms@acme.example\n", "3:9"),
            ("extends = [pack:tone]\n", "3:12"),
            ("version = v1\n", "3:11"),
        ],
    );
}

#[test]
fn backslashes_between_double_quotation_marks() {
    let pattern = |pattern: &str| format!("[[tone]]\nid = \"a\"\npatterns = [\"{pattern}\"]\n");
    for (written, place) in [(r"\bhype\b", "5:13"), (r"hype\b", "5:13"), (r"(?i)\bhype", "5:13")] {
        let (at, message, help) = told(&pattern(written));
        assert_eq!(
            (at.as_str(), help.as_str()),
            (place, r"write the pattern between single quotation marks: '\bword\b'")
        );
        assert_eq!(message, r"the pattern has a backspace: `\b` between double quotation marks is one");
    }
    for written in [r"\d+", r"a\sb", r"\w", r"C:\data", r"\.", r"\("] {
        let (_, message, help) = told(&pattern(written));
        assert_eq!(message, "a backslash between double quotation marks begins an escape", "{written}");
        assert!(help.starts_with("write the text between single quotation marks"), "{help}");
    }
    let sound = format!("{HEAD}[[tone]]\nid = \"a\"\npatterns = ['\\bhype\\b', \"\\\\bbuzz\"]\n");
    assert!(Policy::parse("acme.toml", &sound).is_ok(), "{sound}");
}

#[test]
fn days_as_people_write_them() {
    assert_told(
        "this is not how a date is written",
        "write it like `2027-03-01T09:00:00+01:00`: year, month, day, time and offset, without quotes",
        &[
            ("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nuntil = 01/03/2027\n", "6:9"),
            ("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nuntil = 1/3/27\n", "6:9"),
            ("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nfrom = 2027/03/01\n", "6:8"),
            ("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nuntil = 31/12/2027 # soon\n", "6:9"),
        ],
    );
}

#[test]
fn quotation_marks_inside_a_text() {
    let help = "write \\\" for a quotation mark inside a text, or put the text between single ones: '…'";
    for rest in [
        "[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nadvice = \"Say \"good\" instead.\"\n",
        "[[tone]]\nid = \"a\"\nterms = ['l'hype']\n",
        "[[tone]]\nid = \"a\"\nterms = [\"the \"best\" one\"]\n",
        "owner = \"the \"comms\" team\"\n",
        "[[tone]]\nid = \"a\"\nwhy = 'C'est vague.'\n",
        "[[tone]]\nid = \"a\"\nmessage = { en = \"a \"b\" c\" }\n",
    ] {
        let (_, message, said) = told(rest);
        assert_eq!((message.as_str(), said.as_str()), ("a quotation mark ends the text before this", help), "{rest}");
    }
}

#[test]
fn files_in_other_encodings() {
    let text = format!("{HEAD}[[tone]]\nid = \"a\"\nterms = [\"été\"]\n");
    let latin: Vec<u8> =
        text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("it is in Latin-1")).collect();
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let utf32 =
        |order: fn(u32) -> [u8; 4]| text.chars().flat_map(|letter| order(u32::from(letter))).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let folder = Folder::new("encodings", &[("a.md", "")]);
    for (bytes, expected) in [
        (latin, "p.toml:5:11: this is not valid UTF-8; it may be Latin-1 or Windows-1252; save it as UTF-8"),
        (
            with_mark(b"\xff\xfe", utf16(u16::to_le_bytes)),
            "p.toml:1:1: this is UTF-16, expected UTF-8; save it as UTF-8",
        ),
        (
            with_mark(b"\xfe\xff", utf16(u16::to_be_bytes)),
            "p.toml:1:1: this is UTF-16, expected UTF-8; save it as UTF-8",
        ),
        (utf16(u16::to_le_bytes), "p.toml:1:1: this is UTF-16, expected UTF-8; save it as UTF-8"),
        (utf16(u16::to_be_bytes), "p.toml:1:1: this is UTF-16, expected UTF-8; save it as UTF-8"),
        (
            with_mark(b"\xff\xfe\0\0", utf32(u32::to_le_bytes)),
            "p.toml:1:1: this is UTF-32, expected UTF-8; save it as UTF-8",
        ),
        (
            with_mark(b"\0\0\xfe\xff", utf32(u32::to_be_bytes)),
            "p.toml:1:1: this is UTF-32, expected UTF-8; save it as UTF-8",
        ),
        (utf32(u32::to_le_bytes), "p.toml:1:1: this is UTF-32, expected UTF-8; save it as UTF-8"),
        (utf32(u32::to_be_bytes), "p.toml:1:1: this is UTF-32, expected UTF-8; save it as UTF-8"),
    ] {
        std::fs::write(folder.0.join("p.toml"), bytes).expect("it can be written");
        assert_eq!(folder.error("p.toml"), expected);
    }
}

#[test]
fn keys_of_the_head_below_a_table() {
    for (rest, key, table) in [
        ("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nextends = [\"pack:tone\"]\n", "extends", "[[tone]]"),
        ("[company]\nnames = [\"Acme\"]\nextends = [\"pack:tone\"]\n", "extends", "[company]"),
        ("[verdict]\nreview = 20\nversion = \"1\"\n", "version", "[verdict]"),
        ("[channels.x]\ntimezone = \"Europe/Paris\"\n", "timezone", "[channels.NAME]"),
        ("[[confidential]]\nid = \"a\"\nterms = [\"b\"]\nextends = [\"c.toml\"]\n", "extends", "[[confidential]]"),
    ] {
        let (_, message, help) = told(rest);
        assert_eq!(message, format!("`{key}` belongs to the head of the file, and stands in `{table}`"));
        assert_eq!(help, format!("move it above the first table: what stands below `{table}` belongs to it"));
    }
}

#[test]
fn ids_with_accents_spaces_and_capitals() {
    for (id, offered) in [
        ("Réclame exagérée", "reclame-exageree"),
        ("too much hype", "too-much-hype"),
        ("Hype", "hype"),
        ("hype_words", "hype-words"),
        ("l'œuvre  d'art", "l-oeuvre-d-art"),
        (" hype ", "hype"),
        ("hype!", "hype"),
    ] {
        let issue = first(&format!("[[tone]]\nid = \"{id}\"\nterms = [\"hype\"]\n"));
        assert_eq!(issue.help(), Some(format!("did you mean `{offered}`?").as_str()), "{id}");
    }
    let secret = first("[[confidential]]\nid = \"Projet Étoile\"\nterms = [\"x\"]\n");
    assert_eq!(secret.help(), None, "the id of a confidential rule is not told");
}

/// No help says what stands there, and the line of a confidential rule is not for everybody.
#[test]
fn mistakes_in_confidential_rules_tell_nothing() {
    for value in ["“Halcyon”", "Halcyon", "\"Halcyon\\d\"", "'l'Halcyon'", "\"Halcyon"] {
        let issue = first(&format!("[[confidential]]\nid = \"a\"\nterms = [{value}]\n"));
        assert!(issue.is_withheld(), "{value}");
        assert!(!format!("{issue}").contains("Halcyon"), "{issue}");
    }
}
