//! What running text holds for a machine: templates (`{{ … }}`, `{% … %}`), formulas (`$a = b$`), the names in
//! attribute lists (`{#id .class}`).
//!
//! It is marked as code where it stands, so that rules about words leave it alone and rules that read everything find
//! what it holds. What is between `{% highlight %}` and its end is code too, over as many blocks as it takes.

use super::{Blocks, Context, TextSign};
use crate::rule::Place;
use crate::text::Span;
use memchr::{memchr, memchr2};
use unicode_normalization::char::is_combining_mark;

/// The longest formula in a line, and the longest that stands alone, in letters.
const LONGEST_FORMULA: usize = 200;
const LONGEST_DISPLAY: usize = 2_000;

/// The signs around templates, and around the anchors of wiki links.
const PAIRS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("[[#", "]]")];

/// The template tags whose contents are shown as they are.
const VERBATIM: [&str; 5] = ["highlight", "codeblock", "code", "raw", "verbatim"];

/// A tag that opens or closes a stretch of code.
#[derive(Clone, Copy, Debug)]
struct TemplateTag {
    block: usize,
    span: Span,
    closes: bool,
    name: &'static str,
}

/// Marks what the blocks of a draft hold for a machine.
pub(super) fn mark(blocks: &mut Blocks) {
    let mut tags = Vec::new();
    for number in 0..blocks.len() {
        // What was encoded when signs were noted may be one of these by now.
        let may_hold = blocks.has(number, TextSign::Notation) || blocks.has(number, TextSign::Encoded);
        if !may_hold || blocks.context(number).place() != Place::Prose {
            continue;
        }
        let text = blocks.get(number).text;
        let braces = memchr2(b'{', b'[', text.as_bytes()).is_some();
        let dollars = memchr(b'$', text.as_bytes()).is_some();
        if !braces && !dollars {
            continue;
        }
        let ruler = Ruler::of(text);
        let mut found = if braces { braced(text, &ruler) } else { Vec::new() };
        for &span in &found {
            tags.extend(verbatim(span.slice(text)).map(|(name, closes)| TemplateTag {
                block: number,
                span,
                closes,
                name,
            }));
        }
        if dollars {
            found.extend(formulas(text, &ruler));
            found.sort_unstable();
            found.dedup_by(|next, before| before.overlaps(*next));
        }
        if !found.is_empty() {
            blocks.mark(number, &found, Context::Code);
        }
    }
    for pair in tags.windows(2) {
        let [open, close] = pair else { continue };
        if !open.closes && close.closes && open.name == close.name {
            mark_between(blocks, *open, *close);
        }
    }
}

/// Measures a text in letters, an accent being part of its letter: a text is as long in either encoding.
struct Ruler {
    /// Where its letters begin; nothing where each is a byte.
    letters: Option<Vec<usize>>,
    end: usize,
}

impl Ruler {
    fn of(text: &str) -> Self {
        let letters = |text: &str| {
            let own = text.char_indices().filter(|(_, letter)| !is_combining_mark(*letter));
            own.map(|(at, _)| at).collect()
        };
        Self { letters: (!text.is_ascii()).then(|| letters(text)), end: text.len() }
    }

    /// The end of so many letters from a place on, or that of the text.
    fn reach(&self, from: usize, count: usize) -> usize {
        match &self.letters {
            None => (from + count).min(self.end),
            Some(letters) => {
                let first = letters.partition_point(|&letter| letter < from);
                letters.get(first + count).copied().unwrap_or(self.end)
            }
        }
    }
}

/// Marks all text between two tags as code.
fn mark_between(blocks: &mut Blocks, open: TemplateTag, close: TemplateTag) {
    for number in open.block..=close.block {
        let block = blocks.get(number);
        let start = if number == open.block { open.span.end } else { 0 };
        let end = if number == close.block { close.span.start } else { block.text.len() };
        let span = Span::new(start.min(end), end);
        if block.context.place() == Place::Prose && !span.is_empty() {
            blocks.mark(number, &[span], Context::Code);
        }
    }
}

