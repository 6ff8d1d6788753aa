"""A referral becomes a record, an assessment, a decision, a plan; a manager, a panel and finance agree to it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tests.journeys.person import Person

TODAY, IN_A_YEAR = date.today().isoformat(), (date.today() + timedelta(days=365)).isoformat()
NORMA = "Norma Catterall"
UP_AT_NIGHT = "I have been up for two nights."
NIGHT_OFF = "One night's sleep a week"
WHY = "She cannot go on without sleep."
SITTER, RISK = "A sitter for one night a week", "She breaks down, and he goes into a home."
OF_PLAN = {
    "breaks": {"break_pattern": "One night a week.", "enough_breaks": "yes"},
    "what-if": {"contingency": "Her sister comes for a day."},
    "risks": {"risk_of_doing": "He may not settle.", "risk_of_not_doing": RISK},
    "days": {"category": "3b", "starts_on": TODAY, "review_on": IN_A_YEAR},
}
OF_ASSESSMENT: dict[str, dict[str, str | list[str]]] = {
    "caring": {
        "nature_and_extent": "Everything, by day and by night.",
        "necessary_care": "yes",
        "cared_for_adult": "yes",
        "willing_and_able_now": "some",
        "willing_and_able_next": "not_sure",
    },
    "health": {"health": "deteriorating", "about_health": UP_AT_NIGHT},
    "home": {
        "outcome_child": "not_relevant",
        "outcome_others": "not_relevant",
        "outcome_home": "can",
        "outcome_nutrition": "can_with_distress",
    },
    "life": {
        "outcome_relationships": "can_with_distress",
        "outcome_work": "not_relevant",
        "outcome_community": "cannot_without_help",
        "outcome_recreation": "cannot_without_help",
    },
    "wishes": {
        "work_and_learning": "Retired.",
        "leisure": "The choir, once.",
        "outcomes_wanted": "To sleep.",
    },
    "wellbeing": {"significant_impact": "yes", "wellbeing": ["health", "control"]},
    "ahead": {
        "what_would_help": "Somebody at night.",
        "emergency_known": "no",
        "emergency_arrangements": "Nobody would know.",
        "future_care": "As long as she can.",
    },
}


def test_a_referral_becomes_a_plan_that_everybody_who_must_agrees_to(somebody: Callable[..., Person]):
    worker = somebody("Support worker")
    accepts_the_referral(worker)
    finds_her_though_misspelt(worker)
    writes_down_whom_she_looks_after_and_what_she_agreed(worker)
    assesses_part_by_part(worker)
    decides_and_gives_the_letter(worker)
    plan = plans_with_what_costs_nothing_first(worker)
    puts_it_forward(worker, plan)
    reference = agrees_as_manager(somebody("Practice lead"))
    is_refused_without_the_risk_then_agreed(somebody("Panel member"), reference)
    agrees_to_the_money(somebody("Finance officer"), reference)
    worker.opens(plan)
    worker.sees("Plan 1 Agreed", "Finance: Agreed")


def accepts_the_referral(worker: Person) -> None:
    worker.follows("Answer referrals")
    worker.follows(NORMA)
    worker.sees("Urgent", "Dr Lal's practice", "The carer agreed to this being sent.")
    worker.ticks("I am the carer's worker from now on")
    worker.presses("Accept and open the record")
    worker.sees("Overview", "What happens next")


def finds_her_though_misspelt(worker: Person) -> None:
    worker.opens("/carers/search/")
    worker.answers(text="Norma Katterel")
    worker.presses("Look")
    assert "Katterel" not in worker.page.url
    worker.follows(re.compile(NORMA))


def writes_down_whom_she_looks_after_and_what_she_agreed(worker: Person) -> None:
    worker.follows("Family and access")
    worker.presses("Add somebody")
    worker.answers(given_names="Albert", family_name="Catterall", lives_together="yes", known_to_council="no")
    worker.chooses("What the person is to the carer", "Husband, wife or partner")
    worker.presses("Save")
    worker.sees("Albert Catterall")
    worker.follows("Ask the carer, or see what was said before")
    worker.answers(record="yes", providers="yes", how="phone")
    worker.presses("Save")


def assesses_part_by_part(worker: Person) -> None:
    worker.follows("Assessments")
    worker.presses(re.compile("Offer"))
    worker.answers(identified_on=TODAY, offered_on=TODAY)
    worker.presses("Note the offer")
    worker.presses("Note what the carer said")
    worker.answers(said="yes", accepted_on=TODAY)
    worker.presses("Note it")
    assessment = worker.page.url.removeprefix(worker.demo.address)
    for part, answers in OF_ASSESSMENT.items():
        worker.opens(f"{assessment}part/{part}/")
        worker.answers(**answers)
        worker.presses("Save and go back to the parts")
    worker.presses("Complete it")
    worker.sees("Some of what it must hold is not there yet.")
    worker.presses("Note the conversation")
    worker.answers(talked_on=TODAY, way="home")
    worker.presses("Note the conversation")
    worker.presses("Complete it")
    worker.answers(on=TODAY)
    worker.presses("Complete it")
    worker.sees("Completed")


def decides_and_gives_the_letter(worker: Person) -> None:
    worker.follows("Decisions")
    worker.presses(re.compile("See what the rules say|Decide"))
    worker.sees("What the rules say")
    worker.presses("Keep as a tentative decision")
    worker.sees("Tentative decision")
    worker.presses("Make it final")
    worker.sees("It cannot be final yet")
    worker.follows("Write the reasons and the advice")
    worker.answers(
        why="Her health gives way for want of sleep.",
        carers_words=UP_AT_NIGHT,
        more_advice="The choir meets on Mondays.",
    )
    worker.presses("Keep")
    worker.presses("Make it final")
    worker.presses("Make it final")
    worker.presses("The letter")
    worker.sees("Norma Catterall", UP_AT_NIGHT, "The choir meets on Mondays.")


def plans_with_what_costs_nothing_first(worker: Person) -> str:
    worker.page.go_back()
    worker.follows("Plans")
    worker.presses("Begin a plan")
    plan = worker.page.url.removeprefix(worker.demo.address)
    worker.presses("Add something the carer wants")
    worker.writes("What does the carer want?", NIGHT_OFF)
    worker.page.locator("main input[type=checkbox]").first.check()
    worker.presses("Save and say what would help")
    assert worker.page.locator("main h2").first.inner_text() == "There for everybody"
    worker.follows(re.compile("Add to the plan.*The Night Line for Carers"))
    worker.presses("Add to the plan")
    worker.answers(paid="no")
    worker.presses("Save")
    worker.opens(plan)
    worker.follows(re.compile(f"What would help.*{NIGHT_OFF}"))
    worker.follows("Something that still has to be found")
    worker.answers(words=SITTER, intervention="I06", for_person="on")
    worker.presses("Add to the plan")
    worker.answers(paid="yes", unit="night", a_week="1", weeks="48", price_pence="128")
    worker.presses("Save")
    return plan


def puts_it_forward(worker: Person, plan: str) -> None:
    worker.opens(plan)
    worker.sees("£6,144", "Before it can be put forward")
    for part, answers in OF_PLAN.items():
        worker.opens(f"{plan}write/{part}/")
        worker.answers(**answers)
        worker.presses("Save")
    worker.opens(plan)
    worker.presses("Note that the carer agreed")
    worker.answers(on=TODAY)
    worker.presses("Note it")
    worker.presses("Put this plan forward")
    worker.sees("It costs £6,144 a year.", "It costs more than the £5,000 a year a manager may agree.")
    worker.presses("Put it forward")


def agrees_as_manager(lead: Person) -> str:
    """Agree, and return what the carer is called where no name is shown."""
    lead.follows("Answer plans")
    waits = lead.page.locator(".mainstay-list__one").filter(has_text=NORMA)
    reference = waits.locator("a").inner_text()
    lead.follows(reference)
    lead.sees(NORMA, NIGHT_OFF, RISK)
    lead.answers(answer="agreed", reason=WHY)
    lead.presses("Keep this answer")
    return reference


def is_refused_without_the_risk_then_agreed(panel: Person, reference: str) -> None:
    """The panel reads what waits for it, with no name, and cannot refuse without saying what that risks."""
    panel.follows("Answer plans")
    panel.does_not_see(NORMA)
    panel.follows(reference)
    panel.sees("no more of the carer's record", SITTER, WHY)
    panel.does_not_see(NORMA, "Albert", UP_AT_NIGHT)
    panel.ticks("Refuse it")
    panel.presses("Keep this answer")
    panel.sees("Say why it is refused.", "Say what is risked by not doing it.")
    panel.ticks("Agree to it")
    panel.presses("Keep this answer")
    panel.does_not_see(reference)


def agrees_to_the_money(finance: Person, reference: str) -> None:
    finance.follows("Answer plans")
    finance.follows(reference)
    finance.sees("£6,144")
    finance.does_not_see(NORMA)
    finance.ticks("Agree to it")
    finance.presses("Keep this answer")
    finance.does_not_see(reference)
