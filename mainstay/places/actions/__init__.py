"""Everything that changes what is known about places."""

from mainstay.places.actions.groups import CannotDraw, draw_group, remove_group
from mainstay.places.actions.load import AlreadyLoaded, CannotLoad, load, remove_file

__all__ = ["AlreadyLoaded", "CannotDraw", "CannotLoad", "draw_group", "load", "remove_file", "remove_group"]
