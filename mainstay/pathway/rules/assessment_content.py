"""What an assessment must hold before it is complete: each piece, whether it is asked here, and whether it is there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mainstay.pathway.rules.questions import Question
from mainstay.policy import Item

SECOND, BREAKS_IN_FORCE = "second", "sufficient_breaks_in_force"
NEEDS_FOUND = "needs_found"


@dataclass(frozen=True)
class Piece:
    """One thing that must be there. met_by: questions that have to be answered. there: whether they all are.

    open: those of them that have no answer yet.
    """

    code: str
    title: str
    law: str
    met_by: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def there(self) -> bool:
        """Whether everything it needs is answered."""
        return not self.open


def pieces(items: Iterable[Item], answers: Mapping[str, Any], *, second: bool, breaks: bool) -> list[Piece]:
    """Return what this assessment must hold, in the order of the law, with what of it is there.

    second: whether there was an assessment before. breaks: whether the duty to support sufficient breaks applies.
    """
    said = {**answers, SECOND: _yes(second), BREAKS_IN_FORCE: _yes(breaks)}
    return [
        Piece(
            each.code,
            each.title,
            each.attributes["law"] or "",
            each.attributes["met_by"],
            tuple(code for code in each.attributes["met_by"] if not is_answered(answers.get(code))),
        )
        for each in items
        if _is_asked(each.attributes["when"] or {}, said)
    ]


def is_answered(answer: Any) -> bool:
    """Return whether something was said: blanks alone are nothing."""
    return bool(answer.strip()) if isinstance(answer, str) else answer not in (None, [], ())


def reasons_not_whole(
    held: Iterable[Piece], questions: Collection[Question], answers: Mapping[str, Any]
) -> list[str]:
    """Return everything that is missing or does not agree, as sentences to show; empty if the assessment is whole."""
    held = list(held)
    titles = {each.code: each.title for each in questions}
    by_piece = {code for piece in held for code in piece.met_by}
    reasons = [_missing(piece, titles) for piece in held if not piece.there]
    reasons += [
        f"Answer “{each.title}”."
        for each in questions
        if each.must and each.code not in by_piece and not is_answered(answers.get(each.code))
    ]
    return reasons + _reasons_apart(answers)


def _missing(piece: Piece, titles: Mapping[str, str]) -> str:
    asks = ", ".join(f"“{titles[code]}”" for code in piece.open if code in titles)
    law = f" ({piece.law})" if piece.law else ""
    return f"{piece.title}{law}: answer {asks}." if asks else f"{piece.title}{law} is not there yet."


def _reasons_apart(answers: Mapping[str, Any]) -> list[str]:
    if answers.get(NEEDS_FOUND) == "no" and is_answered(answers.get("needs")):
        return ["It says that no needs were identified, and needs are written down. Change one of the two."]
    return []


def _is_asked(when: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    return all(
        said.get(code) in (wanted if isinstance(wanted, tuple) else (wanted,))
        for code, wanted in when.items()
    )


def _yes(true: bool) -> str:
    return "yes" if true else "no"
