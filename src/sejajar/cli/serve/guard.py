"""Which requests the server of ``sejajar serve`` answers, by their headers, and the headers of every response.

A page of any site can make its browser send requests to the loopback address. Three headers identify them: ``Host``
is the name that the browser connected to, ``Origin`` the page that sends the request, and ``Sec-Fetch-Site`` (Fetch
Metadata) how the two are related. Decision 040 has the reasons.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multidict import MultiMapping

OWN_SITES = ("same-origin", "none")
"""The values of ``Sec-Fetch-Site`` for the server's own page, and for an address that the user typed or opened."""

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    # By default aiohttp sends its version and Python's.
    "Server": "sejajar",
}
"""The headers of every response; the page has its own policy, see :func:`page_policy`."""

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")


def is_allowed(headers: MultiMapping[str], served_host: str) -> bool:
    """Return whether a server that listens on ``served_host`` may answer a request with these headers.

    ``Host`` must occur once. Programs that are not browsers send neither ``Origin`` nor ``Sec-Fetch-Site``.
    """
    hosts = headers.getall("Host", [])
    if len(hosts) != 1 or not is_own_name(hosts[0], served_host):
        return False
    origins, sites = headers.getall("Origin", []), headers.getall("Sec-Fetch-Site", [])
    # Scheme, name and port as one string: browsers leave out a default port in both.
    return all(origin.lower() == f"http://{hosts[0].lower()}" for origin in origins) and all(
        site in OWN_SITES for site in sites
    )


def is_own_name(host: str, served_host: str) -> bool:
    """Return whether ``host``, the value of a ``Host`` header, names a server that listens on ``served_host``.

    A foreign domain name that resolves to this machine (DNS rebinding) does not. An IP address cannot be rebound, so
    beyond the loopback interface every address is accepted: behind a container or a router, this machine does not know
    its own. The port is not compared: it may be forwarded.
    """
    parts = _HOST.fullmatch(host)
    if parts is None:
        return False
    name = parts[1].strip("[]").lower()
    if name in ("localhost", served_host.lower()):
        return True
    address = _address(name)
    if is_loopback(served_host):
        return address is not None and address.is_loopback
    return address is not None or name in _machine_names()


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach ``host``, an address to listen on."""
    address = _address(host)
    return host.lower() == "localhost" or (address is not None and address.is_loopback)


def page_policy(host: str, nonce: str) -> str:
    """Return the content security policy of the page that was requested as ``host``, a value of the ``Host`` header.

    Scripts and styles need the ``nonce`` of this response. The only connection is the page's own WebSocket; some
    browsers do not match its scheme with ``'self'``.
    """
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; font-src 'self'; img-src data:; "
        f"connect-src ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _machine_names() -> tuple[str, ...]:
    """Return the name of this machine, and its name in multicast DNS."""
    name = socket.gethostname().lower()
    return (name, f"{name.partition('.')[0]}.local")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
