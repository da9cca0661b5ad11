import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.cli.serve.messages import (
    BURST,
    MAX_COLUMNS,
    MAX_ROWS,
    MESSAGES_PER_SECOND,
    Allowance,
    is_screen_size,
    quit_packet,
    reader_packet,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def content_of(packet):
    kind, length, content = packet[:1], int.from_bytes(packet[1:5], "big"), packet[5:]
    assert len(content) == length
    return kind, content


def test_what_is_typed_is_data():
    assert content_of(reader_packet('["stdin", "aب😀"]')) == (b"D", "aب😀".encode())
    assert content_of(reader_packet('["stdin", ""]')) == (b"D", b"")


def test_half_of_a_surrogate_pair_is_replaced():
    assert content_of(reader_packet(r'["stdin", "\ud800x"]')) == (b"D", b"?x")


def test_sizes_and_the_focus_are_orders():
    for message, order in (
        ('["resize", {"width": 100, "height": 30}]', {"type": "resize", "width": 100, "height": 30}),
        ('["focus"]', {"type": "focus"}),
        ('["blur"]', {"type": "blur"}),
    ):
        kind, content = content_of(reader_packet(message))
        assert (kind, json.loads(content)) == (b"M", order)
    assert json.loads(content_of(quit_packet())[1]) == {"type": "quit"}


@pytest.mark.parametrize(
    "message",
    [
        "",
        "stdin",
        "{",
        "null",
        "17",
        '"stdin"',
        "{}",
        '{"0": "stdin", "1": "x"}',
        "[]",
        "[[]]",
        '["stdin"]',
        '["stdin", 1]',
        '["stdin", null]',
        '["stdin", ["x"]]',
        '["stdin", "x", "y"]',
        '["STDIN", "x"]',
        '["resize"]',
        '["resize", 5]',
        '["resize", {}]',
        '["resize", {"width": 80}]',
        '["resize", {"width": "80", "height": "24"}]',
        '["resize", {"width": true, "height": true}]',
        '["resize", {"width": 80.0, "height": 24.0}]',
        '["resize", {"width": NaN, "height": Infinity}]',
        '["resize", {"width": 0, "height": 24}]',
        '["resize", {"width": -80, "height": 24}]',
        f'["resize", {{"width": {MAX_COLUMNS + 1}, "height": 24}}]',
        f'["resize", {{"width": 80, "height": {MAX_ROWS + 1}}}]',
        '["resize", {"width": 1e9, "height": 1e9}]',
        f'["resize", {{"width": {"9" * 6000}, "height": 24}}]',
        '["focus", 1]',
        '["ping", "1"]',
        '["quit"]',
        '["deliver_chunk_request", {"key": "x", "size": 1}]',
        '["open_url", {"url": "javascript:alert(1)"}]',
        "[" * 100_000,
        '["stdin", ' + "[" * 100_000 + "]" * 100_000 + "]",
        '["stdin", "\x00',
    ],
    ids=lambda message: repr(message[:40]),
)
def test_everything_else_is_ignored(message):
    assert reader_packet(message) is None


@settings(max_examples=50)
@given(json_values)
def test_no_json_is_passed_on_unless_it_is_a_message(value):
    packet = reader_packet(json.dumps(value))
    is_typed = isinstance(value, list) and len(value) == 2 and value[0] == "stdin" and isinstance(value[1], str)
    assert (packet is not None) == (is_typed or value in (["focus"], ["blur"]))


@given(st.text())
def test_no_text_is_an_error(text):
    reader_packet(text)


def test_the_smallest_and_the_largest_screen():
    assert is_screen_size(1, 1)
    assert is_screen_size(MAX_COLUMNS, MAX_ROWS)
    assert not is_screen_size(None, 24)


def test_a_page_that_sends_too_much_waits():
    now = 0.0
    allowance = Allowance(clock=lambda: now)
    assert [allowance.seconds_to_wait(0) for _ in range(BURST)] == [0] * BURST
    assert allowance.seconds_to_wait(0) == 1 / MESSAGES_PER_SECOND
    assert allowance.seconds_to_wait(0) == 2 / MESSAGES_PER_SECOND
    now = 1.0
    assert allowance.seconds_to_wait(0) == 0
    now = 10_000.0
    assert [allowance.seconds_to_wait(0) for _ in range(BURST)] == [0] * BURST
    assert allowance.seconds_to_wait(0) > 0


def test_long_messages_count_more():
    allowance = Allowance(clock=lambda: 0.0)
    assert allowance.seconds_to_wait((BURST - 1) * 1024) == 0
    assert allowance.seconds_to_wait(MESSAGES_PER_SECOND * 1024) > 1
