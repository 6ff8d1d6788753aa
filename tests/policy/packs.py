"""One sound pack to start from: each test changes one thing."""

from pathlib import Path

import yaml

from mainstay import policy

SOUND = {
    "title": "Days to answer",
    "kind": "local standard",
    "unit": "days",
    "source": [{"title": "An Act", "href": "https://www.legislation.gov.uk/"}],
    "values": {"2025-04-01": 28},
    "sure": "illustrative; each authority sets its own",
    "written_by": "policy lead",
    "review_by": "2027-04-01",
}

LIST = {name: each for name, each in SOUND.items() if name != "values"} | {
    "from": "2009",
    "attributes": {"size": "How large"},
    "items": [{"code": "A", "title": "The first", "description": "It comes first.", "size": "small"}],
}


def written(folder: Path, entry: dict[str, object], name: str = "duties.answer") -> Path:
    """Write a pack that holds one entry, and give back the folder. Dates are written without quotation marks."""
    *folders, file = name.split(".")
    path = folder.joinpath(*folders, f"{file}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)
    path.write_text(_without_quotes_round_dates(text), "utf-8")
    return folder


def problems(folder: Path, without: str = "", **changes: object) -> list[str]:
    """Everything wrong with the sound entry once these fields are changed and that one is left out."""
    entry = {name: each for name, each in (SOUND | changes).items() if name != without}
    return policy.problems(written(folder, entry))


def _without_quotes_round_dates(text: str) -> str:
    for each in ("2025-04-01", "2026-04-01", "2027-04-01"):
        text = text.replace(f"'{each}'", each)
    return text
