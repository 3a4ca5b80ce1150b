"""What may be wrong with a policy or an argument, and where. No message holds a word of a confidential rule or of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """One problem of a policy, with its place."""

    code: str
    """What kind of problem it is, such as `unknown-key`; it stays the same when the message is worded better."""
    message: str
    """What is wrong, and what was expected."""
    help: str | None
    """What was probably meant, or a way out."""
    file: str
    """The file as it was named when the policy was loaded, or `pack:` and the name of a pack."""
    line: int | None
    """From 1; none where the file could not be read at all."""
    column: int | None
    """From 1, in Unicode code points."""
    span: tuple[int, int] | None
    """The bytes of the file that the issue is about."""
    related: str | None
    """The other place of a conflict."""
    withheld: bool
    """True if the text at the place may be confidential: then do not quote it."""


class PolicyError(ValueError):
    """A policy that is refused, with all its problems at once.

    >>> from discretion import Policy, PolicyError
    >>> try:
    ...     Policy.parse('discretion = 1\\nname = "acme"\\n[[tone]]\\nid = "hype"\\ntermz = ["hype"]\\n')
    ... except PolicyError as error:
    ...     issue = error.issues[0]
    >>> (issue.code, issue.line, issue.column, issue.help)
    ('unknown-key', 5, 1, 'did you mean `terms`?')
    """

    issues: list[Issue]
    """At least one, sorted by file and place."""

    def __init__(self, message: str, issues: Sequence[Issue] = ()) -> None:
        super().__init__(message, list(issues))
        self.issues = list(issues)

    def __str__(self) -> str:
        return str(self.args[0])


class UnknownNameError(ValueError):
    """A name that nobody knows: of a channel, a person, a role, an audience, a campaign or a format.

    >>> import discretion
    >>> text = 'discretion = 1\\nname = "acme"\\nextends = ["pack:tone"]\\n[channels.blog]\\n'
    >>> policy = discretion.Policy.parse(text)
    >>> try:
    ...     discretion.check("All is well.", policy, channel="blgo")
    ... except discretion.UnknownNameError as error:
    ...     print(error.what, error.nearest)
    channel blog
    """

    what: str
    """What it should be the name of."""
    nearest: str | None
    """The name that was probably meant."""
    expected: list[str]
    """All names that are known."""

    def __init__(self, message: str, what: str = "name", nearest: str | None = None, expected: Sequence[str] = ()) -> None:
        super().__init__(message, what, nearest, list(expected))
        self.what, self.nearest, self.expected = what, nearest, list(expected)

    def __str__(self) -> str:
        return str(self.args[0])
