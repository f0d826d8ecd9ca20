"""The two questions of bench/src/lib.rs, asked of DuckDB: one thread, in memory, the same codes.

Usage: duckdb_answer.py CELLS.csv; prints one line for each question: letter, median in seconds.
"""

import statistics
import sys
import time

import duckdb

REPEATED = 41
QUESTIONS = {
    "a": ("school, year", "subject = 3 AND grade = 3 AND grp = 0"),
    "b": ("subject, year", "grp = 0"),
}

# Wilson's interval, as our rows carry it; 1.959964 is the 97.5 % point of the normal distribution.
ANSWER = """
WITH sums AS (
    SELECT {by}, sum(l4 + l5)::DOUBLE AS k, sum(l2 + l3 + l4 + l5)::DOUBLE AS n
    FROM cells WHERE {where} GROUP BY {by}
), shares AS (
    SELECT *, k / n AS p, 1.959964 * 1.959964 AS z2 FROM sums
)
SELECT {by}, p, k, n,
    (p + z2 / (2 * n) - 1.959964 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n) AS low,
    (p + z2 / (2 * n) + 1.959964 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n) AS high
FROM shares ORDER BY {by}
"""


def main() -> None:
    engine = duckdb.connect(":memory:", config={"threads": 1})
    engine.execute(
        "CREATE TABLE cells AS SELECT * FROM read_csv(?, columns = {"
        "'school': 'USMALLINT', 'year': 'UTINYINT', 'subject': 'UTINYINT', 'grade': 'UTINYINT', "
        "'grp': 'UTINYINT', 'l2': 'UINTEGER', 'l3': 'UINTEGER', 'l4': 'UINTEGER', 'l5': 'UINTEGER'}, "
        "header = true)",
        [sys.argv[1]],
    )
    for letter, (by, where) in QUESTIONS.items():
        statement = ANSWER.format(by=by, where=where)
        times = []
        for _ in range(REPEATED):
            begun = time.perf_counter()
            # Columns of numbers: making 6,500 rows of Python objects would be Python's time.
            engine.execute(statement).fetchnumpy()
            times.append(time.perf_counter() - begun)
        print(letter, statistics.median(times))


if __name__ == "__main__":
    main()
