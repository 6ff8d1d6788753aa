"""The whole access policy: what can be done, and which role may do it.

Each permission completes the sentence "Your role does not let you …". Whose records they are is a
separate question, answered by row-level security and by queries that end in ``_visible_to``. The words here are
English; they are put in the reader's language where they are shown.
"""

from enum import StrEnum

from django.utils.translation import gettext_noop

from mainstay.accounts.models import User


class Permission(StrEnum):
    """Something a role may let a person do."""

    SEE_AREAS = gettext_noop("see areas and their needs")
    LOAD_STATISTICS = gettext_noop("load published statistics")
    CHANGE_ASSUMPTIONS = gettext_noop("change an assumption or a local value")
    DRAW_AREAS = gettext_noop("draw groups of small areas")
    SAVE_NEEDS = gettext_noop("save a needs assessment")
    SEE_DIRECTORY = gettext_noop("see the directory as those who keep it do")
    OWN_ENTRIES = gettext_noop("claim and keep your organisation's entries")
    WRITE_ENTRIES = gettext_noop("write entries in the directory")
    APPROVE_ENTRIES = gettext_noop("approve, merge and withdraw entries")
    LOAD_SERVICES = gettext_noop("load services from feeds and registers")
    SEE_PLANS = gettext_noop("see coverage, equality, priorities and strategies")
    JUDGE_COVERAGE = gettext_noop("overrule how well something is covered")
    WRITE_PLANS = gettext_noop("answer key questions, add evidence and propose priorities")
    SCORE_PRIORITIES = gettext_noop("score priorities")
    SIGN_EQUALITY = gettext_noop("sign an equality impact assessment")
    DECIDE_PRIORITIES = gettext_noop("agree, defer or refuse priorities")
    SIGN_STRATEGY = gettext_noop("sign a strategy")
    SEE_CARERS = gettext_noop("see carers' records")
    WORK_WITH_CARERS = gettext_noop("add to carers' records")
    DECIDE_ELIGIBILITY = gettext_noop("decide whether a carer is eligible")
    SET_CRITERIA = gettext_noop("set the criteria for eligibility")
    APPROVE_AS_MANAGER = gettext_noop("approve plans as a manager")
    APPROVE_IN_PANEL = gettext_noop("approve plans as a panel")
    APPROVE_MONEY = gettext_noop("approve what plans cost")
    KEEP_BUDGETS = gettext_noop("enter what carers' budgets pay and spend")
    SEE_SAFEGUARDING = gettext_noop("see worries about somebody's safety")
    GUARD_RECORDS = gettext_noop("restrict, hold, give out and erase carers' records")
    SEE_CARER_FIGURES = gettext_noop("see how many carers are known and what they get")
    OWN_RECORD = gettext_noop("see a carer's own record")
    SEE_POLICY = gettext_noop("see the policy packs")
    SEE_HISTORY = gettext_noop("see who changed a record")
    MANAGE_USERS = gettext_noop("manage users and organisations")


Role = User.Role

_EVERYONE_ON_THE_STAFF = {
    Permission.SEE_AREAS,
    Permission.SEE_POLICY,
    Permission.SEE_DIRECTORY,
    Permission.SEE_PLANS,
}
_WHO_PLANS = {Permission.WRITE_PLANS, Permission.SCORE_PRIORITIES, Permission.WRITE_ENTRIES}

_WHO_WORKS_WITH_CARERS = {
    Permission.SEE_CARERS,
    Permission.WORK_WITH_CARERS,
    Permission.DECIDE_ELIGIBILITY,
    Permission.SEE_CARER_FIGURES,
}
# Whoever has one of these sees the authority's carers, unless they work for another body (see ``sees_every_carer``).
_OPENS_RECORDS = {
    Permission.SEE_CARERS,
    Permission.APPROVE_AS_MANAGER,
    Permission.APPROVE_IN_PANEL,
    Permission.APPROVE_MONEY,
}

