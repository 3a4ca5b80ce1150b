//! The frame of the page: its head with the policy of contents, the filters, and its end.

use crate::emit::closing;
use crate::emit::look::Look;
use crate::emit::run::Run;
use crate::policy::Policy;
use crate::rule::{Family, Severity};
use crate::score::Verdict;
use crate::text::one_line;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The most paths that could not be read, or were left out, that are listed.
const MOST_PATHS: usize = 200;

/// What the browser may run and load: the style and the script of the page, and nothing else from anywhere.
fn contents_policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

/// The beginning of the page, up to the first draft.
pub(super) fn head(look: &Look, policies: &[&Policy]) -> Markup {
    let texts = &look.language.data().page;
    let names: Vec<String> = policies.iter().map(|policy| name(policy)).collect();
    let opened = html! {
        (DOCTYPE)
        html lang=(look.language.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(contents_policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (texts.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#drafts" { (texts.skip) }
                header.page {
                    div {
                        h1 { (texts.title) }
                        p.small { (names.join(" · ")) }
                    }
                    button #theme type="button" hidden { (texts.theme) }
                }
                main id="drafts" tabindex="-1" {}
            }
        }
    };
    PreEscaped(opened.0.strip_suffix(END).unwrap_or(&opened.0).to_owned())
}

/// The tags that are closed at the end of the page.
const END: &str = "</main></body></html>";

/// The name and the version of a policy.
fn name(policy: &Policy) -> String {
    let version = policy.version().map(|version| format!(" {version}")).unwrap_or_default();
    one_line(&format!("{}{version}", policy.name()))
}

/// The filters, which the script fills and shows.
pub(super) fn filters(look: &Look) -> Markup {
    let (texts, words) = (&look.language.data().page, look.texts());
    let families: Vec<_> = Family::EACH.iter().map(|family| (family.name(), words.family(*family))).collect();
    let severities: Vec<_> =
        Severity::EACH.iter().map(|severity| (severity.name(), words.severity(*severity))).collect();
    let verdicts =
        [Verdict::Block, Verdict::Review, Verdict::Pass].map(|verdict| (verdict.name(), words.verdict(verdict)));
    let select = |name: &str, label: &str, options: &[(&str, &str)]| {
        html! {
            label { span { (label) }
                select name=(name) {
                    option value="" { (texts.all) }
                    @for (value, word) in options { option value=(value) { (word) } }
                }
            }
        }
    };
    html! {
        form #filters hidden role="search" aria-label=(texts.filters) data-shown=(texts.shown)
            data-nobody=(texts.nobody) {
            (select("verdict", texts.verdict, &verdicts))
            (select("family", texts.family, &families))
            (select("severity", texts.severity, &severities.into_iter().rev().collect::<Vec<_>>()))
            (select("owner", texts.owner, &[]))
            button type="reset" { (texts.reset) }
            p.small { output aria-live="polite" {} " " span.keys { (texts.keys) } }
        }
    }
}

/// The end of the page: what was not checked, the rules that were in force, the script.
pub(super) fn end(run: &Run, look: &Look) -> Markup {
    let words = look.texts();
    let (unread, left_out) = (run.unread(), closing::left_out(run, look));
    let more = unread.len().saturating_sub(MOST_PATHS);
    html! {
        @if !unread.is_empty() {
            section.unread aria-labelledby="unread-t" {
                h2 id="unread-t" { (words.not_checked) }
                ul {
                    @for one in unread.iter().take(MOST_PATHS) {
                        li { strong { (one_line(&one.place())) } (words.colon) " " (one_line(&one.message)) }
                    }
                    @if more > 0 { li { (words.and_more.replace("{n}", &more.to_string())) } }
                }
            }
        }
        footer {
            p { (closing::counts(run, look)) }
            @for line in closing::rules(run, look) { p { (line) } }
            @for line in closing::unchanged(run, look).into_iter().chain(left_out).take(MOST_PATHS) { p { (line) } }
            p { "discretion " (env!("CARGO_PKG_VERSION")) }
        }
        script { (PreEscaped(SCRIPT)) }
        (PreEscaped(END))
    }
}

/// The SHA-256 of a text in Base64, as a policy of contents names it.
fn digest(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let hash = hmac_sha256::Hash::hash(text.as_bytes());
    let mut written = String::new();
    for three in hash.chunks(3) {
        let bytes = [three[0], three.get(1).copied().unwrap_or(0), three.get(2).copied().unwrap_or(0)];
        let bits = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place) & 63) as usize];
            written.push(if place <= three.len() { char::from(sign) } else { '=' });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_one_that_browsers_compute() {
        // Printed by `printf abc | openssl dgst -sha256 -binary | base64`.
        assert_eq!(digest("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn the_script_and_the_style_end_where_they_should() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"), "{text}");
            assert!(!text.contains("://") && !text.contains("url(") && !text.contains("@import"), "{text}");
        }
    }
}
