"""Checks a column of a Spark data frame: `check` adds verdicts, scores and warnings as columns.

Each worker process makes the checker once and keeps it. The policy and the secrets that are given travel as a broadcast;
secrets that are not given come from the environment of the workers. No plan, log or exception holds a word of them.

Needs PySpark 4 and pyarrow: `pip install 'discretion[spark]'`, on the driver and on each worker.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from discretion._checker import MAX_BYTES, Checker, Mask
from discretion._policy import Policy

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast
    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from discretion._checker import DraftKeywords


def check(
    df: DataFrame,
    column: str,
    policy: Policy | str | os.PathLike[str] | None = None,
    *,
    keep: Sequence[str] | None = None,
    reports: bool = False,
    at: datetime | str | None = None,
    terms: Mapping[str, str] | None = None,
    keys: Mapping[str, str] | None = None,
    mask: Mask | None = None,
    silence: bool = True,
    max_bytes: int = MAX_BYTES,
    **draft: Unpack[DraftKeywords],
) -> DataFrame:
    """Checks the texts of a `column`, on the workers, when something asks for the rows.

    The answer has the columns to `keep` (all but the texts, unless you name some), then `verdict`, `score`, `warnings` and
    `error` as `Checker.check_arrow` has them, and with `reports=True` the column `report`. A row that cannot be checked has no
    verdict, and `error` says why. The other arguments are those of `Checker` and of `Checker.check`.

    All rows are checked as at one moment, `at` or that of this call, so that a task that is run again says the same. The
    checker is made on the driver first: a policy that is refused, or that lacks a secret, fails at once.
    """
    at = at or datetime.now(timezone.utc)
    checker = Checker(policy, at=at, terms=terms, keys=keys, mask=mask, silence=silence, max_bytes=max_bytes)
    kept = [name for name in df.columns if name != column] if keep is None else list(keep)
    rows = df.select(*dict.fromkeys([*kept, column]))
    # What no worker would be told as clearly.
    empty = to_arrow_schema(rows.schema).empty_table()
    schema = pyarrow.schema(checker.check_arrow(empty, column, keep=kept, reports=reports, **draft))
    handed = df.sparkSession.sparkContext.broadcast(pickle.dumps(checker))
    work = _work(handed, column, kept, reports, dict(draft))
    return rows.mapInArrow(work, from_arrow_schema(schema))


def _work(
    handed: Broadcast[bytes], column: str, keep: list[str], reports: bool, draft: dict[str, Any]
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What a worker does with its rows. The plan shows its name and the columns, and nothing that it holds."""

    def discretion_check(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        checker = _checker(handed.value)
        for batch in batches:
            # Spark gives each worker one processor.
            checked = checker.check_arrow(batch, column, keep=keep, reports=reports, threads=1, **draft)
            yield from pyarrow.RecordBatchReader.from_stream(checked)

    return discretion_check


@lru_cache(maxsize=4)
def _checker(handed: bytes) -> Checker:
    """The checker of this process for a policy and its options: made once, whatever the number of tasks."""
    checker: Checker = pickle.loads(handed)
    return checker
