"""What the matching said, in words: every code of ``engines.matching`` has its sentence here."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.directory.rules.distance import METRES_A_MILE
from mainstay.directory.rules.payments import pounds
from mainstay.engines.matching import Said
from mainstay.web.words import number

_PLAIN: Mapping[str, Any] = {
    "paused": gettext_lazy("It is not running for now."),
    "withdrawn": gettext_lazy("It was taken out of the directory."),
    "other_help": gettext_lazy("It is another kind of help."),
    "full": gettext_lazy("It is full, and says of no day when it will not be."),
    "other_area": gettext_lazy("It does not serve the ward."),
    "other_condition": gettext_lazy("It is for other conditions."),
    "help": gettext_lazy("It is the kind of help the plan asks for."),
    "help_and_outcome": gettext_lazy("It is the kind of help the plan asks for, and serves the outcome."),
    "other_outcome": gettext_lazy("It is the kind of help, but serves other outcomes."),
    "outcome_unknown": gettext_lazy("It does not say which outcome it serves."),
    "way_unknown": gettext_lazy("It does not say whether it comes or is gone to."),
    "other_way": gettext_lazy("It is not given in the place that is wanted."),
    "way_at_home": gettext_lazy("It comes to the house."),
    "way_phone": gettext_lazy("It is given by telephone."),
    "way_online": gettext_lazy("It is given online."),
    "comes": gettext_lazy("Nobody has to travel."),
    "place_unknown": gettext_lazy("It does not say where it is, or it is not known where the carer lives."),
    "time_unknown": gettext_lazy("It does not say when it is there."),
    "competence_unknown": gettext_lazy("It names no condition it knows about."),
    "culture_unknown": gettext_lazy("It says nothing of this community or situation."),
    "access_unknown": gettext_lazy("It says nothing of how easy it is to use."),
    "language_unknown": gettext_lazy("It does not say in which languages it is offered."),
    "known_provider": gettext_lazy("It is a provider the carer knows."),
    "new_provider": gettext_lazy("It is a provider the carer does not know yet."),
    "price_unknown": gettext_lazy("It gives no price for this unit."),
    "free": gettext_lazy("It is free."),
    "taking": gettext_lazy("It takes people now."),
    "wait_unknown": gettext_lazy("There is a waiting list, and it does not say how long."),
    "room_unknown": gettext_lazy("It does not say whether it has room."),
    "never_checked": gettext_lazy("Nobody has ever checked its entry."),
}


def said(given: Said, criteria: Mapping[str, str]) -> str:
    """Return what was said, as a sentence. criteria: code of a criterion → its title."""
    if given.code in _PLAIN:
        return str(_PLAIN[given.code])
    if given.code == "must":
        code = str(given.values.get("criterion", ""))
        return _("The carer cannot do without this, and it does not have it: %(criterion)s.") % {
            "criterion": criteria.get(code, code)
        }
    sentence = _WITH.get(given.code)
    return sentence(given.values) if sentence else given.code


def _miles(metres: Any) -> str:
    return number(int(metres) / METRES_A_MILE, 1)


def _shared(values: Mapping[str, Any], whole: str, part: str, none: str) -> str:
    met, of = int(values["met"]), int(values["of"])
    if met == of:
        return whole
    return part % {"met": met, "of": of} if met else none


_WITH: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "too_dear": lambda v: (
        _("It costs %(price)s for one, and the plan allows %(most)s.")
        % {"price": pounds(int(v["pence"])), "most": pounds(int(v["most"]))}
    ),
    "too_late": lambda v: (
        _("The wait is %(weeks)s weeks, longer than there is time.") % {"weeks": v["weeks"]}
    ),
    "too_far": lambda v: (
        _("It is %(miles)s miles away, and %(most)s is the most.")
        % {"miles": _miles(v["metres"]), "most": _miles(v["most"])}
    ),
    "too_young": lambda v: _("It is for people of %(from)s and over.") % {"from": v["from"]},
    "too_old": lambda v: _("It is for people up to %(to)s.") % {"to": v["to"]},
    "distance": lambda v: _("It is %(miles)s miles away.") % {"miles": _miles(v["metres"])},
    "times": lambda v: _shared(
        v,
        _("It is there whenever it is wanted."),
        _("It is there at %(met)s of the %(of)s times that are wanted."),
        _("It is not there when it is wanted."),
    ),
    "competence": lambda v: _shared(
        v,
        _("It knows the condition."),
        _("It knows %(met)s of the %(of)s conditions."),
        _("It knows other conditions."),
    ),
    "culture": lambda v: _shared(
        v,
        _("It is good with carers of this community or situation."),
        _("It is good with %(met)s of the %(of)s communities or situations."),
        _("It is meant for others."),
    ),
    "access": lambda v: _shared(
        v,
        _("It has all that makes it possible to use."),
        _("It has %(met)s of the %(of)s things that make it possible to use."),
        _("It has none of what makes it possible to use."),
    ),
    "language": lambda v: _shared(
        v, _("It is offered in the carer's language."), "", _("It is offered in other languages.")
    ),
    "price": lambda v: _("It costs %(price)s for one.") % {"price": pounds(int(v["pence"]))},
    "waiting": lambda v: _("The wait is %(weeks)s weeks.") % {"weeks": v["weeks"]},
    "checked": lambda v: (
        _("Its entry was checked %(months)s months ago.") % {"months": v["months"]}
        if int(v["months"])
        else _("Its entry was checked this month.")
    ),
}
