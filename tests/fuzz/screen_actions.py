"""What the fuzzer of the screen does to a reader: keys, bytes, pastes, the mouse, sizes, changes of the files.

An action is a value whose repr rebuilds it, so that Hypothesis can shrink a sequence and print it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Literal, NamedTuple

from hypothesis import strategies as st

from sejajar.keyboard.keymap import DEFAULT
from sejajar.keyboard.layouts import layout
from sejajar.keyboard.presets import PRESETS


class Keys(NamedTuple):
    """Keys by Textual's names, pressed one after another; a character is its own key."""

    names: tuple[str, ...]


class Bytes(NamedTuple):
    """What a terminal sends, as Textual decodes it."""

    sent: str


class Paste(NamedTuple):
    """A bracketed paste: ``text``, that many times."""

    text: str
    times: int = 1


class Resize(NamedTuple):
    """A window of another size, in cells."""

    width: int
    height: int


class ChangeFile(NamedTuple):
    """Something else changes a file."""

    side: Literal["source", "target"]
    change: str


class Wait(NamedTuple):
    """Wait until nothing runs in the background, or for a moment only."""

    until_idle: bool


Action = Keys | Bytes | Paste | Resize | ChangeFile | Wait

QUITTING = {"q", "Q", "ctrl+q", "Z Z", "ctrl+x ctrl+c"}
BOUND = sorted(
    {
        key
        for keys in (
            *(key.keys for key in DEFAULT.all_keys()),
            *(keys for preset in PRESETS.values() for keys in preset.values()),
        )
        for key in keys
    }
    - QUITTING
)
EDITING = (
    "backspace",
    "delete",
    "left",
    "right",
    "home",
    "end",
    "up",
    "down",
    "enter",
    "escape",
    "tab",
    "ctrl+u",
    "ctrl+w",
)

# -- strategies -------------------------------------------------------------------------------------------------------

_bound = st.sampled_from(BOUND).map(lambda key: Keys(tuple(key.split(" "))))
_counted = st.tuples(
    st.sampled_from(["0", "1", "2", "7", "12", "50", "999", "99999999999999999999", "٣", "٩٩"]), _bound
).map(lambda parts: Keys((*parts[0], *parts[1].names)))
_arabic_keys = st.sampled_from(
    sorted(
        {sign for name in ("ar-pc", "ar-mac") for sign in layout(name, {}).glyphs.values()}
        | set(layout("ar-pc", {}).lam_alefs)
    )
).map(lambda sign: Keys(tuple(sign)))
_characters = st.text(
    st.one_of(
        st.characters(codec="utf-8", categories=["L", "N", "P", "S", "M", "Zs"]),
        st.sampled_from("abcjkxyz /#'\"%<>.0123456789ابتثم٠١٢漢字हि👩‍🏿ßİﷺ"),
    ),
    min_size=1,
    max_size=6,
).map(lambda text: Keys(tuple(text)))
_chords = (
    st.tuples(
        st.sampled_from(["ctrl+", "alt+", "shift+", "ctrl+shift+", "alt+ctrl+", "super+", "hyper+", ""]),
        st.sampled_from(
            [
                *"abcdefghijklmnoprstuvwxyz",
                "f1",
                "f5",
                "f12",
                "up",
                "left",
                "pageup",
                "home",
                "insert",
                "enter",
                "space",
            ]
        ),
    )
    .filter(lambda parts: "".join(parts) not in QUITTING)
    .map(lambda parts: Keys(("".join(parts),)))
)
_words = st.sampled_from(
    ["Meta", "data", "كتاب", ">1jt", "42%", "50%", "s:10", "t:999999", "3", "-1", "99999", "", " ", "[", "(", "\\", "*",
     "tmx", "json peeked", "html noted", "anki bookmarked", "tsv", "x y", "notes.md", "keluar.tmx", "bottom", "screenshot",
     "theme", "spacing", "margins", "recent", "notes", "permalink", "a", "1", "ب"]
)  # fmt: skip
_prompts = st.tuples(
    st.sampled_from(
        [("/",), ("#",), ("#", "#"), ("a",), ("m",), ("'",), ("ctrl+g",), (":",), ("E",), (",",), ("!", ","), ('"',), ("t",),
         ("f12",), ("?",), ("i",), ("R",), ("escape", "a")]
    ),
    _words,
    st.sampled_from([("enter",), ("escape",), (), ("up", "enter"), ("enter", "enter"), ("tab", "enter")]),
).map(lambda parts: Keys((*parts[0], *parts[1], *parts[2])))  # fmt: skip
_edits = st.lists(st.sampled_from([*"mszZuc<>jk", "ctrl+r", "shift+up", "shift+down"]), min_size=1, max_size=6).map(
    lambda keys: Keys(("escape", "e", *keys))
)
_line_editing = st.lists(st.sampled_from(EDITING), min_size=1, max_size=4).map(lambda keys: Keys(tuple(keys)))
_views = st.sampled_from(
    [("v",), ("v", "v"), ("v", "v", "p"), ("x",), ("z",), ("s",), ("l",), ("l", "tab"), ("&",), ("w",), ("h",), ("c",), ("+",),
     ("-",), ("=",), ("o",), ("y",), ("Y",), ("B",), ("n",), ("N",), ("]",), ("[",), ("$",), ("*",), (".",), (")",)]
).map(Keys)  # fmt: skip
_quit = st.sampled_from([("q",), ("escape", "q"), ("ctrl+q",)]).map(Keys)

