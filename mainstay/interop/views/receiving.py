"""Stop keeping an upload once it is larger than may be sent, however large it claims to be."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from mainstay.interop import rules


class StopAtLimit(FileUploadHandler):
    """Passes on what arrives, and throws it away as soon as there is too much of it.

    too_large: the bytes that had arrived by then; None while the file is within the limit.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large: int | None = None
        self._most = rules.MOST_MEGABYTES * 1_000_000
        self._arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or have the rest of the file skipped."""
        self._arrived += len(raw_data)
        if self._arrived > self._most:
            self.too_large = self._arrived
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave making the file to the handlers after this one."""
