"""Damaged alignments: whatever ``--from`` is given, it is read, or refused with one short line.

``SEJAJAR_FUZZ_EXAMPLES`` is how many examples each test tries; a failure prints its seed and the smallest example.
"""

import json
import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejajar.cli.pair_request import PairRequest
from sejajar.formats.source_file import UnreadableFile
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.alignment_json import write_json
from sejajar.interchange.tmx import write_tmx
from sejajar.interchange.tsv import write_tsv
from sejajar.session.pipeline import read_bitext
from sejajar.text.document import Document
from sejajar.wording import in_words

EXAMPLES = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "40"))
LONGEST_LINE = 300
SOURCE = Document.from_text(
    "Satu kalimat pendek. Dua kalimat 42 persen.\n\nTiga kalimat “kutipan” di sini. Empat.\n", name="a.txt"
)
TARGET = Document.from_text(
    "جملة واحدة قصيرة. جملة ثانية 42 بالمئة.\n\nجملة ثالثة «اقتباس» هنا. رابعة.\n", name="b.txt"
)
BITEXT = read_bitext(SOURCE, TARGET, with_extracts=False)
SIDES = (AlignedText(SOURCE, BITEXT.source_sentences, "a.txt"), AlignedText(TARGET, BITEXT.target_sentences, "b.txt"))
VALID = {
    "tsv": write_tsv(BITEXT.alignment),
    "json": write_json(BITEXT.alignment, *SIDES),
    "tmx": write_tmx(BITEXT.alignment, *SIDES),
}
PIECES = {
    "tsv": ["\t", ",", "\n", "-1", "1e9", "9" * 5000, "0x1", "٣", "²", "_", "NaN", "inf", "\r", "\x0b", "\u2028", "#", "\x00", "+1", "0,0", " "],
    "json": [
        "[", "]", "{", "}", '"', ",", ":", "[" * 2000, '{"a":' * 2000, "9" * 5000, "-1", "1.0", "1e999", "NaN", "-Infinity",
        "true", "false", "null", '"\\ud800"', '"beads":[],', '"schema":"align/1",', "\x00", "\\u0000", "[[false,true]]", "[0,1]",
    ],
    "tmx": [
        "<", ">", "</tu>", "<tu>", "<seg>", "</seg>", "<a>" * 200, "&x;", "&#0;", "&#xD800;", "&amp;", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "<!DOCTYPE x [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]>", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>",
        "<prop type='x-confidence'>NaN</prop>", "xml:lang=''", "\x00", "\ufffe", "<!--", "<ph>" * 90, "xmlns:a='b'", "kata",
    ],
}  # fmt: skip
"""What each form takes amiss, put into a valid file."""


def outcome(folder, data):
    """What --from makes of a file of these bytes: an alignment, or the line it is refused with."""
    file = folder / "alignment"
    file.write_bytes(data)
    request = PairRequest("a.txt", "b.txt", alignment_file=str(file))
    try:
        bitext = request.given(SOURCE, TARGET)
    except UnreadableFile as error:
        line = in_words(error.notice)
        assert line.startswith(f"{file}: ") and "; " in line, line
        assert len(line) - len(str(file)) <= LONGEST_LINE, line
        assert line.isprintable(), line
        return line
    for sentences, document in ((bitext.source_sentences, SOURCE), (bitext.target_sentences, TARGET)):
        assert all(type(edge) is int for sentence in sentences for edge in (sentence.span.start, sentence.span.end))
        assert all(0 <= sentence.span.start < sentence.span.end <= len(document.text) for sentence in sentences)
    assert all(0 <= bead.confidence <= 1 for bead in bitext.alignment.beads)
    return bitext


def mutated(valid, pieces, rng):
    """A valid file with one to four damages: something put in, taken out, doubled or exchanged."""
    text = valid
    for _number in range(rng.randint(1, 4)):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice((0, 1, 3, 20, 200)))
        piece = rng.choice(
            (rng.choice(pieces), rng.choice(pieces), "", text[start:end] * 2, chr(rng.randrange(0x110000)))
        )
        text = text[:start] + piece + text[end:]
    return text.encode("utf-8", "surrogatepass")


fuzzed = settings(
    max_examples=EXAMPLES,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("form", VALID)
@fuzzed
@given(seed=st.integers(0, 2**32))
def test_a_damaged_alignment_is_read_or_refused_in_one_line(tmp_path, form, seed):
    outcome(tmp_path, mutated(VALID[form], PIECES[form], random.Random(seed)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just("align/1"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["schema", "source", "target", "beads", "sentences", "confidence", "x"]), inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@fuzzed
@given(data=st.data(), place=st.sampled_from([("source",), ("source", "sentences"), ("target", "sentences", 0), ("target", "sentences", 0, 1),
                                              ("beads",), ("beads", 0), ("beads", 0, "source"), ("beads", 0, "source", 0), ("beads", 0, "confidence"), ("schema",)]))  # fmt: skip
def test_a_value_of_any_type_anywhere(tmp_path, data, place):
    stored = json.loads(VALID["json"])
    holder = stored
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = data.draw(JSON)
    outcome(tmp_path, json.dumps(stored).encode())


@fuzzed
@given(
    data=st.binary(max_size=200),
    start=st.sampled_from([b"", b"{", b"<", b"<tmx>", b"0\t", b"\xef\xbb\xbf{", b"\xff\xfe", b"<?xml "]),
)
def test_any_bytes(tmp_path, data, start):
    outcome(tmp_path, start + data)


@pytest.mark.parametrize("form", VALID)
def test_what_is_not_damaged_is_read(tmp_path, form):
    assert not isinstance(outcome(tmp_path, VALID[form].encode()), str)
