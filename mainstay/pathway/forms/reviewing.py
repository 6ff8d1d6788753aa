"""A review as it is written with the carer: how life is, how far each outcome was reached, what follows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.engines.distance import ITEMS
from mainstay.pathway.forms.questions import field_for
from mainstay.pathway.rules.questions import questions_of
from mainstay.web.days import DayField
from mainstay.web.forms import offer

if TYPE_CHECKING:
    from mainstay.pathway.models import PersonalOutcome

_WORDS = ("carers_words", "persons_words", "circumstances")


class WriteReview(forms.Form):
    """Everything a review says, on one page; nothing is needed to save it, only to close it."""

    carers_words = forms.CharField(
        label=_("What the carer says"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    persons_words = forms.CharField(
        label=_("What the person they look after says"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    circumstances = forms.CharField(
        label=_("What has changed"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    what_next = forms.ChoiceField(label=_("What follows?"), required=False, widget=forms.RadioSelect)
    next_on = DayField(label=_("Next review"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        outcomes: Sequence["PersonalOutcome"],
        nation: str,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes = outcomes
        offer(
            self, "what_next", [(item.code, item.title) for item in policy.items("reviewing.next", on=today)]
        )
        steps = [(item.code, item.title) for item in policy.items("reviewing.achieved", on=today)]
        for outcome in outcomes:
            self.fields[f"reached_{outcome.pk}"] = forms.ChoiceField(
                label=outcome.words, choices=steps, required=False, widget=forms.RadioSelect
            )
            self.fields[f"about_{outcome.pk}"] = forms.CharField(
                label=_("A word about it"), required=False, max_length=500
            )
        asked = questions_of("questions.self_assessment.questions", on=today, nation=nation)
        for question in asked:
            if question.code.startswith("qol_"):
                self.fields[question.code] = field_for(question)

    @property
    def told(self) -> dict[str, Any]:
        """What the review's own row keeps."""
        return {name: self.cleaned_data[name] for name in (*_WORDS, "what_next", "next_on")}

    @property
    def judged(self) -> dict[int, tuple[int, str]]:
        """How far each outcome was reached, of those that were answered: outcome's number → (0 to 3, words)."""
        return {
            each.pk: (int(reached), self.cleaned_data[f"about_{each.pk}"])
            for each in self.outcomes
            if (reached := self.cleaned_data[f"reached_{each.pk}"])
        }

    @property
    def life(self) -> dict[str, int | None]:
        """The six items, None where not answered."""
        return {item: int(given) if (given := self.cleaned_data[f"qol_{item}"]) else None for item in ITEMS}


def as_typed(review: Any, life: Mapping[str, int | None] | None) -> dict[str, Any]:
    """Return a review as the form shows it to begin with. life: the six items as answered at it, if they were."""
    found = {name: getattr(review, name) for name in (*_WORDS, "what_next", "next_on", "edition")}
    for each in review.outcomes.all():
        found |= {f"reached_{each.outcome_id}": str(each.achieved), f"about_{each.outcome_id}": each.words}
    for item, value in (life or {}).items():
        found[f"qol_{item}"] = None if value is None else str(value)
    return found
