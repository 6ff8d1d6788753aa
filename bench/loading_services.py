"""Loading 10,000 services from a file, as the command line does: read, checked, compared and listed."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from bench import measuring, private, promises, reporting

SERVICES = 10_000
CHILD_SECONDS = 110  # twice this and what comes before stay within what a bench may take
_WORDS = " ".join(
    ["Carers meet over tea, talk with others who know what it is like, and go home rested."] * 6
)
_TERMS = ("Respite care", "Dementia", "Counselling", "Yoga", "Young carers", "Information and advice")


def measure() -> bool:
    """Print both figures; return whether both promises are met."""
    data = private.make_ready()
    _let_in()
    path = data / "services.json"
    path.write_text(json.dumps({"contents": [_service(number) for number in range(SERVICES)]}), "utf-8")
    seconds, megabytes = _in_a_child(data, path)
    size = f"{path.stat().st_size / 1_000_000:.0f} MB of JSON, in a new process"
    fast = reporting.tell(promises.SERVICES_TIME, seconds, size)
    small = reporting.tell(promises.SERVICES_MEMORY, megabytes, size)
    again, _ = _in_a_child(data, path)
    reporting.tell(promises.SERVICES_AGAIN, again, "the same file once more")
    return fast and small


def _let_in() -> None:
    from mainstay.accounts.models import Authority
    from mainstay.database import scope

    with scope.of_authority(None, sharing=True):
        Authority.objects.create(name="Northmoor Council", area_code="X06000001", nation="england")


def _service(number: int) -> dict[str, object]:
    """One service in full: an organisation of about three services, a place, two times, a price, a term."""
    place = {
        "id": str(UUID(int=3 * 10**9 + number * 6 // 10)),
        "location_type": "physical",
        "name": f"Hall {number * 6 // 10}",
        "latitude": 53 + number % 1000 / 1000,
        "longitude": -2 + number % 700 / 1000,
        "addresses": [{"address_1": f"{number} High Street", "city": "Northmoor", "postal_code": "XN1 1AA"}],
    }
    times = [
        {"byday": day, "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:30"} for day in ("SA", "TU,TH")
    ]
    return {
        "id": str(UUID(int=number + 1)),
        "name": f"Carers' group {number}",
        "description": f"<p>{_WORDS}</p>",
        "status": "active",
        "url": f"https://example.org/{number}",
        "assured_date": "2026-03-31",
        "organization": {"id": str(UUID(int=10**9 + number // 3)), "name": f"Carers' centre {number // 3}"},
        "service_at_locations": [{"id": str(UUID(int=2 * 10**9 + number)), "location": place}],
        "schedules": times,
        "cost_options": [{"option": "Each time", "amount": number % 9}],
        "attributes": [{"taxonomy_term": {"name": _TERMS[number % len(_TERMS)]}}],
        "service_areas": [{"name": "Northmoor", "extent": "X06000001"}],
    }


def _in_a_child(data: Path, path: Path) -> tuple[float, float]:
    """How long a new process takes for the load alone, and the most memory it has held, in MB."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bench.loading_services", str(path)],
            env=private.environment(data),
            capture_output=True,
            text=True,
            timeout=CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise reporting.CannotMeasure(f"It takes more than {CHILD_SECONDS} s here.") from late
    if done.returncode:
        raise reporting.CannotMeasure(
            f"The process that loads it ended with {done.returncode}: {done.stderr}"
        )
    seconds, megabytes = map(float, done.stdout.splitlines()[-1].split())
    return seconds, megabytes


def _as_a_child(path: Path) -> None:
    from mainstay.config.ready import ready

    ready(migrate=False)
    from mainstay.interop.loading import whose
    from mainstay.interop.sources import reporting as command

    owner = whose("Northmoor Council")
    assert owner is not None
    took = measuring.seconds(lambda: command.load(str(path), owner))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(took, kilobytes / (1024 if sys.platform == "linux" else 1024 * 1024))


if __name__ == "__main__":
    _as_a_child(Path(sys.argv[1]))
