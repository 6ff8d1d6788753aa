"""Answering a referral: a new record, joined to one that was there, declined, sent elsewhere, or no referral."""

from datetime import date
from typing import Any

from mainstay.accounts.models import Organisation, User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.engines.postcodes import written
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.carers import add_carer, open_to
from mainstay.pathway.actions.search_keys import write
from mainstay.pathway.models import Carer, Clock, Consent, Person, Referral, Relationship
from mainstay.pathway.queries.found import URGENT, USUAL, speak_by
from mainstay.pathway.rules.referrals import reasons_not_to_answer, reasons_not_to_note_contact

State = Referral.State
# What of ``about`` is a field of Person as it stands.
_AS_SAID = (
    *("given_names", "family_name", "known_as", "address", "phone", "email", "contact_by"),
    *("language", "needs_interpreter", "council_reference"),
)


FIRST_CONTACT = "first_contact"


class CannotAnswer(Refused):
    """The referral is as it was."""


class CannotNote(Refused):
    """That somebody spoke with the carer was not written down."""


def accept(
    referral: Referral,
    *,
    by: User,
    today: date,
    organisation: Organisation | None = None,
    centre_agreed: bool = False,
    worker: User | None = None,
) -> Carer:
    """Make a record of the carer who was referred, with their agreement and whom they look after; or CannotAnswer.

    organisation: who is in touch with the carer; else the one the referral names, else the worker's own.
    centre_agreed: the carer agreed that it is passed on to that organisation, whose people may then open it.
    """
    with action("accept a referral", by=by), scope.every_carer():
        # Every carer: nobody has access to a record that is not there yet.
        passed_on = organisation not in (None, referral.organisation, by.organisation)
        referral = _locked(referral, State.ACCEPTED, asked=centre_agreed or not passed_on)
        organisation = organisation or referral.organisation or by.organisation
        carer = add_carer(
            referral.authority,
            person=person_of(referral.about),
            found_through=referral.through,
            found_on=referral.received_on,
            by=by,
            organisation=organisation,
            worker=worker,
        )
        _look_after(carer, referral)
        _agreed(carer, referral, "record")
        if centre_agreed and organisation is not None:
            _agreed(carer, referral, "centre")
        # Once more, with whoever they look after.
        write(carer)
        _owe_first_contact(carer, referral)
        _answer(referral, State.ACCEPTED, "", carer=carer, by=by, today=today)
        return carer


def join(referral: Referral, carer: Carer, *, by: User, today: date) -> Carer:
    """Put a referral to a record that was there, without changing what the record says; or raise CannotAnswer."""
    with action("join a referral to a record", by=by), scope.every_carer():
        referral = _locked(referral, State.JOINED)
        _agreed(carer, referral, "record")
        _owe_first_contact(carer, referral)
        if referral.organisation is not None:
            open_to(referral.organisation, carer, by=by)
        _answer(referral, State.JOINED, "", carer=carer, by=by, today=today)
        return carer


def turn_away(referral: Referral, to: str, words: str, *, by: User, today: date) -> Referral:
    """Say that the carer did not want it, that it went to another authority, or that it is no referral.

    to: DECLINED, ELSEWHERE or MISTAKE of Referral.State. Raises CannotAnswer with every reason.
    """
    with action("answer a referral", by=by):
        referral = _locked(referral, to, words)
        return _answer(referral, to, words, carer=None, by=by, today=today)


def _locked(referral: Referral, to: str, words: str = "", *, asked: bool = True) -> Referral:
    # Locked, because two workers may look at the same inbox.
    found = Referral.objects.select_for_update(of=("self",), no_key=True).filter(pk=referral.pk)
    referral = found.select_related("authority", "organisation").get()
    reasons = reasons_not_to_answer(referral.state, to, words=words, agreed=referral.carer_agreed)
    if not asked:
        reasons.append(
            "Ask the carer before another organisation may open the record, and tick that they agreed."
        )
    refuse_if(CannotAnswer, reasons)
    return referral


