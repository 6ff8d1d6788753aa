"""What a strategy's statements stand on, numbered in the order in which they are first named."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from mainstay.planning.models import CarersRanking, EqualityAssessment, Evidence, NeedsAssessment, Priority


class References:
    """Gives each thing that is named one number, and keeps it as it was when it was named."""

    def __init__(self) -> None:
        self.listed: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}

    def page(
        self, href: str, *, kind: str, title: str, says: str = "", source: str = "", on: Any = None
    ) -> int:
        """Return the number of what lies at an address inside Mainstay."""
        if href not in self._numbers:
            self._numbers[href] = len(self.listed) + 1
            self.listed.append(
                {
                    "number": self._numbers[href],
                    "kind": kind,
                    "title": title,
                    "says": says,
                    "source": source,
                    "on": on.isoformat() if on else None,
                    "href": href,
                }
            )
        return self._numbers[href]

    def evidence(self, found: Iterable[Evidence]) -> list[int]:
        """Return the numbers of pieces of evidence."""
        return [
            self.page(
                reverse("planning:evidence", args=[each.pk]),
                kind=each.kind,
                title=each.title,
                says=each.says,
                source=each.source or each.heard_from,
                on=each.gathered_on,
            )
            for each in found
        ]

    def assessment(self, saved: NeedsAssessment) -> int:
        """Return the number of a saved needs assessment."""
        href = reverse("planning:version", args=[saved.pk])
        return self.page(href, kind="needs", title=saved.title, on=saved.as_at)

    def equality(self, signed: EqualityAssessment) -> int:
        """Return the number of a signed equality impact assessment."""
        href = reverse("planning:equality_assessment", args=[signed.pk])
        on = signed.signed_at.date() if signed.signed_at else None
        return self.page(href, kind="equality", title=signed.title, says=signed.what_changes, on=on)

    def decision(self, priority: Priority) -> int:
        """Return the number of the decision on a priority."""
        href = reverse("planning:priority", args=[priority.pk])
        return self.page(
            href,
            kind="decision",
            title=priority.title,
            says=priority.reason,
            source=priority.decided_body,
            on=priority.decided_on,
        )

    def ranking(self, ranking: CarersRanking) -> int:
        """Return the number of a ranking by carers."""
        href = f"{reverse('planning:rankings')}?review={ranking.review_id}#ranking-{ranking.pk}"
        return self.page(
            href,
            kind="ranking",
            title=ranking.title,
            says=ranking.how,
            source=ranking.heard_from,
            on=ranking.held_on,
        )
