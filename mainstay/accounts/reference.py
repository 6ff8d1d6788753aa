"""The permission table in plain words, for the page and for docs/reference."""

from dataclasses import dataclass

from mainstay.accounts.permissions import ROLES, STAFF, Permission, Role


@dataclass(frozen=True)
class RoleInWords:
    """A role as people read it: its name, what its holder does, and what it lets them do."""

    name: str
    what: str
    may: tuple[str, ...]
    is_staff: bool


def roles() -> list[RoleInWords]:
    """Return every role in the order of the permission table; ``may`` is in the order of the permissions."""
    return [
        RoleInWords(
            str(Role(role).label),
            what,
            tuple(permission.value for permission in Permission if permission in allowed),
            role in STAFF,
        )
        for role, (what, allowed) in ROLES.items()
    ]


def as_markdown() -> str:
    """Return docs/reference/permissions.md: one section a role, then one table of all."""
    parts = [
        "# Permissions",
        "What each role may do. Written from `mainstay/accounts/permissions.py` by `./dev docs`: change it there.",
    ]
    for role in roles():
        step = "Signs in with a second step." if role.is_staff else "May sign in without a second step."
        may = [f"- {each}" for each in role.may]
        parts.append("\n".join([f"## {role.name}", "", f"{role.what} {step}", "", "May:", "", *may]))
    return "\n\n".join([*parts, _matrix()]) + "\n"


def _matrix() -> str:
    shown = roles()
    lines = ["| May | " + " | ".join(role.name for role in shown) + " |", "|---" * (len(shown) + 1) + "|"]
    for permission in Permission:
        marks = ["yes" if permission.value in role.may else "" for role in shown]
        lines.append(f"| {permission.value} | " + " | ".join(marks) + " |")
    return "## All at once\n\n" + "\n".join(lines)
