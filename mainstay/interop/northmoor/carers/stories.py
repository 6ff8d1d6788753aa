"""A few carers in full, told through the same actions that workers and carers use, on the days on which they would."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.interop.northmoor.carers.later import what_came_after
from mainstay.interop.northmoor.carers.planned import planned
from mainstay.interop.northmoor.carers.telling import Teller
from mainstay.interop.northmoor.design import FOLDER
from mainstay.pathway.actions import (
    assessing,
    assessment_done,
    consents,
    deciding,
    found,
    referrals,
    relations,
    self_assessment,
)
from mainstay.pathway.actions.same import note_likely
from mainstay.pathway.models import Assessment, Carer, SelfAssessment
from mainstay.pathway.queries.assessing import paper_of
from mainstay.pathway.rules.questions import questions_of


@cache
def told() -> Mapping[str, Any]:
    """Return what stories.yaml tells."""
    return dict(yaml.safe_load((FOLDER / "carers" / "stories.yaml").read_text("utf-8")))


def tell_stories(teller: Teller) -> None:
    """Tell every story as far as it is written, and leave some referrals waiting."""
    for story in told()["stories"]:
        carer = _found(story, teller)
        if "heard" in story:
            _heard(carer, story["heard"], teller)
        if "assessed" in story:
            assessment = _assessed(carer, story, teller)
            if "decided" in story:
                _decided(assessment, story["decided"], teller)
        if "planned" in story:
            planned(carer, story, teller)
        what_came_after(carer, story, teller)
        note_likely(carer, today=teller.today)
    for each in told()["waiting"]:
        _waits(each, teller)


def _found(story: Mapping[str, Any], teller: Teller) -> Carer:
    on, by, staff = teller.ago(story["found"]), teller.by(story), teller.staff
    person = dict(story["person"])
    ward, area = person.pop("ward"), person.pop("area")
    person["postcode"] = teller.postcodes.in_ward(ward, area).postcode
    centre = staff.centre if story.get("with_the_centre") else None
    said = {
        name: value
        for name, value in person.items()
        if name in ("given_names", "family_name", "phone", "postcode")
    }
    referral = found.take_referral(
        through=story["through"],
        about=said | {"born_on": person["born_on"].isoformat()},
        words=story["referred"],
        who_refers=story.get("who_refers", ""),
        organisation=centre,
        received_on=on,
        by=by,
    )
    carer = referrals.accept(
        referral, by=by, today=on, organisation=centre, centre_agreed=centre is not None, worker=by
    )
    referral.refresh_from_db()
    referrals.first_contact_made(referral, by=by, on=on + timedelta(days=1))
    _complete_person(carer, person, story, teller)
    _relate(carer, story, by, on)
    return carer


def _complete_person(
    carer: Carer, person: Mapping[str, Any], story: Mapping[str, Any], teller: Teller
) -> None:
    row = carer.person
    assert row is not None
    for name, value in person.items():
        setattr(row, name, value)
    row.save()
    carer.hours, carer.cares_since = story["hours"], teller.ago(story["cares_since"])
    carer.save(update_fields=["hours", "cares_since"])


def _relate(carer: Carer, story: Mapping[str, Any], by: User, on: date) -> None:
    assert carer.person is not None
    consents.record_consents(carer.person, story["agreed"], how="spoken", words="", on=on, by=by, today=on)
    for each in story["looks_after"]:
        made = relations.add_relationship(carer, person=each["person"], about=each["about"], by=by, today=on)
        consents.record_consents(made.person, each["agreed"], how="spoken", words="", on=on, by=by, today=on)


def _heard(carer: Carer, heard: Mapping[str, Any], teller: Teller) -> None:
    on, by = teller.ago(heard["days"]), teller.people["carer@northmoor.example"]
    begun = self_assessment.begin(carer, by=by)
    every = questions_of("questions.self_assessment.questions", on=on, nation="england")
    asked = [each for each in every if each.code in heard["answers"]]
    self_assessment.save_answers(begun, heard["answers"], asked=asked, seen={}, by=by, today=on)
    sent = self_assessment.send(begun, by=by, today=on)
    at = now() - timedelta(days=heard["days"])
    SelfAssessment.objects.filter(pk=sent.pk).update(begun_at=at, sent_at=at)


def _assessed(carer: Carer, story: Mapping[str, Any], teller: Teller) -> Assessment:
    told_, by = story["assessed"], teller.by(story)
    on, found_on = teller.ago(told_["days"]), teller.ago(story["found"])
    offered_on = min(found_on + timedelta(days=5), on)
    made = assessing.offer(
        carer,
        kind="carers_assessment",
        identified_on=found_on,
        offered_on=offered_on,
        by=by,
        today=offered_on,
    )
    made = assessing.accept(made, accepted_on=offered_on, by=by, today=offered_on)
    made = assessing.talk(made, talked_on=on, way=told_["way"], by=by, today=on)
    asked = [each for each in paper_of(made, on).questions if each.code in told_["answers"]]
    assessing.save(made, told_["answers"], asked=asked, seen={}, by=by)
    if "decided" not in story and told_["days"] < 30:
        return made
    made = assessment_done.complete(made, by=by, today=on)
    return assessment_done.give_copy(made, on=on + timedelta(days=2), by=by, today=on + timedelta(days=2))


def _decided(assessment: Assessment, decided: Mapping[str, Any], teller: Teller) -> None:
    on, by = teller.ago(decided["days"]), teller.staff.lead
    made = deciding.derive(assessment, by=by, today=on)
    advice = [{"title": "Local support for carers", "text": "The directory lists what there is near you."}]
    made = deciding.write(made, why=decided["why"], carers_words=decided["words"], advice=advice, by=by)
    made = deciding.make_final(made, by=by, today=on)
    deciding.give(made, on=on, by=by, today=on)


def _waits(each: Mapping[str, Any], teller: Teller) -> None:
    found.ask_for_support(
        teller.staff.authority,
        through=each["through"],
        about=each["about"],
        words=each["words"],
        who_refers=each["who_refers"],
        agreed=True,
        urgent=each["urgent"],
        today=teller.ago(each["days"]),
    )
