"""The audit's kinds of action are a short list to choose from, so none holds a name."""

import ast

from tests.house.source import MODULES, name, tree


def test_an_action_is_called_the_same_every_time():
    made_up = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "action"
        and node.args
        and isinstance(node.args[0], ast.JoinedStr)
    ]
    assert not made_up
