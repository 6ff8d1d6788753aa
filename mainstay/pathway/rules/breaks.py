"""Is it a break? By the tests of the nation: each has to be met, or any one is enough."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

# Whose law says that either test is enough. Elsewhere each of the guide's has to be met.
ANY_IS_ENOUGH = frozenset({"scotland"})


@dataclass(frozen=True)
class Asked:
    """What is said of a support that is called a break. met: codes of the tests it meets.

    personal_care: it is a visit to wash, dress or feed the person. released: the carer is free to do otherwise
    meanwhile.
    """

    met: Collection[str]
    personal_care: bool = False
    released: bool = True


def whose_tests(nation: str) -> str:
    """Return whose tests are used: the nation's own where it has them, otherwise those of the English guide."""
    return nation if nation in ANY_IS_ENOUGH else "england"


def reasons_not_a_break(nation: str, asked: Asked, tests: Mapping[str, str]) -> list[str]:
    """Return why it does not count as a break, as sentences to show; empty if it does.

    tests: code → title of the nation's tests.
    """
    of = whose_tests(nation)
    reasons = []
    if asked.personal_care and not asked.released:
        reasons.append(
            "A visit for personal care while the carer stays is not a break: it gives no time of their own."
        )
    met = set(asked.met) & set(tests)
    if of in ANY_IS_ENOUGH:
        if not met:
            reasons.append(f"None of the tests is met. One is enough: {_either(tests.values())}.")
    elif missing := [title for code, title in tests.items() if code not in met]:
        reasons.append(f"Every test has to be met. Not met: {', '.join(missing)}.")
    return reasons


def _either(titles: Collection[str]) -> str:
    return " or ".join(f"“{title}”" for title in titles)
