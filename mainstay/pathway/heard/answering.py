"""One page of questions, opened and saved: the same for a carer and for a worker who writes for them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest
from mainstay.accounts.models import User
from mainstay.pathway.actions import self_assessment as actions
from mainstay.pathway.forms.self_assessment import AnswersForm
from mainstay.pathway.heard.asking import Asking
from mainstay.pathway.queries.self_assessment import arranged_by
from mainstay.pathway.rules.questions import Question
from mainstay.pathway.rules.self_assessment import ANOTHER_WAY, next_after
from mainstay.pathway.unsent import typed_before, whose
from mainstay.web.words import day


def one_question(
    request: SignedInRequest, asking: Asking, code: str, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Show one question; once its answer is saved, go on to the next, or to the parts where that was pressed."""
    question = asking.asked.question(code)
    if question is None:
        raise Http404
    form = form_for(request, asking, [question])
    following = next_after(code, asking.asked.order)
    if request.method == "POST" and saved(request, asking, form, go_on_at=following):
        if code == ANOTHER_WAY and (by := arranged_by(asking.assessment)):
            said = _("What is needed has been passed on. Somebody is in touch about it by %(day)s.")
            messages.success(request, said % {"day": day(by)})
        return redirect(asking.at.start if request.POST.get("then") == "parts" else asking.after_href(code))
    section = asking.asked.section_of(question)
    about = {
        "asking": asking,
        "question": question,
        "section": section,
        "number": section.questions.index(question) + 1,
        "known": asking.known.get(code),
        "form": form,
        "recovered": form.is_bound and request.method == "GET",
        "whose": whose(request.user),
    }
    return render(request, template, context | about)


def form_for(
    request: SignedInRequest, asking: Asking, questions: Sequence[Question], *, as_lists: bool = False
) -> AnswersForm:
    """Return the form of these questions, with what is saved, what is known, and what was typed."""
    return AnswersForm(
        questions,
        request.POST if request.method == "POST" else typed_before(request),
        stored=asking.assessment.answers,
        offered={code: each.answer for code, each in asking.known.items()},
        as_lists=as_lists,
    )


def saved(request: SignedInRequest, asking: Asking, form: AnswersForm, *, go_on_at: str = "") -> bool:
    """Save every answer in which nothing is wrong, and return whether that is all of them.

    What is wrong stays on the page with what to do; so does what somebody else answered meanwhile.
    """
    good = [each for each in form.questions if each.code not in form.errors]
    given = {code: answer for code, answer in form.sound.items() if code not in form.errors}
    at = go_on_at if form.is_valid() else ""
    try:
        kept = actions.save_answers(
            asking.assessment,
            given,
            asked=good,
            seen=form.seen,
            go_on_at=at,
            by=request.user,
            today=localdate(),
        )
    except actions.CannotAnswer as refusal:
        form.add_error(None, refusal.reasons)
        return False
    if kept.waiting:
        form.show_both(kept.waiting, kept.assessment.answers)
    return form.is_valid()


def keep_known(asking: Asking, *, by: User) -> None:
    """Save everything that is known already as an answer, where there is none."""
    given = {code: each.answer for code, each in asking.known.items()}
    actions.save_answers(asking.assessment, given, asked=asking.offered, seen={}, by=by, today=localdate())
