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
    text = f"{TERM} ships with AcmeCloud.\n\n<!-- discretion: allow acme/cloud -- {TERM} -->\nAcmeCloud\n"
    report = checker.check(f"---\nchannel: {TERM}\n---\n{text}")
    things = [checker, checker.policy, report, checker._native, report._native, checker.policy._native]
    things += [*report.warnings, *report.silenced, *report.problems, *report.needs]
    assert report.warnings and report.silenced and report.problems and report.needs
    assert not [text for thing in things for text in shown(thing) if TERM.lower() in text.replace("acme/halcyon", "").lower()]


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


REFUSED = {
    "no value": f'terms = ["{TERM}", {TERM}]',
    "a misspelt key": f'termz = ["{TERM}"]',
    "a pattern that is none": f"patterns = ['{TERM}(']",
    "an empty term beside it": f'terms = ["{TERM}", ""]',
    "a key twice": f'terms = ["{TERM}"]\nterms = ["{TERM}"]',
    "an example that is none": f'terms = ["{TERM}"]\nflags = "{TERM}"',
}


@pytest.mark.parametrize("kind", REFUSED)
def test_no_exception_holds_a_term(kind, tmp_path):
    text = f'discretion = 1\nname = "acme"\n[[confidential]]\nid = "h"\n{REFUSED[kind]}\n'
    (tmp_path / "acme.toml").write_text(text)
    for read in (lambda: discretion.Policy.parse(text), lambda: discretion.Policy.load(tmp_path / "acme.toml")):
        with pytest.raises(discretion.PolicyError) as refused:
            read()
        error = refused.value
        told = [str(error), repr(error), "".join(traceback.format_exception_only(error)), str(error.__dict__)]
        assert not [text for text in told if TERM.lower() in text.lower()]
        assert TERM.encode() not in pickle.dumps(error)


def test_nothing_is_logged_or_printed(checker, capfd, caplog):
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        checker.check_many([f"{TERM} ships."] * 10)
        discretion.check(f"{TERM} ships.", checker.policy)
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "") and caplog.records == [] and warned == []
