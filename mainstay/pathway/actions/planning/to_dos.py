"""Who does what by when, beside the support itself."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.pathway.models import Plan, ToDo


def add_to_do(plan: Plan, words: str, who: str, by_on: date, *, by: User) -> ToDo:
    """Add something that somebody does by a day. It may be added to an agreed plan too: it changes no support."""
    with action("add what somebody does for a plan", by=by):
        return ToDo.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            words=words.strip(),
            who=who.strip(),
            by_on=by_on,
        )


def do_to_do(to_do: ToDo, *, by: User, today: date) -> ToDo:
    """Note that it was done; done twice, the first day stands."""
    with action("note what was done for a plan", by=by):
        to_do = ToDo.objects.select_for_update().get(pk=to_do.pk)
        if to_do.done_on is None:
            to_do.done_on = today
            to_do.save(update_fields=["done_on", "changed_at"])
        return to_do


def remove_to_do(to_do: ToDo, *, by: User) -> None:
    """Take out what nobody has to do after all."""
    with action("remove what somebody does for a plan", by=by):
        to_do.delete()
