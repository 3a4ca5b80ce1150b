//! What markup, links, ornamental letters and keys hide, and what they only seem to say: one table for each kind.

use crate::support::{checker, confidential, texts_of};
use discretion::Draft;
use discretion::draft::{Context, Format};

/// What the term `Project Zephyrion` finds in a draft.
fn found(text: &str, format: Format) -> Vec<String> {
    let report = confidential(&["Project Zephyrion"]).check(&Draft::new(text, format));
    texts_of(&report).into_iter().map(str::to_owned).collect()
}

/// Checks that the first text of each row is found as the second.
fn finds(term: &str, rows: &[(&str, &str)]) {
    let checker = confidential(&[term]);
    for (text, expected) in rows {
        let report = checker.check(&Draft::markdown(text));
        assert_eq!(texts_of(&report).join(" | "), *expected, "{term} in {text:?}");
    }
}

#[test]
fn a_link_of_any_kind_is_one_wherever_it_stands() {
    let checker = checker(
        "[[claim]]\nid = \"fastest\"\nterms = { en = [\"the fastest\"], fr = [\"le plus rapide\"] }\n\
         needs = { any = [\"@link\"], within = \"paragraph\" }\n",
    );
    let table = [
        ("We are [the fastest][bench].\n\n[bench]: https://b.example/r", true),
        ("We are the fastest, says [StorBench][].\n\n[StorBench]: <https://b.example/r>", true),
        ("We are the fastest ([bench]).\n\n[bench]: https://b.example/r", true),
        ("Nous sommes le plus rapide (<https://b.example/r>)", true),
        ("Nous sommes le plus rapide : https://b.example/r", true),
        ("- Nous sommes le plus rapide[^1]\n\n[^1]: Banc d'essai", true),
        ("We are the fastest www.b.example", true),
        ("We are <a href=\"https://b.example/r\">the fastest</a>", true),
        ("<p>We are the fastest, see <a href='/r'>here</a></p>", true),
        ("We are the fastest [sic] and [no][link].", false),
        ("We are the fastest.\n\nSee https://b.example/r", false),
        ("Nous sommes le plus rapide `https://b.example/r`", false),
        ("We are the fastest <marie@b.example>", false),
    ];
    for (text, linked) in table {
        let warnings = checker.check(&Draft::markdown(text)).warnings().len();
        assert_eq!(warnings == 0, linked, "{text}");
    }
}

#[test]
fn a_footnote_after_a_name_is_a_source_and_the_link_of_a_name_is_none() {
    let checker = checker("[company]\nnames = [\"Acme\"]\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n");
    let table = [
        ("Acme is faster than Globex[^1].\n\n[^1]: StorBench", "substantiated"),
        ("Acme outperforms Globex[^a] on each query.\n\n[^a]: x", "substantiated"),
        ("Acme est plus rapide que Globex[^1].\n\n[^1]: StorBench", "substantiated"),
        ("Acme is faster than Globex, see https://b.example/r", "substantiated"),
        ("Acme is faster than [Globex](https://globex.example).", "comparative"),
        ("Acme is faster than [Globex][g].\n\n[g]: https://globex.example", "comparative"),
        ("Acme est plus rapide que [Globex](https://globex.example).", "comparative"),
    ];
    for (text, stance) in table {
        let report = checker.check(&Draft::markdown(text));
        let stances: Vec<_> = report.warnings().iter().filter_map(|warning| warning.stance()).collect();
        assert!(stances.iter().any(|found| found.name() == stance), "{text}: {stances:?}");
    }
}

#[test]
fn marks_of_emphasis_part_no_words_wherever_they_are_typed() {
    let table = [
        ("*Project* Zephyrion", Format::Plain, "Project* Zephyrion"),
        ("Le _Project_ ~~Zephyr~~ion", Format::Plain, "Project_ ~~Zephyr~~ion"),
        ("---\nsummary: 'Le **Project** Zephyrion'\n---\n", Format::Markdown, "Project** Zephyrion"),
        ("<!-- Project **Zephyrion** -->", Format::Markdown, "Project **Zephyrion"),
        ("<div markdown=\"1\">\n[Project](x) Zephyrion\n</div>", Format::Markdown, "Project](x) Zephyrion"),
        ("<Aside>\n    Le *Project* [Zephyrion](x)\n</Aside>", Format::Mdx, "Project* [Zephyrion"),
        ("<Card title=\"__Project__ Zephyrion\" />", Format::Mdx, "Project__ Zephyrion"),
        ("<p><b>Project</b> Zephy<i>rion</i></p>", Format::Html, "Project</b> Zephy<i>rion"),
        (":::note\nProject *Zephyrion*\n:::", Format::Markdown, "Project *Zephyrion"),
    ];
    for (text, format, expected) in table {
        assert_eq!(found(text, format), [expected], "{text}");
    }
}

