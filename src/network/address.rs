//! Addresses and handles as the networks find them in running text.
//!
//! The grammar is that of twitter-text (Apache-2.0), which Mastodon uses too: a scheme, or for X none, a host whose
//! last label is a top-level domain, a port, a path, a query. It is read by hand in one pass, so that no text costs
//! more than its length; what the grammar takes for the end of an address is kept, since the rest counts.

use super::top_level_domains::TOP_LEVEL_DOMAINS;
use crate::text::Span;

/// The longest host, and the longest label of one, in ASCII.
const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// The longest address.
const LONGEST: usize = 4_096;

/// The addresses of a text, in order; `bare`: also those without `http://` or `https://`.
pub(super) fn addresses(text: &str, bare: bool) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.end;
        let before = Span::new(0, run.start).slice(text);
        let place = match scheme(before) {
            Some(length) => {
                let start = run.start - length;
                (may_follow(Span::new(0, start).slice(text))).then(|| (start, Host::read(run, text, false)))
            }
            None if bare => Some((run.start, Host::read_bare(run, text))),
            None => None,
        };
        let Some((start, Some(host))) = place else { continue };
        let start = if start == run.start { host.span.start } else { start };
        let end = tail(text, host.span.end);
        if host.is_valid(text) && end - start <= LONGEST {
            found.push(Span::new(start, end));
        }
        at = end.max(host.span.end);
    }
    found
}

/// The servers of remote handles: `@example.com` of `@user@example.com`.
pub(super) fn remote_handles(text: &str) -> Vec<Span> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let is_server = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = Span::new(0, at).slice(text).chars().next_back();
        let rest = Span::new(at + 1, text.len()).slice(text);
        let name = Span::new(0, rest.find(|c| !is_name(c)).unwrap_or(rest.len())).slice(rest);
        let server = rest.get(name.len() + 1..).filter(|_| rest.as_bytes().get(name.len()) == Some(&b'@'));
        let free = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '=' | '/' | '@'));
        let Some(server) = server.filter(|_| free && !name.is_empty() && !name.ends_with(['.', '-'])) else { continue };
        let server = Span::new(0, server.find(|c| !is_server(c)).unwrap_or(server.len())).slice(server);
        let server = server.trim_end_matches(['.', '-']);
        if !server.is_empty() && server.len() <= LONGEST_HOST {
            let start = at + 1 + name.len();
            found.push(Span::new(start, start + 1 + server.len()));
        }
    }
    found
}

/// The next run of characters that hosts are made of.
fn next_run(text: &str, from: usize) -> Option<Span> {
    let rest = Span::new(from, text.len()).slice(text);
    let start = from + rest.find(is_host)?;
    let run = Span::new(start, text.len()).slice(text);
    Some(Span::new(start, start + run.find(|c| !is_host(c)).unwrap_or(run.len())))
}

/// Returns whether a character can stand in a host with a scheme before it, dots included.
fn is_host(c: char) -> bool {
    let letter = c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    letter || (!c.is_ascii() && c.is_alphanumeric())
}

/// Returns whether a character can stand in a host without one.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{c0}'..='\u{24f}') && !matches!(c, '×' | '÷')
}

/// The length of the scheme that a text ends in.
fn scheme(before: &str) -> Option<usize> {
    let ends = |scheme: &str| {
        let tail = before.len().checked_sub(scheme.len()).and_then(|at| before.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(scheme)).then_some(scheme.len())
    };
    ends("https://").or_else(|| ends("http://"))
}

/// Returns whether an address can begin after a text.
fn may_follow(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| {
        !c.is_ascii_alphanumeric() && !matches!(c, '@' | '＠' | '$' | '#' | '＃' | '\u{fffe}' | '\u{feff}' | '\u{ffff}')
    })
}

/// A host in a run of host characters.
struct Host {
    span: Span,
}

impl Host {
    /// The host at the start of a run: as many labels as end in a top-level domain.
    fn read(run: Span, text: &str, plain: bool) -> Option<Self> {
        let mut at = run.start;
        let mut end = None;
        for (labels, label) in run.slice(text).split('.').enumerate() {
            let sound = |label: &str| !label.is_empty() && !label.starts_with(['-', '_']);
            if labels > 0
                && let Some(length) = domain_length(label)
            {
                // The label before is the name itself: it ends in a letter and holds no underscore.
                let name = Span::new(run.start, at - 1).slice(text).rsplit('.').next().unwrap_or("");
                if !name.ends_with('-') && !name.contains('_') {
                    end = Some(at + length);
                }
            }
            if !sound(label) || label.ends_with('-') {
                break;
            }
            at += label.len() + 1;
        }
        let span = Span::new(run.start, end?);
        (!plain || span.slice(text).chars().all(is_plain)).then_some(Self { span })
    }

