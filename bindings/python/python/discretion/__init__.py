"""Checks drafts of public posts against a company policy.

A policy says which terms are confidential, how competitors may be mentioned, how far tone may go, which claims need
proof. Reading a policy can fail; checking a draft cannot, and its cost is linear in the length of the draft.

>>> import discretion
>>> policy = discretion.Policy.parse('''
... discretion = 1
... name = "acme"
...
... [[confidential]]
... id = "falcon"
... terms = ["Project Falcon"]
... ''')
>>> report = discretion.check("Soon: **Project** Falcon!", policy)
>>> report.verdict
'block'
>>> [(warning.rule, warning.line, warning.column) for warning in report.warnings]
[('acme/falcon', 1, 9)]
"""

from __future__ import annotations

from discretion._checker import Checker, check, check_many
from discretion._errors import Issue, PolicyError, UnknownNameError
from discretion._policy import Policy
from discretion._report import Need, Problem, Report, Silenced, Warning

__all__ = [
    "Checker",
    "Issue",
    "Need",
    "Policy",
    "PolicyError",
    "Problem",
    "Report",
    "Silenced",
    "UnknownNameError",
    "Warning",
    "check",
    "check_many",
]
