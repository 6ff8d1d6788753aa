"""A provider asks to keep its entries, changes one, and the authority sends it back once before it is listed."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

ENTRY = "Saturday sitting for people with dementia"
OF_ONE = re.compile(r"/directory/(entries|changes)/\d+/")


def test_a_provider_claims_its_entries_and_changes_one(somebody: Callable[..., Person]):
    provider, commissioner = somebody("Provider", scripts=False), somebody("Strategic commissioner")
    asks(provider)
    agrees(commissioner)
    writes_a_change(provider)
    sends_back(commissioner)
    mends(provider)
    approves(commissioner)
    provider.opens("/directory/")
    provider.follows(ENTRY)
    provider.sees("01632 960777", "An evening: £45", "Version 2", "Kept here")
    anybody_reads_it(somebody(phone=True))
    nobody_else_may_change_it(somebody, provider)


def asks(provider: Person) -> None:
    provider.follows("Ask to keep your organisation's entries")
    provider.sees("Harbourlight Care")
    provider.follows(re.compile("Ask to keep its entries.*Harbourlight Care"))
    provider.writes("How can your authority tell that this is you? (optional)", "I manage the sitters.")
    provider.presses("Ask")
    provider.sees("Waiting for an answer", "Harbourlight Care")


def agrees(commissioner: Person) -> None:
    commissioner.opens("/directory/claims/")
    commissioner.follows("Harbourlight Care")
    commissioner.sees("I manage the sitters.")
    commissioner.presses("Keep the answer")
    commissioner.sees("Choose yes or no.")
    commissioner.ticks("Yes: they are who they say")
    commissioner.presses("Keep the answer")
    commissioner.sees("Agreed")


def anybody_reads_it(carer: Person) -> None:
    carer.opens("/find/")
    carer.writes("What would help?", "Saturday sitting dementia")
    carer.presses("Find support")
    carer.follows(ENTRY)
    carer.sees("01632 960777", "An evening: £45", "Sunday, 10am to 4pm")


def nobody_else_may_change_it(somebody: Callable[..., Person], provider: Person) -> None:
    """Neither a carer nor another authority's commissioner; and the provider nothing of another provider's."""
    entry = provider.page.url.removeprefix(provider.demo.address)
    carer, outsider = somebody("Carer"), somebody("Strategic commissioner, Southmoor Council")
    carer.opens(f"{entry}change/", status=403)
    outsider.opens(entry, status=404)
    outsider.opens(f"{entry}change/", status=404)
    lead = somebody("Locality lead")
    lead.opens("/directory/?words=choir")
    others = next(each for each in lead.addresses() if OF_ONE.fullmatch(each))
    lead.opens("/directory/changes/")
    waiting = next(each for each in lead.addresses() if OF_ONE.fullmatch(each))
    for address in (others, f"{others}change/", f"{others}state/", waiting, f"{waiting}cost/"):
        provider.opens(address, status=404)


def writes_a_change(provider: Person) -> None:
    provider.opens("/directory/")
    provider.sees("Sitting service")
    provider.does_not_see("Carers' choir")
    provider.follows(ENTRY)
    provider.presses("Change this entry")
    provider.follows(re.compile("Change.*What it costs the carer"))
    provider.presses("Keep this and add another")
    provider.page.get_by_label("For what", exact=True).last.fill("An evening")
    provider.page.get_by_label("Pounds", exact=True).last.fill("45")
    provider.presses("Keep and look at it all")
    opens_on_sundays(provider)
    provider.sees("What this changes", "An evening: £45", "Sunday, 10am to 4pm")
    provider.writes("What should whoever approves it know? (optional)", "New from this month.")
    provider.presses("Send for approval")
    provider.sees("Waiting for approval")


def opens_on_sundays(provider: Person) -> None:
    provider.follows(re.compile("Change.*When"))
    provider.presses("Keep this and add another")
    another = provider.page.locator("#another")
    another.get_by_label("Sunday", exact=True).check()
    another.get_by_label("From", exact=True).fill("16:00")
    another.get_by_label("To", exact=True).fill("10:00")
    provider.presses("Keep and look at it all")
    provider.sees("There is a problem")
    provider.page.locator("#another").get_by_label("From", exact=True).fill("10:00")
    provider.page.locator("#another").get_by_label("To", exact=True).fill("16:00")
    provider.presses("Keep and look at it all")


def sends_back(commissioner: Person) -> None:
    commissioner.opens("/directory/changes/")
    commissioner.follows(ENTRY)
    commissioner.sees("New from this month.", "An evening: £45")
    commissioner.writes("Reason", "Is the phone number still right?")
    commissioner.presses("Send it back")
    commissioner.sees("Sent back")


def mends(provider: Person) -> None:
    provider.opens("/")
    provider.sees("1 change sent back")
    provider.opens("/directory/changes/")
    provider.follows(ENTRY)
    provider.sees("Is the phone number still right?")
    provider.follows(re.compile("Change.*How to get in touch"))
    provider.writes("Phone (optional)", "01632 960777")
    provider.presses("Keep and look at it all")
    provider.presses("Send for approval")


def approves(commissioner: Person) -> None:
    commissioner.opens("/directory/changes/")
    commissioner.follows(ENTRY)
    commissioner.presses("Publish")
    commissioner.sees("The entry was published.", "Last checked")


def test_somebody_at_the_authority_keeps_the_directory(somebody: Callable[..., Person]):
    lead = somebody("Locality lead")
    lead.opens("/directory/")
    lead.sees("Every service for carers", "entries")
    lead.writes("Words", "choir")
    lead.presses("Find")
    lead.sees("1 entry")
    lead.follows("Carers' choir")
    lead.sees("Where it stands", "Outcomes for carers", "How we know")
    lead.follows("Pause, withdraw or list again")
    lead.ticks("Pause it: it is not running for now")
    lead.writes("Why?", "No leader until spring.")
    lead.presses("Keep")
    lead.sees("Not running for now", "No leader until spring.")
    lead.follows(re.compile("What changed.*in version 2"))
    lead.sees("State", "Listed", "Not running for now")
    for address in ("look-again/", "providers/", "providers/new/", "mistakes/", "entries/new/"):
        lead.opens(f"/directory/{address}")
