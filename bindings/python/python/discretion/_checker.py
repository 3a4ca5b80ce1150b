"""Checks of one draft and of many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from discretion import _core
from discretion._policy import Policy
from discretion._report import Report

if TYPE_CHECKING:
    from typing_extensions import TypedDict, Unpack

    class DraftKeywords(TypedDict, total=False):
        """What can be said of the drafts of a check."""

        format: Literal["markdown", "plain", "html", "mdx", "notebook"] | None
        channel: str | None
        author: str | None
        role: str | None
        audience: str | None
        campaign: str | None
        language: str | None
        path: str | os.PathLike[str] | None
        publish_at: datetime | str | None


Mask = Literal["none", "sealed", "confidential"]

MAX_BYTES = 16 << 20
"""The most bytes of a draft, unless a checker says otherwise."""

_KEYWORDS = ("format", "channel", "author", "role", "audience", "campaign", "language", "path", "publish_at")


class Checker:
    """Checks drafts against a policy. Make it once: threads share it as it is.

    `at` is the moment of the check, by which dates of rules count; without it, that is the time of each check. A policy may
    name keys and lists of terms that are kept elsewhere: they are read from the environment and the files that it names,
    unless `terms` (lines of terms) or `keys` give them by these names. `mask` says what reports hide: `"sealed"` what
    sealed rules match, `"confidential"` what any confidential rule matches, `"none"` nothing; without it, it is
    `"confidential"` where the environment variable `CI` is set, as for the program. With `silence=False` nothing silences
    a warning. With `trust_dates=True` the date of a draft's head counts even if it is later than the check.

    Raises `PolicyError` where a policy is over, or lacks a key or a list.

    >>> from discretion import Policy
    >>> checker = Checker(Policy.packs("tone"))
    >>> [report.verdict for report in checker.check_many(["We have news.", "You are all idiots."])]
    ['pass', 'block']
    """

    __slots__ = ("_native", "_made_of", "policy")

    policy: Policy
    _native: _core.Checker
    _made_of: dict[str, Any]

    def __init__(
        self,
        policy: Policy | str | os.PathLike[str] | None = None,
        *,
        at: datetime | str | None = None,
        terms: Mapping[str, str] | None = None,
        keys: Mapping[str, str] | None = None,
        mask: Mask | None = None,
        silence: bool = True,
        trust_dates: bool = False,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self.policy = _policy_of(policy)
        self._made_of = {
            "at": _seconds(at),
            "terms": list((terms or {}).items()),
            "keys": list((keys or {}).items()),
            "mask": mask or ("confidential" if _is_ci() else "sealed"),
            "silence": silence,
            "trust_dates": trust_dates,
            "max_bytes": max_bytes,
        }
        self._native = _core.Checker(self.policy._native, **self._made_of)

    def check(self, text: str, **draft: Unpack[DraftKeywords]) -> Report:
        """Checks one draft.

        What can be said of it: its `format` (Markdown, unless the ending of its `path` or its channel says otherwise),
        `channel`, `author`, `role`, `audience`, `campaign`, `language`, `path` and `publish_at`.

        Raises `UnknownNameError` for a name that the policy does not know, since it would put rules to sleep, and
        `ValueError` for a text of more than `max_bytes` bytes.

        >>> Checker().check("<p>We have news.</p>", format="html").score
        0.0
        """
        return Report(self._native.check(text, self._manner(draft)))

    def check_many(self, texts: Iterable[str], *, threads: int | None = None, **draft: Unpack[DraftKeywords]) -> list[Report]:
        """Checks many drafts, on all processors unless `threads` says otherwise. The reports come in the order of the texts.

        Other threads of Python run meanwhile.

        >>> sum(report.blocks for report in Checker().check_many(["We have news."] * 3))
        0
        """
        return [Report(core) for core in self._native.check_many(texts, self._manner(draft), threads)]

    def check_arrow(
        self,
        data: Any,
        column: str | None = None,
        *,
        keep: Sequence[str] | None = None,
        reports: bool = False,
        threads: int | None = None,
        **draft: Unpack[DraftKeywords],
    ) -> _core.Columns:
        """Checks a column of texts where it lies, and returns columns: nothing is copied on the way in or out.

        `data` is anything with the PyCapsule interface of Arrow: a table, a record batch, a stream of them, a data frame of
        Polars or pandas with the name of the `column` that has the texts, or an array, a chunked array or a series of texts.
        The answer has that interface, too, and can be read once, round by round as it is checked:
        `pyarrow.table(…)`, `pyarrow.RecordBatchReader.from_stream(…)`, `polars.DataFrame(…)`.

        It has a row for each row of `data`: the columns to `keep` (all but the texts, unless you name some), then

        - `verdict`, `score`: null where the row could not be checked, and then
        - `error` says why: it has no text, or one that is too large
        - `warnings`: a list of structs, with the names and meanings of the JSON report: `rule`, `family`, `severity`,
          `confidence`, `start` and `end` (bytes), `line`, `column`, `text`, `masked`, `message`, `advice`, `owner`,
          `suggestions`, `points`, `fingerprint`
        - `report`, with `reports=True`: the whole report as JSON on one line
        """
        kept = None if keep is None else list(keep)
        manner = self._manner(draft)
        return self._native.check_arrow(data, manner, column=column, keep=kept, reports=reports, threads=threads)

    def _manner(self, draft: Mapping[str, Any]) -> _core.Manner:
        if unknown := set(draft) - set(_KEYWORDS):
            raise TypeError(f"unknown argument {min(unknown)!r}, expected one of {', '.join(_KEYWORDS)}")
        given = {name: draft.get(name) for name in _KEYWORDS}
        given["publish_at"] = _seconds(given["publish_at"])
        if given["path"] is not None:
            given["path"] = os.fspath(given["path"])
        return self._native.manner(**given)

    def __repr__(self) -> str:
        return f"Checker({self.policy!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.policy, self._made_of)


def check(text: str, policy: Policy | str | os.PathLike[str] | None = None, **draft: Unpack[DraftKeywords]) -> Report:
    """Checks one draft against a policy, the path of one, or else the shipped packs that are safe for anybody.

    Whoever checks many makes a `Checker`.

    >>> check("We have news.").verdict
    'pass'
    """
    return Checker(policy).check(text, **draft)


def check_many(
    texts: Iterable[str],
    policy: Policy | str | os.PathLike[str] | None = None,
    *,
    threads: int | None = None,
    **draft: Unpack[DraftKeywords],
) -> list[Report]:
    """Checks many drafts against a policy, as `Checker.check_many` does.

    >>> [report.verdict for report in check_many(["We have news.", "You are all idiots."])]
    ['pass', 'block']
    """
    return Checker(policy).check_many(texts, threads=threads, **draft)


def _again(policy: Policy, made_of: dict[str, Any]) -> Checker:
    checker = Checker.__new__(Checker)
    checker.policy, checker._made_of = policy, made_of
    checker._native = _core.Checker(policy._native, **made_of)
    return checker


def _policy_of(policy: Policy | str | os.PathLike[str] | None) -> Policy:
    if policy is None:
        return Policy.standard()
    return policy if isinstance(policy, Policy) else Policy.load(policy)


def _seconds(at: datetime | str | None) -> int | None:
    if at is None:
        return None
    if isinstance(at, str):
        return _core.moment(at)
    if at.tzinfo is None:
        raise ValueError("the date needs a time zone, such as datetime.timezone.utc")
    return int(at.timestamp())


def _is_ci() -> bool:
    return os.environ.get("CI", "") not in ("", "false")
