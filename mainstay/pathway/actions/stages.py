"""Where a carer stands on the pathway, kept by whatever moves them along it."""

from mainstay.pathway.models import Carer


def reached(carer: Carer, stage: Carer.Stage) -> None:
    """Move a carer to this stage. Called inside the action that brought them there."""
    carer.stage = stage
    carer.save(update_fields=["stage", "changed_at"])
