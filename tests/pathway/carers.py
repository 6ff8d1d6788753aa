"""Carers to test with: one helper makes the ordinary case, and each test changes one thing."""

from datetime import date, timedelta

from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.directory.models import Service
from mainstay.pathway import models
from mainstay.pathway.models import Access, Carer, Person
from tests.cast import Cast

TODAY = date(2026, 4, 1)
YEAR = timedelta(days=364)


def in_records_of(user: User):
    """Open a transaction in which every carer's record of the user's authority can be seen and changed."""
    return scope.of_authority(user.authority_id, carers=scope.Carers.ALL)


def a_carer(cast: Cast, reference: str = "AB12CD", **about: object) -> Carer:
    """Return Ida Rowan, a carer of Northmoor's; ``about`` changes fields of her Person."""
    of = {"authority": cast.northmoor}
    person = {"given_names": "Ida", "family_name": "Rowan", "born_on": date(1961, 5, 14)} | about
    with in_records_of(cast.worker):
        carer = Carer.objects.create(**of, reference=reference, found_through="self", found_on=TODAY)
        carer.person = Person.objects.create(**of, carer=carer, **person)
        carer.save(update_fields=["person"])
    return carer


def own_account(cast: Cast, carer: Carer, user: User | None = None) -> Access:
    """Let the carer of the cast (or another user) sign in to this record as their own."""
    with in_records_of(cast.worker):
        return Access.objects.create(
            authority=cast.northmoor,
            carer=carer,
            user=user or cast.carer,
            as_whom="self",
            acts=True,
            from_at=now(),
        )


def looked_after(cast: Cast, carer: Carer, **about: object) -> models.Relationship:
    """Return the carer's relationship to Tom Rowan, her husband, who lives with her; ``about`` changes him."""
    of = {"authority": cast.northmoor, "carer": carer}
    person = {"given_names": "Tom", "family_name": "Rowan", "born_on": date(1958, 2, 3)} | about
    with in_records_of(cast.worker):
        tom = Person.objects.create(**of, **person)
        return models.Relationship.objects.create(**of, person=tom, kind="partner", lives_together=True)


def records_of_a_carer(cast: Cast, service: Service) -> dict[str, object]:
    """Return one record of Northmoor's for each thing about a carer that an address may name."""
    carer = a_carer(cast)
    other = a_carer(cast, "ZZ99ZZ")
    relationship = looked_after(cast, carer)
    own = own_account(cast, carer)
    of, on, by = {"authority": cast.northmoor, "carer": carer}, TODAY, cast.worker
    with in_records_of(cast.worker):
        made = {
            "referral": models.Referral.objects.create(
                authority=cast.northmoor, through="gp", receipt="RC1", received_on=on
            ),
            "advice": models.Advice.objects.create(**of, on=on, way="phone"),
            "same_pair": models.SamePair.objects.create(**of, other=other, score=0.9),
            "consent": models.Consent.objects.create(
                **of, person=carer.person, purpose="record", given=True, how="spoken", on=on
            ),
            "self_assessment": models.SelfAssessment.objects.create(**of),
            "assessment": (
                assessment := models.Assessment.objects.create(
                    **of, kind="carers_assessment", nation="england", identified_on=on
                )
            ),
            "view": models.FamilyView.objects.create(**of, assessment=assessment, person=relationship.person),
            "decision": (
                decision := models.Decision.objects.create(
                    **of,
                    assessment=assessment,
                    test="care_act_carers",
                    rules_from=on,
                    rules={},
                    answers={},
                    result={},
                    derived="none",
                    decided="none",
                    tentative_on=on,
                )
            ),
            "challenge": models.Challenge.objects.create(
                **of, decision=decision, about="decision", words="Ours", on=on
            ),
            "criteria": models.LocalCriteria.objects.create(
                authority=cast.northmoor,
                test="scottish_local",
                from_on=on,
                content={},
                reason="Ours",
                made_by=by,
            ),
            "plan": (plan := models.Plan.objects.create(**of)),
            "outcome": (
                outcome := models.PersonalOutcome.objects.create(
                    **of, plan=plan, words="Ours", outcomes=["N2"]
                )
            ),
            "support": (
                support := models.Support.objects.create(
                    **of, plan=plan, outcome=outcome, intervention="I06", words="Ours", service=service
                )
            ),
            "to_do": models.ToDo.objects.create(**of, plan=plan, words="Ours", who="Ours", by_on=on),
            "approval": models.Approval.objects.create(
                **of, plan=plan, step="manager", year_pence=1, asked_on=on
            ),
            "budget": (
                budget := models.Budget.objects.create(
                    **of, plan=plan, indicative_pence=1, from_on=on, to_on=on + YEAR
                )
            ),
            "offered_option": models.OfferedOption.objects.create(
                **of, budget=budget, support=support, option="1"
            ),
            "ledger_entry": models.LedgerEntry.objects.create(
                **of, budget=budget, kind="allotted", pence=1, on=on
            ),
            "request": (
                request := models.BrokerRequest.objects.create(**of, support=support, urgency=2, queued_on=on)
            ),
            "match": models.OfferedMatch.objects.create(
                **of, request=request, service=service, offered_on=on
            ),
            "unmet": models.UnmetNeed.objects.create(
                **of, support=support, intervention="I06", why="not_available", on=on
            ),
            "emergency": (emergency := models.EmergencyPlan.objects.create(**of)),
            "holder": models.CopyHolder.objects.create(**of, plan=emergency, name="Ours", given_on=on),
            "carer_review": models.CarerReview.objects.create(**of, plan=plan, kind="planned", on=on),
            "transition": models.Transition.objects.create(**of, kind="T1", began_on=on),
            "pause": models.Pause.objects.create(**of, plan=plan, from_on=on, why="hospital"),
            "wish": models.Wish.objects.create(**of, kind="correction", on=on),
            "message": models.Message.objects.create(**of, from_carer=True, by=cast.carer, words="Ours"),
            "concern": models.Concern.objects.create(
                **of, about_whom="carer", words="Ours", on=on, raised_by=by
            ),
            "hold": models.LegalHold.objects.create(**of, why="Ours", from_on=on, made_by=by),
            "holiday": models.LocalHoliday.objects.create(authority=cast.northmoor, day=on, name="Ours"),
            "clock": models.Clock.objects.create(**of, what="offer", from_on=on, due_on=on),
        }
    found: dict[str, object] = {f"{name}_id": each.pk for name, each in made.items()}
    return found | {"carer_id": carer.pk, "relationship_id": relationship.pk, "access_id": own.pk}
