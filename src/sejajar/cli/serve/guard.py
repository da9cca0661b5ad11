"""Who may ask the server of ``sejajar serve``, judged by the headers of a request, and the headers of every answer.

A page of any site can have its browser ask the loopback address. Three headers tell such requests: ``Host`` has the
name that the browser asked for, ``Origin`` the page that asks, and ``Sec-Fetch-Site`` (Fetch Metadata) how the two
are related. Decision 040 has the reasons.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multidict import MultiMapping

EVERY_INTERFACE = ("", "0.0.0.0", "::")
"""The addresses to listen on that stand for every address of this machine."""

OWN_SITES = ("same-origin", "none")
"""The values of ``Sec-Fetch-Site`` of the server's own page, and of an address that a person typed or opened."""

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    # aiohttp gives its version and Python's.
    "Server": "sejajar",
}
"""The headers of every answer; the page has a policy of its own, see :func:`page_policy`."""

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")


def is_allowed(headers: MultiMapping[str], served_host: str) -> bool:
    """Whether a request with these headers may be answered by a server that listens on ``served_host``.

    A header that a browser sends once must not be there twice. Programs that are not browsers send neither
    ``Origin`` nor ``Sec-Fetch-Site``.
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
    """Whether ``host``, the value of a ``Host`` header, names a server that listens on ``served_host``.

    A name of the web that was made to point here (DNS rebinding) is not this machine's. An address cannot be made to
    point anywhere, so beyond the loopback interface every address is taken: a container or a router may have
    another one than this machine knows. The port is not compared: a forwarded one may be another.
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
    """Whether ``host``, an address to listen on, is reached from this machine only."""
    address = _address(host)
    return host.lower() == "localhost" or (address is not None and address.is_loopback)


def page_policy(host: str, nonce: str) -> str:
    """The content security policy of the page that was asked for as ``host``, a value of the ``Host`` header.

    Scripts and styles need the ``nonce`` of this answer; the only connection is the page's own WebSocket, whose
    scheme not every browser takes for ``'self'``.
    """
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; font-src 'self'; img-src data:; "
        f"connect-src ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _machine_names() -> tuple[str, ...]:
    """This machine's name, also as its neighbours know it by multicast DNS."""
    name = socket.gethostname().lower()
    return (name, f"{name.partition('.')[0]}.local")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
