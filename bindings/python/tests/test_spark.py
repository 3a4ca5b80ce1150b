"""Checks of a Spark data frame, in a real Spark with two workers.

It logs all that it can (at the level DEBUG, and its event log), and no word of a confidential rule may be in there.
"""

import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

import discretion
from conftest import POLICY
from test_docs import run

pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

import discretion.spark

AT = "2026-11-27T12:00:00Z"
TERMS = ["Halcyon", "Kittiwake"]
LIST = '[[confidential]]\nid = "names"\nterms_file = {{ path_env = "{}" }}\n'
LOGGING = """
rootLogger.level = debug
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = {}
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %p %c: %m%n%ex
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(folder):
    (folder / "events").mkdir()
    (folder / "log4j2.properties").write_text(LOGGING.format(folder / "spark.log"))
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    # The workers need the package, as they would in a cluster.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.files.openCostInBytes", "64m")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
        .config("spark.eventLog.enabled", "true")
        .config("spark.eventLog.compress", "false")
        .config("spark.eventLog.dir", f"file://{folder / 'events'}")
        .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile=file:{folder / 'log4j2.properties'}")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def posts(folder):
    texts = [f"{number}: {'Halcyon' if number % 5 == 0 else 'news'} for you, {number}." for number in range(1_000)]
    texts[7] = None
    table = pyarrow.table({"id": range(1_000), "body": texts, "year": [2016] * 1_000})
    (folder / "posts.parquet").mkdir()
    for part in range(5):
        pyarrow.parquet.write_table(table.slice(part * 200, 200), folder / "posts.parquet" / f"{part}.parquet")
    return table


@pytest.fixture
def df(spark, folder, posts):
    return spark.read.parquet(str(folder / "posts.parquet"))


def by_id(rows):
    return sorted(rows, key=lambda row: row["id"])


def test_spark_says_what_one_process_says(df, policy, posts):
    checker = discretion.Checker(policy, at=AT)
    expected = pyarrow.table(checker.check_arrow(posts, "body", reports=True))
    checked = discretion.spark.check(df, "body", policy, at=AT, reports=True)
    assert checked.columns == expected.column_names
    assert checked.rdd.getNumPartitions() > 1
    assert by_id(row.asDict(recursive=True) for row in checked.collect()) == expected.to_pylist()


def test_the_columns_are_these(df, policy):
    checked = discretion.spark.check(df, "body", policy, keep=["id"])
    warning = (
        "rule:string,family:string,severity:string,confidence:int,start:bigint,end:bigint,line:bigint,column:bigint,"
        "text:string,masked:boolean,message:string,advice:string,owner:string,suggestions:array<string>,points:double,"
        "fingerprint:string"
    )
    told = [(name, kind) for name, kind in checked.dtypes]
    assert told == [
        ("id", "bigint"),
        ("verdict", "string"),
        ("score", "double"),
        ("warnings", f"array<struct<{warning}>>"),
        ("error", "string"),
    ]


def test_each_worker_makes_one_checker_and_keeps_it(spark, df, policy):
    checked = discretion.spark.check(df, "body", policy, at=AT, keep=["id"])
    checked.foreach(lambda row: None)

    def tell(batches):
        for batch in batches:
            known = discretion.spark._checker.cache_info()
            yield pyarrow.record_batch({"process": [os.getpid()], "made": [known.misses], "used": [known.hits]})

    again = df.mapInArrow(tell, "process bigint, made bigint, used bigint").collect()
    working = {row["process"]: row for row in again if row["made"]}
    assert working and len(working) <= 2
    # The policies of this module are two at most, and tasks are many.
    assert all(row["made"] <= 2 for row in working.values())
    assert sum(row["used"] for row in working.values()) > 2


def test_no_plan_holds_a_term(df, policy, capfd):
    checked = discretion.spark.check(df, "body", policy, terms={"N": "Kittiwake"}).where("verdict = 'block'")
    checked.explain(extended=True)
    checked.explain(mode="formatted")
    plan = capfd.readouterr().out + checked._jdf.queryExecution().toString() + str(checked._jdf.queryExecution().logical())
    assert "discretion_check" in plan and "verdict" in plan
    assert not [term for term in TERMS if term.lower() in plan.lower()]
    assert not [term for term in TERMS if term in repr(checked)]


def test_secrets_that_are_given_reach_the_workers(df, folder):
    policy = discretion.Policy.parse(POLICY + LIST.format("ACME_LIST_GIVEN"))
    with pytest.raises(discretion.PolicyError, match="ACME_LIST_GIVEN"):
        discretion.spark.check(df, "body", policy)
    checked = discretion.spark.check(df, "body", policy, terms={"ACME_LIST_GIVEN": "news\nKittiwake\n"})
    assert checked.where("verdict = 'block'").count() == 999


def test_a_worker_without_its_secret_says_so_without_a_term(df, folder, monkeypatch):
    """The driver has the variable, and the workers do not."""
    (folder / "names.txt").write_text("Kittiwake\n")
    monkeypatch.setenv("ACME_LIST_HERE", str(folder / "names.txt"))
    policy = discretion.Policy.parse(POLICY + LIST.format("ACME_LIST_HERE"))
    checked = discretion.spark.check(df, "body", policy)
    with pytest.raises(PySparkException) as failed:
        checked.collect()
    assert "ACME_LIST_HERE" in str(failed.value)
    assert not [term for term in TERMS if term.lower() in str(failed.value).lower()]


def test_columns_that_are_missing_or_taken_are_told_on_the_driver(df, policy):
    with pytest.raises(PySparkException):
        discretion.spark.check(df, "text", policy)
    with pytest.raises(ValueError, match="`score` is kept"):
        discretion.spark.check(df.withColumnRenamed("year", "score"), "body", policy)
    with pytest.raises(TypeError, match="expected text"):
        discretion.spark.check(df, "year", policy)


def events(folder):
    """The files in which Spark wrote what happened."""
    return list((folder / "events").rglob("events_*"))


def workers(of):
    """The processes that Spark forked for Python, below a process, with the hundredths of seconds that each has computed."""
    parents, kinds, computed = {}, {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)], computed[int(entry.name)] = int(stat[1]), int(stat[11])
                kinds[int(entry.name)] = (entry / "cmdline").read_bytes()
            except OSError:
                continue

    def is_ours(process):
        while process in parents and process != of:
            process = parents[process]
        return process == of

    daemons = {process for process, kind in kinds.items() if b"pyspark.daemon" in kind}
    return {process: computed[process] for process in daemons if parents[process] in daemons and is_ours(process)}


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(spark, df, policy, folder):
    """The posts are long, so that the kill comes while they are checked."""
    from pyspark.sql.functions import col, repeat

    long = df.where("id <> 7").select("id", repeat(col("body"), 1_000).alias("body"))
    checked = discretion.spark.check(long, "body", policy, at=AT)
    killed, over = [], threading.Event()

    def kill():
        while not over.is_set() and not killed:
            before = workers(os.getpid()) if (folder / "checked.parquet").exists() else {}
            time.sleep(0.1)
            after = workers(os.getpid())
            # One that computes: others may wait for the next task.
            for worker in [worker for worker in before if after.get(worker, 0) > before[worker]][:1]:
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

    killer = threading.Thread(target=kill)
    killer.start()
    checked.select("id", "verdict").write.parquet(str(folder / "checked.parquet"))
    over.set()
    killer.join()
    assert killed
    kept = pyarrow.parquet.read_table(folder / "checked.parquet")
    assert sorted(kept["id"].to_pylist()) == [number for number in range(1_000) if number != 7]
    assert {row["verdict"] for row in kept.to_pylist() if row["id"] % 5 == 0} == {"block"}
    assert "crashed" in "".join(file.read_text() for file in events(folder))


def test_the_page_on_many_posts_runs(spark, folder, posts, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "acme.toml").write_text(POLICY)
    (folder / "posts").symlink_to(folder / "posts.parquet")
    assert run("scale.md", {"spark": spark}, **{"s3://acme": f"file://{folder}"}) == 1
    assert len(pyarrow.parquet.read_table(folder / "blocked")) == 200


def test_no_log_holds_a_term(spark, folder):
    """The last test: all that the others made Spark say."""
    spark.stop()
    written = [folder / "spark.log", *events(folder)]
    assert len(written) > 1
    for file in written:
        text = file.read_text()
        assert "discretion_check" in text, file
        assert not [term for term in TERMS if term.lower() in text.lower()], file
