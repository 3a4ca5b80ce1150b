"""Checks of one text and of many, and what a report says."""

import json
import pickle
import threading
import time
from datetime import datetime, timezone

import pytest

import discretion

TEXT = "Été 😀: **Hal**cyon ships.\n\nTry AcmeCloud.\n"


def test_a_warning_has_its_place_in_each_unit(checker):
    report = checker.check(TEXT)
    leak, name = report.warnings
    assert (report.verdict, report.blocks, leak.rule, leak.severity) == ("block", True, "acme/halcyon", "critical")
    assert (leak.line, leak.column, leak.owner) == (1, 10, "product@acme.example")
    assert TEXT[slice(*leak.chars)] == "Hal**cyon"
    assert TEXT.encode()[slice(*leak.span)].decode() == "Hal**cyon"
    assert (name.line, name.column, name.suggestion, TEXT[slice(*name.chars)]) == (3, 5, "Acme Cloud", "AcmeCloud")


def test_attributes_say_what_the_json_says(checker):
    report = checker.check(TEXT, path="post.md", channel="blog", language="en")
    fields = report.to_dict()
    assert fields == json.loads(report.to_json()) == json.loads(report.to_json(pretty=True))
    assert (report.verdict, report.score, report.scores) == (fields["verdict"], fields["score"], fields["scores"])
    assert (report.path, report.channel, report.language) == ("post.md", "blog", "en")
    assert [need.owner for need in report.needs] == [need["owner"] for need in fields["needs"]]
    for warning, field in zip(report.warnings, fields["warnings"], strict=True):
        assert (warning.rule, warning.span[0]) == (field["rule"], field["span"]["start"])
        for name in ("message", "advice", "why", "points", "share", "fingerprint", "context", "form", "sources"):
            assert getattr(warning, name) == field[name], name


def test_what_is_silenced_and_what_nobody_understands_is_told(checker):
    report = checker.check("---\nchannel: blgo\n---\n<!-- discretion: allow acme/cloud -- quoted -->\nAcmeCloud\n")
    assert [problem.line for problem in report.problems] == [2]
    assert report.verdict != "pass"
    assert [(silenced.rule, silenced.by) for silenced in report.silenced] == [("acme/cloud", "comment")]
    assert discretion.Checker(checker.policy, silence=False).check("AcmeCloud").silenced == []


def test_many_texts_are_checked_in_order_as_one_by_one(checker):
    texts = [f"Number {number}: {'Halcyon' if number % 3 else 'nothing'}." for number in range(1_200)]
    many = checker.check_many(texts)
    assert [report.text for report in many] == texts
    assert [report.to_json() for report in many] == [checker.check(text).to_json() for text in texts]
    assert [report.to_json() for report in checker.check_many(iter(texts), threads=1)] == [r.to_json() for r in many]
    assert checker.check_many([]) == []


def test_other_threads_run_during_a_check(checker):
    ticks, over = [], threading.Event()

    def tick():
        while not over.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    other.start()
    begun = time.perf_counter()
    checker.check_many(["It is a game changer, and Halcyon too. " * 2_000] * 4)
    ended = time.perf_counter()
    over.set()
    other.join()
    meanwhile = [at for at in ticks if begun < at < ended]
    # With the lock held, the other thread gets no turn at all between the first and the last text.
    assert len(meanwhile) > 10


def test_a_checker_is_shared_by_threads(checker):
    said = []
    threads = [threading.Thread(target=lambda: said.append(checker.check(TEXT).to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 8 and len(set(said)) == 1


def test_the_moment_of_a_check_is_that_of_the_checker(policy):
    given = discretion.Checker(policy, at=datetime(2026, 11, 27, 13, tzinfo=timezone.utc)).check("All is well.")
    assert given.to_dict()["circumstances"]["checked"] == {"at": "2026-11-27T13:00:00Z", "from": "run"}
    assert discretion.check("All is well.", policy).to_dict()["circumstances"]["checked"]["from"] == "clock"
    with pytest.raises(ValueError, match="needs a time zone"):
        discretion.Checker(policy, at=datetime(2026, 11, 27))
    with pytest.raises(ValueError, match="not an instant"):
        discretion.Checker(policy, at="soon")


def test_the_format_is_given_or_follows_from_the_path(checker):
    page = "<p title='Halcyon'>All is well.</p>"
    contexts = [checker.check(page, **said).warnings[0].context for said in ({"format": "html"}, {"path": "a.html"})]
    assert contexts == ["html-attribute", "html-attribute"]
    contexts = [checker.check("# Halcyon", **said).warnings[0].context for said in ({}, {"format": "plain"})]
    assert contexts == ["heading", "paragraph"]
    with pytest.raises(discretion.UnknownNameError, match="htm"):
        checker.check(page, format="htm")


def test_names_that_nobody_knows_are_refused(checker):
    with pytest.raises(discretion.UnknownNameError) as refused:
        checker.check("All is well.", channel="blgo")
    assert (refused.value.what, refused.value.nearest) == ("channel", "blog")
    assert {"blog", "mastodon"} <= set(refused.value.expected)
    with pytest.raises(ValueError, match="unknown language"):
        checker.check("All is well.", language="klingon")
    with pytest.raises(TypeError, match="chanel"):
        checker.check("All is well.", chanel="blog")


def test_what_is_no_text_is_refused_without_quoting_it(checker):
    with pytest.raises(TypeError, match=r"texts\[1\] is float, expected str"):
        checker.check_many(["a", float("nan")])
    with pytest.raises(TypeError, match="expected several"):
        checker.check_many("Halcyon")
    with pytest.raises(ValueError, match="surrogate") as refused:
        checker.check("Halcyon \ud800")
    assert "Halcyon" not in repr(refused.value) and refused.value.__context__ is None
    small = discretion.Checker(checker.policy, max_bytes=10)
    with pytest.raises(ValueError, match=r"texts\[1\] is larger than 10 bytes") as refused:
        small.check_many(["a", "Halcyon ships."])
    assert "Halcyon" not in str(refused.value)


def test_a_checker_goes_to_another_process_as_it_is(checker):
    again = pickle.loads(pickle.dumps(checker))
    assert again.check(TEXT).to_json() == checker.check(TEXT).to_json()


def test_pages_and_texts_are_those_of_the_program(checker):
    report = checker.check(TEXT, path="post.md")
    assert "post.md:1:10" in report.to_text()
    assert report.to_html().startswith("<!DOCTYPE html>")
    frame = report._repr_html_()
    assert frame.startswith("<iframe ") and "&lt;!DOCTYPE html&gt;" in frame and "<!DOCTYPE" not in frame
    assert '<a class="mark critical"' in report.to_html()
