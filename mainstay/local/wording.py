"""The packs in plain words: what each is called and holds."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A pack that is added without its words here is shown under its folder's name; a test asks for the words.
PACKS: dict[str, tuple[str | Promise, str | Promise]] = {
    "pathway": (
        _("The carer's pathway"),
        _("Words of the records: ways in, relationships, consents, clocks, endings and checklists."),
    ),
    "questions": (
        _("What carers are asked"),
        _("The questions of a self-assessment, their answers, and the days that follow."),
    ),
    "assessment": (
        _("Assessments"),
        _("The kinds of assessment in each nation, what each asks, and what the law says it must hold."),
    ),
    "eligibility": (
        _("Eligibility"),
        _("The tests that decide whether support is owed, by nation and by day, limb by limb."),
    ),
    "approval": (_("Approving plans"), _("Who agrees to a plan, up to what cost, and within how many days.")),
    "brokerage": (
        _("Finding support"),
        _("What services are put in order by, how urgent a request is, and why something could not be had."),
    ),
    "budgets": (
        _("Personal budgets"),
        _("Ways to reckon a budget, the days of its reviews, and what it is not for."),
    ),
    "charging": (_("Charging"), _("Who may be charged for what, and what is waived, by nation.")),
    "emergency": (
        _("Emergency plans"),
        _("What the one page says, who holds copies, and when it is looked at again."),
    ),
    "reviewing": (
        _("Reviews"),
        _("Why a plan is looked at, how far outcomes were reached, and what follows."),
    ),
    "privacy": (
        _("Privacy"),
        _("How long records are kept, emergency opening, and what a carer may ask for."),
    ),
    "model": (
        _("The model of carer support"),
        _(
            "Outcomes, approaches and interventions, the care pathway, kinds of break, and what the guides ask."
        ),
    ),
    "estimation": (
        _("Assumptions of the estimates"),
        _("Everything assumed between a census and a figure for carers, hidden carers and short breaks."),
    ),
    "england": (_("England"), _("What things are called in England, and duties that have a number.")),
    "scotland": (_("Scotland"), _("What things are called in Scotland, and duties that have a number.")),
    "wales": (_("Wales"), _("What things are called in Wales.")),
    "northern_ireland": (_("Northern Ireland"), _("What things are called in Northern Ireland.")),
    "statistics": (
        _("Figures about people"),
        _("How small numbers are protected, and when a published series looks wrong."),
    ),
    "places": (_("Places"), _("What area codes mean, codes that were retired, and other names of places.")),
    "coverage": (
        _("Coverage"),
        _("When services reach enough carers, and which support is not judged by how many it reaches."),
    ),
    "directory": (
        _("The directory"),
        _("The words and codes that services are described in, and when an entry is no longer fresh."),
    ),
    "equality": (
        _("Equality"),
        _("The groups that an equality impact assessment looks at, and when one is reached too little."),
    ),
    "planning": (
        _("Priorities"),
        _("What priorities are scored on, and how firm their order has to be."),
    ),
    "house": (_("How Mainstay works"), _("When something counts as due again.")),
}
ORDER = list(PACKS)

# Headings for files whose names say too little; others are headed by their name.
_FILES = {
    "packs/estimation/ages.yaml": _("Ages"),
    "packs/estimation/bands.yaml": _("Hours bands"),
    "packs/estimation/carers.yaml": _("Carers in each nation"),
    "packs/estimation/churn.yaml": _("Beginning and ceasing to care"),
    "packs/estimation/findings.yaml": _("What carers said about breaks"),
    "packs/estimation/funnel.yaml": _("What councils provided"),
    "packs/estimation/groups.yaml": _("Groups at risk of being overlooked"),
    "packs/estimation/hidden.yaml": _("Hidden carers"),
    "packs/estimation/mix.yaml": _("Which breaks carers would mainly take"),
    "packs/estimation/need.yaml": _("Carers in need of breaks, by hours of care"),
    "packs/estimation/neighbours.yaml": _("Finding similar areas"),
    "packs/estimation/price.yaml": _("Prices"),
    "packs/estimation/replacement_care.yaml": _("Hours of replacement care"),
    "packs/estimation/take_up.yaml": _("Wanting and accepting a break"),
    "packs/estimation/uncertainty.yaml": _("How sure the figures are"),
    "packs/estimation/units.yaml": _("How much of a break a carer takes in a year"),
    "packs/scotland/duties.yaml": _("Duties with a number"),
    "packs/statistics/disclosure.yaml": _("Protecting small numbers"),
    "packs/statistics/plausibility.yaml": _("When a series looks wrong"),
}

# What each kind of entry is.
KINDS_IN_WORDS = {
    "statute": _("Law: set by an Act, or by regulations made under one."),
    "guidance": _("Guidance: written by government or a national body for those who must apply the law."),
    "national measure": _("National measure: the official definition behind a national count."),
    "local standard": _("Local standard: chosen by an authority, which may choose otherwise."),
    "reconstructed": _("Reconstructed: rebuilt from what survives of a source that cannot be seen whole."),
    "published figure": _("Published figure: given out by a statistics office or another publisher."),
    "survey finding": _("Survey finding: what the people who answered a survey said."),
}


def title_of(pack: str) -> str:
    """Return what the pack is called."""
    return str(PACKS[pack][0]) if pack in PACKS else pack.replace("_", " ").capitalize()


def holds(pack: str) -> str:
    """Return what the pack holds, as a sentence; empty for one without words yet."""
    return str(PACKS[pack][1]) if pack in PACKS else ""


def of_file(file: str) -> str:
    """Return a heading for the entries of one file."""
    if file in _FILES:
        return str(_FILES[file])
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    return stem.replace("_", " ").capitalize()
