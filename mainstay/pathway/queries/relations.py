"""Whom does a carer look after, who else does, what did each agree to, and who may see the record?"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from mainstay.accounts.models import Organisation, User
from mainstay.accounts.permissions import sees_every_carer
from mainstay.database import scope
from mainstay.engines.search_keys import parts
from mainstay.pathway.models import Access, Carer, Consent, Person, Relationship
from mainstay.pathway.queries.searching import search
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.likely import ENOUGH
from mainstay.pathway.rules.searching import Asked
from mainstay.policy import items

_LIKELY = 0.7


@dataclass(frozen=True)
class Elsewhere:
    """The same person in another record. person: as that record has them. looks_after: whom they look after there."""

    person: Person
    carer: Carer
    is_the_carer: bool


@dataclass(frozen=True)
class Words:
    """What the codes of a record are called, each by its code."""

    kinds: dict[str, str]
    endings: dict[str, str]
    conditions: dict[str, str]
    purposes: dict[str, str]
    ways: dict[str, str]
    parts: dict[str, str]


@dataclass(frozen=True)
class LookedAfter:
    """Somebody whom the carer looks after. elsewhere: the same person in other records, joined by hand."""

    relationship: Relationship
    elsewhere: list[Elsewhere]
    agreed: dict[str, Consent]
    each_other: bool
    words: Words

    @property
    def kind(self) -> str:
        """What the person is to the carer."""
        return self.words.kinds.get(self.relationship.kind, self.relationship.kind.replace("_", " "))

    @property
    def ended_because(self) -> str:
        """Why they are no longer looked after."""
        return self.words.endings.get(self.relationship.ended_because, self.relationship.ended_because)

    @property
    def conditions(self) -> list[str]:
        """What the person lives with."""
        return [self.words.conditions.get(code, code) for code in self.relationship.person.conditions]

    @property
    def said_yes(self) -> list[str]:
        """What the person agreed to."""
        return [title for code, title in self.words.purposes.items() if self._said(code) is True]

    @property
    def said_no(self) -> list[str]:
        """What the person did not agree to, or took back."""
        return [title for code, title in self.words.purposes.items() if self._said(code) is False]

    def _said(self, code: str) -> bool | None:
        return self.agreed[code].given if code in self.agreed else None


@dataclass(frozen=True)
class Family:
    """Who belongs to a carer's record. elsewhere: the carer in other records, where somebody looks after them."""

    looked_after: list[LookedAfter]
    before: list[LookedAfter]
    elsewhere: list[Elsewhere]
    agreed: dict[str, Consent]
    access: list[Access]
    words: Words
    over: list[Access] = field(default_factory=list)

    @property
    def has_own_account(self) -> bool:
        """Whether the carer can sign in to the record."""
        return any(each.as_whom == Access.As.SELF for each in self.access)


def relationships_visible_to(user: User) -> QuerySet[Relationship]:
    """Return who looks after whom in the records that the user may open."""
    return Relationship.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "person", "carer__person", "carer__worker"
    )


def access_to(user: User, carer: Carer) -> list[Access]:
    """Return who may see a record that the user has open, and who might once, the newest first."""
    every = Access.objects.filter(carer=carer).select_related("user", "organisation", "given_by")
    if sees_every_carer(user):
        return list(every.order_by("-from_at"))
    # Every carer: the fence shows others only what they were given themselves; whoever supports the carer in the
    # authority's place has to see who else was let in.
    with scope.every_carer():
        return list(every.order_by("-from_at"))


def words_on(today: date) -> Words:
    """Return what the codes of a record are called on a day."""
    keys = ("pathway.relationships", "pathway.endings", "directory.conditions", "pathway.consents")
    more = ("pathway.consent_ways", "pathway.access_parts")
    return Words(*({item.code: item.title for item in items(key, on=today)} for key in (*keys, *more)))


