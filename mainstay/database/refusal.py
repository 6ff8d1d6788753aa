"""The one way this part says no."""


class NoDatabase(Exception):
    """The database cannot be had. The text is for a person: what is the matter, then the way out."""
