"""A service as its own page and the leaflet show it: plain words, how to get in touch first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.directory.found.cards import (
    age_in_words,
    areas_in_words,
    cost_in_words,
    dialled,
    room_in_words,
    schedule_row,
)
from mainstay.directory.rules.plain import plain_text
from mainstay.directory.rules.when import in_season
from mainstay.directory.wording import in_one_line, price, times
from mainstay.web.words import day


@dataclass(frozen=True)
class Contact:
    """One way to get in touch. href: tel:, mailto: or a web address; "" for words alone."""

    label: str
    text: str
    href: str


@dataclass(frozen=True)
class Where:
    """One place it can be gone to, with the times that hold there."""

    name: str
    address: str
    times: tuple[str, ...]
    eased_by: tuple[str, ...]


@dataclass(frozen=True)
class ServicePage:
    """All that is shown of a service. times: those that hold everywhere, or where no place is told."""

    service: Any
    paragraphs: tuple[str, ...]
    contacts: tuple[Contact, ...]
    helps: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    cost: tuple[str, ...]
    way_in: str
    room: str
    room_colour: str
    places: tuple[Where, ...]
    times: tuple[str, ...]
    covers: str
    ways: tuple[str, ...]
    eased_by: tuple[str, ...]
    age: str
    old: bool
    checked: str
    judged: str
    provider_about: tuple[str, ...]


def page_of(service: Any, today: date, named: Mapping[str, str]) -> ServicePage:
    """Return the service as it is shown; it brings its places, times and prices. No query.

    named: code → name of the areas it serves.
    """
    room, colour = room_in_words(service)
    age, old = age_in_words(service.checked_on, today)
    current = [each for each in service.schedules.all() if in_season(None, each.valid_to, today)]
    links = list(service.at_locations.all())
    return ServicePage(
        service=service,
        paragraphs=_paragraphs(service.description),
        contacts=tuple(_contacts(service)),
        helps=_titles_of_helps(service.interventions, today),
        who=tuple(_who(service, today)),
        cost=(cost_in_words(service), *_prices(service, today)),
        way_in=str(service.get_way_in_display() or ""),
        room=room,
        room_colour=colour,
        places=tuple(_where(link, current, today) for link in links),
        times=_said(each for each in current if each.at is None),
        covers=areas_in_words(service.areas, named) if service.areas else "",
        ways=_titles("ways", service.ways, today),
        eased_by=_titles("accessibility", service.accessibility, today),
        age=age,
        old=old,
        checked=_checked(service),
        judged=_judged(service),
        provider_about=_paragraphs(service.provider.description),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in plain_text(text).splitlines() if line.strip())


def _contacts(service: Any) -> Sequence[Contact]:
    """Ways to get in touch, the quickest first; the provider's where the service has none of its own."""
    phone = service.phone or service.provider.phone
    email = service.email or service.provider.email
    website = service.website or service.provider.website
    found = []
    if phone:
        number = dialled(phone)
        found.append(Contact(_("Phone"), phone, f"tel:{number}" if number else ""))
    if email:
        found.append(Contact(_("E-mail"), email, f"mailto:{email}"))
    if website:
        safe = website.lower().startswith(("http://", "https://"))
        found.append(Contact(_("Website"), website, website if safe else ""))
    if service.contact:
        found.append(Contact(_("Ask for"), service.contact, ""))
    return found


def _titles_of_helps(interventions: Sequence[str], today: date) -> tuple[str, ...]:
    helps = policy.items("directory.helps", on=today)
    return tuple(item.title for item in helps if set(item.attributes["interventions"]) & set(interventions))


def _titles(pack: str, codes: Sequence[str], today: date) -> tuple[str, ...]:
    named = {item.code: item.title for item in policy.items(f"directory.{pack}", on=today)}
    return tuple(named.get(code, code) for code in codes)


def _who(service: Any, today: date) -> Sequence[tuple[str, str]]:
    groups = {item.code: item.title for item in policy.items("model.overlooked_groups", on=today)}
    lines = [
        (_("Who can use it"), plain_text(service.eligibility)),
        (_("Ages"), _ages(service.minimum_age, service.maximum_age)),
        (_("Made for"), ", ".join(groups.get(code, code) for code in service.groups)),
        (_("Knows about"), ", ".join(_titles("conditions", service.conditions, today))),
        (_("With or without the person"), str(service.get_with_person_display() or "")),
        (_("Languages"), ", ".join(_titles("languages", service.languages, today))),
    ]
    return [(label, said) for label, said in lines if said]


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("%(age)s and over") % {"age": youngest}
    return _("up to %(age)s") % {"age": oldest} if oldest is not None else ""


def _prices(service: Any, today: date) -> Sequence[str]:
    current = [each for each in service.cost_options.all() if in_season(None, each.valid_to, today)]
    return [said for each in sorted(current, key=lambda row: row.pk) if (said := price(vars(each)))]


def _where(link: Any, current: Sequence[Any], today: date) -> Where:
    place = vars(link.location)
    here = [each for each in current if each.at is not None and each.at_id == link.pk]
    return Where(
        name=place["name"],
        address=in_one_line(place | {"name": ""}),
        times=_said(here),
        eased_by=_titles("accessibility", place["accessibility"], today),
    )


def _said(schedules: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for each in schedules if (said := times(schedule_row(each)))))


def _checked(service: Any) -> str:
    if service.checked_on is None:
        return ""
    if service.kept_by == "owner":
        said = _("%(provider)s, who run it, last said that this is right on %(day)s.")
    else:
        said = _("The list it comes from last said that this is right on %(day)s.")
    return said % {"provider": service.provider.name, "day": day(service.checked_on)}


def _judged(service: Any) -> str:
    """What an inspector or a quality mark says of it."""
    if not service.quality or service.quality_on is None:
        return str(service.quality)
    return _("%(quality)s, on %(day)s") % {"quality": service.quality, "day": day(service.quality_on)}