/// Which stretch of code a template tag opens, or closes.
fn verbatim(tag: &str) -> Option<(&'static str, bool)> {
    let inside = tag.strip_prefix("{%").or_else(|| tag.strip_prefix("{{<")).or_else(|| tag.strip_prefix("{{%"))?;
    let word = inside.trim_start_matches([' ', '-']).split([' ', '%', '>', '-']).next()?;
    let (word, closes) = match word.strip_prefix("end").or_else(|| word.strip_prefix('/')) {
        Some(word) => (word, true),
        None => (word, false),
    };
    VERBATIM.into_iter().find(|&name| name == word).map(|name| (name, closes))
}

/// The templates of a text, the names in its attribute lists, and the anchors of its wiki links.
fn braced(text: &str, ruler: &Ruler) -> Vec<Span> {
    let mut found = Vec::new();
    // The first closing sign of each pair after the last place that asked for it: thousands of signs that open, and
    // none that closes, are looked through once.
    let mut closings = [0; PAIRS.len()];
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['{', '['])).map(|offset| at + offset) {
        let rest = Span::new(start, text.len()).slice(text);
        let pair = PAIRS.iter().zip(&mut closings).find(|((open, _), _)| rest.starts_with(open));
        let end = pair.and_then(|((open, close), closing)| {
            let inside = start + open.len();
            if *closing < inside {
                *closing = text.get(inside..)?.find(close).map_or(usize::MAX, |offset| inside + offset);
            }
            // A template without an end ends nothing that comes after it: its end is near.
            let end = closing.saturating_add(close.len());
            (end <= ruler.reach(inside, LONGEST_DISPLAY)).then_some(end)
        });
        match end {
            Some(end) => {
                let span = Span::new(start, end);
                found.extend(Some(span).filter(|span| !is_field(span.slice(text))));
                at = end;
            }
            None => {
                found.extend(names(text, start, ruler));
                at = found.last().map_or(0, |last| last.end).max(start + 1);
            }
        }
    }
    found
}

/// Returns whether a template is one word, `{{name}}`: what mail programs fill in, which nobody should read as it is.
fn is_field(template: &str) -> bool {
    let inside = template.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    inside.is_some_and(|inside| inside.trim().chars().all(|letter| letter.is_alphanumeric() || letter == '_'))
}

/// The ids and classes of the attribute list that begins at a brace: `#id` and `.class` of `{: #id .class}`.
fn names(text: &str, start: usize, ruler: &Ruler) -> Vec<Span> {
    let rest = Span::new(start, text.len()).slice(text);
    let opening = ["{: ", "{:", "{"].into_iter().find(|opening| rest.starts_with(opening)).unwrap_or_default();
    let inside = start + opening.len();
    let near = Span::new(inside, ruler.reach(inside, LONGEST_FORMULA)).slice(text);
    let Some(end) = near.find('}').filter(|_| !opening.is_empty() && near.starts_with(['#', '.', ' '])) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let mut at = inside;
    for word in near.get(..end).unwrap_or_default().split(' ') {
        let name =
            word.strip_prefix(['#', '.']).is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace));
        if name {
            names.push(Span::new(at, at + word.len()));
        }
        at += word.len() + 1;
    }
    names
}

/// The formulas of a text: between dollar signs that touch what is inside and no word outside, so that prices are none.
fn formulas(text: &str, ruler: &Ruler) -> Vec<Span> {
    let bytes = text.as_bytes();
    let is_word =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || is_combining_mark(letter));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('$')).map(|offset| at + offset) {
        let width = if bytes.get(start + 1) == Some(&b'$') { 2 } else { 1 };
        let inside = start + width;
        at = inside;
        if is_word(Span::new(0, start).slice(text).chars().next_back()) {
            continue;
        }
        let longest = if width == 2 { LONGEST_DISPLAY } else { LONGEST_FORMULA };
        let rest = Span::new(inside, ruler.reach(inside, longest)).slice(text);
        let Some(length) = rest.find(if width == 2 { "$$" } else { "$" }) else { continue };
        let end = inside + length + width;
        if !is_word(Span::new(end, text.len()).slice(text).chars().next())
            && is_formula(Span::new(inside, inside + length).slice(text), width == 2)
        {
            found.push(Span::new(start, end));
            at = end;
        }
    }
    found
}

