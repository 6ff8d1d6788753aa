"""The promises: one line each, with the most it may come to before the bench says that it is broken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One figure that is measured. at_most: in ``unit``; None where it is printed to be looked at."""

    says: str
    unit: str
    at_most: float | None = None

    def line(self, value: float, absolute: str) -> str:
        """The figure, what it may be at most, and the absolute measurements that it comes from."""
        if self.at_most is None:
            return f"       {self.says}: {value:,.3g} {self.unit} | {absolute}"
        verdict = "met   " if self.is_met(value) else "MISSED"
        return f"{verdict} {self.says}: {value:,.3g} {self.unit} (at most {self.at_most:,g}) | {absolute}"

    def is_met(self, value: float) -> bool:
        """True where the figure is within its promise."""
        return self.at_most is None or value <= self.at_most


LOADING = Promise("loading the table of small areas, against a plain COPY", "times", 5)
READING = Promise("of that, reading and checking the file", "times")
LOADING_MEMORY = Promise("peak memory of a process that loads it", "MB", 400)
AREA_TIME = Promise("the page of an area", "ms", 100)
AREA_QUERIES = Promise("queries of the page of an area", "queries", 12)
AREA_RATIO = Promise("the page of an area, against an empty page", "times")
TABLE_TIME = Promise("the table of all authorities", "ms", 100)
TABLE_QUERIES = Promise("queries of the table of all authorities", "queries", 12)
TABLE_RATIO = Promise("the table of all authorities, against an empty page", "times")
TABLE_GROWTH = Promise("more queries of the table where there are more authorities", "queries", 0)
SECTION_TIME = Promise("a section of an area", "ms")
SECTION_QUERIES = Promise("queries of a section of an area", "queries")
STARTING = Promise("the demo, started again, to its first page", "seconds", 5)
STARTING_RATIO = Promise("the demo's second start, against its first", "times")
SEARCH_TIME = Promise("a search by words and distance over 100,000 services, in the database", "ms", 5)
SEARCH_COMMON = Promise("the same, for common words", "ms", 5)
SEARCH_RATIO = Promise("the search, against a plain ILIKE scan", "times")
SEARCH_QUERIES = Promise("queries of a page of results", "queries", 6)
SEARCH_PAGE = Promise("a page of results", "ms")
COVERAGE_TIME = Promise("the coverage matrix of 24 interventions × 150 areas × 8 groups", "ms", 200)
COVERAGE_RATIO = Promise("the coverage matrix, against plain loops over the same", "times", 0.1)
COVERAGE_MANY = Promise("the coverage matrix of 1,000 services", "ms")
COVERAGE_MEMORY = Promise("memory that the coverage matrix takes while it is made", "MB", 50)
COVERAGE_WHOLE = Promise("the same from the database, services and carers read and placed", "ms", 200)
COVERAGE_QUERIES = Promise("queries that takes", "queries", 16)
CHECKING_LISTED = Promise("checking a service as a list tells it, from bytes to findings", "µs", 50)
CHECKING_LISTED_RATIO = Promise(
    "the same with jsonschema on what was read already, against the standard only", "times"
)
CHECKING_WHOLE = Promise("checking a whole service with nine objects in it", "µs", 50)
CHECKING_WHOLE_RATIO = Promise("the same with jsonschema on what was read already", "times")
CHECKING_WRONG = Promise("checking a service with four findings", "µs")
CHECKING_MEMORY = Promise("checking 20,000 services: memory", "MB")
SERVICES_TIME = Promise("loading 10,000 services", "seconds", 60)
SERVICES_MEMORY = Promise("peak memory of a process that loads them", "MB", 400)
SERVICES_AGAIN = Promise("loading them again, when nothing has changed", "seconds")
DECIDING_MOVED = Promise("100,000 decisions under two thresholds, against the plain statute", "times", 1)
DECIDING_SWITCHED = Promise("the same before and after the 2025 Act", "times", 1)
DECIDING_CARE_ACT = Promise(
    "the same under the Care Act, twice, where the statute often stops at once", "times", 1.5
)
SAME_SWEEP = Promise("looking among 50,000 carers for records of one person", "seconds", 60)
SAME_ONE = Promise("the same for one carer who is added", "ms", 250)
CARERS_TIME = Promise("a page about 50,000 carers", "ms", 250)
CARERS_GROWTH = Promise("the page, against the same page of 500 carers", "times", 2)
CARERS_QUERIES = Promise("queries that it asks more than that one", "queries", 0)
