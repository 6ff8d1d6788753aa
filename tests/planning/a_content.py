"""The ordinary needs assessment: Northmoor, whole, with every figure invented for tests."""

from copy import deepcopy
from typing import Any

Content = dict[str, Any]
SHA = "0123456789abcdef" * 4


def a_content(**changed: Any) -> Content:
    """The content of one assessment; a part that is named replaces the ordinary one."""
    return deepcopy(_NORTHMOOR) | changed


def without(*parts: str) -> Content:
    """The ordinary content with those parts never made (a missing key, not an empty value)."""
    return {key: part for key, part in a_content().items() if key not in parts}


def a_range(low: float, central: float, high: float) -> dict[str, float]:
    return {"low": low, "central": central, "high": high}


def a_source(**changed: Any) -> dict[str, Any]:
    return {
        "dataset": "unpaid_care",
        "title": "Unpaid care in Northmoor",
        "publisher": "Mainstay demonstration",
        "licence": "Invented",
        "file": "northmoor-unpaid-care.csv",
        "sha256": SHA,
        "reference_on": "2021-03-21",
        "base": "usual residents aged 5 and over",
        "invented": True,
    } | changed


def a_small_area(number: int) -> dict[str, Any]:
    carers = 220 - number
    return {
        "code": f"NM{number:04d}",
        "name": f"Northmoor {number:03d}",
        "people": 1900,
        "carers": carers,
        "rate": carers / 1900,
        "low": carers - 12,
        "high": carers + 12,
        "intense": carers // 3,
        "ward": f"Ward {number % 12 + 1}",
        "decile": number % 10 + 1,
    }


def a_ward(number: int) -> dict[str, Any]:
    return {
        "code": f"NMW{number:02d}",
        "name": f"Ward {number}",
        "people": 23750,
        "carers": 2300 - number,
        "rate": 0.0968,
        "low": 2270 - number,
        "high": 2330 - number,
        "intense": 700,
    }


def an_assumption(**changed: Any) -> dict[str, Any]:
    return {
        "key": "estimation.funnel.want",
        "title": "Carers in need who want support for a break",
        "value": a_range(0.3, 0.42, 0.6),
        "unit": "share",
        "source": [{"title": "A survey invented for tests", "href": "https://example.org/survey"}],
        "on": "2026-06",
        "sure": "low; self-selected",
        "note": "Used for every band of hours.",
        "open_to_change": True,
        "local": False,
        "reason": None,
        "set_on": None,
        "set_by": None,
    } | changed


def a_demand(**changed: Any) -> dict[str, Any]:
    return {
        "break_type": "sitting",
        "title": "Care at home for some hours",
        "unit": "hours",
        "low": 90000,
        "central": 210000,
        "high": 480000,
        "likely_low": 140000,
        "likely_high": 310000,
        "unmet": a_range(60000, 180000, 450000),
        "cost_pence": a_range(289_260_000, 674_940_000, 1_542_720_000),
        "steps": [
            {
                "name": "carers/hours_50_plus",
                "label": "Carers, 50 or more hours",
                "operation": "",
                "operand": None,
                "value": a_range(8100, 8200, 8300),
                "unit": "carers",
            },
            {
                "name": "want",
                "assumption": "estimation.funnel.want",
                "operation": "×",
                "operand": a_range(0.3, 0.42, 0.6),
                "value": a_range(2430, 3444, 4980),
                "unit": "carers",
            },
        ],
        "findings": ["Demand may already be met at the low end."],
    } | changed


_HOURS = [
    ("hours_1_9", "9 hours or fewer", 9750, 0.357),
    ("hours_10_19", "10 to 19 hours", 3700, 0.135),
    ("hours_20_34", "20 to 34 hours", 2650, 0.097),
    ("hours_35_49", "35 to 49 hours", 3050, 0.112),
    ("hours_50_plus", "50 or more hours", 8200, 0.299),
]
_BY_HOURS = [
    {"band": band, "label": label, "carers": carers, "share": share, "low": carers - 50, "high": carers + 50}
    for band, label, carers, share in _HOURS
]