def family_of(user: User, carer: Carer, today: date) -> Family:
    """Return everybody who belongs to a record, in a fixed number of queries however many there are."""
    words = words_on(today)
    relationships = list(relationships_visible_to(user).filter(carer=carer).order_by("ended_on", "pk"))
    agreed: dict[int, dict[str, Consent]] = defaultdict(dict)
    for consent in Consent.objects.filter(carer=carer).select_related("recorded_by"):
        agreed[consent.person_id].setdefault(consent.purpose, consent)
    assert carer.person is not None
    people = [carer.person, *(each.person for each in relationships)]
    elsewhere = _elsewhere(user, carer, people)
    own = elsewhere[carer.person.pk]
    # They look after each other where the person, as a carer, looks after whoever this carer is in that record.
    theirs = {each.carer.pk for each in own if not each.is_the_carer}
    found = [
        LookedAfter(
            each,
            elsewhere[each.person_id],
            agreed[each.person_id],
            any(other.is_the_carer and other.carer.pk in theirs for other in elsewhere[each.person_id]),
            words,
        )
        for each in relationships
    ]
    access = access_to(user, carer)
    open_now = [each for each in access if is_open(each)]
    return Family(
        looked_after=[each for each in found if each.relationship.ended_on is None],
        before=[each for each in found if each.relationship.ended_on is not None],
        elsewhere=own,
        agreed=agreed[carer.person.pk],
        access=open_now,
        words=words,
        over=[each for each in access if each not in open_now],
    )


def is_open(access: Access) -> bool:
    """Return whether what was given still holds."""
    return access.ended_at is None and (access.until_at is None or access.until_at > now())


def consents_of(person: Person) -> list[Consent]:
    """Return everything that a person agreed to or not, the newest first."""
    return list(Consent.objects.filter(person=person).select_related("recorded_by"))


def organisations_to_let_in(user: User) -> QuerySet[Organisation]:
    """Return the organisations whose people may be let see a record: not the authority's own, whose workers do."""
    own = (Organisation.Kind.COUNCIL, Organisation.Kind.PARTNERSHIP)
    return Organisation.objects.filter(authority=user.authority_id).exclude(kind__in=own).order_by("name")


def likely_same(user: User, person: Person) -> list[Elsewhere]:
    """Return who in other records may be this person, the likeliest first; those joined already apart."""
    asked = Asked(words=parts(person.name), days=(person.born_on,) if person.born_on else ())
    joined = {each.person.pk for each in _elsewhere(user, person.carer, [person])[person.pk]}
    found = [
        Elsewhere(each.through or each.carer.person, each.carer, each.through is None)
        for each in search(user, asked).found
        if each.score >= max(_LIKELY, ENOUGH) and each.carer.pk != person.carer_id and each.carer.person
    ]
    return [each for each in found if each.person.pk not in joined]


def people_of(user: User, carer: Carer) -> list[Person]:
    """Return everybody on a record, the carer first."""
    everybody = Person.objects.filter(carer=carer, carer__in=carers_visible_to(user)).order_by("pk")
    return sorted(everybody, key=lambda each: each.pk != carer.person_id)


def joined_elsewhere(user: User, carer: Carer) -> dict[int, list[Elsewhere]]:
    """Return, by the person's number, where else each person of a record was noted to be; only those who are."""
    return {pk: found for pk, found in _elsewhere(user, carer, people_of(user, carer)).items() if found}


def _elsewhere(user: User, carer: Carer, people: list[Person]) -> dict[int, list[Elsewhere]]:
    roots = {each.same_as_id or each.pk for each in people}
    others = (
        Person.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots))
        .filter(carer__in=carers_visible_to(user))
        .exclude(carer=carer)
        .select_related("carer__person", "carer__worker")
        .order_by("pk")
    )
    by_root: dict[int, list[Elsewhere]] = defaultdict(list)
    for other in others:
        found = Elsewhere(other, other.carer, other.pk == other.carer.person_id)
        by_root[other.same_as_id or other.pk].append(found)
    return defaultdict(list, {each.pk: by_root[each.same_as_id or each.pk] for each in people})
