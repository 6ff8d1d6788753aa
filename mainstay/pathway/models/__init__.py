"""Carers, those they look after, and everything that is held about both."""

from mainstay.pathway.models.approvals import Approval
from mainstay.pathway.models.assessing import Assessment, Clock, FamilyView, LocalHoliday, SelfAssessment
from mainstay.pathway.models.brokering import BrokerRequest, OfferedMatch, UnmetNeed
from mainstay.pathway.models.budgets import Budget, LedgerEntry, OfferedOption, OptionChoice
from mainstay.pathway.models.changes import Pause, Transition, Wish
from mainstay.pathway.models.contact import Concern, Message
from mainstay.pathway.models.deciding import Challenge, Decision, LocalCriteria
from mainstay.pathway.models.emergencies import CardUse, CopyHolder, EmergencyPlan
from mainstay.pathway.models.found import Advice, Referral, SamePair
from mainstay.pathway.models.people import Carer, Person, SearchKey
from mainstay.pathway.models.plans import PersonalOutcome, Plan, Support, ToDo
from mainstay.pathway.models.privacy import GivenOut, LegalHold, Opening
from mainstay.pathway.models.relations import Access, Consent, Relationship, Restriction
from mainstay.pathway.models.reviews import CarerReview, OutcomeReviewed, QualityOfLife

__all__ = [
    "Access",
    "Advice",
    "Approval",
    "Assessment",
    "BrokerRequest",
    "Budget",
    "CardUse",
    "Carer",
    "CarerReview",
    "Challenge",
    "Clock",
    "Concern",
    "Consent",
    "CopyHolder",
    "Decision",
    "EmergencyPlan",
    "FamilyView",
    "GivenOut",
    "LedgerEntry",
    "LegalHold",
    "LocalCriteria",
    "LocalHoliday",
    "Message",
    "OfferedMatch",
    "OfferedOption",
    "Opening",
    "OptionChoice",
    "OutcomeReviewed",
    "Pause",
    "Person",
    "PersonalOutcome",
    "Plan",
    "QualityOfLife",
    "Referral",
    "Relationship",
    "Restriction",
    "SamePair",
    "SearchKey",
    "SelfAssessment",
    "Support",
    "ToDo",
    "Transition",
    "UnmetNeed",
    "Wish",
]
