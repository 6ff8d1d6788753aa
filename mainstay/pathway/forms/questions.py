"""A form made from questions of the packs: one, several or all of them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mainstay.pathway.rules import questions as rules
from mainstay.pathway.rules.questions import CHOSEN_ONE, Question
from mainstay.web.days import DayField


class QuestionsForm(forms.Form):
    """Shows questions, each as a field named by its code, and gives back ``answers`` as they are kept.

    Nothing has to be answered: saving half a form is what people do. What is wrong is said beside the answer, and
    what was typed stays. Ask for ``answers`` once it is valid, and for ``sound`` where the good ones are kept anyway.
    """

    def __init__(
        self, questions: Iterable[Question], *args: Any, answers: rules.Answers | None = None, **kwargs: Any
    ):
        """Answers: what is shown to begin with."""
        self.questions = tuple(questions)
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **(answers or {})}
        super().__init__(*args, **kwargs)
        for question in self.questions:
            self.fields[question.code] = field_for(question)

    @property
    def answers(self) -> dict[str, Any]:
        """Every answer that was given, as JSON keeps it; what was left empty is not there."""
        assert self.is_valid(), "answers of a form with faults: ask for sound"
        return self.sound

    @property
    def sound(self) -> dict[str, Any]:
        """The answers in which nothing is wrong."""
        self.full_clean()
        given = {each.code: _kept(self.cleaned_data.get(each.code)) for each in self.questions}
        return {code: answer for code, answer in given.items() if answer not in (None, "", [])}


def field_for(question: Question) -> forms.Field:
    """Return the field in which one question is answered; it may always be left empty."""
    about: dict[str, Any] = {"label": question.title, "help_text": question.help, "required": False}
    if question.kind in CHOSEN_ONE:
        return forms.ChoiceField(
            choices=list(question.options.items()),
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": rules.fault_of(None, question)},
            **about,
        )
    if question.kind == "many":
        return forms.MultipleChoiceField(
            choices=list(question.options.items()),
            widget=forms.CheckboxSelectMultiple,
            error_messages=dict.fromkeys(("invalid_choice", "invalid_list"), rules.fault_of(None, question)),
            **about,
        )
    if question.kind == "day":
        return DayField(**about)
    if question.kind == "number":
        return forms.IntegerField(
            validators=[_sound(question)],
            error_messages={"invalid": rules.fault_of(None, question)},
            **about,
        )
    widget = forms.TextInput() if question.lines == 1 else forms.Textarea(attrs={"rows": question.lines})
    return forms.CharField(widget=widget, validators=[_sound(question)], **about)


def _sound(question: Question) -> Callable[[Any], None]:
    def check(answer: Any) -> None:
        if fault := rules.fault_of(answer, question):
            raise ValidationError(fault)

    return check


def _kept(answer: Any) -> Any:
    if isinstance(answer, str):
        # Browsers send line ends as two characters; counted and compared they are one.
        return answer.replace("\r\n", "\n")
    return answer.isoformat() if isinstance(answer, date) else answer
