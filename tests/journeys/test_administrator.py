"""An administrator looks after people: adds one, gives a role, closes the account, reads what was done to it."""

from collections.abc import Callable

from tests.journeys.person import Person


def test_an_administrator_adds_a_person_gives_a_role_and_closes_the_account(somebody: Callable[..., Person]):
    administrator = somebody("System administrator")
    adds_a_person(administrator)
    gives_another_role(administrator)
    closes_the_account(administrator)
    reads_what_was_done(administrator)


def adds_a_person(administrator: Person) -> None:
    administrator.follows("Look after people and roles")
    administrator.presses("Add a person")
    administrator.writes("Full name", "Nell Harker")
    administrator.presses("Add and send the link")
    administrator.sees("There is a problem", "Choose at least one role")
    administrator.writes("E-mail address", "nell.harker@northmoor.example")
    administrator.ticks("Support worker")
    administrator.presses("Add and send the link")
    administrator.sees("Nell Harker")


def gives_another_role(administrator: Person) -> None:
    administrator.opens("/people/?search=Harker")
    administrator.follows("Nell Harker")
    administrator.sees("Support worker", "Not set")
    administrator.presses("Change")
    administrator.ticks("Analyst")
    administrator.presses("Save")
    administrator.sees("Analyst", "Support worker")


def closes_the_account(administrator: Person) -> None:
    administrator.follows("Close this account")
    administrator.sees("They are signed out and cannot sign in.")
    administrator.presses("Close the account")
    administrator.sees("This account is closed: nobody can sign in with it.")


def reads_what_was_done(administrator: Person) -> None:
    administrator.follows("What was changed on this account, and by whom")
    administrator.sees("Close an account", "Add a person", "by Ines Walker", "Before", "After")
    administrator.follows("History")
    administrator.unfolds("of user Nell Harker")
    administrator.sees("Close an account", "Before", "After")
    administrator.looks()
