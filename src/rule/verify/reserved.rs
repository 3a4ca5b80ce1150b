//! Values set aside for examples, fiction and private networks, which belong to nobody: domain names, telephone
//! numbers, internet addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The domains of examples (RFC 2606, RFC 6761), and the words that stand for a domain in documentation.
const DOMAINS: [&str; 12] = [
    "example",
    "test",
    "invalid",
    "localhost",
    "local",
    "example.com",
    "example.net",
    "example.org",
    "example.fr",
    "domain.com",
    "domain.tld",
    "yourcompany.com",
];

/// The way telephone numbers begin that are kept for fiction, in digits with the country first. France: Arcep, numbers
/// for audiovisual works in the national numbering plan; United Kingdom: Ofcom, numbers for drama use.
const NUMBERS: [&str; 9] =
    ["33199", "3326191", "3335301", "3346571", "3353649", "3363998", "44207946", "447700900", "441632960"];

/// The number of times in a row that one digit stands in a number that was only typed: `06 00 00 00 00`.
const SAME: usize = 7;

/// The number of digits that count up in a number that was only typed: `01 23 45 67 89`, but not `06 12 34 56 78`,
/// which may ring.
const COUNTED: usize = 9;

/// Returns whether an e-mail address lies at a domain of examples.
pub(super) fn is_email(text: &str) -> bool {
    let text = unspelled(text);
    let Some((_, domain)) = text.rsplit_once('@') else { return false };
    let domain = domain.trim_end_matches('.');
    let within =
        |reserved: &&str| domain.strip_suffix(*reserved).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    DOMAINS.iter().any(within)
}

/// An address in small letters, with its signs for words in brackets: `jane [at] acme (dot) example`.
fn unspelled(text: &str) -> String {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    for (words, sign) in [(["at", "arobase", "chez"].as_slice(), "@"), (["dot", "point"].as_slice(), ".")] {
        for word in words {
            for (open, close) in [('[', ']'), ('(', ')'), ('{', '}')] {
                plain = plain.replace(&format!("{open}{word}{close}"), sign);
            }
        }
    }
    plain
}

/// Returns whether a telephone number is kept for fiction, or nobody's because it was only typed to look like one.
pub(super) fn is_phone(text: &str) -> bool {
    let digits: String = text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let abroad = text.trim_start().starts_with('+');
    let number = match (abroad, digits.strip_prefix("00"), digits.strip_prefix('0')) {
        (true, _, _) => digits.clone(),
        (false, Some(rest), _) => rest.to_owned(),
        (false, None, Some(rest)) if rest.len() == 9 => format!("33{rest}"),
        (false, None, _) => digits.clone(),
    };
    NUMBERS.iter().any(|start| number.starts_with(start)) || is_north_american(&number) || is_typed(&digits)
}

/// The North American numbers 555-0100 to 555-0199 of any area (ATIS-0300115).
fn is_north_american(number: &str) -> bool {
    let national = number.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(number);
    matches!(national.len(), 7 | 10) && national.rfind("55501").is_some_and(|at| at + 7 == national.len())
}

/// Returns whether the digits count up or are mostly one digit.
fn is_typed(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let run = |step: u8| {
        let mut longest = 1;
        let mut current = 1;
        for pair in bytes.windows(2) {
            current = if pair[1] == pair[0].wrapping_add(step) { current + 1 } else { 1 };
            longest = longest.max(current);
        }
        longest
    };
    run(0) >= SAME || run(1) >= COUNTED
}

/// Returns whether a text is an internet address that anybody can reach: none of a private network, of documentation
/// (RFC 5737, RFC 3849), of a machine's own, or kept for another use.
pub(super) fn is_reachable(text: &str) -> bool {
    match text.parse() {
        Ok(IpAddr::V4(address)) => is_public_four(address),
        Ok(IpAddr::V6(address)) => is_public_six(address),
        Err(_) => false,
    }
}

fn is_public_four(address: Ipv4Addr) -> bool {
    let [first, second, third, fourth] = address.octets();
    // Shared by carriers (RFC 6598), protocol assignments (RFC 6890), benchmarks (RFC 2544), kept for later (RFC 1112).
    let kept = (first == 100 && second & 0b1100_0000 == 64)
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && second & 0b1111_1110 == 18)
        || first == 0
        || first >= 240
        // A whole network, or the version of a program (`120.0.0.0`): nobody's own address.
        || (third == 0 && fourth == 0);
    !(kept
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast())
}

fn is_public_six(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is given out (RFC 4291); 2001:db8::/32 and 3fff::/20 are for documentation (RFC 3849, RFC 9637).
    first & 0xe000 == 0x2000 && !(first == 0x2001 && second == 0xdb8) && !(first == 0x3fff && second < 0x1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_of_examples_are_told_from_others() {
        for text in [
            "jane@example.com",
            "jane@mail.example.org",
            "jane@acme.example",
            "x@Acme.TEST",
            "jane [at] example [dot] com",
            "jane (arobase) acme (point) example",
        ] {
            assert!(is_email(text), "{text}");
        }
        for text in ["jane@gmail.com", "jane [at] gmail [dot] com", "jane@myexample.com", "jane@contest", "jane"] {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_fiction_are_told_from_others() {
        for text in [
            "+1 415 555 0132",
            "415-555-0199",
            "555-0100",
            "01 99 00 12 34",
            "+33 6 39 98 12 34",
            "+33 (0)6 39 98 12 34",
            "0033 1 99 00 12 34",
            "+44 20 7946 0958",
            "01 23 45 67 89",
            "06 00 00 00 00",
        ] {
            assert!(is_phone(text), "{text}");
        }
        for text in
            ["06 12 34 56 78", "+1 415 555 2671", "01 42 68 53 00", "06 40 98 12 34", "+49 30 901820", "555-0200"]
        {
            assert!(!is_phone(text), "{text}");
        }
    }

    #[test]
    fn addresses_that_anybody_can_reach_are_told_from_others() {
        for text in ["81.2.69.142", "2a01:e0a:1:2::3", "100.128.0.1"] {
            assert!(is_reachable(text), "{text}");
        }
        for text in [
            "192.0.2.1",
            "198.51.100.7",
            "203.0.113.9",
            "10.1.2.3",
            "172.16.0.1",
            "127.0.0.1",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "0.1.2.3",
            "2001:db8::1",
            "fe80::1",
            "::1",
            "3fff::1",
            "1.2.3",
            "256.1.1.1",
            "120.0.0.0",
        ] {
            assert!(!is_reachable(text), "{text}");
        }
    }
}
