"""What each worker of the web server loads: the application, in a process that ends with the one that started it."""

from mainstay.config.wsgi import application
from mainstay.database.account import end_with_parent

__all__ = ["application"]

# A worker that outlived its parent would hold the port, and the private PostgreSQL, for nobody.
end_with_parent()
