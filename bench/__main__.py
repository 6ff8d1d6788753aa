"""``./dev bench [NAME …]``: measure each promise in a process of its own; 0 where all are met, else 1."""

import importlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import reporting

ROOT = Path(__file__).resolve().parents[1]
NAMES = (
    "carers",
    "checking",
    "coverage",
    "deciding",
    "loading",
    "loading_services",
    "pages",
    "searching",
    "starting",
)
LONGEST_SECONDS = 600  # each, on a busy machine; on a quiet one all of them take under three minutes


def main(asked: list[str]) -> None:
    """Measure what was asked for, or everything."""
    if len(asked) == 2 and asked[0] == "--one":
        measure_one(asked[1])
    if unknown := set(asked) - set(NAMES):
        reporting.stop(f"There is no bench {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.")
    if os.getloadavg()[0] > (os.cpu_count() or 1) / 2:
        print(
            "The machine is busy with something else: seconds will be too long, ratios less so.", flush=True
        )
    began = time.monotonic()
    wrong = [name for name in asked or NAMES if not _holds(name)]
    print(f"Measured in {time.monotonic() - began:.0f} s.", flush=True)
    if wrong:
        reporting.stop(f"Look again at: {', '.join(wrong)}.")


def measure_one(name: str) -> None:
    """Measure one promise in this process and end it: settings are read once a process."""
    try:
        met = importlib.import_module(f"bench.{name}").measure()
    except reporting.CannotMeasure as refusal:
        reporting.stop(f"{name} could not be measured. {refusal}")
    sys.exit(0 if met else 1)


def _holds(name: str) -> bool:
    command = [sys.executable, "-m", "bench", "--one", name]
    # Removed from outside, for a bench that is ended cannot tidy up after itself.
    with tempfile.TemporaryDirectory(prefix="mainstay-bench-", ignore_cleanup_errors=True) as folder:
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | {"TMPDIR": folder}, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            print(f"{name} took more than {LONGEST_SECONDS} seconds and was ended.", file=sys.stderr)
            return False
    return done.returncode == 0


if __name__ == "__main__":
    main(sys.argv[1:])
