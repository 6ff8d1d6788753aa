"""Five wrong passwords close an account for a while, and the page says what to do."""

from collections.abc import Callable

from tests.journeys.person import Person

LIMIT = 5


def test_after_five_wrong_passwords_the_page_says_what_to_do(somebody: Callable[..., Person]):
    guesser = somebody()
    for _ in range(LIMIT - 1):
        guesses(guesser)
        guesser.sees("There is a problem")
    guesses(guesser, status=429)
    guesser.sees("Wait before you try again", "There were five wrong passwords in a row", "15 minutes")
    guesser.follows("Get a link to set a password")


def guesses(guesser: Person, *, status: int = 200) -> None:
    guesser.opens("/sign-in/")
    guesser.writes("E-mail address", guesser.demo.people["Evaluator"])
    guesser.writes("Password", "heron lantern quarry")
    guesser.presses("Sign in", status=status)
