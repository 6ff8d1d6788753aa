"""What a reader may know of this installation: its words, its places and its postcodes."""

from collections.abc import Collection

from django.utils.timezone import localdate

from mainstay.accounts.models import Authority
from mainstay.directory.queries.known import known_codes
from mainstay.interop.entries_read import Known, PostcodeFound, PostcodesFound
from mainstay.interop.openreferral.reading import words_in_force
from mainstay.places import queries as places
from mainstay.places.models import Place, Postcode

# The widest first: where an authority shares its name with a ward of it, the authority is meant.
_WIDTHS = ("nation", "region", "county", "authority", "partnership", "health_board", "ward")


def known_to(authority: Authority) -> Known:
    """Return what is known in the scope that is set now, to be asked within it."""
    today = localdate()
    areas = [authority.area_code] if authority.area_code else []
    return Known(
        today=today,
        words=words_in_force(today),
        places=_places() | places.other_names(today),
        postcodes=_postcodes,
        areas=areas,
        codes=known_codes(today).codes,
    )


def _places() -> dict[str, str]:
    """Return the name of each place that only one of the widest level has, in small letters → its code."""
    found: dict[str, tuple[int, str]] = {}
    held = Place.objects.filter(level__in=_WIDTHS).values_list("name", "level", "code").distinct()
    for name, level, code in sorted(held, key=lambda each: _WIDTHS.index(each[1])):
        key, width = name.casefold(), _WIDTHS.index(level)
        if key not in found:
            found[key] = (width, code)
        elif found[key][0] == width and found[key][1] != code:
            # Two wards of one name: neither is meant for sure.
            found[key] = (width, "")
    return {name: code for name, (_, code) in found.items() if name and code}


def _postcodes(asked: Collection[str]) -> PostcodesFound:
    held = Postcode.objects.filter(postcode__in=list(asked)).order_by("file_id")
    found = {each.postcode: PostcodeFound(each.latitude, each.longitude, each.small_area) for each in held}
    missing = {each.partition(" ")[0] for each in asked if each not in found}
    districts = {
        district
        for district in missing
        # The next character after a space: the index finds what begins with the district.
        if Postcode.objects.filter(postcode__gte=f"{district} ", postcode__lt=f"{district}!").exists()
    }
    return PostcodesFound(found, districts)