#[test]
fn what_is_encoded_in_an_address_is_read_wherever_the_address_stands() {
    let checker = confidential(&["Project Zephyrion"]);
    for written in ["Project%20Zephyrion", "project%2Dzephyrion", "Project%5FZeph%79rion", "%50roject%20%5Aephyrion"] {
        for place in [
            "See https://x.example/{}.pdf for it.",
            "<https://x.example/?q={}>",
            "<img src=\"/img/{}.png\" alt=\"\">",
            "<img srcset='/a/{}.png 2x, b.png'>",
            "<a href=x.example/{}>y</a>",
            "---\nimage: /img/{}.png\n---\n",
            "`curl https://x.example/{}`",
            "```\nGET /img/{}\n```",
            "Voir wiki.example/{} aussi.",
            "[a]: https://x.example/{}",
        ] {
            let text = place.replace("{}", written);
            assert_eq!(texts_of(&checker.check(&Draft::markdown(&text))), [written], "{text}");
        }
    }
    finds(
        "Project Zephyrion",
        &[
            ("https://x.example/?q=Project+Zephyrion&x=1", "Project+Zephyrion"),
            ("<https://x.example/?q=a+Project+Zephyrion>", "Project+Zephyrion"),
            ("50% Project%20 Zephyrion", ""),
        ],
    );
}

#[test]
fn ornamental_letters_are_letters() {
    let text = |first: u32| {
        "halcyon".bytes().map(|byte| char::from_u32(first + u32::from(byte - b'a'))).collect::<Option<String>>()
    };
    let checker = confidential(&["Halcyon"]);
    for first in [0x24d0, 0x249c, 0x24b6, 0x1f110, 0x1f130, 0x1f150, 0x1f170, 0x1d41a, 0xff41] {
        let written = text(first).expect("each letter has its place");
        let report = checker.check(&Draft::markdown(&format!("Soon: {written}!")));
        assert_eq!(texts_of(&report), [written], "{first:x}");
    }
    finds("Étoile Halcyon", &[("éᴛᴏɪʟᴇ ʜᴀʟᴄʏᴏɴ", "éᴛᴏɪʟᴇ ʜᴀʟᴄʏᴏɴ"), ("É̶t̶o̶i̶l̶e̶ ̶H̶a̶l̶c̶y̶o̶n̶", "É̶t̶o̶i̶l̶e̶ ̶H̶a̶l̶c̶y̶o̶n̶")]);
}

#[test]
fn initials_stand_with_and_without_dots_and_spaces() {
    for (term, texts) in [
        ("J.R.Ewing", ["J.R. Ewing", "JR Ewing", "J. R. Ewing", "J R Ewing"]),
        ("JR Ewing", ["J.R. Ewing", "JR Ewing", "J. R. Ewing", "J.R.Ewing"]),
        ("BNParis", ["B.N. Paris", "BN Paris", "B.N.Paris", "BN-Paris"]),
        ("Eureka!", ["Eureka", "Eureka!", "eureka", "EUREKA !"]),
    ] {
        for text in texts {
            finds(term, &[(&format!("Avec {text} today"), text)]);
        }
    }
    finds("Project X", &[("a project. X marks it", "")]);
    finds("J.R.Ewing", &[("J. and R. Ewing; we saw J.R. Later Ewing came", "")]);
}

#[test]
fn signs_of_ownership_quotes_and_paths_part_no_words() {
    for between in ["® ", "™ ", "©\u{a0}", " '", " ‘", "' ", " ‹ ", "\\", "::", "/", " „", "_"] {
        let text = format!("Le Project{between}Zephyrion");
        assert_eq!(found(&text, Format::Plain), [text.trim_start_matches("Le ")], "{text}");
    }
    for apart in ["'", "’", ": ", ", ", "! ", ":", "; "] {
        assert_eq!(found(&format!("Project{apart}Zephyrion"), Format::Plain), [""; 0], "{apart}");
    }
}

