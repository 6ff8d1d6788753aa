"""Assessments to decide on: one helper makes the ordinary case, and each test changes one thing."""

from mainstay.pathway.models import Assessment, Carer, Decision
from tests.cast import Cast
from tests.pathway.carers import TODAY, in_records_of

ALL_CAN = dict.fromkeys(
    (
        f"outcome_{each}"
        for each in [
            "child",
            "others",
            "home",
            "nutrition",
            "relationships",
            "work",
            "community",
            "recreation",
        ]
    ),
    "can",
)
INDICATORS = [
    "health_and_wellbeing",
    "relationships",
    "living_environment",
    "employment_and_training",
    "finance",
    "life_balance",
    "future_planning",
]
ENGLAND = {
    "necessary_care": "yes",
    "cared_for_adult": "yes",
    "health": "at_risk",
    "significant_impact": "yes",
    **ALL_CAN,
}
SCOTLAND = {
    **{f"indicator_{each}": "low" for each in INDICATORS},
    "met_by_services_to_person": "no",
    "met_by_general_services": "no",
    "sufficient_breaks": "yes",
}
FACS = {f"facs_{each}": "low" for each in ["health", "autonomy", "domestic", "employment", "social"]}
ADVICE = [{"title": "Time for yourself", "text": "Breaks that are open to every carer."}]


def assessed(
    cast: Cast, carer: Carer, answers: dict[str, object] | None = None, **about: object
) -> Assessment:
    """Return a completed English assessment in which health is at risk; ``answers`` and ``about`` change it."""
    scotland = about.get("nation") == "scotland"
    kinds = {"scotland": "adult_carer_support_plan", "wales": "assessment_wales"}
    usual = {
        "kind": kinds.get(about.get("nation"), "carers_assessment"),
        "nation": "england",
        "state": "completed",
        "completed_on": TODAY,
        "identified_on": about.get("completed_on", TODAY),
        "answers": (SCOTLAND if scotland else ENGLAND) | (answers or {}),
    }
    with in_records_of(cast.worker):
        number = Assessment.objects.filter(carer=carer).count() + 1
        return Assessment.objects.create(
            authority=cast.northmoor, carer=carer, **usual | {"number": number} | about
        )


def ready(decision: Decision, by: object) -> Decision:
    """Return the decision with everything written that it needs to be final."""
    from mainstay.pathway.actions import deciding

    return deciding.write(
        decision, why="Your health is at risk.", carers_words="I am worn out.", advice=ADVICE, by=by
    )
