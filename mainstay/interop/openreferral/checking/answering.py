"""The command's answer on standard output, what hinders it on standard error, and the exit status."""

import json
import sys
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from mainstay.interop.openreferral.checking.documents import CannotRead
from mainstay.interop.openreferral.checking.feeds import check_feed
from mainstay.interop.openreferral.checking.files import check_path
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.saying import in_words
from mainstay.interop.openreferral.feed import Way

CLEAN, FINDINGS, COULD_NOT = 0, 1, 2


def answer_check(what: str, form: str, *, today: date) -> int:
    """Check a file or an address and print the outcome; return 0 clean, 1 findings, 2 could not read it."""
    try:
        if what.startswith(("http://", "https://")):
            way = Way(may_reach=settings.FEED_MAY_REACH)
            report = check_feed(what, today=today, way=way)
        else:
            report = check_path(Path(what), today=today)
    except CannotRead as refusal:
        sys.stderr.write(_("%(what)s was not checked. %(why)s") % {"what": what, "why": refusal} + "\n")
        return COULD_NOT
    _print(report, form)
    return CLEAN if report.clean else FINDINGS


def _print(report: Report, form: str) -> None:
    if form == "json":
        json.dump(report.as_json(), sys.stdout, indent=1)
        sys.stdout.write("\n")
        return
    for line in in_words(report):
        # A lone half of a sign, which JSON may hold, is no text that can be written.
        sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
