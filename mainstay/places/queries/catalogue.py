"""Which files are there? Asked once a page, because everything else starts from the answer."""

from dataclasses import dataclass
from datetime import date, datetime

from mainstay.places import rules
from mainstay.places.models import LoadedFile


@dataclass(frozen=True)
class Source:
    """A loaded file, as whoever uses its figures needs to know and cite it.

    doubts: why its figures may have been made rather than counted; empty for nearly every file.
    """

    id: int
    dataset: str
    layout: str
    title: str
    publisher: str
    licence: str
    base: str
    reference_on: date
    levels: tuple[str, ...]
    nations: tuple[str, ...]
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    file_name: str
    sha256: str
    shared: bool
    rows_set_aside: int
    loaded_at: datetime
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Every file that can be seen in this scope, newest edition first within a dataset."""

    sources: tuple[Source, ...]

    def of(
        self, dataset: str, *, since: date = date.min, before: date = date.max, level: str | None = None
    ) -> list[Source]:
        """The dataset's files whose figures describe a day from ``since`` until before ``before``, newest first."""
        return [
            source
            for source in self.sources
            if source.dataset == dataset
            and since <= source.reference_on < before
            and (level is None or level in source.levels)
        ]

    def has(self, dataset: str) -> bool:
        """Whether any file of this dataset is loaded."""
        return any(source.dataset == dataset for source in self.sources)


def catalogue() -> Catalogue:
    """Return every loaded file that can be seen in this scope; one query."""
    files = LoadedFile.objects.order_by("dataset", "-reference_on", "-loaded_at", "-pk")
    return Catalogue(tuple(_source(file) for file in files))


def _source(file: LoadedFile) -> Source:
    same = ("id", "dataset", "layout", "title", "publisher", "licence", "base", "reference_on")
    return Source(
        **{
            name: getattr(file, name)
            for name in (*same, "file_name", "sha256", "rows_set_aside", "loaded_at")
        },
        levels=tuple(file.levels),
        nations=tuple(file.nations),
        columns=tuple(file.columns),
        titles=tuple(file.titles),
        shared=file.authority_id is None,
        doubts=tuple(rules.doubts(file.warnings)),
    )
