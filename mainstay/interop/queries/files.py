"""Which files are loaded, which of them are the newest, and what stands on them?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from mainstay.accounts.models import User
from mainstay.places.models import LoadedFile, RowSetAside
from mainstay.planning import queries as planning
from mainstay.planning.models import NeedsAssessment


def files_visible_to(user: User) -> QuerySet[LoadedFile]:
    """Return the files of the user's authority and those everyone shares, newest edition first in a dataset."""
    mine = Q(authority=user.authority_id) | Q(authority=None)
    return LoadedFile.objects.filter(mine).select_related("loaded_by")


@dataclass(frozen=True)
class FileLine:
    """A file in the list. older: a newer edition covers all it does. cited: saved assessments that stand on it."""

    file: LoadedFile
    older: bool
    cited: int


def file_list(user: User) -> list[FileLine]:
    """Return the files that can be seen, with how they stand; two queries."""
    files = list(files_visible_to(user))
    cited = _citations(user)
    return [FileLine(file, is_older(file, files), cited.get(file.sha256, 0)) for file in files]


def chosen(lines: Iterable[FileLine], *, words: str = "", dataset: str = "") -> list[FileLine]:
    """Return those of the dataset ("" for any) that hold all the words somewhere in what they are called."""
    return [line for line in lines if dataset in ("", line.file.dataset) and _holds(line.file, words)]


def _holds(file: LoadedFile, words: str) -> bool:
    told = (file.title, file.publisher, file.base, file.file_name, str(file.reference_on.year))
    text = " ".join(told).casefold()
    return all(word in text for word in words.casefold().split())


def is_older(file: LoadedFile, among: Iterable[LoadedFile]) -> bool:
    """Whether a file of a later day covers the same dataset, all its levels and all its nations."""
    return any(
        other.dataset == file.dataset
        and other.reference_on > file.reference_on
        and set(other.levels) >= set(file.levels)
        and set(other.nations) >= set(file.nations)
        for other in among
    )


def editions_beside(user: User, *, dataset: str, levels: Sequence[str]) -> list[LoadedFile]:
    """Return the loaded files of the dataset that share a level with these, newest first."""
    files = files_visible_to(user).filter(dataset=dataset, levels__overlap=list(levels))
    return list(files.order_by("-reference_on", "-loaded_at"))


def others_beside(user: User, file: LoadedFile) -> list[LoadedFile]:
    """Return the other files of the same dataset that share a level with this one, newest first."""
    beside = editions_beside(user, dataset=file.dataset, levels=file.levels)
    return [each for each in beside if each.pk != file.pk]


def _citations(user: User) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s ->> 'sha256', count(DISTINCT a.id) FROM planning_needsassessment a, "
            "jsonb_array_elements(a.content -> 'sources') s WHERE a.authority_id = %s GROUP BY 1",
            [user.authority_id],
        )
        return dict(cursor.fetchall())


def assessments_citing(user: User, file: LoadedFile) -> QuerySet[NeedsAssessment]:
    """Return the saved assessments of the user's authority that stand on the file; their content is not fetched."""
    cites: dict[str, Any] = {"content__sources__contains": [{"sha256": file.sha256}]}
    return planning.assessments_visible_to(user).filter(**cites).defer("content")


def rows_set_aside(file: LoadedFile) -> QuerySet[RowSetAside]:
    """Return the problems found in the file, in its order."""
    return RowSetAside.objects.filter(file=file).order_by("row", "pk")


_HOLDINGS = """
SELECT (SELECT count(*) FROM places_figures WHERE file_id = %(file)s),
       (SELECT count(*) FROM places_placelink WHERE file_id = %(file)s),
       (SELECT count(*) FROM places_codechange WHERE file_id = %(file)s),
       (SELECT count(*) FROM places_boundary WHERE file_id = %(file)s),
       (SELECT count(*) FROM directory_service WHERE file_id = %(file)s)
"""


@dataclass(frozen=True)
class Holdings:
    """How much of each kind one file gave: places with figures, nestings, code changes, outlines, services."""

    figures: int
    links: int
    changes: int
    outlines: int
    services: int


def holdings(file: LoadedFile) -> Holdings:
    """Return how much of each kind is kept from the file; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDINGS, {"file": file.pk})
        return Holdings(*cursor.fetchone())
