"""Questions about loaded files, what stands on them, and what is on its way in."""

from mainstay.interop.queries.contents import Contents, contents, covered
from mainstay.interop.queries.files import (
    FileLine,
    assessments_citing,
    chosen,
    editions_beside,
    file_list,
    files_visible_to,
    holdings,
    is_older,
    others_beside,
    rows_set_aside,
)
from mainstay.interop.queries.uploads import job_of, same_file, uploads_visible_to, waits_for_nobody

__all__ = [
    "Contents",
    "FileLine",
    "assessments_citing",
    "chosen",
    "contents",
    "covered",
    "editions_beside",
    "file_list",
    "files_visible_to",
    "holdings",
    "is_older",
    "job_of",
    "others_beside",
    "rows_set_aside",
    "same_file",
    "uploads_visible_to",
    "waits_for_nobody",
]
