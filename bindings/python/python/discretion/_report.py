"""What a check says of a draft."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from discretion import _core

Verdict = Literal["pass", "review", "block"]


@dataclass(frozen=True)
class _Found:
    rule: str
    """The id of the rule, such as `acme/falcon`."""
    family: str
    """`confidential`, `competitor`, `tone`, `claim`, `naming` or `require`."""
    severity: str
    """`info`, `low`, `medium`, `high` or `critical`."""
    confidence: int
    """How sure the match is, from 0 to 100."""
    line: int
    """Where it begins, from 1."""
    column: int
    """From 1, in Unicode code points."""
    end_line: int = field(repr=False)
    """Where it ends."""
    end_column: int = field(repr=False)
    span: tuple[int, int] = field(repr=False)
    """Its bytes in the UTF-8 of the draft, as other programs count."""
    chars: tuple[int, int] = field(repr=False)
    """The same in code points, as Python counts: `text[slice(*warning.chars)]` is the match."""
    text: str = field(repr=False)
    """What is matched, unless it is masked."""
    masked: bool = field(repr=False)
    """True if the text is hidden."""
    message: str = field(repr=False)
    """What the problem is."""
    fingerprint: str = field(repr=False)
    """The same for the same match in the same sentence, wherever that moves to."""
    approval: str | None = field(repr=False)
    """The code by which its owner can approve of it."""


@dataclass(frozen=True)
class Warning(_Found):
    """A place of a draft, and what is wrong there. Its `repr` shows no word of the draft."""

    why: str = field(repr=False)
    """Why it is a risk."""
    advice: str = field(repr=False)
    """What to do instead."""
    suggestion: str | None = field(repr=False)
    """What to write instead: the first of the suggestions."""
    suggestions: list[str] = field(repr=False)
    owner: str | None = field(repr=False)
    """Whom to ask."""
    sources: list[str] = field(repr=False)
    """Where the rule comes from."""
    points: float = field(repr=False)
    """How much it weighs."""
    share: float = field(repr=False)
    """Its part of the score of its family."""
    form: str | None = field(repr=False)
    """How a term is written: `exact`, `inflected`, `disguised` …"""
    stance: str | None = field(repr=False)
    """How a competitor is spoken of."""
    ways: list[str] = field(repr=False)
    """The way of speaking: `denied`, `quoted`, `asked` …"""
    context: str = field(repr=False)
    """What kind of text it stands in: `paragraph`, `code`, `link-target` …"""
    evidence: list[str] = field(repr=False)
    """What the confidence is made of."""


@dataclass(frozen=True)
class Silenced(_Found):
    """A match that something lets pass. Its `repr` shows no word of the draft."""

    by: str
    """`cleared`, `exception`, `comment`, `approval`, `baseline` or `trial`."""
    reason: str = field(repr=False)
    owner: str | None = field(repr=False)
    """Who said so."""
    until: str | None = field(repr=False)
    """When it ends."""


@dataclass(frozen=True)
class Problem:
    """Something in the head of a draft that nobody understands: such a draft never passes."""

    line: int
    column: int
    message: str = field(repr=False)
    help: str | None = field(repr=False)


@dataclass(frozen=True)
class Need:
    """Somebody whose yes is missing, and for how many warnings."""

    owner: str
    warnings: int


class Report:
    """What a check says of one draft.

    >>> from discretion import Checker, Policy
    >>> report = Checker(Policy.packs("tone")).check("It is a game changer.")
    >>> report
    Report(verdict='pass', score=9.5, warnings=1)
    >>> warning = report.warnings[0]
    >>> (warning.line, warning.column, warning.text, report.text[slice(*warning.chars)])
    (1, 9, 'game changer', 'game changer')
    >>> report.to_dict()["warnings"][0]["rule"] == warning.rule
    True
    """

    __slots__ = ("_native", "_read")

    def __init__(self, core: _core.Report) -> None:
        self._native = core
        self._read: dict[str, Any] | None = None

    @property
    def verdict(self) -> Verdict:
        """`"pass"`, `"review"` or `"block"`."""
        return self._native.verdict

    @property
    def blocks(self) -> bool:
        """True if the draft must not go out as it is."""
        return self.verdict == "block"

    @property
    def score(self) -> float:
        """From 0 to 100: the highest score of a family."""
        return self._native.score

    @property
    def scores(self) -> dict[str, float]:
        """The score of each family."""
        scores: dict[str, float] = self._fields["scores"]
        return scores

    @property
    def warnings(self) -> list[Warning]:
        """What is wrong, in the order of the draft."""
        return [_warning(warning, self._native.text) for warning in self._fields["warnings"]]

    @property
    def silenced(self) -> list[Silenced]:
        """What an exception, a cleared text, a comment or a trial lets pass."""
        return [_silenced(silenced, self._native.text) for silenced in self._fields["silenced"]]

    @property
    def problems(self) -> list[Problem]:
        """What nobody understands in the head of the draft."""
        each = self._fields["problems"]
        return [Problem(**problem["start"], message=problem["message"], help=problem["help"]) for problem in each]

    @property
    def needs(self) -> list[Need]:
        """Those whose yes is missing."""
        return [Need(need["owner"], need["warnings"]) for need in self._fields["needs"]]

    @property
    def notes(self) -> list[str]:
        """What else is to be said, such as that no rule was in force."""
        notes: list[str] = self._fields["notes"]
        return notes

    @property
    def reasons(self) -> list[str]:
        """Why each family has its verdict."""
        return self._native.reasons

    @property
    def path(self) -> str | None:
        """The path that was given."""
        path: str | None = self._fields["path"]
        return path

    @property
    def channel(self) -> str | None:
        """The channel that was given, or that the head of the draft names."""
        channel: str | None = self._fields["channel"]
        return channel

    @property
    def language(self) -> str | None:
        """The language that the draft was read in; none where it is in doubt."""
        language: str | None = self._fields["language"]
        return language

    @property
    def text(self) -> str:
        """The draft itself."""
        return self._native.text

    def to_json(self, *, pretty: bool = False) -> str:
        """The report as JSON, byte for byte as the library and the program write it: on one line, or over several."""
        return self._native.to_json_pretty() if pretty else self._native.to_json()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary."""
        fields: dict[str, Any] = json.loads(self._native.to_json())
        return fields

    def to_text(self) -> str:
        """The report for people, as the program prints it."""
        return self._native.written("text")

    def to_html(self) -> str:
        """A page for reviewers: the draft as its readers see it, with what is wrong beside the place."""
        return self._native.written("html")

    @property
    def _fields(self) -> dict[str, Any]:
        if self._read is None:
            self._read = self.to_dict()
        return self._read

    def __repr__(self) -> str:
        return f"Report(verdict={self.verdict!r}, score={self.score}, warnings={self._native.count})"

    def _repr_html_(self) -> str:
        # A notebook keeps what it shows: matches of confidential rules are hidden there, unless the checker masks nothing.
        page = html.escape(self._native.page(), quote=True)
        style = "width: 100%; height: 32em; border: 0"
        return f'<iframe sandbox="allow-scripts" title="discretion" style="{style}" srcdoc="{page}"></iframe>'


