"""Which listed services answer a search, in one question to the list that everybody may read (ADR 25).

Whoever asks is in public mode, or in the scope of an authority: what is found is the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from mainstay.directory.rules import asked as asking
from mainstay.directory.rules.asked import Asked, Word
from mainstay.directory.rules.distance import EARTH_METRES, box_around, chord_squared, on_globe
from mainstay.directory.rules.when import Span

A_PAGE = 20


@dataclass(frozen=True)
class Hit:
    """A service that was found. metres: to its nearest place; None where it is not near anything, or nobody said where.

    location_id: that place; None where there is no place to go. places: how many it can be gone to.
    """

    service_id: int
    metres: float | None
    location_id: int | None
    name: str
    address: str
    town: str
    postcode: str
    latitude: float | None
    longitude: float | None
    places: int


@dataclass(frozen=True)
class Hits:
    """One page of what was found. wide: services that come to people, or cover the area; only beside a place.

    near_total, wide_total: how many there are on all pages; 0 also where the page asked for lies behind the last.
    """

    near: list[Hit]
    near_total: int
    wide: list[Hit]
    wide_total: int


@dataclass(frozen=True)
class Terms:
    """What the packs and the calendar make of a search.

    words: with the codes they stand for. interventions: those of the kinds of help. spans: minutes of the week.
    on: the day on which the season counts. codes: of the areas that hold the place.
    """

    words: Sequence[Word] = ()
    interventions: Sequence[str] = ()
    spans: Sequence[Span] = ()
    on: date = date.min
    codes: Sequence[str] = ()


def search(asked: Asked, terms: Terms, *, page: int = 1, wide_page: int = 1, size: int = A_PAGE) -> Hits:
    """Return a page of the services that answer; one query.

    Near a place they are sorted by distance, then by how well the words fit; without one by the words alone.
    """
    statement, given = as_sql(asked, terms, page=page, wide_page=wide_page, size=size)
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    near = [row for row in rows if row[0] == "near"]
    wide = [row for row in rows if row[0] == "wide"]
    return Hits(
        [Hit(*row[2:]) for row in near],
        near[0][1] if near else 0,
        [Hit(*row[2:]) for row in wide],
        wide[0][1] if wide else 0,
    )


def as_sql(
    asked: Asked, terms: Terms, *, page: int = 1, wide_page: int = 1, size: int = A_PAGE
) -> tuple[str, dict[str, Any]]:
    """Return the question and what is put into it; the benches look at how PostgreSQL goes about it."""
    query, given = _words(terms.words)
    filters = _filters(asked, terms, given)
    if query:
        filters.insert(0, f"l.words @@ ({query})")
    given |= {
        "first": (page - 1) * size,
        "upto": page * size,
        "size": size,
        "wide_first": (wide_page - 1) * size,
    }
    pieces = {"filters": "".join(f" AND {each}" for each in filters)}
    # Of what covers an area there is little: each is asked, for the index of a common word is longer than the list.
    pieces["of_area"] = "".join(f" AND ({each}) IS TRUE" for each in filters)
    pieces["rank"] = f"ts_rank(l.words, {query})" if query else "0"
    if asked.near is None:
        return _ANYWHERE.format(**pieces, shown=_SHOWN), given
    box = box_around(asked.near.latitude, asked.near.longitude, asked.metres)
    x, y, z = on_globe(asked.near.latitude, asked.near.longitude)
    given |= vars(box) | {"x": x, "y": y, "z": z, "furthest": chord_squared(asked.metres)}
    given |= {"codes": list(terms.codes), "twice": 2 * EARTH_METRES}
    return _AROUND.format(**pieces, shown=_SHOWN), given


def _words(words: Sequence[Word]) -> tuple[str, dict[str, Any]]:
    """Every word must be there, as itself or as one of the codes it stands for."""
    parts, given = [], {}
    for number, word in enumerate(words):
        given[f"word{number}"] = word.text
        part = f"plainto_tsquery('english', directory_folded(%(word{number})s))"
        if word.codes:
            given[f"codes{number}"] = " | ".join(lexeme(code) for code in word.codes)
            part = f"({part} || to_tsquery('simple', %(codes{number})s))"
        parts.append(part)
    return " && ".join(parts), given


def lexeme(code: str) -> str:
    """Return the word that stands for a code in the index."""
    return "zz" + code.lower().replace("_", "")


def _filters(asked: Asked, terms: Terms, given: dict[str, Any]) -> list[str]:
    wanted: Mapping[str, tuple[object, str]] = {
        "helps": (list(terms.interventions), "l.interventions && %(helps)s::text[]"),
        "with_person": (list(asking.WITH.get(asked.with_person, ())), "l.with_person = ANY(%(with_person)s)"),
        "cost": (list(asking.COSTS.get(asked.cost, ())), "l.cost = ANY(%(cost)s)"),
        "language": (asked.language, "%(language)s = ANY(l.languages)"),
        # A service that names no condition is for everybody.
        "condition": (asked.condition, "(%(condition)s = ANY(l.conditions) OR l.conditions = '{}')"),
        "taking": (asked.taking, "l.taking"),
        "spans": (_multirange(terms.spans), _OPEN),
    }
    used = {name: each for name, each in wanted.items() if each[0]}
    given |= {name: value for name, (value, _) in used.items()} | {"on": terms.on}
    return [condition for _, condition in used.values()]


def _multirange(spans: Sequence[Span]) -> str:
    return "{" + ",".join(f"[{first},{last})" for first, last in spans) + "}" if spans else ""


_OPEN = """(l.hours && %(spans)s::int4multirange OR (l.seasons <> '[]' AND EXISTS (
    SELECT FROM jsonb_to_recordset(l.seasons) AS s ("from" date, "to" date, hours int4multirange)
    WHERE s.hours && %(spans)s::int4multirange
      AND coalesce(s."from" <= %(on)s, true) AND coalesce(s."to" >= %(on)s, true))))"""

_SHOWN = """
SELECT shown.kind, shown.total, shown.service_id, shown.metres, shown.location_id, coalesce(o.name, ''),
    coalesce(o.address, ''), coalesce(o.town, ''), coalesce(o.postcode, ''), o.latitude, o.longitude,
    (SELECT count(*) FROM directory_listing p WHERE p.service_id = shown.service_id AND p.at IS NOT NULL)
