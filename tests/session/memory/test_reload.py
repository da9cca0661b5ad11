"""Going on in texts that have changed, and what is known of the pair in words."""

from __future__ import annotations

from dataclasses import replace

from sejajar.session.bitext import Bitext
from sejajar.session.memory.reload import find_position_again, has_changed
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.notation import TextPosition
from sejajar.text.document import Document
from sejajar.tui.screens.info import alignment_lines, count_lines, passage_lines, text_lines


def reading(source: str, target: str) -> Bitext:
    return align_by_length(Document.from_text(source, language="id"), Document.from_text(target, language="ar"))


def test_changed_is_another_character(bitext: Bitext) -> None:
    same = Document.from_text(bitext.source.raw, language="id")
    assert not has_changed(bitext, same, bitext.target)
    assert has_changed(bitext, Document.from_text(bitext.source.raw + " "), bitext.target)


def test_the_sentence_is_found_where_it_is_now(bitext: Bitext) -> None:
    new = reading("Kalimat baru yang panjang sekali.\n" + bitext.source.raw, "جملة جديدة.\n" + bitext.target.raw)
    reread = find_position_again(bitext, 2, "source", new)
    assert reread.is_found
    assert reread.start == TextPosition("source", new.source.text.index("Meta membayar"))


def test_a_passage_that_the_active_text_does_not_have(bitext: Bitext) -> None:
    new = reading("Baru. " + bitext.source.raw, bitext.target.raw)
    reread = find_position_again(bitext, 1, "target", new)
    assert reread.start == TextPosition("source", new.source.text.index("Ia senang"))


def test_a_sentence_that_is_gone_is_replaced_by_one_as_far_into_the_text(bitext: Bitext) -> None:
    new = reading("Xyz abc. " * 40, "غير هذا. " * 40)
    reread = find_position_again(bitext, 4, "target", new)
    assert not reread.is_found
    assert reread.start.side == "target"
    share = reread.start.number / len(new.target.text)
    assert abs(share - bitext.passages[4].target[0].start / len(bitext.target.text)) < 0.05
    assert find_position_again(bitext, 1, "target", new).start.side == "source"


def test_texts_without_passages(bitext: Bitext) -> None:
    empty = reading("", "")
    assert find_position_again(bitext, 3, "source", empty).start == TextPosition(None, 0)
    assert not find_position_again(empty, 0, "source", bitext).is_found


def test_past_the_end_is_the_last_passage(bitext: Bitext) -> None:
    new = reading("Baru. " + bitext.source.raw, bitext.target.raw)
    found = find_position_again(bitext, 5, "source", new)
    assert found == find_position_again(bitext, 4, "source", new)
    assert found.is_found


def test_links_in_words(bitext: Bitext) -> None:
    ((label, value),) = alignment_lines(bitext)
    assert (label, value) == ("alignment", "5 in total, 4 one-to-one (1:1), 1 one-sided, 1 uncertain")
    ((_, value),) = alignment_lines(replace(bitext, is_refined=False))
    assert "still aligning" in value
    own = frozenset(bitext.alignment.beads[:2])
    assert alignment_lines(replace(bitext, manual_beads=own))[0][1].endswith("2 manual")
    assert alignment_lines(replace(bitext, manual_beads=own, is_imported=True))[0][1].endswith("2 from a file")


def test_what_was_found_in_words() -> None:
    counts = {"quotes": 1, "figures": 3, "issues": 0}
    assert count_lines(counts, frozenset()) == [("found", "1 quote, 3 figures, 0 issues")]
    assert count_lines(counts, frozenset("ab"))[0][1].endswith("2 dismissed")


def test_a_passage_in_words(bitext: Bitext) -> None:
    lines = passage_lines(bitext, 1)
    assert lines[0] == ("passage", "2 of 5")
    assert lines[1] == ("", "alignment 1:0, 80% confidence")
    assert lines[2] == ("", "characters s:22–32")
    mended = replace(bitext, manual_beads=frozenset(bitext.alignment.beads))
    assert passage_lines(mended, 0)[1] == ("", "alignment 1:1, manual")
    assert passage_lines(reading("", ""), 0) == []


def test_a_text_in_words(bitext: Bitext) -> None:
    lines = text_lines(bitext, "target", "some/b.txt")
    assert lines[0] == ("target", "some/b.txt")
    assert "(ar), right to left" in lines[1][1]
    assert lines[2][1].endswith("2 paragraphs, 4 sentences")
    assert text_lines(bitext, "source")[0] == ("source", "a.txt")