def _found(fields: dict[str, Any], text: str) -> dict[str, Any]:
    span = (fields["span"]["start"], fields["span"]["end"])
    same = ("rule", "family", "severity", "confidence", "text", "masked", "message", "fingerprint", "approval")
    return {
        **{name: fields[name] for name in same},
        "line": fields["start"]["line"],
        "column": fields["start"]["column"],
        "end_line": fields["end"]["line"],
        "end_column": fields["end"]["column"],
        "span": span,
        "chars": _chars(span, text),
    }


def _warning(fields: dict[str, Any], text: str) -> Warning:
    same = ("why", "advice", "owner", "sources", "points", "share", "form", "stance", "ways", "context")
    suggestions = [suggestion["text"] for suggestion in fields["suggestions"]]
    return Warning(
        **_found(fields, text),
        **{name: fields[name] for name in same},
        suggestions=suggestions,
        suggestion=next(iter(suggestions), None),
        evidence=[evidence["name"] for evidence in fields["evidence"]],
    )


def _silenced(fields: dict[str, Any], text: str) -> Silenced:
    return Silenced(**_found(fields, text), **{name: fields[name] for name in ("by", "reason", "owner", "until")})


def _chars(span: tuple[int, int], text: str) -> tuple[int, int]:
    if text.isascii():
        return span
    written = text.encode()
    start, end = span
    before = len(written[:start].decode())
    return before, before + len(written[start:end].decode())
