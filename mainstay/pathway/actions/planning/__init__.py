"""Writing a plan with a carer, and getting it agreed."""

from mainstay.pathway.actions.planning.approvals import (
    CannotAnswer,
    CannotAsk,
    answer,
    ask_approval,
    steps_for,
    take_back,
)
from mainstay.pathway.actions.planning.outcomes import add_outcome, change_outcome, remove_outcome
from mainstay.pathway.actions.planning.plans import CannotPlan, begin, give_copy, note_agreement, write
from mainstay.pathway.actions.planning.supports import (
    NotABreak,
    add_support,
    change_support,
    remove_support,
    say_break,
    say_cost,
    say_wishes,
)
from mainstay.pathway.actions.planning.to_dos import add_to_do, do_to_do, remove_to_do

__all__ = [
    "CannotAnswer",
    "CannotAsk",
    "CannotPlan",
    "NotABreak",
    "add_outcome",
    "add_support",
    "add_to_do",
    "answer",
    "ask_approval",
    "begin",
    "change_outcome",
    "change_support",
    "do_to_do",
    "give_copy",
    "note_agreement",
    "remove_outcome",
    "remove_support",
    "remove_to_do",
    "say_break",
    "say_cost",
    "say_wishes",
    "steps_for",
    "take_back",
    "write",
]
