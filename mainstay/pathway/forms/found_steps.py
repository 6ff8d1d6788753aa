"""A form asked a few questions at a time, with nothing kept anywhere until it is sent.

What was answered travels on in the page itself, so that it works without script, goes back without loss, and leaves
no trace in an address, a session or the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from mainstay.accounts.models import Authority
from mainstay.pathway.forms.found import Step, Where

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

_SHOWN, _HAD, _GO, _CHANGE = "shown", "had", "go", "change"


@dataclass(frozen=True)
class Asked:
    """One step: its code (the prefix of its fields), its question as a heading, its form."""

    code: str
    title: "str | Words"
    form: type[Step]
    text: "str | Words" = ""


class Walk:
    """Where somebody is in the steps. The last step is asked on the page that reads everything back.

    step, form: what is to be shown. hidden: what the page carries of the other steps. finished: everything is
    answered and was sent.
    """

    def __init__(self, steps: Sequence[Asked], data: QueryDict | None, councils: Sequence[Authority]) -> None:
        self.steps, self.data = list(steps), data
        self._councils = councils
        had = set(data.getlist(_HAD)) if data else set()
        shown = data.get(_SHOWN, "") if data else ""
        self.forms = {each.code: self._form(each, bound=each.code in had | {shown}) for each in self.steps}
        self.finished = False
        self.step = self._next(shown) if data else self.steps[0]
        self.form = self.forms[self.step.code]
        if data and self.step.code not in had | {shown}:
            self.form = self._form(self.step, bound=False)

    def _form(self, step: Asked, *, bound: bool) -> Step:
        return step.form(self.data if bound else None, prefix=step.code, councils=self._councils)

    def _next(self, shown: str) -> Asked:
        data: Mapping[str, Any] = self.data or {}
        codes = [each.code for each in self.steps]
        at = codes.index(shown) if shown in codes else 0
        if data.get(_CHANGE) in codes:
            return self.steps[codes.index(str(data[_CHANGE]))]
        if data.get(_GO) == "back":
            return self.steps[max(0, at - 1)]
        for each in self.steps:
            form = self.forms[each.code]
            if not form.is_bound or not form.is_valid():
                return each
        self.finished = data.get(_GO) == "send"
        return self.steps[-1]

    @property
    def number(self) -> int:
        """Which step this is, from 1."""
        return self.steps.index(self.step) + 1

    @property
    def at_the_end(self) -> bool:
        """Whether this is the page that reads everything back."""
        return self.step is self.steps[-1]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Return the names and values that the page carries, with which steps they belong to."""
        data = self.data or QueryDict()
        others = [each.code for each in self.steps if each is not self.step]
        was = set(data.getlist(_HAD)) | {data.get(_SHOWN, "")}
        carried = [(_HAD, code) for code in others if code in was]
        carried += [
            (name, value)
            for name, values in data.lists()
            if any(name.startswith(f"{code}-") for code in others)
            for value in values
        ]
        return carried

    @property
    def authority(self) -> Authority:
        """The council that is asked, of a form that is finished."""
        where = self.forms["where"]
        assert isinstance(where, Where)
        return where.authority

    @property
    def read_back(self) -> list[tuple[Asked, list[tuple[str, str]]]]:
        """Return what was answered, step by step, for the last page."""
        return [(each, self.forms[each.code].summary()) for each in self.steps[:-1]]

    def answers(self) -> dict[str, dict[str, Any]]:
        """Return step → what was answered, of a form that is finished."""
        return {code: form.cleaned_data for code, form in self.forms.items()}
