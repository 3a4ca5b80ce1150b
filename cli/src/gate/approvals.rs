//! Approvals as commits give them, in trailers: `Approved-by: legal@acme.example CODE`.

use super::revision::{Revision, ask};
use anyhow::Context;
use discretion::policy::Approval;

/// What separates the trailers of a commit.
const BETWEEN: char = '\u{1f}';
/// The name of a commit, then its trailers.
const FORMAT: &str = "--format=%h%x1f%(trailers:key=Approved-by,valueonly,unfold,separator=%x1f)";

/// The approvals of all commits up to a revision, else up to now.
pub(crate) fn approvals(until: Option<&Revision>) -> anyhow::Result<Vec<Approval>> {
    let until = until.map_or("HEAD", Revision::commit);
    let log = [
        "log",
        "--no-show-signature",
        "--no-color",
        "--basic-regexp",
        "--regexp-ignore-case",
        "--grep=^Approved-by:",
        FORMAT,
    ];
    let answer = ask(&[&log[..], &["--end-of-options", until, "--"]].concat()).context("cannot read approvals")?;
    Ok(answer.lines().flat_map(of_commit).collect())
}

/// The approvals of a commit; trailers that are none are those of others.
fn of_commit(line: &str) -> impl Iterator<Item = Approval> {
    let (commit, trailers) = line.split_once(BETWEEN).unwrap_or((line, ""));
    trailers.split(BETWEEN).filter_map(move |trailer| approval(trailer, commit))
}

/// `legal@acme.example CODE`.
fn approval(trailer: &str, commit: &str) -> Option<Approval> {
    let (by, code) = trailer.trim().rsplit_once(char::is_whitespace)?;
    Some(Approval { by: by.trim().to_owned(), code: code.to_owned(), reason: format!("commit {commit}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trailer_has_an_owner_and_a_code() {
        let of =
            |line: &str| of_commit(line).map(|Approval { by, code, reason }| [by, code, reason]).collect::<Vec<_>>();
        let owned = |words: [&str; 3]| words.map(str::to_owned);
        let legal = owned(["legal@acme.example", "abc", "commit 1f0"]);
        let team = owned(["Legal Team <legal@acme.example>", "abc", "commit 1f0"]);
        assert_eq!(of("1f0\u{1f}legal@acme.example abc"), [legal]);
        assert_eq!(
            of("1f0\u{1f}Legal Team <legal@acme.example>  abc\u{1f}the board xyz"),
            [team, owned(["the board", "xyz", "commit 1f0"])]
        );
        assert_eq!(of("1f0\u{1f}legal@acme.example").len() + of("1f0\u{1f}").len() + of("1f0").len(), 0);
    }
}
