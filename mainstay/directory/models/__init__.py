"""What exists: who offers help, what it is, where and when, and how Mainstay knows."""

from mainstay.directory.models.entries import CostOption, Service
from mainstay.directory.models.locations import Location, Schedule, ServiceAtLocation
from mainstay.directory.models.merged import FormerId
from mainstay.directory.models.providers import Provider, ProviderIdentifier
from mainstay.directory.models.sources import Candidate, LikelyDuplicate, Source, SourceRecord
from mainstay.directory.models.versions import Claim, MistakeReport, ServiceVersion

__all__ = [
    "Candidate",
    "Claim",
    "CostOption",
    "FormerId",
    "LikelyDuplicate",
    "Location",
    "MistakeReport",
    "Provider",
    "ProviderIdentifier",
    "Schedule",
    "Service",
    "ServiceAtLocation",
    "ServiceVersion",
    "Source",
    "SourceRecord",
]