_button = st.sampled_from([0, 1, 2, 32, 33, 35, 64, 65, 66, 67, 0, 32, 4, 8, 16, 36, 80, 128])
_coordinate = st.one_of(st.integers(1, 40), st.sampled_from([0, 1, 2, 80, 120, 200, 301, 9999, -5]))
_mouse = st.lists(st.tuples(_button, _coordinate, _coordinate, st.sampled_from("Mm")), min_size=1, max_size=5).map(
    lambda events: Bytes("".join(f"\x1b[<{button};{x};{y}{state}" for button, x, y, state in events))
)
_clicks = st.tuples(st.integers(1, 120), st.integers(1, 40), st.integers(1, 4)).map(
    lambda at: Bytes(f"\x1b[<0;{at[0]};{at[1]}M\x1b[<0;{at[0]};{at[1]}m" * at[2])
)
_drag = st.tuples(st.integers(1, 120), st.integers(1, 40), st.integers(1, 120), st.integers(1, 40), st.booleans()).map(
    lambda at: Bytes(
        f"\x1b[<0;{at[0]};{at[1]}M\x1b[<32;{at[2]};{at[3]}M" + (f"\x1b[<0;{at[2]};{at[3]}m" if at[4] else "")
    )
)
_sequences = st.one_of(
    st.sampled_from(
        ["\x1b", "\x1b[", "\x1bO", "\x1b[I", "\x1b[O", "\x1b[?1u", "\x1b[?2026;1$y", "\x1b[?2048;2$y", "\x1b[48;24;80;0;0t",
         "\x1b[48;0;0;0;0t", "\x1b[97;5u", "\x1b[1;;97:98u", "\x1b[1;1R", "\x1b]11;rgb:00/00/00\x07", "\x1bP>|xterm\x1b\\",
         "\x1b[200~", "\x1b[201~", "\x1b[M\x20\xff\xff", "\x1b[57441;5u", "\x1b[99999999u", "\x1b[0;;0u", "\x1b\x1b", "\x00",
         "\x7f", "\x08", "\x1b[?62;22c", "\x1b[8;1;1t"]
    ),
    st.text("\x1b[]<>?;:0123456789OMPmuRt~$yc\\\x07\x00\x9b", min_size=1, max_size=12),
).map(Bytes)  # fmt: skip
_pasted = st.one_of(
    st.builds(
        Paste,
        st.sampled_from(
            [
                "kata ",
                "كلمة ",
                "a\nb\n",
                "\x1b[31m\x07\x00",
                "\u202e\u2066x",
                "\r\n",
                "日",
                "\ud800",
                "",
                "/#'",
                "e\u0301",
            ]
        ),
        st.sampled_from([1, 1, 2, 50, 3000]),
    ),
    st.builds(Paste, st.text(max_size=20), st.just(1)),
    st.integers(0, 9).map(
        lambda number: [Paste("panjang ", 131072), Paste("طويل", 262144)][number] if number < 2 else Paste("\t")
    ),
)
_sizes = st.one_of(
    st.builds(Resize, st.integers(1, 300), st.integers(1, 100)),
    st.sampled_from(
        [Resize(1, 1), Resize(300, 100), Resize(2, 2), Resize(80, 24), Resize(59, 10), Resize(120, 1), Resize(1, 50)]
    ),
)
_changes = st.builds(
    ChangeFile,
    st.sampled_from(["source", "target"]),
    st.sampled_from(
        ["rewritten", "truncated", "deleted", "folder", "unreadable", "loop", "pipe", "UTF-16", "Windows-1256", "invalid",
         "binary", "emptied", "grown", "restored"]
    ),
)  # fmt: skip
_waits = st.builds(Wait, st.booleans())

_action = st.one_of(
    _bound, _bound, _views, _prompts, _prompts, _edits, _counted, _characters, _arabic_keys, _chords, _line_editing,
    _mouse, _clicks, _drag, _sequences, _pasted, _sizes, _changes, _waits, _waits,
)  # fmt: skip
# Few sequences end before their end.
_some_action = st.integers(0, 99).flatmap(lambda number: _quit if number == 99 else _action)
ACTIONS: st.SearchStrategy[list[Action]] = st.one_of(
    st.lists(_some_action, min_size=1, max_size=8), *[st.lists(_some_action, min_size=30, max_size=60)] * 3
)


# -- the files --------------------------------------------------------------------------------------------------------


def change_file(path: Path, change: str, original: str) -> None:
    """Do to the file ``path`` what ``change`` names; what is in its place now is removed first."""
    before = path.read_bytes() if path.is_file() else original.encode("utf-8", "surrogatepass")
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    match change:
        case "deleted":
            pass
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path)
        case "pipe":
            os.mkfifo(path)
        case _:
            path.write_bytes(_changed(before, change, original))
            path.chmod(0 if change == "unreadable" else 0o600)


def _changed(before: bytes, change: str, original: str) -> bytes:
    match change:
        case "rewritten":
            return b"Kalimat baru. " + before.replace(b". ", b"! Sisipan. ")
        case "truncated":
            return before[: len(before) // 2]
        case "UTF-16":
            return original.encode("utf-16", "replace")
        case "Windows-1256":
            return original.encode("cp1256", "replace")
        case "invalid":
            return before + b"\xff\xfe\x80\xc3 akhir."
        case "binary":
            return b"%PDF-1.7\n\x00\x01\x02" + before
        case "emptied":
            return b""
        case "grown":
            return before + "\nTambahan ke-9. زيادة أخرى.\n".encode() * 40
        case "restored":
            return original.encode("utf-8")
        case _:
            return before
