"""Columns of Arrow in and out."""

import json

import pandas
import polars
import pyarrow
import pytest

import discretion

TEXTS = ["All is well.", "Halcyon ships.", None, "Try AcmeCloud, and Halcyon.", ""]


@pytest.fixture
def table():
    return pyarrow.table({"id": list(range(5)), "body": TEXTS, "year": [2016, 2017, 2018, 2019, 2020]})


def rows(columns):
    return pyarrow.table(columns).to_pylist()


def test_a_row_says_what_a_check_of_its_text_says(checker, table):
    checked = rows(checker.check_arrow(table, "body", reports=True))
    assert [row["id"] for row in checked] == [0, 1, 2, 3, 4]
    for row, text in zip(checked, TEXTS, strict=True):
        if text is None:
            assert (row["verdict"], row["score"], row["warnings"], row["report"]) == (None, None, None, None)
            assert row["error"] == "no text"
            continue
        report = checker.check(text)
        assert (row["verdict"], row["score"], row["error"]) == (report.verdict, report.score, None)
        assert row["report"] == report.to_json()
        same = ("rule", "family", "severity", "confidence", "text", "masked", "message", "advice", "owner", "points")
        for told, warning in zip(row["warnings"], report.to_dict()["warnings"], strict=True):
            assert {name: told[name] for name in same} == {name: warning[name] for name in same}
            assert told["fingerprint"] == warning["fingerprint"]
            assert (told["start"], told["end"]) == (warning["span"]["start"], warning["span"]["end"])
            assert (told["line"], told["column"]) == (warning["start"]["line"], warning["start"]["column"])
            assert told["suggestions"] == [suggestion["text"] for suggestion in warning["suggestions"]]


def test_the_columns_are_these(checker, table):
    schema = pyarrow.schema(checker.check_arrow(table, "body", reports=True))
    assert schema.names == ["id", "year", "verdict", "score", "warnings", "error", "report"]
    assert schema.field("verdict").type == pyarrow.string() and schema.field("score").type == pyarrow.float64()
    warning = schema.field("warnings").type.value_type
    assert [(warning.field(at).name, str(warning.field(at).type)) for at in range(warning.num_fields)] == [
        ("rule", "string"), ("family", "string"), ("severity", "string"), ("confidence", "int32"),
        ("start", "int64"), ("end", "int64"), ("line", "int64"), ("column", "int64"),
        ("text", "string"), ("masked", "bool"), ("message", "string"), ("advice", "string"), ("owner", "string"),
        ("suggestions", "list<item: string not null>"), ("points", "double"), ("fingerprint", "string"),
    ]  # fmt: skip


def test_columns_are_kept_as_asked_and_never_taken_for_others(checker, table):
    assert list(rows(checker.check_arrow(table, "body", keep=["year"]))[0])[:2] == ["year", "verdict"]
    assert rows(checker.check_arrow(table, "body", keep=["body"]))[1]["body"] == "Halcyon ships."
    with pytest.raises(ValueError, match="a column `score` is kept"):
        checker.check_arrow(table.rename_columns(["id", "body", "score"]), "body")
    with pytest.raises(KeyError, match="no column `text`"):
        checker.check_arrow(table, "text")
    with pytest.raises(TypeError, match="`id` is Int64, expected text"):
        checker.check_arrow(table, "id")
    with pytest.raises(ValueError, match="name the one with the texts"):
        checker.check_arrow(table)


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()])
def test_each_kind_of_text_is_read(checker, kind):
    array = pyarrow.array(TEXTS, kind)
    expected = rows(checker.check_arrow(pyarrow.array(TEXTS)))
    assert expected[1]["verdict"] == "block"
    assert rows(checker.check_arrow(array)) == expected
    assert rows(checker.check_arrow(pyarrow.chunked_array([array[:2], array[2:2], array[2:]]))) == expected
    assert rows(checker.check_arrow(pyarrow.record_batch({"t": array}), "t")) == expected


def test_frames_of_pandas_and_polars_are_read_and_made(checker, table):
    expected = rows(checker.check_arrow(table, "body"))
    frame = polars.from_arrow(table)
    checked = polars.DataFrame(checker.check_arrow(frame, "body"))
    assert checked.to_dicts() == expected
    assert polars.DataFrame(checker.check_arrow(frame["body"]))["verdict"].to_list()[1] == "block"
    frame = pandas.DataFrame({"id": range(5), "body": TEXTS})
    checked = pyarrow.table(checker.check_arrow(frame, "body")).to_pandas()
    assert checked["verdict"].tolist()[:2] == ["pass", "block"] and checked["id"].tolist() == [0, 1, 2, 3, 4]


def test_rows_go_through_in_rounds_in_their_order(checker):
    texts = [f"{number} {'Halcyon' if number % 7 == 0 else ''}" for number in range(10_000)]
    stream = pyarrow.RecordBatchReader.from_stream(checker.check_arrow(pyarrow.table({"t": texts}), "t", keep=["t"]))
    batches = list(stream)
    assert max(batch.num_rows for batch in batches) <= 2_048
    checked = [row for batch in batches for row in batch.to_pylist()]
    assert [row["t"] for row in checked] == texts
    assert [row["verdict"] == "block" for row in checked] == [number % 7 == 0 for number in range(10_000)]


def test_a_stream_is_read_as_it_is_asked_for(checker):
    read = []

    def batches():
        for number in range(5):
            read.append(number)
            yield pyarrow.record_batch({"t": ["Halcyon"] * 10})

    source = pyarrow.RecordBatchReader.from_batches(pyarrow.schema({"t": pyarrow.string()}), batches())
    stream = pyarrow.RecordBatchReader.from_stream(checker.check_arrow(source, "t"))
    assert read == []
    stream.read_next_batch()
    assert read == [0]
    assert len(stream.read_all()) == 40


def test_texts_are_read_where_they_lie(checker):
    texts = pyarrow.array(["All is well. " * 1_000] * 200)
    before = pyarrow.total_allocated_bytes()
    kept = pyarrow.table(checker.check_arrow(pyarrow.table({"t": texts}), "t", keep=["t"]))["t"]
    assert pyarrow.total_allocated_bytes() - before < texts.nbytes / 10
    assert kept.chunk(0).buffers()[2].address == texts.buffers()[2].address


def test_the_answer_can_be_read_once(checker, table):
    columns = checker.check_arrow(table, "body")
    assert len(pyarrow.table(columns)) == 5
    with pytest.raises(RuntimeError, match="read already"):
        pyarrow.table(columns)


def test_a_row_that_cannot_be_read_never_passes(policy):
    small = discretion.Checker(policy, max_bytes=10)
    fine, large = rows(small.check_arrow(pyarrow.array(["Well.", "Halcyon ships."])))
    assert (fine["verdict"], fine["error"]) == ("pass", None)
    assert (large["verdict"], large["error"]) == (None, "larger than 10 bytes; max_bytes raises the limit")
    binary = pyarrow.array([b"Halcyon \xff"], pyarrow.binary())
    broken = pyarrow.Array.from_buffers(pyarrow.string(), 1, binary.buffers())
    with pytest.raises(Exception, match="(?i)utf-?8") as refused:
        pyarrow.table(small.check_arrow(broken))
    assert "Halcyon" not in str(refused.value)


def test_reports_as_json_are_those_of_the_library(checker):
    (row,) = rows(checker.check_arrow(pyarrow.array(["Halcyon"]), reports=True))
    assert json.loads(row["report"])["version"] == 1
