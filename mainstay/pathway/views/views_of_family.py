"""Others of the family in an assessment: asked in, and heard each for themselves."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import views_of_family as actions
from mainstay.pathway.forms.views_of_family import AddViewForm, ViewForm
from mainstay.pathway.queries import views_of_family as queries
from mainstay.pathway.views.assessments import opened_to_act, to_act


@requires(Permission.WORK_WITH_CARERS)
def add_view(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Ask somebody who is on the carer's record to take part."""
    found, record = opened_to_act(request, assessment_id)
    people = {str(each.pk): each for each in queries.people_to_ask(found)}
    names = [(key, each.name or _("No name given")) for key, each in people.items()]
    form = AddViewForm(request.POST or None, people=names)
    if form.is_valid():
        try:
            view = actions.add_person(found, people[form.cleaned_data["person"]], by=request.user)
        except actions.CannotNoteView as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("pathway:view_of_family", view.pk)
    context = {"record": record, "assessment": found, "form": form, "people": names}
    return render(request, "pathway/views_of_family/add.html", context)


@requires(Permission.WORK_WITH_CARERS)
def view_of_family(request: SignedInRequest, view_id: int) -> HttpResponse:
    """Note what one person says, wants and refuses, with their own agreement."""
    view = get_object_or_404(queries.family_views_visible_to(request.user), pk=view_id)
    record = to_act(request, view.carer_id)
    if view.assessment.state not in ("offered", "open"):
        raise Http404(_("The assessment is closed, so its views stay as they are."))
    before = {
        "agreed": "" if view.agreed is None else "yes" if view.agreed else "no",
        "seen_alone": view.seen_alone,
        "said": view.view,
        "wants": view.wants,
        "refuses": view.refuses,
    }
    form = ViewForm(request.POST or None, ways=queries.ways_to_agree(), initial=before)
    if form.is_valid():
        try:
            actions.note_view(view, **form.noted, by=request.user, today=localdate())
        except actions.CannotNoteView as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("What they said was kept."))
            return redirect("pathway:assessment", view.assessment_id)
    return render(
        request, "pathway/views_of_family/view.html", {"record": record, "view": view, "form": form}
    )
