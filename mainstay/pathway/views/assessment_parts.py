"""One part of an assessment: a short form, saved by itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import assessing as actions
from mainstay.pathway.forms.self_assessment import AnswersForm
from mainstay.pathway.queries.assessing import Paper, paper_of
from mainstay.pathway.queries.assessment_said import carer_said
from mainstay.pathway.rules.questions import Section
from mainstay.pathway.unsent import kept_over_sign_in, typed_before, whose
from mainstay.pathway.views.assessments import opened_to_act


@kept_over_sign_in
@requires(Permission.WORK_WITH_CARERS)
def assessment_part(request: SignedInRequest, assessment_id: int, section: str) -> HttpResponse:
    """Ask the questions of one part, with what the carer said before beside them; save, and go to the next."""
    found, record = opened_to_act(request, assessment_id)
    paper = paper_of(found, localdate())
    part = paper.section(section)
    if part is None:
        raise Http404(_("This assessment has no such part."))
    if found.state != "open":
        return redirect("pathway:assessment", assessment_id)
    said = carer_said(paper)
    form = AnswersForm(
        part.questions,
        request.POST if request.method == "POST" else typed_before(request),
        stored=found.answers,
        offered={code: each.answer for code, each in said.items() if each.answer is not None},
    )
    if request.method == "POST" and _saved(request, paper, part, form):
        return _onward(request, paper, part)
    codes = [each.code for each in part.questions]
    context = {
        "record": record,
        "paper": paper,
        "part": part,
        "number": [each.code for each in paper.sections].index(section) + 1,
        "form": form,
        "said": {code: each for code, each in said.items() if code in codes},
        "whose": whose(request.user),
    }
    return render(request, "pathway/assessments/part.html", context)


def _saved(request: SignedInRequest, paper: Paper, part: Section, form: AnswersForm) -> bool:
    """Save every answer in which nothing is wrong, and return whether that is all of them."""
    good = [each for each in part.questions if each.code not in form.errors]
    given = {code: answer for code, answer in form.sound.items() if code not in form.errors}
    try:
        kept = actions.save(paper.assessment, given, asked=good, seen=form.seen, by=request.user)
    except actions.CannotAssess as refusal:
        form.add_error(None, refusal.reasons)
        return False
    if kept.waiting:
        form.show_both(kept.waiting, kept.answers)
    return form.is_valid()


def _onward(request: SignedInRequest, paper: Paper, part: Section) -> HttpResponse:
    following = paper.after(part.code)
    if "stay" in request.POST or following is None:
        messages.success(request, _("Saved: %(part)s.") % {"part": part.title})
        return redirect("pathway:assessment", paper.assessment.pk)
    return redirect("pathway:assessment_part", paper.assessment.pk, following.code)
