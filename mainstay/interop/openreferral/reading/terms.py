"""Taxonomy terms, funding and other words of a service, as codes."""

from collections.abc import Iterable, Mapping
from typing import Any

from mainstay.interop.entries_read import Known
from mainstay.interop.openreferral.reading.noting import Notes
from mainstay.interop.openreferral.reading.values import parts_of
from mainstay.interop.openreferral.reading.words import Meaning

MANY = ("interventions", "conditions", "groups", "accessibility", "ways", "outcomes", "pathway")
ONE = ("with_person", "funded_how", "way_in", "cost")


def of_terms(told: Mapping[str, Any], known: Known, notes: Notes) -> dict[str, Any]:
    """Return the fields of an entry that the service's terms fill; terms that mean nothing here are counted."""
    meanings: list[Meaning] = []
    for each in parts_of(told, "attributes"):
        meaning = _our_own(each, known)
        names = [] if meaning else _names(each)
        meaning = meaning or next((said for name in names if (said := known.words.of(name))), {})
        if meaning:
            meanings.append(meaning)
        elif names:
            notes.no_place_for(f"term: {names[-1][:120]}")
    found: dict[str, Any] = {kind: _together(kind, meanings) for kind in MANY}
    for kind in ("outcomes", "pathway"):
        implied = known.words.implied.get(kind, {})
        if set(found[kind]) <= {code for each in found["interventions"] for code in implied.get(each, ())}:
            # What follows from the kinds of help is published with them, and is not said of this service itself.
            found[kind] = ()
    return found | {kind: only(_together(kind, meanings)) for kind in ONE}


def _our_own(told: Mapping[str, Any], known: Known) -> Meaning:
    """Return what a term means that names a field of ours and a code of that field, as our own feeds publish it."""
    term, field = told.get("taxonomy_term"), told.get("link_type")
    code = term.get("code") if isinstance(term, dict) else None
    if not isinstance(code, str) or field not in (*MANY, *ONE) or code not in known.codes.get(field, ()):
        return {}
    return {field: (code,)}


def _names(told: Mapping[str, Any]) -> list[str]:
    """Return the names of a term, the surest first; [] where it has none."""
    term = told.get("taxonomy_term")
    if isinstance(term, dict):
        said = [term.get("term_uri"), term.get("code"), term.get("name"), term.get("term")]
    else:
        said = [told.get("value"), told.get("label")]
    names = [str(text).strip() for text in said if text and str(text).strip()]
    # The last part of a term's address may be its code.
    return [*(name.rstrip("/").rpartition("/")[2] for name in names if "://" in name), *names]


def _together(kind: str, meanings: Iterable[Meaning]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for meaning in meanings for code in meaning.get(kind, ())))


def codes_in(kind: str, texts: Iterable[str], known: Known) -> tuple[str, ...]:
    """Return the codes of one kind that any of these texts name."""
    return _together(kind, [known.words.of(text) for text in texts])


def only(codes: tuple[str, ...]) -> str:
    """Return the one code there is; "" where there is none, or where two differ and so neither is sure."""
    return codes[0] if len(codes) == 1 else ""


def funding(told: Mapping[str, Any], known: Known, notes: Notes) -> str:
    """Return how it is paid for, where what is said of it names one way only."""
    said = [str(each["source"]) for each in parts_of(told, "funding") if each.get("source")]
    code = only(codes_in("funded_how", said, known))
    if said and not code:
        notes.no_place_for("funding.source, in words that name no one kind of funding")
    return code


def languages(told: Mapping[str, Any], known: Known, notes: Notes) -> tuple[str, ...]:
    """Return codes of the languages it is offered in; those that are not in the list are counted."""
    found: list[str] = []
    for each in parts_of(told, "languages"):
        said = [each.get("code"), each.get("language"), each.get("name")]
        if not any(said):
            continue
        if code := known.words.language(*said):
            found.append(code)
        else:
            notes.no_place_for(f"language: {next(str(name) for name in said if name)[:60]}")
    return tuple(dict.fromkeys(found))
