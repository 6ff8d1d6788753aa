"""Which addresses can only be reached from the machine itself."""

import ipaddress


def is_loopback(host: str) -> bool:
    """Return whether the host, a name or an IP address, can only be reached from this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