#[test]
fn keys_and_hashes_hold_no_names_and_identifiers_do() {
    let checker = confidential(&["Ada", "Fade", "Bea", "X", "C3", "Eva"]);
    let mut state = 2026_u64;
    let mut next = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits fit") % count
    };
    let mut letters = |alphabet: &str, length: usize| -> String {
        (0..length).map(|_| char::from(alphabet.as_bytes()[next(alphabet.len())])).collect()
    };
    let hex = "0123456789abcdef";
    let base = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for round in 0..400 {
        let uuid = [8, 4, 4, 4, 12].map(|length| letters(hex, length)).join("-");
        let mac: Vec<String> = (0..6).map(|_| letters(hex, 2)).collect();
        let keys = [
            format!("`{}`", letters(hex, 40)),
            format!("commit {}3", letters(hex, 12)),
            format!("sha256-{}=", letters(base, 43)),
            format!("data:image/png;base64,{}==", letters(base, 86)),
            uuid,
            mac.join(":"),
        ];
        for text in keys {
            let report = checker.check(&Draft::markdown(&text));
            assert_eq!(texts_of(&report), [""; 0], "{round}: {text}");
        }
    }
    let name = confidential(&["Ada"]);
    for text in [
        "/srv/ada/v2/7f3c91c0",
        "see https://x.example/7f3c91/ada",
        "@ada_2026 et #Ada",
        "`getAdaClient` `ADA_KEY` `ada-7f3c91c0`",
        "ada.x.example/?user=ada",
        "le module ada::core",
        "Ada1, v2Ada",
    ] {
        assert!(!name.check(&Draft::markdown(text)).warnings().is_empty(), "{text}");
    }
}

#[test]
fn what_is_there_for_a_machine_is_code() {
    let checker = checker(
        "[[tone]]\nid = \"word\"\nterms = [\"synergy\"]\n[[tone]]\nid = \"tags\"\nmeasure = \"hashtags\"\nmax = 0\n",
    );
    for text in [
        "Soit $synergy = a^2$ ici.",
        "$$\nsynergy(x)\n= 1\n$$",
        "Let ${synergy}_1$ hold",
        "a {{ synergy | upcase }} b",
        "{% include synergy.html %}",
        "{% highlight rb %}\nsynergy\n\nputs synergy\n{% endhighlight %}",
        "{{< synergy >}} et {{% synergy %}}",
        "[ici](x){: #synergy-lien .bouton}",
        "## Titre {#tarifs}",
        "voir [[#Tarifs]]",
    ] {
        assert_eq!(texts_of(&checker.check(&Draft::markdown(text))), [""; 0], "{text}");
    }
    for text in [
        "from $5 of synergy to $7",
        "le prix : 5 $ de synergy, 7 $",
        "{synergy}",
        "{ .x title=\"synergy\" }",
        "{% highlight rb %} synergy",
        "A$synergy = B$",
    ] {
        let format = if text.starts_with("{%") { "{% raw %} a\n\nsynergy" } else { text };
        assert_eq!(texts_of(&checker.check(&Draft::markdown(format))), ["synergy"], "{text}");
    }
}

#[test]
fn parts_of_paths_and_of_names_with_hyphens_are_not_corrected() {
    let naming = checker("[[naming]]\nid = \"n\"\nuse = \"GitHub\"\nnot = [\"github\"]\n");
    for (text, expected) in [
        ("Clone it to /srv/github/acme", 0),
        ("dans ~/github, puis ./github/x", 0),
        ("push to origin/github-pages", 0),
        ("the docker-github-plugin", 0),
        ("on github, and github/gitlab", 2),
        ("sur github et un dépôt-github", 2),
    ] {
        assert_eq!(naming.check(&Draft::markdown(text)).warnings().len(), expected, "{text}");
    }
    let tone = checker("[[tone]]\nid = \"o\"\nterms = [\"off of\", \"hors pair\"]\n");
    for (text, expected) in
        [("a roll-off of 24 dB", 0), ("un dé-hors pair", 0), ("get off of it", 1), ("«hors pair»", 1)]
    {
        assert_eq!(tone.check(&Draft::markdown(text)).warnings().len(), expected, "{text}");
    }
    let claim = checker("[[claim]]\nid = \"o\"\nterms = [\"free\", \"friendly\", \"même\", \"shit\"]\n");
    for (text, expected) in [
        ("An error-free build of a royalty-free font.", 0),
        ("A cost-free, gluten-free and user-friendly store.", 0),
        ("It is lui-même, elles-mêmes, là-même.", 0),
        ("It is free, and friendly.", 2),
        ("free-standing", 1),
        ("free - friendly", 2),
        ("What bull-shit.", 1),
        ("It costs nothing: duty–free", 1),
    ] {
        assert_eq!(claim.check(&Draft::markdown(text)).warnings().len(), expected, "{text}");
    }
    let secret = confidential(&["free"]);
    assert_eq!(secret.check(&Draft::markdown("the error-free build")).warnings().len(), 1);
}

