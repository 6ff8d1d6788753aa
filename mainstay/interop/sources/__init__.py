"""Where entries of the directory come from: feeds and files, read, looked at, and listed when somebody says so."""
