"""A copy of everything held about a carer: made, and written down that it was given."""

import json
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.database import scope
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.models import Carer, GivenOut
from mainstay.pathway.queries.held import Held, everything_held
from mainstay.web import words

ENDINGS = {"html": "text/html; charset=utf-8", "json": "application/json", "zip": "application/zip"}


def give_copy(carer: Carer, ending: str, *, by: User, today: date) -> bytes:
    """Return everything held about a carer as a file, and write down that it was given. ending: of ENDINGS."""
    with action("give a carer a copy of their record", by=by):
        held = everything_held(carer)
        GivenOut.objects.create(
            authority_id=carer.authority_id, carer=carer, what="copy", on=today, by=by, content=held.counts
        )
        clocks.done(carer, "subject_access", on=today)
        return as_file(held, carer, ending, today)


def give_copy_of_guarded(carer: Carer, ending: str, *, by: User, today: date) -> bytes:
    """Give a copy as ``give_copy`` does, by whoever guards records: the record may be restricted."""
    # Every carer: what is restricted is still held, and its carer may have a copy of it.
    with action("give a carer a copy of their record", by=by), scope.every_carer():
        copy = give_copy(carer, ending, by=by, today=today)
        # Whoever has the file can read it: the carer sees that, although no page of the record was opened.
        note_opening(carer, "privacy", by=by)
        return copy


def as_file(held: Held, carer: Carer, ending: str, today: date) -> bytes:
    """Return the copy as HTML for people, JSON for machines, or both in a zip."""
    if ending == "html":
        context = {"held": held, "reference": carer.reference, "today": today, "value_in_words": in_words}
        return render_to_string("pathway/subject_access/copy.html", context).encode()
    if ending == "json":
        return json.dumps(
            as_json(held, carer, today), indent=2, ensure_ascii=False, cls=DjangoJSONEncoder
        ).encode()
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in ("html", "json"):
            # The day alone: a zip keeps when each file in it was made, and the hour says nothing.
            name = zipfile.ZipInfo(file_name(carer, each), (today.year, today.month, today.day, 0, 0, 0))
            packed.writestr(name, as_file(held, carer, each, today))
    return page.getvalue()


def as_json(held: Held, carer: Carer, today: date) -> dict[str, Any]:
    """Return the copy for machines: each table with its rows by the names of their fields."""
    return {
        "title": "Everything held about one carer",
        "reference": carer.reference,
        "made_on": today,
        "not_in_this_copy": held.notes,
        "tables": {
            each.name: [{name: value for name, _label, value in row} for row in each.rows]
            for each in held.sections
        },
    }


def in_words(value: Any) -> str:
    """Return a value of the copy as people read it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, dict):
        return "; ".join(f"{str(name).replace('_', ' ')}: {in_words(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "; ".join(in_words(each) for each in value)
    return str(value)


def file_name(carer: Carer, ending: str) -> str:
    """Return what the file is called: by number, for a name would stay in the list of downloads of a shared machine."""
    return f"record-{carer.reference}.{ending}"
