"""The public finder: nobody signs in, and only what is listed can be read."""
