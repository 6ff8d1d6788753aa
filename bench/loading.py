"""Loading the 35,672 rows of the Census by small area, against a plain COPY of the same rows.

The real path reads, recognises and checks the file and keeps figures and places, in one transaction behind the
fence. The plain one copies the file's text into a table with a primary key, in the same database.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

from bench import measuring, private, promises, reporting, small_areas

ROUNDS = 7
CHILD_SECONDS = 60


def measure() -> bool:
    """Print both figures; return whether both promises are met."""
    data = private.make_ready()
    path, which = small_areas.table(data)
    loads, copies = measuring.in_turn(lambda: _load(path), lambda: _copy(path), rounds=ROUNDS)
    _empty()
    took = f"{statistics.median(loads):.2f} s against {statistics.median(copies):.2f} s, {which}, {ROUNDS} rounds"
    fast = reporting.tell(promises.LOADING, measuring.ratio(loads, copies), took)
    read = statistics.median(_read(path) for _ in range(3))
    apart = f"{read:.2f} s; the rest is figures, places, indexes and constraints"
    reporting.tell(promises.READING, read / statistics.median(copies), apart)
    seconds, megabytes = _in_a_child(data, path)
    small = reporting.tell(promises.LOADING_MEMORY, megabytes, f"{seconds:.2f} s in a new process")
    return fast and small


def _load(path: Path) -> float:
    _empty()
    return measuring.seconds(lambda: _really_load(path))


def _really_load(path: Path) -> None:
    from mainstay.audit.context import Operator
    from mainstay.database import scope
    from mainstay.interop import statistics as published
    from mainstay.interop.loading import keep

    reading = published.read(path)
    with scope.of_authority(None, sharing=True):
        file = keep(reading, by=Operator())
    if (file.rows, file.rows_set_aside) != (small_areas.ROWS, 0):
        raise reporting.CannotMeasure(
            f"{file.rows:,} rows were loaded and {file.rows_set_aside:,} set aside."
        )


def _read(path: Path) -> float:
    from mainstay.interop import statistics as published

    return measuring.seconds(lambda: published.read(path))


def _empty() -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("TRUNCATE places_loadedfile, places_figures, places_place CASCADE")
        cursor.execute("DROP TABLE IF EXISTS plain")
    connections["owner"].close()


def _copy(path: Path) -> float:
    from django.db import connections

    counts = ", ".join(f"c{number} int" for number in range(9))
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"CREATE TABLE plain (year int, name text, code text PRIMARY KEY, {counts})")

        def copy() -> None:
            with (
                cursor.copy("COPY plain FROM STDIN WITH (FORMAT csv, HEADER)") as into,
                path.open("rb") as file,
            ):
                while block := file.read(1 << 16):
                    into.write(block)

        took = measuring.seconds(copy)
        cursor.execute("SELECT count(*) FROM plain")
        if cursor.fetchone() != (small_areas.ROWS,):
            raise reporting.CannotMeasure("The plain COPY did not copy every row.")
    return took


def _in_a_child(data: Path, path: Path) -> tuple[float, float]:
    """How long a new process takes for the load alone, and the most memory it has held, in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.loading", str(path)],
        env=private.environment(data),
        capture_output=True,
        text=True,
        timeout=CHILD_SECONDS,
        check=False,
    )
    if done.returncode:
        raise reporting.CannotMeasure(
            f"The process that loads it ended with {done.returncode}: {done.stderr}"
        )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _as_a_child(path: Path) -> None:
    from mainstay.config.ready import ready

    ready(migrate=False)
    took = measuring.seconds(lambda: _really_load(path))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(took, kilobytes / (1024 if sys.platform == "linux" else 1024 * 1024))


if __name__ == "__main__":
    _as_a_child(Path(sys.argv[1]))
