"""Writing down how carers ranked priorities. There is no way to change a ranking: a mistake is corrected beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.models import CarersRanking, Priority, RankedPriority, Review
from mainstay.planning.rules import scoring as rules
from mainstay.planning.rules.evidence import reasons_to_refuse_words
from mainstay.planning.rules.scoring import Heard


class CannotRecord(Refused):
    """No ranking was recorded; ``reasons`` are sentences to show."""


@transaction.atomic
def record_ranking(
    review: Review,
    heard: Heard,
    order: Sequence[Priority],
    *,
    by: User,
    today: date,
    words: Mapping[int, str] | None = None,
    corrects: CarersRanking | None = None,
    correction: str = "",
) -> CarersRanking:
    """Write down how carers put priorities in order, the first first, or raise CannotRecord.

    words: id of a priority → what carers said of it. corrects: the record in whose place this one stands, which
    stays to be read; correction says what was wrong in it.
    """
    known = set(review.priorities.values_list("pk", flat=True))
    reasons = rules.reasons_not_to_record(
        heard,
        [each.pk for each in order],
        known,
        today=today,
        corrects=corrects is not None,
        corrected_already=corrects is not None and CarersRanking.objects.filter(corrects=corrects).exists(),
        correction=correction,
    )
    # What is recorded can never be changed, so nothing in it may say whose words they are.
    told = [heard.title, heard.how, heard.heard_from, correction, *(words or {}).values()]
    refuse_if(CannotRecord, reasons + reasons_to_refuse_words(*told))
    with action("record how carers ranked", by=by):
        ranking = CarersRanking.objects.create(
            authority_id=by.authority_id,
            review=review,
            recorded_by=by,
            corrects=corrects,
            correction=correction.strip() if corrects else "",
            **(asdict(heard) | {"groups": list(heard.groups)}),
        )
        RankedPriority.objects.bulk_create(
            RankedPriority(
                authority_id=by.authority_id,
                ranking=ranking,
                priority=priority,
                position=position,
                words=(words or {}).get(priority.pk, "").strip(),
            )
            for position, priority in enumerate(order, 1)
        )
        return ranking
