"""A plugin for the build (``-p tests.strict``): a skip that hides a promise is a failure.

The journeys and the tests on real published files may be skipped on a newcomer's machine, never in the build.
"""

from collections.abc import Generator

import pytest

JOURNEYS = "tests/journeys/"
REASONS = ("published files", "chromium")
ON_REAL_FILES = ("stands on", "published files")


class Proved:
    """How many journeys, and tests on real files, have passed so far."""

    def __init__(self) -> None:
        self.journeys = self.on_real_files = 0
        self.missing: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Make a failure of a skip that is not allowed, and note what a test stood on."""
        report = yield
        if report.skipped and not_allowed(report):
            refuse(report)
        if "published" in getattr(item, "fixturenames", ()):
            report.user_properties.append(ON_REAL_FILES)
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what has passed, in whichever of the processes that share the run."""
        if report.when == "call" and report.passed:
            self.journeys += report.nodeid.startswith(JOURNEYS)
            self.on_real_files += ON_REAL_FILES in map(tuple, report.user_properties)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Make a failure of a whole module that was skipped, too."""
        report = yield
        if report.skipped and not_allowed(report):
            refuse(report)
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run in which there was no journey, or no test on real files."""
        if hasattr(session.config, "workerinput"):
            # One of the processes that share a run: the one that hands out the tests knows of all.
            return
        if not self.journeys:
            self.missing.append("No journey passed: the build proves nothing about the pages in a browser.")
        if not self.on_real_files:
            self.missing.append("No test on real published files passed.")
        if self.missing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was missing."""
        for sentence in self.missing:
            terminalreporter.write_line(sentence, red=True)


def not_allowed(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether the build must not do without what was skipped; a test expected to fail is another matter."""
    if hasattr(report, "wasxfail"):
        return False
    said = str(report.longrepr).lower()
    return report.nodeid.startswith(JOURNEYS) or any(reason in said for reason in REASONS)


def refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn the skip into a failure that gives its reason."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} may not be skipped in the build. {reason}"


def pytest_configure(config: pytest.Config) -> None:
    """Have the run watched."""
    config.pluginmanager.register(Proved(), "mainstay-proved")