#[test]
fn the_indented_text_of_an_admonition_is_prose() {
    let tone = checker("[[tone]]\nid = \"s\"\nterms = [\"synergy\"]\n");
    for (text, expected) in [
        ("??? tip \"More\"\n\n    Pure synergy of teams.\n", 1),
        ("!!! note\n\n    Pure synergy.\n\n    More synergy.\n", 2),
        ("!!! note\n    One.\n\n    Pure synergy.\n", 1),
        ("???+ warning \"\"\n\n    A **syn**ergy.\n", 1),
        ("- item\n\n    !!! note\n\n        Pure synergy.\n", 1),
        ("!!! note\n\n    ```sh\n    echo synergy\n    ```\n    Pure synergy.\n", 1),
        ("Some text.\n\n    echo synergy\n", 0),
        ("!!! Read this !!!\n\n    echo synergy\n", 0),
    ] {
        assert_eq!(tone.check(&Draft::markdown(text)).warnings().len(), expected, "{text}");
    }
}

#[test]
fn comments_of_every_kind_let_a_warning_pass() {
    let checker = confidential(&["Zephyrion"]);
    let allow = "discretion: allow test/it -- agreed";
    for (text, format, left) in [
        (format!("{{/* {allow} */}}\n\nZephyrion.\n\nZephyrion."), Format::Mdx, 1),
        (format!("{{/* {allow} */}}\n\n- Zephyrion\n- Zephyrion"), Format::Mdx, 0),
        (format!("[//]: # ({allow})\n\nZephyrion.\n\nZephyrion."), Format::Markdown, 1),
        (format!("[//]: # \"{allow}\"\n\nZephyrion."), Format::Markdown, 0),
        (format!("---\n# {allow}\ntitle: Zephyrion\n---\nZephyrion."), Format::Markdown, 1),
        (format!("+++\n# {allow}\ntitle = 'Zephyrion'\n+++\n"), Format::Markdown, 0),
        (format!("<!-- {allow} --><p>Zephyrion</p><p>Zephyrion</p>"), Format::Html, 1),
    ] {
        let report = checker.check(&Draft::new(&text, format));
        assert_eq!((report.warnings().len(), !report.silenced().is_empty()), (left, true), "{text}");
    }
}

#[test]
fn an_e_mail_address_in_angle_brackets_is_text() {
    let checker = checker("[[tone]]\nid = \"mail\"\npatterns = ['\\b[a-z.]+@[a-z.]+\\b']\n");
    for text in [
        "From Marie <marie.d@x.example>.",
        "De <m@x.example>",
        "- <m@x.example>",
        "<mailto:m@x.example> or <m@x.example>",
    ] {
        assert!(!checker.check(&Draft::markdown(text)).warnings().is_empty(), "{text}");
    }
}

#[test]
fn html_and_notebooks_are_read_with_exact_places() {
    let html = "<!doctype html>\r\n<title>Le Project\r\nZephyrion</title><script>let project_zephyrion</script>";
    assert_eq!(found(html, Format::Html), ["Project\r\nZephyrion", "project_zephyrion"]);
    let notebook =
        r##"{"cells": [{"cell_type": "markdown", "source": ["# Le **Project**\n", "Project\n", "Zephyrion"]}]}"##;
    assert_eq!(found(notebook, Format::Notebook), [r##"Project\n", "Zephyrion"##]);
}

#[test]
fn the_name_of_the_file_is_read() {
    let checker = confidential(&["Project Zephyrion"]);
    for path in
        ["blog/2026-11-26-project-zephyrion-launch.md", "project_zephyrion.mdx", "posts/project-zephyrion/index.md"]
    {
        let report = checker.check(&Draft::markdown("Nothing.").path(path));
        let places: Vec<_> =
            report.warnings().iter().map(|warning| (warning.context(), warning.span().start)).collect();
        assert_eq!(places, [(Context::FileName, 0)], "{path}");
    }
    assert!(checker.check(&Draft::markdown("Nothing.").path("project-zephyrion/a.md")).warnings().is_empty());
}