ROLES: dict[str, tuple[str, frozenset[Permission]]] = {
    Role.COMMISSIONER: (
        gettext_noop("Plans what is needed across the area, agrees priorities and answers for the money."),
        frozenset(
            _EVERYONE_ON_THE_STAFF
            | {
                Permission.LOAD_STATISTICS,
                Permission.CHANGE_ASSUMPTIONS,
                Permission.DRAW_AREAS,
                Permission.SAVE_NEEDS,
                Permission.SEE_HISTORY,
                Permission.APPROVE_ENTRIES,
                Permission.LOAD_SERVICES,
                Permission.JUDGE_COVERAGE,
                Permission.SIGN_EQUALITY,
                Permission.DECIDE_PRIORITIES,
                Permission.SIGN_STRATEGY,
                Permission.SET_CRITERIA,
                Permission.SEE_CARER_FIGURES,
            }
            | _WHO_PLANS
        ),
    ),
    Role.BUYER: (gettext_noop("Runs competitions, grants and contracts."), frozenset(_EVERYONE_ON_THE_STAFF)),
    Role.LOCALITY_LEAD: (
        gettext_noop("Knows one part of the area, its people and what is there for them."),
        frozenset(
            _EVERYONE_ON_THE_STAFF
            | _WHO_PLANS
            | {
                Permission.DRAW_AREAS,
                Permission.APPROVE_ENTRIES,
                Permission.JUDGE_COVERAGE,
                Permission.SEE_CARER_FIGURES,
            }
        ),
    ),
    Role.PRACTICE_LEAD: (
        gettext_noop("Leads the people who assess and support carers."),
        frozenset(
            _EVERYONE_ON_THE_STAFF
            | _WHO_PLANS
            | _WHO_WORKS_WITH_CARERS
            | {
                Permission.SIGN_EQUALITY,
                Permission.SET_CRITERIA,
                Permission.APPROVE_AS_MANAGER,
                Permission.KEEP_BUDGETS,
                Permission.SEE_SAFEGUARDING,
                Permission.GUARD_RECORDS,
            }
        ),
    ),
    Role.WORKER: (
        gettext_noop("Meets carers, assesses, plans and arranges support."),
        frozenset(_EVERYONE_ON_THE_STAFF | _WHO_WORKS_WITH_CARERS | {Permission.WRITE_ENTRIES}),
    ),
    Role.ANALYST: (
        gettext_noop("Loads and checks figures, and works out what they mean."),
        frozenset(
            _EVERYONE_ON_THE_STAFF
            | {
                Permission.LOAD_STATISTICS,
                Permission.CHANGE_ASSUMPTIONS,
                Permission.DRAW_AREAS,
                Permission.SAVE_NEEDS,
                Permission.LOAD_SERVICES,
                Permission.WRITE_ENTRIES,
                Permission.WRITE_PLANS,
                Permission.SEE_CARER_FIGURES,
            }
        ),
    ),
    Role.EVALUATOR: (gettext_noop("Scores bids, often as a carer."), frozenset({Permission.SEE_POLICY})),
    Role.MEMBER: (
        gettext_noop("Elected to decide and to ask questions for a ward."),
        frozenset(_EVERYONE_ON_THE_STAFF | {Permission.SIGN_STRATEGY, Permission.SEE_CARER_FIGURES}),
    ),
    Role.PROVIDER: (
        gettext_noop("Delivers services to carers and the people they look after."),
        frozenset({Permission.SEE_POLICY, Permission.OWN_ENTRIES}),
    ),
    Role.CARER: (
        gettext_noop("Looks after someone, unpaid."),
        frozenset({Permission.SEE_POLICY, Permission.OWN_RECORD}),
    ),
    Role.ADMINISTRATOR: (
        gettext_noop("Looks after accounts and the safety of the system, not people's records."),
        frozenset({Permission.SEE_POLICY, Permission.MANAGE_USERS, Permission.SEE_HISTORY}),
    ),
    Role.PANEL: (
        gettext_noop("Agrees plans that are unusual or cost much, with others."),
        frozenset({Permission.SEE_POLICY, Permission.APPROVE_IN_PANEL}),
    ),
    Role.FINANCE: (
        gettext_noop("Agrees what plans cost, and enters what is paid and spent."),
        frozenset({Permission.SEE_POLICY, Permission.APPROVE_MONEY, Permission.KEEP_BUDGETS}),
    ),
}

# Who works for the authority or decides for it, and so sees more than their own affairs.
STAFF: frozenset[str] = frozenset(ROLES) - {Role.CARER, Role.PROVIDER}


def is_staff(user: User) -> bool:
    """Return whether any of the user's roles is one of the authority's own."""
    return bool(STAFF & set(user.roles))


def permissions_of(user: User) -> frozenset[Permission]:
    """Return everything the user's roles let them do; nothing for an inactive user or one with no role."""
    if not user.is_active:
        return frozenset()
    return frozenset().union(*(ROLES[role][1] for role in user.roles))


def may(user: User, permission: Permission) -> bool:
    """Return whether one of the user's roles lets them do this."""
    return permission in permissions_of(user)


def roles_with(permission: Permission) -> list[str]:
    """Return the roles that may do this, in the order of the table."""
    return [role for role, (_, allowed) in ROLES.items() if permission in allowed]


def sees_every_carer(user: User) -> bool:
    """Return whether the user sees the authority's carers as its own workers do, the restricted ones apart.

    Somebody of a carers' centre, an NHS body or a provider sees those only whose records were opened to it.
    """
    organisation = user.organisation
    of_the_authority = organisation is None or organisation.kind in (
        organisation.Kind.COUNCIL,
        organisation.Kind.PARTNERSHIP,
    )
    return of_the_authority and bool(permissions_of(user) & _OPENS_RECORDS)
