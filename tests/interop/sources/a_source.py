"""A small file of services, and what a person does with it."""

import json
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.directory.models import Service, Source
from mainstay.interop.sources import jobs
from tests.interop.openreferral.bad_feed import service

THREE = [service(number) for number in (1, 2, 3)]


def told(*services: dict[str, Any]) -> bytes:
    """These services as a file of JSON."""
    return json.dumps(services or THREE).encode()


def send(
    browser: Client, content: bytes | None = None, *, name="Northmoor Council", kind="open_referral", **more
):
    """Send a file by the form; return the answer."""
    sent = SimpleUploadedFile(more.pop("file_name", "services.json"), told() if content is None else content)
    return browser.post("/sources/add-a-file/", {"kind": kind, "name": name, "file": sent, **more})


def id_of(answer) -> int:
    """Return the source a redirect leads to."""
    assert answer.status_code == 302, answer.content.decode()
    return int(re.search(r"/sources/(\d+)/", answer["Location"])[1])


def read(browser: Client, by: User, content: bytes | None = None, **more: Any) -> int:
    """Send a file and have it read; return the source's id."""
    source_id = id_of(send(browser, content, **more))
    jobs.read(source_id=source_id, authority_id=by.authority_id)
    return source_id


def listed(browser: Client, by: User, content: bytes | None = None, **more: Any) -> int:
    """Send, read and confirm a file; return the source's id."""
    source_id = read(browser, by, content, **more)
    list_it(browser, by, source_id)
    return source_id


def list_it(browser: Client, by: User, source_id: int) -> None:
    """Confirm what was read, and have it listed."""
    browser.post(f"/sources/{source_id}/list/")
    jobs.load(source_id=source_id, authority_id=by.authority_id, by_id=by.pk)


def send_newer(browser: Client, by: User, source_id: int, content: bytes) -> None:
    """Send a newer file of a source, and have it read."""
    answer = browser.post(f"/sources/{source_id}/send/", {"file": SimpleUploadedFile("newer.json", content)})
    assert answer.status_code == 302, answer.content.decode()
    jobs.read(source_id=source_id, authority_id=by.authority_id)


def source_of(by: User, source_id: int) -> Source:
    """Return the source as it is now."""
    with scope.of_authority(by.authority_id):
        return Source.objects.get(pk=source_id)


def services_of(by: User, **such: Any) -> list[Service]:
    """Return the services that the person's authority has."""
    with scope.of_authority(by.authority_id):
        return list(Service.objects.filter(**such).select_related("provider").order_by("name"))


def page(browser: Client, address: str) -> str:
    """Return a page's text, with plain spaces only."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())