/// Returns whether what stands between dollar signs is a formula: it has a sign of one, or is a single letter with its
/// sign.
fn is_formula(inside: &str, display: bool) -> bool {
    let touches = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
    let short = inside.len() <= 3 && inside.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let sign = inside.contains(['\\', '^', '_', '=', '{', '+', '<', '>', '|']);
    !inside.trim().is_empty() && (display || touches) && (sign || short)
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};

    /// The code of the prose of a draft, piece by piece.
    fn code(text: &str) -> Vec<String> {
        let blocks = Draft::markdown(text).document().blocks;
        let prose = blocks.iter().filter(|block| block.context != Context::Code && block.context != Context::Markup);
        let pieces = prose.flat_map(|block| {
            let code = |at: &usize| block.segments[*at].context == Context::Code;
            let stretches =
                (0..block.segments.len()).filter(code).map(|at| block.stretch(at).slice(&block.text).trim());
            stretches.filter(|stretch| !stretch.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        });
        pieces.collect()
    }

    #[test]
    fn templates_are_code() {
        let table: [(&str, &[&str]); 7] = [
            ("a {{ page.title }} b", &["{{ page.title }}"]),
            ("a {% include x.html %} b", &["{% include x.html %}"]),
            ("a {{< ref \"x\" >}} b {{% note %}} c", &["{{< ref \"x\" >}}", "{{% note %}}"]),
            ("a { b } c {d} and [[e]]", &[]),
            ("a {{ b", &[]),
            ("Hello {{first_name}}, from {{ company }}", &[]),
            ("see [[#Prices]] there", &["[[#Prices]]"]),
        ];
        for (text, expected) in table {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn what_a_template_shows_verbatim_is_code_up_to_its_end() {
        for (open, close) in
            [("{% highlight rb %}", "{% endhighlight %}"), ("{{< highlight go >}}", "{{< /highlight >}}")]
        {
            assert_eq!(code(&format!("a\n\n{open}\nb\n\nc\n{close}\n\nd")), [open, "b", "c", close]);
            assert_eq!(code(&format!("{open}\nb\n\nc")), [open]);
        }
    }

    #[test]
    fn formulas_are_code_and_prices_are_none() {
        let table: [(&str, &[&str]); 8] = [
            ("let $a = b$ hold", &["$a = b$"]),
            ("there are $n!$ ways, $x$ of them", &["$n!$", "$x$"]),
            ("$$\nf(x) = 1\n$$", &["$$ f(x) = 1 $$"]),
            ("from $5 to $10, US$5 = A$7, $ 5 = 3 $ and a$$ b$$", &[]),
            ("$HOME and $PATH are set", &[]),
            ("it costs $5+ or $7+", &[]),
            ("$5 for all of them, yes", &[]),
            ("a$x = 1$été and é$x = 1$ and e\u{301}$x = 1$", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_formula_is_as_long_in_either_encoding() {
        for (count, found) in [(97, 1), (98, 1), (99, 0), (120, 0)] {
            for letter in ["e", "\u{e9}", "e\u{301}"] {
                let formula = format!("x = {}", format!("{letter} ").repeat(count - 1) + letter);
                assert_eq!(code(&format!("so ${formula}$ holds")).len(), found, "{count} {letter}");
            }
        }
    }

    #[test]
    fn names_of_attribute_lists_are_code_and_their_values_are_text() {
        assert_eq!(code("press [here](x){: #go .btn} now"), ["#go", ".btn"]);
        assert_eq!(code("# Title {#top}"), ["#top"]);
        assert_eq!(code("a {.b title=\"c d\"}"), [".b"]);
        assert_eq!(code("a {b #c} and {: d}"), Vec::<String>::new());
    }
}
