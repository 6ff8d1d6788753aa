"""From an empty cell to an agreed priority and a signed plan; and a member who prints the paper of a ward."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

NORTHMOOR, HARBOUR, EMPLOYERS = "X06000001", "X05000001", "I14"
PLAN = "Caring together on the quay"
TITLE = "Carer-friendly employers on the quay"
STILL_TO_SETTLE = (
    "No ranking by carers is recorded for this priority.",
    "This decision needs a signed equality impact assessment.",
)


def test_a_commissioner_goes_from_an_empty_cell_to_an_agreed_priority(somebody: Callable[..., Person]):
    commissioner = somebody("Strategic commissioner", scripts=False)
    proposes_from_an_empty_cell(commissioner)
    says_what_it_stands_on(commissioner)
    considers_an_option(commissioner)
    cannot_decide_yet(commissioner)
    weighs_what_it_does_to_each_group(commissioner)
    writes_down_what_carers_put_first(commissioner)
    scores(commissioner)
    decides(commissioner)
    makes_the_plan(commissioner)
    member_signs_it(commissioner, somebody("Elected member"))


def test_a_member_prints_the_paper_of_a_ward(somebody: Callable[..., Person]):
    member = somebody("Elected member")
    member.follows("Read the paper for a ward")
    member.follows("Harbour")
    member.sees("people in Harbour look after someone unpaid", "Care Act 2014, section 10", "Sources")
    assert pages_in(member.page.pdf(format="A4", prefer_css_page_size=True)) == 2
    assert member.downloads("PDF, two pages").startswith(b"%PDF")


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def proposes_from_an_empty_cell(person: Person) -> None:
    person.opens(f"/coverage/{NORTHMOOR}/{EMPLOYERS}/{HARBOUR}/")
    person.follows("Propose a priority from this")
    assert person.page.get_by_label("Employer engagement", exact=True).is_checked()
    assert person.page.get_by_label("Harbour", exact=True).is_checked()
    person.presses("Propose")
    person.sees("Enter a title: what would be done, for whom.", "Say which need this answers.")
    person.writes("Title", TITLE)
    person.writes("Need", "Carers on the quay give up work, and no employer there has been asked to help.")
    person.ticks("Not financially disadvantaged")
    person.writes("Who would see to it (optional)", "Carers' lead")
    person.presses("Propose")


def says_what_it_stands_on(person: Person) -> None:
    person.sees("What it stands on")
    person.page.locator("input[name=evidence]").first.check()
    person.presses("Keep")
    person.sees("Where it stands on the thread", "The risk of not acting is not recorded.")


def considers_an_option(person: Person) -> None:
    person.follows("Add an option")
    person.writes("Option", "A half-time worker for employers")
    person.writes("Cost a year, in pounds (optional)", "18,000")
    person.presses("Keep")
    person.follows(re.compile(r"Change\s*: Do nothing"))
    person.writes("What happens to carers if it is not done (optional)", "")
    person.presses("Keep")
    person.sees("Say what happens to carers if nothing is done.")
    person.writes("What happens to carers if it is not done (optional)", "More of them give up work.")
    person.presses("Keep")
    person.sees("More of them give up work.", "£18,000")


def cannot_decide_yet(person: Person) -> None:
    person.presses("Record a decision")
    person.sees(*STILL_TO_SETTLE)
    person.ticks("Refused")
    person.writes("Reason", "It would cost too much.")
    person.writes("Body that decided", "Carers' Partnership Board")
    day(person, "review_on", "1", "9", "2030")
    person.presses("Record the decision")
    person.sees("There is a problem", *STILL_TO_SETTLE)
    person.follows(TITLE)


def weighs_what_it_does_to_each_group(person: Person) -> None:
    person.follows("Write an equality impact assessment")
    person.presses("Begin")
    person.presses("Keep")
    person.sees("Say what would change, and for whom.", "Say for each group what the decision would do")
    assert not person.may("button", "Sign")
    person.follows("Write this part")
    writes_what_would_change(person)
    says_what_it_does(person, "worse")
    person.sees("say what will be done so that nobody is left worse off.", "say why they would be worse off.")
    person.follows("Say what it does for each group")
    person.page.locator("textarea[name$=-why]").first.fill("Meetings are held by day.")
    person.page.locator("textarea[name$=-mitigation]").first.fill("Every third one is in the evening.")
    person.presses("Keep")
    signs_the_assessment(person)
    person.follows(re.compile(TITLE))


def writes_what_would_change(person: Person) -> None:
    person.writes("What would change, and for whom (optional)", "A worker asks employers on the quay.")
    person.writes("What it stands on (optional)", "What 9 carers said over breakfast.")
    person.writes("Who answers for it (optional)", "Carers' lead")
    day(person, "review_on", "1", "9", "2030")
    person.presses("Keep")


def says_what_it_does(person: Person, to_the_first: str) -> None:
    person.follows("Say what it does for each group")
    first, *others = person.page.locator("select[name$=-effect]").all()
    first.select_option(to_the_first)
    for group in others:
        group.select_option("same")
    person.presses("Keep")


def signs_the_assessment(person: Person) -> None:
    person.presses("Sign")
    person.presses("Sign")
    person.sees("Signed by Ailsa Brook", "It is not edited any more.")


def writes_down_what_carers_put_first(person: Person) -> None:
    person.follows("All rankings by carers")
    person.presses("Record a ranking by carers")
    person.writes("Meeting, survey or group", "Breakfast on the quay")
    person.writes("How many carers took part", "9")
    person.writes("How many of them use no service (optional)", "7")
    day(person, "held_on", "2", "11", "2026")
    person.writes(f"Place of: {TITLE}", "1")
    person.writes("Place of: Breaks at weekends in five more wards", "2")
    person.presses("Record")
    person.sees("Breakfast on the quay", "9 carers took part, 7 of them using no service")


def scores(person: Person) -> None:
    person.follows(TITLE)
    person.follows("Give your scores")
    for criterion in person.page.locator("select").all():
        criterion.select_option("4")
    person.presses("Keep my scores")
    person.follows("Scores and carers side by side, and what other weights would change")
    person.sees("Do they agree?", "How firm is the order of the scores?", TITLE)


def decides(person: Person) -> None:
    person.follows(TITLE)
    person.presses("Record a decision")
    person.ticks("Agreed")
    person.ticks("A half-time worker for employers, £18,000 a year")
    person.writes("Reason", "Carers who use no service put it first.")
    person.writes("Body that decided", "Carers' Partnership Board")
    day(person, "review_on", "1", "9", "2030")
    person.presses("Record the decision")
    person.sees("Agreed by Carers' Partnership Board", "Carers who use no service put it first.")


def makes_the_plan(person: Person) -> None:
    person.opens("/strategies/")
    person.presses("Make a version")
    person.writes("Title", PLAN)
    person.presses("Make this version")
    person.sees(TITLE, "What the statements stand on", "Draft")
    assert person.downloads("PDF").startswith(b"%PDF")
    person.presses("Sign this version")
    person.writes("Body that you sign for", "Northmoor Council")
    person.presses("Sign")
    person.sees("The strategy needs a signed equality impact assessment of its own.")
    person.follows(PLAN)
    person.follows("Write its equality impact assessment")
    person.presses("Begin")
    writes_what_would_change(person)
    says_what_it_does(person, "same")
    signs_the_assessment(person)


def member_signs_it(commissioner: Person, member: Person) -> None:
    member.opens("/strategies/")
    member.follows(re.compile(PLAN))
    member.presses("Sign this version")
    member.writes("Body that you sign for", "Northmoor Council")
    member.presses("Sign")
    member.sees("Signed for Northmoor Council by Councillor Bill Ashdown", "Signed", TITLE)
    commissioner.opens(member.page.url.removeprefix(member.demo.address))
    commissioner.sees("Signed for Northmoor Council")


def day(person: Person, name: str, *parts: str) -> None:
    for part, written in zip(("day", "month", "year"), parts, strict=True):
        person.page.fill(f"[name={name}-{part}]", written)
