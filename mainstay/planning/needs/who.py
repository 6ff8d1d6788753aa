"""Who lives here and who cares: the tables that are published for the area."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.places import queries as places
from mainstay.places.queries import Source
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.shaping import share

TABLES = (
    ("age", ("age", "age_sex"), gettext_lazy("By age")),
    ("sex", ("sex", "age_sex"), gettext_lazy("By sex")),
    ("ethnicity", ("ethnicity",), gettext_lazy("By ethnic group")),
    ("general_health", ("general_health",), gettext_lazy("By general health")),
    ("disability", ("disability",), gettext_lazy("By disability")),
    ("economic_activity", ("economic_activity",), gettext_lazy("By economic activity")),
)


def figures(evidence: Evidence, dataset: str) -> tuple[Mapping[str, float], Source] | None:
    """Return a dataset's newest figures for the area, or None where none are loaded."""
    return next(every_edition(evidence, dataset), None)


def every_edition(evidence: Evidence, dataset: str) -> Iterator[tuple[Mapping[str, float], Source]]:
    """Give a dataset's figures for the area, newest first: its own row in a file, or its parts added up.

    Parts are added up only where a file has every one of them.
    """
    own, codes = evidence.row(dataset), [part.code for part in evidence.parts]
    for source in evidence.catalogue.of(dataset):
        if own and own.source.id == source.id:
            yield own.values, source
        elif codes and evidence.parts_level in source.levels and evidence.is_for(source):
            totals, found = places.column_totals(source, codes)
            if found == len(codes):
                yield totals, source


def section(evidence: Evidence) -> list[dict[str, Any]]:
    """Return a table for each subject that is published: of carers where a census gives it, else of everybody."""
    tables = [table for table in (_carers_by_age(evidence),) if table]
    for key, datasets, title in TABLES:
        for dataset in datasets:
            found = figures(evidence, dataset)
            rows = _rows(key, *found) if found else []
            if found and rows:
                tables.append(_table(key, str(title), "people", rows, found[1]))
                break
    return tables


def _table(key: str, title: str, about: str, rows: list[tuple[str, float]], source: Source) -> dict[str, Any]:
    total = sum(count for _label, count in rows)
    note = _("Everybody who lives here, not only carers.") if about == "people" else _("Carers.")
    return {
        "key": key,
        "title": title,
        "about": about,
        "base": source.base,
        "source": cite(source),
        "rows": [
            {"label": label, "count": round(count), "share": share(count, total)} for label, count in rows
        ],
        "note": note,
    }


def _rows(key: str, values: Mapping[str, float], source: Source) -> list[tuple[str, float]]:
    return SHAPES.get(key, _as_published)(values, source)


def by_age(values: Mapping[str, float], source: Source | None = None) -> list[tuple[str, float]]:
    """Return people in broad ages, from single years; empty where a broad age cannot be made up exactly."""
    ages = {age: values[key] for age, key in single_years(values).items()}
    broad = [
        (item.attributes["youngest"], item.attributes["oldest"])
        for item in policy.items("estimation.ages.broad", on=localdate())
    ]
    if not set(range(max(youngest for youngest, _oldest in broad) + 1)) <= set(ages):
        return []
    return [
        (
            ages_in_words(str(youngest), "" if oldest is None else str(oldest)),
            sum(
                people
                for age, people in ages.items()
                if youngest <= age <= (inf if oldest is None else oldest)
            ),
        )
        for youngest, oldest in broad
    ]


def ages_in_words(low: str, high: str) -> str:
    """Return "18 to 24", or "85 and over" where there is no end."""
    return (
        _("%(low)s to %(high)s") % {"low": low, "high": high}
        if high
        else _("%(low)s and over") % {"low": low}
    )


def single_years(columns: Iterable[str]) -> dict[int, str]:
    """Return age → the column of everybody of that age; the last is of everybody older too ("p/90+").

    A table may hold broad ages beside the single years: "p/85+" is one of them where there is a "p/85".
    """
    ages = {int(key[2:]): key for key in columns if key[:2] == "p/" and key[2:].isdigit()}
    last = [key for key in columns if key[:2] == "p/" and key[-1] == "+" and key[2:-1].isdigit()]
    return ages | {int(key[2:-1]): key for key in last if int(key[2:-1]) > max(ages, default=-1)}


def _by_sex(values: Mapping[str, float], source: Source) -> list[tuple[str, float]]:
    for female, male in (("f", "m"), ("f/total", "m/total")):
        if female in values and male in values:
            return [(_("Women and girls"), values[female]), (_("Men and boys"), values[male])]
    return []


def _as_published(values: Mapping[str, float], source: Source) -> list[tuple[str, float]]:
    """The widest categories of a published table: "Ethnic group: White", not "Ethnic group: White: Irish"."""
    headings = {
        key: title
        for key, title in zip(source.columns, source.titles, strict=False)
        if key != "total" and key in values
    }
    widest = min((_depth(title) for title in headings.values()), default=0)
    return [(_short(title), values[key]) for key, title in headings.items() if _depth(title) == widest]


def _depth(heading: str) -> int:
    """How many levels a heading names; some of a publisher's colons have no space after them."""
    return len([part for part in heading.split(":") if part.strip()])


def _short(heading: str) -> str:
    return heading.rsplit(":", 1)[-1].strip()


SHAPES: dict[str, Callable[[Mapping[str, float], Source], list[tuple[str, float]]]] = {
    "age": by_age,
    "sex": _by_sex,
}


def _carers_by_age(evidence: Evidence) -> dict[str, Any] | None:
    row = evidence.row("unpaid_care")
    if row is None:
        return None
    ages = [key.removesuffix("/none") for key in row.values if key.endswith("/none")]
    rows = [
        (
            ages_in_words(*age.removesuffix("+").partition("-")[::2]),
            row.values[f"{age}/total"] - row.values[f"{age}/none"],
        )
        for age in ages
        if f"{age}/total" in row.values
    ]
    return _table("carers_by_age", _("Carers by age"), "carers", rows, row.source) if rows else None