FROM shown LEFT JOIN directory_location o ON o.id = shown.location_id
ORDER BY shown.kind, shown.place
"""

# FETCH … WITH TIES: of services in one building the words decide, so all of them must be at hand.
_AROUND = """
WITH boxed AS (
    SELECT l.service_id, l.location_id, (l.x - %(x)s::float8) * (l.x - %(x)s::float8)
        + (l.y - %(y)s::float8) * (l.y - %(y)s::float8) + (l.z - %(z)s::float8) * (l.z - %(z)s::float8) AS chord
    FROM directory_listing l
    WHERE l.at <@ box(point(%(east)s, %(north)s), point(%(west)s, %(south)s)){filters}
), nearest AS MATERIALIZED (
    SELECT DISTINCT ON (service_id) service_id, location_id, chord FROM boxed WHERE chord <= %(furthest)s::float8
    ORDER BY service_id, chord, location_id
), page AS (
    SELECT n.service_id, n.location_id, n.chord,
        row_number() OVER (ORDER BY n.chord, {rank} DESC, l.name, n.service_id) AS place
    FROM (SELECT * FROM nearest ORDER BY chord FETCH FIRST %(upto)s ROWS WITH TIES) n
    JOIN directory_listing l ON l.service_id = n.service_id AND l.location_id = n.location_id
), wide AS MATERIALIZED (
    SELECT l.service_id, row_number() OVER (ORDER BY {rank} DESC, l.name, l.service_id) AS place
    FROM directory_listing l
    WHERE l.areas && %(codes)s::text[]{of_area}
      AND NOT EXISTS (SELECT FROM nearest n WHERE n.service_id = l.service_id)
), shown AS (
    SELECT 'near' AS kind, (SELECT count(*) FROM nearest) AS total, service_id,
        %(twice)s * asin(sqrt(chord) / 2) AS metres, location_id, place
    FROM page WHERE place > %(first)s AND place <= %(upto)s
    UNION ALL
    SELECT 'wide', (SELECT count(*) FROM wide), service_id, NULL, NULL, place
    FROM wide WHERE place > %(wide_first)s AND place <= %(wide_first)s + %(size)s
){shown}
"""


_ANYWHERE = """
WITH every AS MATERIALIZED (
    SELECT DISTINCT ON (l.service_id) l.service_id, l.location_id, {rank} AS rank, l.name
    FROM directory_listing l WHERE true{filters}
    ORDER BY l.service_id, rank DESC, l.location_id
), shown AS (
    SELECT 'near' AS kind, (SELECT count(*) FROM every) AS total, service_id, NULL::float8 AS metres, location_id,
        row_number() OVER (ORDER BY rank DESC, name, service_id) AS place
    FROM every ORDER BY rank DESC, name, service_id LIMIT %(size)s OFFSET %(first)s
){shown}
"""
