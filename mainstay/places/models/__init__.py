"""Areas, and what has been published about them."""

from mainstay.places.models.areas import AreaGroup, Boundary, CodeChange, Place, PlaceLink
from mainstay.places.models.files import Figures, LoadedFile, RowSetAside
from mainstay.places.models.postcodes import Postcode
from mainstay.places.models.uploads import Upload

__all__ = [
    "AreaGroup",
    "Boundary",
    "CodeChange",
    "Figures",
    "LoadedFile",
    "Place",
    "PlaceLink",
    "Postcode",
    "RowSetAside",
    "Upload",
]
