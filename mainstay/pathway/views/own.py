"""A carer's own record, page by page."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.own import decided, details, heard, planned
from mainstay.pathway.own.blocks import Block
from mainstay.pathway.own.links import links_of, not_right
from mainstay.pathway.own.opening import choose, find_my_record, my_record, parts_of
from mainstay.pathway.queries.deciding import in_force
from mainstay.pathway.queries.messages import unread_by_carer
from mainstay.pathway.queries.own import access_to, choices_waiting, owed_to, own_access

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

    from mainstay.pathway.models import Carer

Says = Callable[["Carer", date], list[Block]]


@requires(Permission.OWN_RECORD)
def my(request: SignedInRequest) -> HttpResponse:
    """Show what happens next and by when, what waits for the carer, and the way to everything that is held."""
    if find_my_record(request) is None:
        return render(request, "pathway/own/nothing.html")
    record = my_record(request)
    context = {
        "record": record,
        "owed": owed_to(record.carer, localdate()),
        "unread": unread_by_carer(record.carer) if record.shows("messages") else 0,
        "choices": choices_waiting(record.carer) if record.shows("finding") else 0,
        "parts": parts_of(record),
    }
    return render(request, "pathway/own/start.html", context)


@requires(Permission.OWN_RECORD)
def my_choose(request: SignedInRequest) -> HttpResponse:
    """Choose whose record to read, where there is more than one."""
    if request.method == "POST":
        choose(request, request.POST.get("access", ""))
        return redirect("pathway:my")
    return render(request, "pathway/own/choose.html", {"every": own_access(request.user)})


@requires(Permission.OWN_RECORD)
def my_details(request: SignedInRequest) -> HttpResponse:
    """Show who the carer is, whom they look after, what was agreed to and who may see the record."""
    record = my_record(request, "carer")
    blocks = details.about_me(record.carer, localdate())
    context = {"record": record, "blocks": blocks, "access": access_to(record.carer) if record.own else []}
    return render(request, "pathway/own/details.html", context)


def _part(part: str, title: "Words", says: Says, nothing: "Words") -> Callable[..., HttpResponse]:
    """Return the view of one part that is only read: its blocks, or what will stand here."""

    @requires(Permission.OWN_RECORD)
    def page(request: SignedInRequest) -> HttpResponse:
        record = my_record(request, part)
        blocks = says(record.carer, localdate())
        context = {"record": record, "title": title, "blocks": blocks, "nothing": nothing}
        # A decision that is not final can still be talked about.
        anything = in_force(record.carer.pk) is not None if part == "decisions" else bool(blocks)
        wrong = not_right(part, anything=anything) if record.may_act else []
        context |= {"links": links_of(part) if record.own else [], "wrong": wrong}
        return render(request, "pathway/own/part.html", context)

    page.__doc__ = f"Show one part of a carer's own record: {part}."
    return page


my_said = _part(
    "heard",
    gettext_lazy("What I said"),
    heard.what_i_said,
    gettext_lazy("When you write a self-assessment, it stands here. It is yours: nobody else changes it."),
)
my_assessments = _part(
    "assessments",
    gettext_lazy("Assessments"),
    heard.assessments,
    gettext_lazy("When you are offered a conversation about what you need, it stands here with its days."),
)
my_decisions = _part(
    "decisions",
    gettext_lazy("Decisions and reasons"),
    decided.decisions,
    gettext_lazy(
        "After an assessment it is decided what the council must do for you. The decision and the reasons stand here."
    ),
)
my_plan = _part(
    "plans",
    gettext_lazy("My plan"),
    planned.plans,
    gettext_lazy(
        "When a plan is made with you, it stands here: what you want to reach, what helps, who does what by when."
    ),
)
my_budget = _part(
    "budgets",
    gettext_lazy("My budget"),
    planned.budgets,
    gettext_lazy("If your plan has paid support, what it may cost and what is left stand here."),
)
my_choices = _part(
    "finding",
    gettext_lazy("Choices"),
    planned.choices,
    gettext_lazy("When services are found for you, you choose here."),
)
my_emergency_plan = _part(
    "emergency",
    gettext_lazy("Emergency plan"),
    planned.emergency_plans,
    gettext_lazy(
        "A plan for when you suddenly cannot care: one page that somebody who never met you can act on."
    ),
)
