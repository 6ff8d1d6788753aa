"""Loaded before anything else: gives the tests a data folder and a PostgreSQL of their own."""

import atexit
import os
import shutil
import tempfile

for name in ("DATABASE_URL", "MAINSTAY_OWNER_URL", "MAINSTAY_ADMIN_URL", "MAINSTAY_DEMO"):
    os.environ.pop(name, None)
os.environ["MAINSTAY_DATA"] = tempfile.mkdtemp(prefix="mainstay-tests-")
os.environ["MAINSTAY_LOCAL"] = "1"
os.environ["MAINSTAY_TESTING"] = "1"
atexit.register(shutil.rmtree, os.environ["MAINSTAY_DATA"], ignore_errors=True)
