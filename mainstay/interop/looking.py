"""What the command line says about candidates and duplicates: the answer on standard output, the rest beside it."""

import json
import sys
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.directory.actions.duplicates import find_duplicates
from mainstay.directory.models import LikelyDuplicate, Source
from mainstay.directory.rules.candidates import Found
from mainstay.directory.rules.payments import pounds
from mainstay.interop.entries_read import nobody_asks
from mainstay.interop.sources import reporting
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.sources.knowing import known_to
from mainstay.interop.statistics import CannotRead

DONE, FINDINGS, COULD_NOT = 0, 1, 2


def payments(path: Path, owner: Authority, *, check: bool, ending: str) -> int:
    """Print the suppliers that may support carers, and keep them; return 0 done, 1 rows set aside, 2 could not."""
    try:
        with scope.of_authority(owner.pk):
            read = KINDS[Source.Kind.PAYMENTS].read(path, known_to(owner), progress=nobody_asks)
    except CannotRead as refusal:
        for sentence in (refusal.sentence, *refusal.way_out):
            sys.stderr.write(f"{sentence}\n")
        return COULD_NOT
    if ending == "json":
        told = {"notes": read.notes, "candidates": [_as_json(each) for each in read.others]}
        sys.stdout.write(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    else:
        for each in read.others:
            sys.stdout.write(_in_lines(each))
    if check:
        return FINDINGS if read.set_aside else DONE
    return reporting.load(str(path), owner, kind=Source.Kind.PAYMENTS)


def _as_json(found: Found) -> dict[str, Any]:
    days = {name: each.isoformat() if each else None for name, each in _days(found).items()}
    return {**vars(found), **days, "months": dict(found.months), "told": dict(found.told)}


def _days(found: Found) -> dict[str, Any]:
    return {"first_on": found.first_on, "last_on": found.last_on}


def _in_lines(found: Found) -> str:
    told = {"name": found.name, "paid": pounds(found.spend_pence), "count": f"{found.payments:,}"}
    lines = [_("%(name)s: %(paid)s in %(count)s payments") % told]
    lines += [f"  + {each}" for each in found.why]
    lines += [f"  - {each}" for each in found.doubts]
    return "\n".join(lines) + "\n"


def duplicates(owner: Authority, *, ending: str) -> int:
    """Look for entries that may be one and print those that wait for a person; return 0 for none, 1 for some."""
    with scope.of_authority(owner.pk):
        looked = find_duplicates(owner, by=Operator(), today=localdate())
        waiting = LikelyDuplicate.objects.filter(authority=owner, state=LikelyDuplicate.State.WAITING)
        pairs = [
            {
                "one": str(each.one_service or each.one_provider),
                "other": str(each.other_service or each.other_provider),
                "kind": "service" if each.one_service_id else "provider",
                "score": each.score,
                "reasons": each.reasons,
            }
            for each in waiting.select_related(
                "one_service", "other_service", "one_provider", "other_provider"
            )
        ]
    if ending == "json":
        told = {"compared": looked.compared, "new": looked.new, "waiting": pairs}
        sys.stdout.write(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    else:
        for pair in pairs:
            sys.stdout.write(f"{pair['score']:.0%}  {pair['one']} | {pair['other']}\n")
    return FINDINGS if pairs else DONE
