"""What a search asks for, piece by piece: each can be taken away, and each may be why nothing was found."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from mainstay.directory.forms.finder import COSTS, MILES, WITH, address_of
from mainstay.directory.queries import finder
from mainstay.directory.rules.asked import Asked
from mainstay.directory.rules.distance import METRES_A_MILE
from mainstay.directory.wording import DAYS


@dataclass(frozen=True)
class Piece:
    """One thing that was asked for, and the address of the same search without it."""

    label: str
    without: str


def pieces(asked: Asked, name: str, today: date) -> list[Piece]:
    """Return all that was asked for, in the order of the form. name: what the place is called."""

    def title(pack: str, code: str) -> str:
        return dict(finder.choices(pack, today)).get(code, code)

    found: list[tuple[str, Asked]] = []
    if asked.words:
        found.append((_("Words: %(words)s") % {"words": asked.words}, replace(asked, words="")))
    if asked.near:
        said = _("Within %(miles)s miles of %(place)s") % {"miles": _miles(asked), "place": name}
        found.append((said, replace(asked, near=None, metres=0)))
    for code in asked.helps:
        others = tuple(each for each in asked.helps if each != code)
        found.append((title("helps", code), replace(asked, helps=others)))
    if asked.day:
        found.append((str(DAYS[asked.day]), replace(asked, day="")))
    if asked.part:
        found.append((title("parts_of_day", asked.part), replace(asked, part="")))
    if asked.with_person:
        found.append((str(dict(WITH)[asked.with_person]), replace(asked, with_person="")))
    if asked.cost:
        found.append((str(dict(COSTS)[asked.cost]), replace(asked, cost="")))
    if asked.condition:
        found.append((title("conditions", asked.condition), replace(asked, condition="")))
    if asked.language:
        found.append((title("languages", asked.language), replace(asked, language="")))
    if asked.taking:
        found.append((_("Takes people now"), replace(asked, taking=False)))
    return [Piece(label, address_of(without) or "?") for label, without in found]


def further(asked: Asked) -> list[Piece]:
    """Return the same search in wider circles, the next two; empty where it has no place or none is wider."""
    wider = [each for each in MILES if asked.near and each > _miles(asked)][:2]
    return [
        Piece(
            _("Look within %(miles)s miles") % {"miles": each},
            address_of(replace(asked, metres=each * METRES_A_MILE)),
        )
        for each in wider
    ]


def _miles(asked: Asked) -> int:
    return round(asked.metres / METRES_A_MILE)
