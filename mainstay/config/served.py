"""What each worker of the web server loads: the application, in a process that ends with the one that started it."""

import os

from mainstay.config.wsgi import application
from mainstay.database.account import end_with_parent

__all__ = ["application"]

# A worker that outlived its parent would hold the port, and the private PostgreSQL, for nobody.
end_with_parent()
# Ctrl-C reaches every process of a terminal's group. A worker that hears it, and then its parent, waits for itself.
os.setpgid(0, 0)
