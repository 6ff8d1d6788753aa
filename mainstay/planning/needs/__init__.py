"""The needs assessment of an area: how many carers, where, who, how sure, and what breaks they would take."""

from mainstay.planning.needs.assess import SECTIONS, NoFigures, assess

__all__ = ["SECTIONS", "NoFigures", "assess"]
