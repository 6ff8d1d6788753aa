"""Everything that changes a needs assessment: it can be saved, and nothing else."""

from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.planning.models import NeedsAssessment


def save(content: dict[str, Any], *, title: str, note: str, by: User, today: date) -> NeedsAssessment:
    """Keep an assessment as it stands today, with its assumptions and the files it came from."""
    with action("save a needs assessment", by=by):
        return NeedsAssessment.objects.create(
            authority=by.authority,
            area_code=content["area"]["code"],
            area_name=content["area"]["name"],
            title=title,
            note=note,
            as_at=today,
            content=content,
            saved_by=by,
        )
