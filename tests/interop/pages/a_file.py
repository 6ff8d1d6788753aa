"""A small published file, and what a person does with it."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.interop import jobs
from mainstay.places.models import LoadedFile, Upload

HEADINGS = (
    "date,geography,geography code,Provision of unpaid care: Total: All usual residents aged 5 and over,"
    "Provision of unpaid care: Provides no unpaid care,"
    "Provision of unpaid care: Provides 19 hours or less unpaid care a week,"
    "Provision of unpaid care: Provides 9 hours or less unpaid care a week,"
    "Provision of unpaid care: Provides 10 to 19 hours unpaid care a week,"
    "Provision of unpaid care: Provides 20 to 49 hours unpaid care a week,"
    "Provision of unpaid care: Provides 20 to 34 hours unpaid care a week,"
    "Provision of unpaid care: Provides 35 to 49 hours unpaid care a week,"
    "Provision of unpaid care: Provides 50 or more hours unpaid care a week"
)
TRAFFORD = "2021,Trafford,E08000009,1000,900,60,40,20,20,10,10,20"
MANCHESTER = "2021,Manchester,E08000003,2000,1800,120,80,40,40,20,20,40"
BAD = "2021,Salford,E08000006,many,900,60,40,20,20,10,10,20"


def census(*rows: str, headings: str = HEADINGS) -> bytes:
    """Return TS039 as Nomis publishes it, with these rows."""
    return ("\n".join([headings, *(rows or (TRAFFORD, MANCHESTER))]) + "\n").encode()


def send(browser: Client, content: bytes | None = None, name: str = "ts039.csv", **more: str):
    """Send a file by the form; return the answer."""
    sent = SimpleUploadedFile(name, census() if content is None else content)
    return browser.post("/files/load/", {"file": sent, **more})


def id_of(answer) -> int:
    """Return the upload a redirect leads to."""
    assert answer.status_code == 302, answer.content.decode()
    return int(re.search(r"/files/uploads/(\d+)/", answer["Location"])[1])


def checked(browser: Client, by: User, content: bytes | None = None, **more: str) -> int:
    """Send a file and have it checked; return the upload's id."""
    upload_id = id_of(send(browser, content, **more))
    jobs.check(upload_id=upload_id, authority_id=by.authority_id)
    return upload_id


def loaded(browser: Client, by: User, content: bytes | None = None, **more: str) -> int:
    """Send, check and confirm a file; return the upload's id."""
    upload_id = checked(browser, by, content, **more)
    browser.post(f"/files/uploads/{upload_id}/load/")
    jobs.load(upload_id=upload_id, authority_id=by.authority_id, by_id=by.pk)
    return upload_id


def upload_of(by: User, upload_id: int) -> Upload:
    """Return the upload as it is now."""
    with scope.of_authority(by.authority_id):
        return Upload.objects.select_related("loaded_file").get(pk=upload_id)


def files_of(by: User) -> list[LoadedFile]:
    """Return what the person's authority sees."""
    with scope.of_authority(by.authority_id):
        return list(LoadedFile.objects.all())


def page(browser: Client, address: str) -> str:
    """Return a page's text, with plain spaces only."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().replace("\u00a0", " ")
