"""What the tests of coverage begin with: Alderbrook's two wards, and services that reach them."""

from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.directory.models import Location, Provider, Service, ServiceAtLocation
from mainstay.places.queries import area
from mainstay.planning.actions import coverage as actions
from mainstay.planning.coverage import Coverage, matrix_for
from mainstay.planning.models import CoverageJudgement
from tests.planning.needs.town import NORTH, TOWN

TODAY = date(2026, 11, 22)
LEISURE = "I15"


def a_service(of: User, provider: str = "Harbourlight Care", **changed: Any) -> Service:
    """Return a listed service of the user's authority: a club for everybody in Northgate, 100 carers a year."""
    ordinary: dict[str, Any] = {
        "name": "Saturday club",
        "interventions": [LEISURE],
        "areas": [NORTH],
        "carers_a_year": 100,
        "places_per_week": 20,
        "funded_how": "commissioned",
        "funding_pence_a_year": 5_000_000,
        "way_in": "open",
        "checked_on": date(2026, 10, 1),
    }
    with scope.of_authority(of.authority_id):
        offered, _ = Provider.objects.get_or_create(authority=of.authority, name=provider)
        return Service.objects.create(authority=of.authority, provider=offered, **(ordinary | changed))


def a_location(service: Service, **where: Any) -> None:
    """Give a service a place that people go to."""
    with scope.of_authority(service.authority_id):
        location = Location.objects.create(authority=service.authority, **where)
        ServiceAtLocation.objects.create(authority=service.authority, service=service, location=location)


def coverage_for(user: User, code: str = TOWN, **asked: Any) -> Coverage:
    """Return the coverage of an area as the user sees it today."""
    ordinary: dict[str, Any] = {"on": TODAY, "local": {}}
    with scope.of_authority(user.authority_id):
        found = area(code)
        assert found is not None
        return matrix_for(found, **(ordinary | asked))


def judged(
    level: str, reason: str, *, by: User, about: tuple[str, str, str] = (LEISURE, NORTH, "")
) -> CoverageJudgement:
    """Return a person's judgement of leisure in Northgate for all carers, or of another cell."""
    with scope.of_authority(by.authority_id):
        return actions.judge(about, level, reason, by=by)