    /// The host in a run that no scheme stands before: ASCII and accented Latin letters alone.
    fn read_bare(run: Span, text: &str) -> Option<Self> {
        let whole = run.slice(text);
        if !whole.contains('.') {
            return None;
        }
        // Other scripts may touch it on either side.
        let dot = whole.find('.')?;
        let first = Span::new(0, dot).slice(whole).rfind(|c| !is_plain(c));
        let skipped =
            first.map_or(0, |at| at + whole.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        let start = run.start + skipped;
        let before = Span::new(0, start).slice(text);
        let joined = before.ends_with(['-', '_', '.', '/']);
        let end = Span::new(start, run.end).slice(text).find(|c| !is_plain(c)).map_or(run.end, |at| start + at);
        if joined || !may_follow(before) {
            return None;
        }
        Self::read(Span::new(start, end), text, true)
    }

    /// Returns whether a resolver would take it: neither it nor a label too long, in ASCII.
    fn is_valid(&self, text: &str) -> bool {
        let labels = self.span.slice(text).split('.').map(ascii_length);
        let total: Option<usize> = labels.map(|length| length.filter(|&length| length <= LONGEST_LABEL)).sum();
        let dots = self.span.slice(text).matches('.').count();
        total.is_some_and(|total| total + dots <= LONGEST_HOST)
    }
}

/// How much of a label is a top-level domain, with nothing after it that would belong to the label.
fn domain_length(label: &str) -> Option<usize> {
    let is_known = |name: &str| TOP_LEVEL_DOMAINS.binary_search(&name).is_ok();
    let small = label.to_lowercase();
    if is_known(&small) || (small.len() > 4 && small.starts_with("xn--")) {
        return Some(label.len());
    }
    let length = label.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(label.len());
    let name = small.get(..length)?;
    let after = label.get(length..)?.chars().next();
    (length < label.len() && after != Some('-') && is_known(name)).then_some(length)
}

/// The length of a label as resolvers write it: `xn--` and Punycode where it is not ASCII.
fn ascii_length(label: &str) -> Option<usize> {
    if label.is_ascii() { Some(label.len()) } else { punycode_length(label).map(|length| length + 4) }
}

/// The length of a label in Punycode (RFC 3492, section 6.3). Labels that are too long anyway are not encoded.
fn punycode_length(label: &str) -> Option<usize> {
    let letters: Vec<u32> = label.chars().take(LONGEST_LABEL + 1).map(u32::from).collect();
    if letters.len() > LONGEST_LABEL {
        return None;
    }
    let basic = letters.iter().filter(|&&letter| letter < 128).count();
    let mut length = basic + usize::from(basic > 0);
    let (mut point, mut delta, mut bias, mut handled) = (128_u32, 0_u32, 72_u32, basic);
    while handled < letters.len() {
        let next = letters.iter().copied().filter(|&letter| letter >= point).min()?;
        delta += (next - point) * (u32::try_from(handled).ok()? + 1);
        point = next;
        for &letter in &letters {
            if letter < point {
                delta += 1;
            }
            if letter == point {
                length += digits(delta, bias);
                handled += 1;
                bias = adapted(delta, u32::try_from(handled).ok()?, handled == basic + 1);
                delta = 0;
            }
        }
        delta += 1;
        point += 1;
    }
    Some(length)
}

/// The number of digits that a number takes (RFC 3492, section 6.3).
fn digits(number: u32, bias: u32) -> usize {
    let (mut rest, mut count) = (number, 1);
    for step in (36..).step_by(36) {
        let threshold = step_threshold(step, bias);
        if rest < threshold {
            break;
        }
        rest = (rest - threshold) / (36 - threshold);
        count += 1;
    }
    count
}

fn step_threshold(step: u32, bias: u32) -> u32 {
    step.saturating_sub(bias).clamp(1, 26)
}

/// The bias after a number (RFC 3492, section 6.1).
fn adapted(delta: u32, handled: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / handled;
    let mut steps = 0;
    while delta > 35 * 26 / 2 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

/// The end of an address whose host ends at an offset: after its port, its path and its query.
fn tail(text: &str, from: usize) -> usize {
    let mut end = from;
    let digits = |at: usize| Span::new(at, text.len()).slice(text).bytes().take_while(u8::is_ascii_digit).count();
    if text.as_bytes().get(end) == Some(&b':') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    if text.as_bytes().get(end) == Some(&b'/') {
        end = path_end(text, end + 1);
    }
    if text.as_bytes().get(end) == Some(&b'?') {
        let rest = Span::new(end + 1, text.len()).slice(text);
        let is_query = |c: char| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c);
        let run = Span::new(0, rest.find(|c| !is_query(c)).unwrap_or(rest.len())).slice(rest);
        let is_last = |c: char| c.is_ascii_alphanumeric() || "-_&=#/".contains(c);
        if let Some(last) = run.rfind(is_last) {
            end += 1 + last + 1;
        }
    }
    end
}

/// The end of a path: at its last character that may be one, brackets only in pairs.
fn path_end(text: &str, from: usize) -> usize {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{4ff}');
    let is_path = |c: char| is_letter(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c);
    let is_last = |c: char| is_letter(c) || "+-=_#/".contains(c);
    let (mut end, mut at, mut open) = (from, from, Vec::new());
    for c in Span::new(from, text.len()).slice(text).chars() {
        match c {
            // Two levels of brackets, as in `/a_(b_(c))`, are all that the grammar knows.
            '(' if open.len() < 2 => open.push(at),
            ')' if !open.is_empty() => {
                open.pop();
                if open.is_empty() {
                    end = at + 1;
                }
            }
            c if is_path(c) => {
                if is_last(c) && open.is_empty() {
                    end = at + c.len_utf8();
                }
            }
            _ => break,
        }
        at += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, bare: bool) -> Vec<&str> {
        addresses(text, bare).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn addresses_are_those_of_the_grammar() {
        let table: [(&str, &[&str]); 14] = [
            ("これはexample.com です", &["example.com"]),
            ("👍example.com l’example.net «example.org»", &["example.com", "example.net", "example.org"]),
            ("see t.co and example.co/x or foo.bar_baz.com", &["t.co", "example.co/x", "foo.bar"]),
            (
                "(http://en.example.org/wiki/Rust_(language)) http://a.b",
                &["http://en.example.org/wiki/Rust_(language)"],
            ),
            ("node.js is fun. e.g. this; v1.2.3 Next.End", &[]),
            ("file.rs README.md", &["file.rs", "README.md"]),
            ("user@example.com #example.com $example.com", &[]),
            ("/example.com -example.com _example.com", &[]),
            ("example.comです http://example.jpです", &["example.com", "http://example.jp"]),
            ("http://www.foo-.com http://-foo.com http://foo_bar.com http://foo_bar.x.com", &["http://foo_bar.x.com"]),
            (
                "HTTP://EXAMPLE.COM/A?B=C! https://x.com/a?b=c&d=e.",
                &["HTTP://EXAMPLE.COM/A?B=C", "https://x.com/a?b=c&d=e"],
            ),
            (
                "http://example.com:8080/ http://example.com:/ http://example.com?x=1#f",
                &["http://example.com:8080/", "http://example.com", "http://example.com?x=1#f"],
            ),
            ("http://例え.みんな/x http://foobar.پاکستان/", &["http://例え.みんな/x", "http://foobar.پاکستان/"]),
            ("xhttp://example.com", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(found(text, true), expected, "{text}");
        }
        assert_eq!(found("example.com http://example.com", false), ["http://example.com"]);
    }

    #[test]
    fn hosts_are_bounded_as_resolvers_bound_them() {
        for (label, length) in
            [("a".repeat(63), true), ("a".repeat(64), false), ("あ".repeat(57), true), ("あ".repeat(60), false)]
        {
            assert_eq!(found(&format!("http://{label}.com"), true).len(), usize::from(length), "{label}");
        }
        assert_eq!(ascii_length("bücher"), Some("xn--bcher-kva".len()));
        assert_eq!(ascii_length("ليهمابتكلموشعربي؟"), Some("xn--egbpdaj6bu4bxfgehfvwxn".len()));
        assert_eq!(ascii_length("پاکستان"), Some("xn--mgbai9azgqp6j".len()));
        assert!(found(&format!("http://example.com/?{}", "a=b&".repeat(1_100)), true).is_empty());
    }

    #[test]
    fn only_the_server_of_a_remote_handle_is_left_out() {
        let servers = |text: &'static str| -> Vec<&str> {
            remote_handles(text).into_iter().map(|span| span.slice(text)).collect()
        };
        assert_eq!(servers("Hi @ann@example.com, @bob and x@example.com."), ["@example.com"]);
        assert_eq!(servers("@ann@ and @@x and a@b@c.example"), Vec::<&str>::new());
    }
}