_NORTHMOOR: Content = {
    "format": 1,
    "as_at": "2026-11-22",
    "area": {
        "code": "NM0000",
        "name": "Northmoor",
        "level": "authority",
        "nation": "england",
        "invented": True,
        "parts": 150,
    },
    "carers": {
        "total": 27350,
        "low": 27100,
        "high": 27600,
        "rate": 0.096,
        "rate_low": 0.0951,
        "rate_high": 0.0968,
        "base": "usual residents aged 5 and over",
        "base_people": 285000,
        "method": "added up",
        "by_hours": _BY_HOURS,
        "common_bands": [
            {
                "band": "hours_1_19",
                "label": "1 to 19 hours",
                "carers": 13450,
                "share": 0.492,
                "low": 13350,
                "high": 13550,
            },
            *_BY_HOURS[2:],
        ],
        "source": a_source(),
        "arithmetic": ["150 small areas added up: 27,350 carers.", "27,350 ÷ 285,000 = 9.6%."],
        "uncertainty": "Each small count may have been changed by up to 3 people before it was published.",
    },
    "warnings": ["Northmoor is invented.", "The census was taken during a lockdown."],
    "where": {
        "level": "lsoa",
        "level_label": "small areas",
        "areas": [a_small_area(number) for number in range(1, 151)],
        "by_ward": [a_ward(number) for number in range(1, 13)],
        "by_decile": [
            {
                "decile": decile,
                "people": 28500,
                "carers": 3000 - 50 * decile,
                "rate": 0.105 - decile / 1000,
                "low": 0.1 - decile / 1000,
                "high": 0.11 - decile / 1000,
                "intense": 900,
                "intense_rate": 0.032,
            }
            for decile in range(1, 11)
        ],
        "gap": {
            "ratio": a_range(1.05, 1.13, 1.22),
            "sentence": "People in the most deprived tenth are 1.13 times as likely to care.",
        },
        "adds_up": {
            "sentence": "The small areas add up to 27,350 carers; the authority's own table says 27,362."
        },
        "sources": [a_source()],
        "missing": None,
    },
    "who": [
        {
            "key": "age",
            "title": "Age of everybody who lives here",
            "base": "all usual residents",
            "source": a_source(dataset="age", title="Age in Northmoor", file="northmoor-age.csv"),
            "rows": [
                {"label": "Under 18", "count": 63000, "share": 0.21},
                {"label": "65 and over", "count": 54000, "share": 0.18},
            ],
            "about": "people",
            "note": "These are all people, not only carers.",
        }
    ],
    "overlooked": [
        {
            "code": "young_carers",
            "title": "Young carers",
            "expected": a_range(700, 820, 1900),
            "share": a_range(0.026, 0.03, 0.07),
            "applied_to": "all carers",
            "assumption": "estimation.overlooked.young_carers",
            "source_title": "A survey invented for tests",
            "sure": "medium",
            "reason": None,
            "local": False,
        },
        {
            "code": "traveller",
            "title": "Traveller carers",
            "expected": None,
            "share": None,
            "applied_to": "all carers",
            "assumption": "estimation.overlooked.traveller",
            "source_title": "",
            "sure": "",
            "reason": "no share is known",
            "local": False,
        },
    ],
    "compared": {
        "rows": [
            {
                "code": "NM0000",
                "name": "Northmoor",
                "kind": "this area",
                "carers": 27350,
                "rate": 0.096,
                "intense_rate": 0.0288,
                "distance": None,
            },
            {
                "code": "E92000001",
                "name": "England",
                "kind": "nation",
                "carers": 4678265,
                "rate": 0.0876,
                "intense_rate": 0.0263,
                "distance": None,
            },
            {
                "code": "NM0001",
                "name": "Southmoor",
                "kind": "neighbour",
                "carers": 30100,
                "rate": 0.0912,
                "intense_rate": 0.027,
                "distance": 0.41,
            },
        ],
        "method": ["Neighbours are the places nearest in age, deprivation, density and intensity of care."],
        "left_out": [{"name": "Eastmoor", "why": "another nation's index"}],
        "neighbours": [{"name": "Southmoor", "distance": 0.41, "differs_most_in": "Deprivation"}],
        "variables": [
            {"key": "aged_65", "title": "Aged 65 and over", "this": 0.18, "neighbours_mean": 0.187},
        ],
    },
    "change": {
        "then": {"reference_on": "2011-03-27", "base": "all usual residents", "carers": 30200, "rate": 0.105},
        "now": {
            "reference_on": "2021-03-21",
            "base": "usual residents aged 5 and over",
            "carers": 27350,
            "rate": 0.096,
        },
        "same_base": {
            "base": "all usual residents",
            "then_rate": 0.105,
            "now_rate": 0.0912,
            "change": -0.0138,
        },
        "by_hours": [
            {
                "band": "hours_50_plus",
                "label": "50 or more hours",
                "then": 7900,
                "now": 8200,
                "then_share": 0.2616,
                "now_share": 0.2998,
            }
        ],
        "warnings": ["The question was worded differently in 2011."],
        "sources": [a_source(title="Unpaid care in Northmoor, 2011", file="northmoor-2011.csv")],
    },
    "hidden": {
        "known": 2100,
        "known_on": "2026-03-31",
        "hidden": a_range(25000, 25250, 25500),
        "share_known": 0.077,
        "by_place": [
            {
                "code": "NMW01",
                "name": "Ward 1",
                "estimate": a_range(2270, 2299, 2330),
                "known": a_range(178, 180, 182),
                "hidden": a_range(2090, 2119, 2150),
                "finding": None,
            },
            {
                "code": "NMW02",
                "name": "Ward 2",
                "estimate": a_range(2268, 2298, 2328),
                "known": None,
                "hidden": None,
                "finding": "no number of known carers",
            },
        ],
        "by_group": [
            {
                "code": "65+",
                "name": "Aged 65 and over",
                "estimate": a_range(6100, 6400, 6700),
                "known": 900,
                "hidden": a_range(5200, 5500, 5800),
                "finding": None,
            }
        ],
        "sentence": "About 25,250 carers may not be known to services.",
        "source": a_source(dataset="known_to_services", title="Carers known to services", file="known.csv"),
    },
    "demand": [
        a_demand(),
        a_demand(
            break_type="short_stay",
            title="Short stays away",
            unit="nights",
            low=7000,
            central=16000,
            high=38000,
            likely_low=11000,
            likely_high=24000,
            unmet=a_range(5000, 14000, 36000),
            cost_pence=None,
            findings=[],
        ),
    ],
    "demand_by_place": [
        {
            "code": f"NMW{number:02d}",
            "name": f"Ward {number}",
            "demand": {
                "sitting": a_range(7500, 17500, 40000),
                "short_stay": a_range(580, 1330, 3170),
            },
        }
        for number in range(1, 13)
    ],
    "assumptions": [
        an_assumption(),
        an_assumption(
            key="estimation.price.sitting",
            title="Price of an hour at home",
            value=3214,
            unit="pence per hour",
            sure="high",
            note="",
            local=True,
            reason="Our own contract price.",
            set_on="2026-10-01",
            set_by="A commissioner",
        ),
        an_assumption(
            key="estimation.neighbours.weights",
            title="Weights of the variables",
            value={"aged_65": 1, "density": 0.5},
            unit="weight",
            open_to_change=False,
        ),
    ],
    "services": [
        {
            "name": "Northmoor sitting service",
            "provider": "An invented charity",
            "interventions": ["Sitting service", "Befriending"],
            "funded_how": "Contract",
        }
    ],
    "sources": [
        a_source(),
        a_source(dataset="age", title="Age in Northmoor", file="northmoor-age.csv"),
    ],
}