def _answer(
    referral: Referral, state: str, words: str, *, carer: Carer | None, by: User, today: date
) -> Referral:
    referral.state, referral.answer, referral.carer = state, words.strip(), carer
    referral.answered_on, referral.answered_by = today, by
    referral.save(update_fields=["state", "answer", "carer", "answered_on", "answered_by"])
    return referral


def person_of(about: dict[str, Any]) -> dict[str, Any]:
    """Return what was said of a carer as values of Person's fields."""
    person = {name: about[name] for name in _AS_SAID if about.get(name)}
    if born := about.get("born_on"):
        person["born_on"] = date.fromisoformat(born)
    if postcode := about.get("postcode"):
        person["postcode"] = written(postcode) or postcode
    return person


def _look_after(carer: Carer, referral: Referral) -> None:
    """Make the first relationship, where somebody said whom the carer looks after."""
    said = referral.about.get("looked_after") or {}
    if not any(said.get(name) for name in ("given_names", "family_name", "kind")):
        return
    of = {"authority_id": carer.authority_id, "carer": carer}
    names = {name: said[name] for name in ("given_names", "family_name") if said.get(name)}
    Relationship.objects.create(
        **of,
        person=Person.objects.create(**of, **names),
        kind=said.get("kind") or "other",
        lives_in=said.get("lives_in") or "",
    )


def _agreed(carer: Carer, referral: Referral, purpose: str) -> None:
    assert carer.person is not None, "a carer stands with the person they are"
    # Sent by a page: nobody here heard the carer say so.
    by_a_page = referral.received_by_id is None
    said_by = referral.who_refers if by_a_page else ""
    Consent.objects.create(
        authority_id=carer.authority_id,
        carer=carer,
        person=carer.person,
        purpose=purpose,
        given=True,
        how=referral.about.get("agreed_how") or ("online" if by_a_page else "spoken"),
        words=referral.about.get("agreed_words") or (said_by and f"{said_by} wrote that the carer agreed."),
        on=referral.received_on,
        recorded_by=referral.received_by,
    )


def _owe_first_contact(carer: Carer, referral: Referral) -> None:
    asked = (referral.received_on, referral.urgent)
    due = speak_by(referral.authority, [asked]).get(asked)
    if due is not None:
        pack = URGENT if referral.urgent else USUAL
        clocks.start(
            carer,
            FIRST_CONTACT,
            from_on=referral.received_on,
            due_on=due,
            record=referral.pk,
            pack=pack,
            for_user=carer.worker,
        )


def first_contact_made(referral: Referral, *, by: User, on: date, words: str = "") -> None:
    """Note that somebody has spoken with the carer whom a referral is about. words: what the carer said first."""
    with action("note the first contact", by=by):
        if referral.carer is not None:
            clocks.done(referral.carer, FIRST_CONTACT, on=on, record=referral.pk)
        if words.strip():
            referral.about |= {"spoken_words": words.strip()}
            referral.save(update_fields=["about"])


def spoken_with(clock: Clock, words: str = "", *, on: date, by: User, today: date) -> None:
    """Note the first talk that was owed to a carer, and keep a word about it with the referral; or CannotNote.

    clock: of the first contact; its record is the referral, or None where the carer came another way.
    """
    with action("note the first contact", by=by):
        clock = (
            Clock.objects.select_for_update(of=("self",), no_key=True)
            .select_related("carer")
            .get(pk=clock.pk)
        )
        running = clock.done_on is None and clock.stopped_on is None
        refuse_if(
            CannotNote,
            reasons_not_to_note_contact(running=running, on=on, from_on=clock.from_on, today=today),
        )
        for referral in Referral.objects.select_for_update(of=("self",), no_key=True).filter(
            pk=clock.record or 0, carer=clock.carer_id
        ):
            first_contact_made(referral, by=by, on=on, words=words)
        clocks.done(clock.carer, FIRST_CONTACT, on=on, record=clock.record)
