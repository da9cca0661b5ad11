import socket

import pytest
from multidict import CIMultiDict

from sejajar.cli.serve.guard import is_allowed, is_loopback, is_own_name, page_policy

OWN = "127.0.0.1:8000"


def headers(*pairs, host=OWN):
    return CIMultiDict([("Host", host), *pairs])


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "127.0.0.1", "localhost:8000", "LocalHost:9000", "[::1]:8000", "127.1.2.3:8000"],
)
def test_on_the_loopback_interface_its_own_names_are_taken(host):
    assert is_own_name(host, "127.0.0.1")
    assert is_allowed(headers(host=host), "127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "evil.example",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example",
        "evil-localhost:8000",
        "evil.example:8000@127.0.0.1",
        "127.0.0.1:8000@evil.example",
        "127.0.0.1:8000, evil.example",
        "127.0.0.1 ",
        "0.0.0.0:8000",
        "192.0.2.7:8000",
        "[::]:8000",
        "[::1",
        "2130706433:8000",
        "0x7f000001",
        "127.1",
        "ｌocalhost",
        "127.0.0.1:８０",
        "127.0.0.1:",
        "127.0.0.1:123456",
        "",
        "\u202e1.0.0.721",
    ],
)
def test_a_foreign_or_malformed_host_is_refused(host):
    assert not is_own_name(host, "127.0.0.1")
    assert not is_allowed(headers(host=host), "127.0.0.1")


def test_a_host_is_needed_once():
    assert not is_allowed(CIMultiDict(), "127.0.0.1")
    assert not is_allowed(CIMultiDict([("Host", OWN), ("Host", OWN)]), "127.0.0.1")


@pytest.mark.parametrize("served", ["0.0.0.0", "::", "", "192.0.2.7", "box.lan"])
def test_beyond_the_loopback_interface_addresses_and_own_names_are_taken(served):
    name = socket.gethostname()
    for host in ("192.0.2.9:8000", "localhost:8000", "[2001:db8::1]:8000", name, f"{name.partition('.')[0]}.local"):
        assert is_own_name(host, served), host
    for host in ("evil.example:8000", "local", "box.lan.evil.example", f"{name}.evil.example"):
        assert not is_own_name(host, served), host


def test_the_name_that_was_given_is_taken():
    assert is_own_name("Box.LAN:8000", "box.lan")
    assert not is_own_name("box.lan:8000", "0.0.0.0")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://evil.example:8000",
        "https://127.0.0.1:8000",
        "ws://127.0.0.1:8000",
        "http://127.0.0.1:9000",
        "http://127.0.0.1",
        "http://localhost:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000@evil.example",
        "null",
        "file://",
        "",
    ],
)
def test_an_origin_is_of_the_same_scheme_name_and_port(origin):
    assert is_allowed(headers(("Origin", f"http://{OWN}")), "127.0.0.1")
    assert not is_allowed(headers(("Origin", origin)), "127.0.0.1")
    assert not is_allowed(headers(("Origin", f"http://{OWN}"), ("Origin", origin)), "127.0.0.1")


@pytest.mark.parametrize(
    ("site", "allowed"),
    [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False), ("new-word", False)],
)
def test_only_the_own_page_and_a_typed_address_may_ask(site, allowed):
    assert is_allowed(headers(("Sec-Fetch-Site", site)), "127.0.0.1") is allowed
    assert not is_allowed(headers(("Sec-Fetch-Site", "none"), ("Sec-Fetch-Site", "cross-site")), "127.0.0.1")


def test_what_is_reached_from_this_machine_only():
    for host in ("localhost", "LOCALHOST", "127.0.0.1", "127.0.0.2", "::1"):
        assert is_loopback(host)
    for host in ("0.0.0.0", "::", "", "192.0.2.7", "box.lan", "localhost.evil.example"):
        assert not is_loopback(host)


def test_the_policy_of_the_page_allows_no_inline_script_and_one_connection():
    rules = dict(rule.split(" ", 1) for rule in page_policy(OWN, "once").split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'nonce-once'",
        "style-src": "'nonce-once'",
        "font-src": "'self'",
        "img-src": "data:",
        "connect-src": f"ws://{OWN}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
