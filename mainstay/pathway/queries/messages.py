"""What was said between carers and workers, and what nobody has read or answered yet."""

from dataclasses import dataclass

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.pathway.models import Access, Carer, Message, Wish
from mainstay.pathway.queries.visible import carers_visible_to


def messages_of(carer: Carer) -> QuerySet[Message]:
    """Return what was said with a carer, newest first."""
    return Message.objects.filter(carer=carer).select_related("by__organisation")


def unread_by_carer(carer: Carer) -> int:
    """Return how many messages to the carer they have not opened."""
    return Message.objects.filter(carer=carer, from_carer=False, read_at=None).count()


def unread_of_carers(user: User) -> list[Message]:
    """Return the oldest unread message of each carer who wrote, oldest first; of the first fifty carers."""
    found: dict[int, Message] = {}
    for each in carers_who_wrote(user)[:200]:
        found.setdefault(each.carer_id, each)
    return list(found.values())[:50]


def carers_who_wrote(user: User) -> QuerySet[Message]:
    """Return messages from carers that nobody on the staff has opened, oldest first, to whoever may see them."""
    return (
        Message.objects.filter(from_carer=True, read_at=None, carer__in=carers_visible_to(user))
        .select_related("carer__person", "carer__worker")
        .order_by("at")
    )


def wishes_visible_to(user: User) -> QuerySet[Wish]:
    """Return what carers asked for, of those whose records the user may open; what waits first, then the newest."""
    return (
        Wish.objects.filter(carer__in=carers_visible_to(user))
        .select_related("carer__person", "carer__worker", "answered_by")
        .order_by("-state", "-on", "-pk")
    )


def waiting_wishes(user: User) -> tuple[list[Wish], list[Wish]]:
    """Return what carers asked for that waits, oldest first; and what was answered, newest first, the last fifty."""
    found = wishes_visible_to(user)
    open_ones = found.filter(state=Wish.State.OPEN).order_by("on", "pk")
    answered = found.exclude(state=Wish.State.OPEN).order_by("-answered_on", "-pk")
    return list(open_ones[:200]), list(answered[:50])


def open_wishes_of(carer: Carer) -> QuerySet[Wish]:
    """Return what one carer asked for that waits for an answer, oldest first."""
    return Wish.objects.filter(carer=carer, state=Wish.State.OPEN).order_by("on", "pk")


@dataclass(frozen=True)
class Waiting:
    """How much of what carers wrote and asked for waits; and how many emergencies nobody has judged."""

    wishes: int
    messages: int
    emergencies: int


def how_many_wait(user: User) -> Waiting:
    """Return how much waits for those who work with carers, of those whose records the user may open."""
    return Waiting(
        wishes_visible_to(user).filter(state=Wish.State.OPEN).count(),
        carers_who_wrote(user).count(),
        Access.objects.filter(
            authority=user.authority_id, as_whom=Access.As.EMERGENCY, looked_at_on=None
        ).count(),
    )
