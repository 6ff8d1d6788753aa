"""Which record somebody reads under /my/: their own, or that of a carer who lets them."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.models import Access, Carer
from mainstay.pathway.queries.own import own_access
from mainstay.pathway.rules.own import may_see

# In the session: the number of the access that somebody with more than one chose to look through.
_CHOSEN = "record looked at"


@dataclass(frozen=True)
class MyRecord:
    """A record read by the carer or by somebody they let. own: whether it is the reader's own."""

    carer: Carer
    access: Access
    own: bool
    others: int

    @property
    def may_act(self) -> bool:
        """Whether the reader may also change, ask and write."""
        return self.access.acts

    @property
    def name(self) -> str:
        """What the carer likes to be called, as a heading says it."""
        person = self.carer.person
        return (person.known_as or person.name) if person else ""

    def shows(self, part: str) -> bool:
        """Return whether the reader may see this part of it."""
        return may_see(part, own=self.own, parts=self.access.parts)


def my_record(request: SignedInRequest, part: str = "") -> MyRecord:
    """Return the record somebody reads, having logged that it was opened; 404 where there is none for them.

    part: the name of the part in rules.own.PARTS that the page belongs to; empty for what every reader sees.
    """
    found = find_my_record(request)
    if found is None or (part and not found.shows(part)):
        raise Http404
    note_opening(found.carer, part or "my", by=request.user, access=found.access.as_whom)
    return found


def my_own_record(request: SignedInRequest) -> MyRecord:
    """Return the record where it is the reader's own: for what nobody does in a carer's place; else 404."""
    found = my_record(request)
    if not found.own:
        raise Http404
    return found


def find_my_record(request: SignedInRequest) -> MyRecord | None:
    """Return the record chosen to be read, else the reader's own, else the first they were let see; or None."""
    every = own_access(request.user)
    if not every:
        return None
    chosen = request.session.get(_CHOSEN)
    access = next((each for each in every if each.pk == chosen), every[0])
    return MyRecord(access.carer, access, access.as_whom == Access.As.SELF, len(every) - 1)


def choose(request: SignedInRequest, access_id: str) -> None:
    """Look through this access from now on; 404 where the reader has no such access today."""
    if access_id not in {str(each.pk) for each in own_access(request.user)}:
        raise Http404
    request.session[_CHOSEN] = int(access_id)


def parts_of(record: MyRecord) -> list[tuple[str, str, str]]:
    """Return the pages of a record that the reader may open: (title, address, what is there)."""
    every = [
        ("carer", _("What is held about me"), "my_details", _("Who you are, and whom you look after.")),
        ("heard", _("What I said"), "my_said", _("Your self-assessment, in your words.")),
        ("assessments", _("Assessments"), "my_assessments", _("The conversations about your needs.")),
        (
            "decisions",
            _("Decisions and reasons"),
            "my_decisions",
            _("What was decided, why, and the letters."),
        ),
        ("plans", _("My plan"), "my_plan", _("What was agreed, and who does what.")),
        ("budgets", _("My budget"), "my_budget", _("What there is, and what is left.")),
        ("finding", _("Choices"), "my_choices", _("Services that were found for you.")),
        ("emergency", _("Emergency plan"), "my_emergency_plan", _("What happens if you cannot care.")),
        ("messages", _("Messages"), "my_messages", _("Between you and whoever supports you.")),
    ]
    return [
        (title, reverse(f"pathway:{name}"), text) for part, title, name, text in every if record.shows(part)
    ]
