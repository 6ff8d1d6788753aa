"""What is known of a carer themself, changed by a worker; and who is in touch with them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay.accounts.models import Organisation, User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.actions import search_keys
from mainstay.pathway.actions.carers import open_to, with_ward
from mainstay.pathway.models import Carer, Person
from mainstay.pathway.queries.people import workers_of
from mainstay.pathway.rules.editions import reasons_if_changed
from mainstay.pathway.rules.people import reasons_not_to_add


class CannotChange(Refused):
    """The record is as it was; ``reasons`` has every one as a sentence."""


def change_carer(
    carer: Carer, *, person: Mapping[str, Any], about: Mapping[str, Any], seen: int, by: User, today: date
) -> None:
    """Change what is known of a carer, or raise CannotChange.

    person: values by the names of Person's fields. about: the same of Carer's. seen: the person's edition typed from.
    """
    with action("change what is known of a carer", by=by):
        # Locked, because a colleague may be saving the same form.
        now = Person.objects.select_for_update(no_key=True).get(as_carer=carer.pk)
        reasons = reasons_if_changed(seen, now.edition) + reasons_not_to_add(
            name=f"{person.get('given_names', '')} {person.get('family_name', '')}",
            born_on=person.get("born_on"),
            died_on=person.get("died_on"),
            council_reference=person.get("council_reference", ""),
            today=today,
        )
        since = about.get("cares_since")
        if since is not None and since > today:
            reasons.append(
                "The day the caring began is still to come. Check the day, the month and the year."
            )
        if since is not None and person.get("born_on") and since < person["born_on"]:
            reasons.append("The caring began before the carer was born. Check both days.")
        refuse_if(CannotChange, reasons)
        for name, value in with_ward(person).items():
            setattr(now, name, value)
        now.edition += 1
        now.save()
        for name, value in about.items():
            setattr(carer, name, value)
        carer.save(update_fields=[*about, "changed_at"])
        search_keys.write(carer)


def assign(carer: Carer, *, worker: User | None, organisation: Organisation | None, by: User) -> None:
    """Say who is in touch with a carer and for whom they work, or raise CannotChange.

    An organisation that is not the authority itself may open the record from then on, and act in it.
    """
    # Every carer: who may see what is written by the authority's workers only; a centre's worker hands over too.
    with action("say who is in touch with a carer", by=by), scope.every_carer():
        reasons = []
        if worker is not None and not workers_of(by).filter(pk=worker.pk).exists():
            reasons.append("Choose somebody who works with carers and may sign in.")
        if worker is not None and worker.organisation_id and organisation is None:
            organisation = worker.organisation
        refuse_if(CannotChange, reasons)
        carer.worker, carer.organisation = worker, organisation
        carer.save(update_fields=["worker", "organisation", "changed_at"])
        if organisation is not None:
            open_to(organisation, carer, by=by)
