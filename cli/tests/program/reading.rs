//! How reports read on a terminal: at several widths, in French, with wide and right-to-left text, with many warnings.

use crate::support::{assert_recorded, discretion_in, folder};
use snapbox::str;
use std::path::PathBuf;

const POLICY: &[u8] = "\
discretion = 1
name = \"acme\"
owner = \"comms@acme.example\"
[channels.blog]

[[confidential]]
id = \"falcon\"
terms = [\"Project Falcon\", \"企画ファルコン\", \"مشروع فالكون\"]
severity = \"critical\"
why = { en = \"It is announced on 1 March 2027.\", fr = \"Il est annoncé le 1er mars 2027.\" }

[[competitor]]
id = \"globex\"
names = [\"Globex\"]

[[tone]]
id = \"hype\"
terms = [\"game-changing\", \"révolutionnaire\"]
severity = \"medium\"

[[naming]]
id = \"cloud\"
use = \"Acme Cloud\"
not = [\"AcmeCloud\"]
"
.as_bytes();

/// A post with something of everything.
const MIXED: &str = "\
# A game-changing year

AcmeCloud is here. Globex is here, too, and Globex is not alone. We think that AcmeCloud is a good name.

Unlike Globex, we never sell your data, and **Project Falcon** will show it to everybody who still has a doubt about it.
";

const FRENCH: &str = "\
# Une année révolutionnaire

AcmeCloud est là. Globex aussi est là. Nous pensons que c'est une bonne chose pour tous ceux qui nous lisent.

Le **Project Falcon** sera bientôt là, et nous en sommes fiers.
";

const WIDE: &str = "今日は企画ファルコンについて、とても長い文章を書きます。今日は企画ファルコンについて、とても長い文章を書きます。\n\n\
    اليوم نتحدث عن مشروع فالكون مع الجميع.\n\n😀😀😀 **Project Falcon** 👩‍💻\n";

fn read(name: &str, text: &str, arguments: &str, columns: &str) -> String {
    let folder: PathBuf = folder(name, &[("p.toml", POLICY), ("a.md", text.as_bytes())]);
    let arguments = format!("check -p p.toml --at 2026-11-20T09:00:00Z a.md {arguments}");
    let output = discretion_in(&folder, &arguments).env("COLUMNS", columns).output().expect("the program starts");
    String::from_utf8(output.stdout).expect("reports are text")
}

#[test]
fn a_post_at_60_columns() {
    assert_recorded(
        read("at-60", MIXED, "", "60"),
        str![[r#"
critical[acme/falcon]: “Project Falcon” is confidential
 --> a.md:5:47
  |
5 | …ll your data, and **Project Falcon** will show it to e…
  |                      ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are
            already public.
  = ask: comms@acme.example

high[acme/globex]: “Unlike … we never sell” may be read as
  an accusation of “Globex”, a competitor
 --> a.md:5:1
  |
5 | Unlike Globex, we never sell your data, and **Project …
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = why: Readers take the contrast as a statement about the
         other side; true or not, it may be read as
         discrediting.
  = advice: Say what our product does, without the contrast,
            and link a page where readers can check it.
  = ask: comms@acme.example

medium[acme/hype]: “game-changing” may be read in a tone
  that was not meant
 --> a.md:1:5
  |
1 | A game-changing year
  |   ^^^^^^^^^^^^^
  |
  = why: Readers hear the tone before the point.
  = advice: Say the same thing more plainly.
  = ask: comms@acme.example

low[acme/cloud]: 2 × “AcmeCloud” should be written “Acme
  Cloud” (line 3)
info[acme/globex]: 2 × “Globex” is a competitor (line 3)

a.md: block 93.1 (confidential 93.1, competitor 78.8, tone 34.2, naming 13.9)
to pass: resolve acme/falcon (line 5), acme/globex
  (line 5), acme/hype (line 1)
needs: comms@acme.example (3)

"#]],
    );
}

#[test]
fn a_post_at_80_columns() {
    assert_recorded(
        read("at-80", MIXED, "", "80"),
        str![[r#"
critical[acme/falcon]: “Project Falcon” is confidential
 --> a.md:5:47
  |
5 | …e never sell your data, and **Project Falcon** will show it to everybody w…
  |                                ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are already public.
  = ask: comms@acme.example

high[acme/globex]: “Unlike … we never sell” may be read as an accusation of
  “Globex”, a competitor
 --> a.md:5:1
  |
5 | Unlike Globex, we never sell your data, and **Project Falcon** will show i…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = why: Readers take the contrast as a statement about the other side; true or
         not, it may be read as discrediting.
  = advice: Say what our product does, without the contrast, and link a page
            where readers can check it.
  = ask: comms@acme.example

medium[acme/hype]: “game-changing” may be read in a tone that was not meant
 --> a.md:1:5
  |
1 | A game-changing year
  |   ^^^^^^^^^^^^^
  |
  = why: Readers hear the tone before the point.
  = advice: Say the same thing more plainly.
  = ask: comms@acme.example

low[acme/cloud]: 2 × “AcmeCloud” should be written “Acme Cloud” (line 3)
info[acme/globex]: 2 × “Globex” is a competitor (line 3)

a.md: block 93.1 (confidential 93.1, competitor 78.8, tone 34.2, naming 13.9)
to pass: resolve acme/falcon (line 5), acme/globex (line 5), acme/hype
  (line 1)
needs: comms@acme.example (3)

"#]],
    );
}

#[test]
fn a_post_at_120_columns_with_its_score_explained() {
    assert_recorded(
        read("at-120", MIXED, "--explain-score", "120"),
        str![[r#"
critical[acme/falcon]: “Project Falcon” is confidential
 --> a.md:5:47
  |
5 | Unlike Globex, we never sell your data, and **Project Falcon** will show it to everybody who still has a doubt abo…
  |                                               ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are already public.
  = ask: comms@acme.example

high[acme/globex]: “Unlike … we never sell” may be read as an accusation of “Globex”, a competitor
 --> a.md:5:1
  |
5 | Unlike Globex, we never sell your data, and **Project Falcon** will show it to everybody who still has a doubt abo…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = why: Readers take the contrast as a statement about the other side; true or not, it may be read as discrediting.
  = advice: Say what our product does, without the contrast, and link a page where readers can check it.
  = ask: comms@acme.example

medium[acme/hype]: “game-changing” may be read in a tone that was not meant
 --> a.md:1:5
  |
1 | A game-changing year
  |   ^^^^^^^^^^^^^
  |
  = why: Readers hear the tone before the point.
  = advice: Say the same thing more plainly.
  = ask: comms@acme.example

low[acme/cloud]: 2 × “AcmeCloud” should be written “Acme Cloud” (line 3)
info[acme/globex]: 2 × “Globex” is a competitor (line 3)

a.md: block 93.1 (confidential 93.1, competitor 78.8, tone 34.2, naming 13.9)
score: confidential 93.1 = 93.1 acme/falcon (line 5); confidential ≥ 70
score: competitor 78.8 = 78.8 acme/globex (line 5); competitor ≥ 70
score: tone 34.2 = 34.2 acme/hype (line 1); tone ≥ 30
score: naming 13.9 = 9.5 acme/cloud (line 3) + 4.4 acme/cloud (line 3); naming < 30
to pass: resolve acme/falcon (line 5), acme/globex (line 5), acme/hype (line 1)
needs: comms@acme.example (3)

"#]],
    );
}

#[test]
fn a_post_in_french() {
    assert_recorded(
        read("in-french", FRENCH, "--ui fr --explain-score", "60"),
        str![[r#"
critique[acme/falcon]: « Project Falcon » est confidentiel
 --> a.md:5:6
  |
5 | Le **Project Falcon** sera bientôt là, et nous en somm…
  |      ^^^^^^^^^^^^^^
  |
  = pourquoi : Il est annoncé le 1er mars 2027.
  = conseil : Retirez-le, ou dites-le avec des mots déjà
              publics.
  = contact : comms@acme.example

moyen[acme/hype]: « révolutionnaire » peut être lu sur un
  autre ton que voulu
 --> a.md:1:13
  |
1 | Une année révolutionnaire
  |           ^^^^^^^^^^^^^^^
  |
  = pourquoi : On entend le ton avant d'entendre le propos.
  = conseil : Dites la même chose plus simplement.
  = contact : comms@acme.example

mineur[acme/cloud]: « AcmeCloud » s'écrit « Acme Cloud »
  (ligne 3)
info[acme/globex]: « Globex » est un concurrent (ligne 3)

a.md : bloqué 93,1 (confidentiel 93,1, ton 34,2, noms 9,5)
score : confidentiel 93,1 = 93,1 acme/falcon (ligne 5);
  confidentiel ≥ 70
score : ton 34,2 = 34,2 acme/hype (ligne 1); ton ≥ 30
score : noms 9,5 = 9,5 acme/cloud (ligne 3); noms < 30
pour passer : régler acme/falcon (ligne 5), acme/hype
  (ligne 1)
accord de : comms@acme.example (2)

"#]],
    );
}

#[test]
fn wide_and_right_to_left_text() {
    assert_recorded(
        read("wide", WIDE, "--all", "60"),
        str![[r#"
critical[acme/falcon]: “企画ファルコン” is confidential
 --> a.md:1:4
  |
1 | 今日は企画ファルコンについて、とても長い文章を書きます。
  |       ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are
            already public.
  = ask: comms@acme.example

critical[acme/falcon]: “企画ファルコン” is confidential
 --> a.md:1:32
  |
1 | 今日は企画ファルコンについて、とても長い文章を書きます。
  |       ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are
            already public.
  = ask: comms@acme.example

critical[acme/falcon]: “مشروع فالكون” is confidential
 --> a.md:3:16
  |
3 | اليوم نتحدث عن مشروع فالكون مع الجميع.
  |                ^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are
            already public.
  = ask: comms@acme.example

critical[acme/falcon]: “Project Falcon” is confidential
 --> a.md:5:7
  |
5 | 😀😀😀 **Project Falcon** 👩\u{200d}💻
  |          ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are
            already public.
  = ask: comms@acme.example

a.md: block 100.0 (confidential 100.0)
to pass: resolve acme/falcon (lines 1, 3, 5)
needs: comms@acme.example (4)

"#]],
    );
}

#[test]
fn every_warning_if_asked() {
    assert_recorded(
        read("all", MIXED, "--all", "80"),
        str![[r#"
critical[acme/falcon]: “Project Falcon” is confidential
 --> a.md:5:47
  |
5 | …e never sell your data, and **Project Falcon** will show it to everybody w…
  |                                ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027.
  = advice: Leave it out, or say it in words that are already public.
  = ask: comms@acme.example

high[acme/globex]: “Unlike … we never sell” may be read as an accusation of
  “Globex”, a competitor
 --> a.md:5:1
  |
5 | Unlike Globex, we never sell your data, and **Project Falcon** will show i…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = why: Readers take the contrast as a statement about the other side; true or
         not, it may be read as discrediting.
  = advice: Say what our product does, without the contrast, and link a page
            where readers can check it.
  = ask: comms@acme.example

medium[acme/hype]: “game-changing” may be read in a tone that was not meant
 --> a.md:1:5
  |
1 | A game-changing year
  |   ^^^^^^^^^^^^^
  |
  = why: Readers hear the tone before the point.
  = advice: Say the same thing more plainly.
  = ask: comms@acme.example

low[acme/cloud]: “AcmeCloud” should be written “Acme Cloud”
 --> a.md:3:1
  |
3 | AcmeCloud is here.
  | ^^^^^^^^^
  |
  = why: One spelling everywhere makes a name easy to recognise and protect.
  = advice: Write “Acme Cloud”.
  = instead: Acme Cloud
  = ask: comms@acme.example

low[acme/cloud]: “AcmeCloud” should be written “Acme Cloud”
 --> a.md:3:80
  |
3 | We think that AcmeCloud is a good name.
  |               ^^^^^^^^^
  |
  = why: One spelling everywhere makes a name easy to recognise and protect.
  = advice: Write “Acme Cloud”.
  = instead: Acme Cloud
  = ask: comms@acme.example

info[acme/globex]: “Globex” is a competitor
 --> a.md:3:20
  |
3 | Globex is here, too, and Globex is not alone.
  | ^^^^^^
  |
  = why: Naming one is fine, but check how the text speaks of it.
  = advice: Stay with facts that can be checked, and compare like with like.
  = ask: comms@acme.example

info[acme/globex]: “Globex” is a competitor
 --> a.md:3:45
  |
3 | Globex is here, too, and Globex is not alone.
  |                          ^^^^^^
  |
  = why: Naming one is fine, but check how the text speaks of it.
  = advice: Stay with facts that can be checked, and compare like with like.
  = ask: comms@acme.example

a.md: block 93.1 (confidential 93.1, competitor 78.8, tone 34.2, naming 13.9)
to pass: resolve acme/falcon (line 5), acme/globex (line 5), acme/hype
  (line 1)
needs: comms@acme.example (3)

"#]],
    );
}

#[test]
fn colours_on_demand_mean_the_same() {
    let coloured = read("coloured", MIXED, "--color always", "80");
    let mut plain = String::new();
    for (number, part) in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if number == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) });
    }
    assert_eq!(plain, read("plain", MIXED, "", "80"));
    assert!(coloured.contains("\u{1b}[1;91mcritical[acme/falcon]"));
}

/// Thirty warnings of ten rules, and of one.
#[test]
fn thirty_warnings_fit_two_screens() {
    for rules in [1, 2, 10, 30] {
        let mut policy = "discretion = 1\nname = \"acme\"\n".to_owned();
        let mut text = String::new();
        for number in 0..30 {
            if number < rules {
                let (family, severity) =
                    [("tone", "medium"), ("confidential", "critical"), ("tone", "low")][number % 3];
                policy.push_str(&format!(
                    "[[{family}]]\nid = \"rule-{number}\"\nterms = [\"word{number}x\"]\nseverity = \"{severity}\"\n"
                ));
            }
            text.push_str(&format!("This sentence has word{}x in it.\n\n", number % rules));
        }
        let name = format!("thirty-{rules}");
        let folder = folder(&name, &[("p.toml", policy.as_bytes()), ("a.md", text.as_bytes())]);
        let output = discretion_in(&folder, "check -p p.toml a.md").output().expect("the program starts");
        let shown = String::from_utf8(output.stdout).expect("reports are text");
        assert!(shown.lines().count() <= 48, "{rules} rules: {} lines\n{shown}", shown.lines().count());
        for number in 0..rules {
            assert!(shown.contains(&format!("[acme/rule-{number}]")), "{rules} rules, {number} is missing:\n{shown}");
        }
        for line in (0..30).map(|number| 2 * number + 1).take(8) {
            assert!(shown.contains(&line.to_string()), "line {line} is missing:\n{shown}");
        }
    }
}

#[test]
fn the_language_of_labels_is_that_of_the_locale() {
    let folder = folder("locale", &[("p.toml", POLICY), ("a.md", b"Good news.")]);
    for (variables, expected) in [
        (&[("LANG", "fr_FR.UTF-8")][..], "a.md : accepté"),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "en_GB")], "a.md: pass"),
        (&[("LC_ALL", "fr"), ("LC_MESSAGES", "en_GB")], "a.md : accepté"),
        (&[("LC_ALL", ""), ("LANG", "C.UTF-8")], "a.md: pass"),
        (&[("LANG", "de_DE.UTF-8")], "a.md: pass"),
    ] {
        let command = discretion_in(&folder, "check -p p.toml a.md");
        let command = variables.iter().fold(command, |command, (name, value)| command.env(name, value));
        let output = command.output().expect("the program starts");
        let shown = String::from_utf8(output.stdout).expect("reports are text");
        assert_eq!(shown.lines().next(), Some(expected), "{variables:?}");
    }
    let output = discretion_in(&folder, "--ui en check -p p.toml a.md").env("LANG", "fr").output().expect("it starts");
    assert!(output.stdout.starts_with(b"a.md: pass"));
}
