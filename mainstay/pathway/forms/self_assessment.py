"""What carers and workers type into a self-assessment."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.pathway.forms.questions import QuestionsForm
from mainstay.pathway.models import SelfAssessment
from mainstay.pathway.rules.questions import Question, said
from mainstay.pathway.rules.self_assessment import mark_of


class AnswersForm(QuestionsForm):
    """One question or the whole form. ``seen`` carries what the page was opened with, to tell what changed since.

    stored: the answers that are saved. offered: what is known already, shown where nothing is saved yet.
    """

    def __init__(
        self,
        questions: Collection[Question],
        data: Any = None,
        *,
        stored: Mapping[str, Any],
        offered: Mapping[str, Any] | None = None,
        as_lists: bool = False,
    ) -> None:
        super().__init__(questions, data, answers={**(offered or {}), **stored})
        self.stored = stored
        marks = {each.code: mark_of(stored.get(each.code)) for each in self.questions}
        self.fields["seen"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=json.dumps(marks, separators=(",", ":"))
        )
        if as_lists:
            self._show_as_lists()

    @property
    def seen(self) -> dict[str, str]:
        """The marks of the answers the page was opened with; empty where none came with it."""
        try:
            marks = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            return {}
        return {str(code): str(mark) for code, mark in marks.items()} if isinstance(marks, dict) else {}

    def show_both(self, waiting: Collection[str], stored: Mapping[str, Any]) -> None:
        """Say beside each of these answers what was saved elsewhere meanwhile; saving again keeps what is typed."""
        for question in self.questions:
            if question.code not in waiting:
                continue
            other = "; ".join(said(stored[question.code], question)) if question.code in stored else ""
            self.add_error(question.code, _both(other))
        marks = {each.code: mark_of(stored.get(each.code)) for each in self.questions}
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = json.dumps(marks, separators=(",", ":"))
        self.data = typed

    def _show_as_lists(self) -> None:
        """Number the answers as the paper form does, so that a figure typed in a list finds its answer."""
        for field in self.fields.values():
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = numbered(field.choices)
            elif isinstance(field, forms.ChoiceField):
                choices = [("", _("No answer")), *numbered(field.choices)]
                field.widget = forms.Select()
                field.choices = choices


def numbered(choices: Any) -> list[tuple[str, str]]:
    """Return choices with their number in front, as the paper form prints them."""
    return [(code, f"{number} {words}") for number, (code, words) in enumerate(choices, 1)]


def _both(other: str) -> str:
    if not other:
        return _(
            "This answer was taken out in another window since you opened the page. Save again to keep yours."
        )
    return _(
        "This was answered in another window since you opened the page: “%(other)s”. "
        "Your answer is still here. Save again to keep yours, or leave the page to keep the other."
    ) % {"other": other}


class BeginForm(forms.Form):
    """How the carer tells a worker, and how they agreed that it is written down: asked once."""

    way = forms.ChoiceField(
        label=gettext_lazy("How do they tell you?"),
        choices=[each for each in SelfAssessment.Way.choices if each[0] != SelfAssessment.Way.ONLINE],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how the carer tells you")},
    )
    agreed_how = forms.ChoiceField(
        label=gettext_lazy("How did they agree that you write it down for them?"),
        help_text=gettext_lazy("Asked once, now. They may stop at any time."),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Ask whether you may write it down, and choose how they agreed")
        },
    )

    def __init__(self, *args: Any, agreements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agreed_how"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = agreements


class SendForm(forms.Form):
    """That it was read back. Shown to workers only; a carer has read it on the page itself."""

    read_back = forms.BooleanField(
        label=gettext_lazy("I have read this to the carer, and it is what they said"),
        error_messages={"required": gettext_lazy("Read it to the carer, then tick the box")},
    )


class NoForm(forms.Form):
    """Nothing to type: only a button."""


def sent_with(request: HttpRequest) -> QueryDict | None:
    """Return what came with a button, though it be nothing; None where the page is only opened."""
    return request.POST if request.method == "POST" else None
