"""How much a feed may ask of this machine, how politely it is asked in turn, and what is said when it is too much."""

from dataclasses import dataclass

from mainstay.interop.statistics import CannotRead


@dataclass(frozen=True)
class Limits:
    """Limits of one reading. The largest directory of one council that is published has some ten thousand services.

    page_megabytes, whole_megabytes: after unpacking. pause_seconds: between two requests.
    wait_seconds: the longest that a feed may have us wait before we ask again; beyond it the reading is put off.
    """

    page_megabytes: float = 20
    whole_megabytes: float = 400
    pages: int = 20_000
    services: int = 100_000
    connect_seconds: float = 10
    silent_seconds: float = 20
    page_seconds: float = 60
    whole_hours: float = 12
    pause_seconds: float = 0.3
    wait_seconds: float = 60
    tries: int = 3
    redirects: int = 3
    a_page: int = 100


LIMITS = Limits()


class CannotFetch(CannotRead):
    """The feed cannot be read on. later: it may go better another time, from the page that was reached."""

    def __init__(self, sentence: str, *way_out: str, later: bool = False) -> None:
        super().__init__(sentence, *way_out)
        self.later = later
