"""Who lets a block see every carer's record, each with the reason why it cannot work otherwise."""

import ast

from tests.house.source import MODULES, name, tree

WHY = {
    "mainstay/database/scope.py": "it is defined there",
    "mainstay/interop/northmoor/carers/later.py": "nobody is signed in when the invented area is made",
    "mainstay/interop/northmoor/carers/loading.py": "nobody is signed in when the invented area is made",
    "mainstay/interop/northmoor/carers/strathmoor.py": "nobody is signed in when the invented area is made",
    "mainstay/pathway/actions/access.py": "whoever supports a carer in the authority's place gives access too",
    "mainstay/pathway/actions/carers.py": "nobody has access yet to a record that is being made",
    "mainstay/pathway/actions/emergency_access.py": "the record is closed to whoever opens it in an emergency",
    "mainstay/pathway/actions/emergency_cards.py": "whoever holds a card cannot open the record its use is written in",
    "mainstay/pathway/actions/erasing.py": "a restricted record is erased when its time has come, like any other",
    "mainstay/pathway/actions/found.py": "whoever refers themselves is not signed in, and sees nothing back",
    "mainstay/pathway/actions/guarding.py": "whoever restricts or holds a record need not be named for it",
    "mainstay/pathway/actions/options.py": "the law's answer to silence does not wait until a record is opened",
    "mainstay/pathway/actions/people.py": "a worker of a centre hands a carer over to others",
    "mainstay/pathway/actions/referrals.py": "nobody has access yet to a record that a referral becomes",
    "mainstay/pathway/actions/same.py": "a restricted record may be there twice as well",
    "mainstay/pathway/actions/same_merging.py": "no row of either record may stay behind, whoever merges them",
    "mainstay/pathway/actions/subject_access.py": "whoever gives a copy of a restricted record need not open it",
    "mainstay/pathway/actions/wishes.py": "a carer takes back what they gave; only workers write that table",
    "mainstay/pathway/queries/brokering.py": "what could not be had counts for restricted records too; sums leave",
    "mainstay/pathway/queries/found.py": "whoever has a receipt nobody can guess reads how it stands, and no more",
    "mainstay/pathway/queries/found_figures.py": "restricted records count too; what leaves is protected",
    "mainstay/pathway/queries/guarding.py": "restricted records are guarded by number by people who cannot open them",
    "mainstay/pathway/queries/known_figures.py": "restricted records count too; what leaves is protected",
    "mainstay/pathway/queries/openings.py": "a carer reads who broke in, whom the fence does not show them",
    "mainstay/pathway/queries/own.py": "a carer reads whom they let in, whom the fence does not show them",
    "mainstay/pathway/queries/relations.py": "whoever supports a carer in the authority's place sees who was let in",
    "mainstay/pathway/queries/retention.py": "restricted records are due too; they are listed by number",
    "mainstay/pathway/replays/answering.py": "at the command line, for a sum: no row leaves",
}


def says(node: ast.AST) -> bool:
    """Whether this part of a module opens, or defines, the way to every carer."""
    if isinstance(node, ast.Attribute):
        of_carers = ast.unparse(node.value).endswith("Carers")
        return node.attr == "every_carer" or (node.attr == "ALL" and of_carers)
    return isinstance(node, ast.FunctionDef) and node.name == "every_carer"


def test_every_module_that_sees_every_carer_is_named_here_with_its_reason():
    seeing = {name(path) for path in MODULES for node in ast.walk(tree(path)) if says(node)}
    assert seeing == set(WHY)
