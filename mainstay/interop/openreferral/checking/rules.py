"""What can be found in a file of services: how bad it is, what it is called, and what to do about it.

Errors break the standard, or contradict themselves so that a reader cannot tell what is meant; warnings are most
likely wrong; notes are worth knowing and need no mending to be clean.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Level(StrEnum):
    """How bad a finding is. Only an error makes a service fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Rule:
    """One thing that can be found. about: its heading; mend: what to do, where %(…)s is filled from the finding."""

    code: str
    level: Level
    about: "Promise | str"
    mend: "Promise | str"


def _rules(level: Level, **told: "tuple[Promise | str, Promise | str]") -> dict[str, Rule]:
    return {code: Rule(code, level, about, mend) for code, (about, mend) in told.items()}


_ERRORS = _rules(
    Level.ERROR,
    version=(
        _("Another version of the standard"),
        _("This is %(found)s. Publish it as Open Referral UK 3.0."),
    ),
    missing=(_("A required field is missing"), _("Add %(name)s: the standard requires it.")),
    kind=(_("A value of the wrong kind"), _("Write %(wanted)s here, or leave the field out.")),
    uuid=(_("An id that is not a UUID"), _("Write a UUID, such as 3f7b145d-84af-42d7-8fae-eaca714b02b2.")),
    uri=(
        _("A web address that is not one"),
        _("Write the whole address, such as https://www.example.org/page."),
    ),
    email=(
        _("An e-mail address that is not one"),
        _("Write an address such as name@example.org, or leave the field out."),
    ),
    moment=(_("A date and time that is not one"), _("Write it as 2026-04-01T09:30:00Z.")),
    word=(_("A word the standard does not have"), _("Use one of: %(words)s.")),
    cell_date=(_("A date that is not one, in a table"), _("Write it as 2026-04-01.")),
    cell_time=(_("A time that is not one, in a table"), _("Write it as 09:30.")),
    cell_number=(_("A number that is not one, in a table"), _("Write it in digits, such as 12 or 7.50.")),
    twice=(
        _("An id used more than once"),
        _("Give each %(thing)s an id of its own. The first with this one is %(first)s."),
    ),
    reference=(
        _("A reference to something else"),
        _("It says %(said)s but stands with %(found)s. Make them the same, or leave it out."),
    ),
    dangling=(
        _("A reference to something that is not there"),
        _("No %(thing)s has this id. Add it, or take the reference out."),
    ),
    ages=(_("The youngest age is above the oldest"), _("Swap or mend them: %(found)s.")),
    period=(_("It ends before it begins"), _("Mend one of the two dates: it begins on %(found)s.")),
    key_twice=(
        _("A field that is there twice"),
        _("Keep one of the two: programs differ in which they read."),
    ),
)
_WARNINGS = _rules(
    Level.WARNING,
    totals=(_("A total that is not so"), _("Say %(found)s here, as the list shows.")),
    nested=(
        _("Something inside a list that breaks the standard"),
        _("%(mend)s What a list holds besides should be right, too."),
    ),
    page=(_("A list that does not say which page it is"), _("Add %(names)s.")),
    about=(_("A first page that does not tell all"), _("Add %(names)s.")),
    pages_hold=(
        _("A feed that does not hold what it says"),
        _("All its pages together hold %(found)s. Say so, or give the rest."),
    ),
    loops=(_("A feed that goes round"), _("This page came before. Give each entry on one page only.")),
    beyond=(_("A page that is not there"), _("There are only %(found)s pages. Ask for one of them.")),
    encoding=(
        _("Not in UTF-8"),
        _("Save it as UTF-8. It was read as %(found)s, so letters with accents may be wrong."),
    ),
    garbled=(
        _("Letters that were garbled on the way"),
        _("Text in UTF-8 was read as something else. Export it again as UTF-8."),
    ),
    blank=(_("A required field with nothing in it"), _("Write something here.")),
    html=(_("HTML in text"), _("Write plain text: readers show the marks as they stand.")),
    no_place=(
        _("A service with no location and no area"),
        _("Say where it is (service_at_locations) or whom it serves (service_areas)."),
    ),
    nought=(
        _("Coordinates at 0, 0"),
        _("That is in the sea off Africa. Write the real ones or leave both out."),
    ),
    half_place=(_("One coordinate without the other"), _("Write latitude and longitude, or neither.")),
    not_on_earth=(
        _("Coordinates that are nowhere on Earth"),
        _("Latitude runs from -90 to 90 and longitude from -180 to 180."),
    ),
    swapped=(
        _("Latitude and longitude swapped"),
        _("Swap them: the other way round they lie in the United Kingdom."),
    ),
    abroad=(_("Coordinates outside the United Kingdom"), _("Check them against the postcode.")),
    postcode=(_("Not shaped like a postcode"), _("Write a whole postcode, such as LS1 1UR.")),
    date=(_("A date that is not one"), _("Write it as 2026-04-01.")),
    time=(_("A time that is not one"), _("Write it as 09:30.")),
    byday=(
        _("Days that are not days"),
        _("Write MO, TU, WE, TH, FR, SA or SU with commas between, such as MO,TH."),
    ),
    bymonthday=(
        _("Days of the month that are not days"),
        _("Write numbers from 1 to 31 (or -1 for the last) with commas between."),
    ),
    interval=(
        _("A step between dates that cannot be meant"),
        _("Write a whole number: 1 is every week or month, 2 every other."),
    ),
    closes=(
        _("It closes before it opens"),
        _("It opens at %(found)s. A service open past midnight needs two schedules."),
    ),
    amount=(_("A price below nothing"), _("Write the price in pounds, such as 7.50; 0 is free.")),
    age=(_("An age that nobody has"), _("Write years, from 0 to 120.")),
    phone=(_("Not shaped like a phone number"), _("Write digits, such as 0113 496 0000.")),
    web=(_("A link that is not on the web"), _("Write an address that begins with https:// or http://.")),
    future=(_("Assured on a day that has not come"), _("Write the day somebody last looked at this entry.")),
    forgotten=(
        _("Nobody has looked at it for years"),
        _("Last told of on %(found)s. Look at it again or take it out."),
    ),
    kinds_share=(
        _("One id for two different things"),
        _("It is also the id of %(found)s. Give each an id of its own."),
    ),
    differs=(
        _("One id, two names"),
        _("Elsewhere this id is called %(found)s. Make them the same, or give one another id."),
    ),
    own_parent=(_("It is its own parent"), _("Name what it belongs to, or leave the field out.")),
    parent_absent=(
        _("A parent that is not in the list"),
        _("The list is whole but nothing in it has this id. Add it, or leave the parent out."),
    ),
)
_NOTES = _rules(
    Level.NOTE,
    stale=(_("Due to be looked at again"), _("Last told of on %(found)s. Look whether it is still right.")),
    undated=(_("It does not say when it was last looked at"), _("Add assured_date or last_modified.")),
    open_ended=(
        _("A repeating time without an end"),
        _("Nothing need be done if it goes on; add valid_to when it is known."),
    ),
    ended=(
        _("A time that has passed"),
        _("It ended on %(found)s. Take it out, or say when it begins again."),
    ),
    unknown=(_("A field the standard does not have"), _("Readers will pass over it.%(hint)s")),
    unchecked=(
        _("Links, which were not followed"),
        _("Unchecked: %(found)s. Try them by hand or with a link checker."),
    ),
    nothing=(_("Nothing in it"), _("The list is empty: nothing was checked.")),
    unlisted=(
        _("More findings than are listed"),
        _("%(found)s more were found and not listed. Mend these and check again."),
    ),
)

RULES: dict[str, Rule] = _ERRORS | _WARNINGS | _NOTES
