"""Key presets that imitate other programs: the keys that replace those of the table, by action id.

An action without an entry keeps its keys. Sources: the manual page of less 643, Vim 9.1's ``:help index``, and the key
index of the Emacs manual. Keys are spelled as in :mod:`sejajar.keyboard.keymap`. Alt with punctuation is also bound
without Alt, since Textual drops the Alt without the kitty protocol.
"""

from __future__ import annotations

from collections.abc import Mapping

Preset = Mapping[str, tuple[str, ...]]

LESS: Preset = {
    "passage.next": ("j", "down", "enter", "ctrl+n"),
    "passage.previous": ("k", "up", "ctrl+p"),
    "line.down": ("e", "ctrl+e"),
    "line.up": ("y", "ctrl+y"),
    "page.down": ("space", "f", "pagedown", "ctrl+f", "ctrl+v"),
    "page.up": ("b", "pageup", "ctrl+b", "alt+v"),
    "top": ("g", "home", "less_than_sign", "alt+less_than_sign"),
    "bottom": ("G", "end", "greater_than_sign", "alt+greater_than_sign"),
    "percent": ("p", "percent_sign"),
    "goto": ("alt+g",),
    "mark.jump": ("apostrophe", "grave_accent", "ctrl+x ctrl+x"),
    "search": ("slash", "ctrl+s"),
    "search.backward": ("question_mark",),
    "mending": ("alt+e", "M"),
    "view": ("W", "ctrl+w"),
    "peek": ("P", "alt+p"),
    "swap": ("x",),
    "pane.reset": ("underscore",),
    "harakat": ("alt+h",),
    "yank": ("ctrl+c", "alt+y"),
    "editor": ("v", "o"),
    "info": ("equals_sign", "ctrl+g", "i"),
    "reload": ("R", "F", "ctrl+r"),
    "palette": ("colon",),
    "help": ("h", "H", "f1"),
    "quit": ("q", "Q", "ctrl+q", "Z Z"),
}

VIM: Preset = {
    "passage.next": ("j", "down", "ctrl+n", "enter"),
    "passage.previous": ("k", "up", "ctrl+p"),
    "top": ("g g", "home"),
    "search.backward": ("question_mark",),
    "contents": ("t", "f10", "g t"),
    "focus.next": ("tab", "f6", "ctrl+w w", "ctrl+w ctrl+w"),
    "focus.previous": ("shift+tab", "ctrl+w p", "ctrl+w W"),
    "view": ("v", "ctrl+w o"),
    "peek": ("p",),
    "swap": ("x", "ctrl+w x", "ctrl+w r"),
    "pane.wider": ("plus", "ctrl+w greater_than_sign"),
    "pane.narrower": ("minus", "ctrl+w less_than_sign"),
    "pane.reset": ("equals_sign", "ctrl+w equals_sign"),
    "yank": ("y y", "ctrl+c"),
    "info": ("i", "ctrl+g", "g ctrl+g"),
    "goto": ("alt+g",),
    "palette": ("colon",),
    "help": ("f1", "g question_mark"),
    "quit": ("q", "ctrl+q", "Z Z", "Z Q"),
    "mend.undo": ("u", "z"),
    "mend.redo": ("ctrl+r", "Z"),
    "mend.unlink": ("x",),
}

EMACS: Preset = {
    "passage.next": ("ctrl+n", "down", "j"),
    "passage.previous": ("ctrl+p", "up", "k"),
    "page.down": ("ctrl+v", "pagedown", "space", "f", "ctrl+f"),
    "page.up": ("alt+v", "pageup", "b", "ctrl+b"),
    "paragraph.next": ("alt+right_curly_bracket", "right_curly_bracket", "ctrl+down"),
    "paragraph.previous": ("alt+left_curly_bracket", "left_curly_bracket", "ctrl+up"),
    "top": ("alt+less_than_sign", "less_than_sign", "home", "g"),
    "bottom": ("alt+greater_than_sign", "greater_than_sign", "end", "G"),
    "goto": ("alt+g g", "alt+g alt+g"),
    "mark.set": ("m", "ctrl+space", "ctrl+@", "ctrl+x r space"),
    "mark.jump": ("apostrophe", "grave_accent", "ctrl+x r j", "ctrl+x ctrl+x"),
    "bookmark": ("B", "ctrl+x r m"),
    "bookmarks": ("f12", "ctrl+x r l"),
    "search": ("ctrl+s", "slash"),
    "search.backward": ("ctrl+r",),
    "cancel": ("escape", "ctrl+g"),
    "focus.next": ("tab", "f6", "ctrl+x o"),
    "view": ("v", "ctrl+x 1", "ctrl+w"),
    "swap": ("x",),
    "pane.wider": ("plus", "ctrl+x right_curly_bracket"),
    "pane.narrower": ("minus", "ctrl+x left_curly_bracket"),
    "pane.reset": ("equals_sign", "ctrl+x plus"),
    "yank": ("alt+w", "y", "ctrl+c"),
    "export": ("E", "ctrl+x ctrl+w"),
    "editor": ("o", "ctrl+x ctrl+f"),
    "info": ("i", "ctrl+x equals_sign"),
    "palette": ("alt+x", "colon"),
    "help": ("question_mark", "f1", "ctrl+h"),
    "quit": ("ctrl+x ctrl+c", "q", "ctrl+q"),
    "mend.undo": ("ctrl+underscore", "ctrl+slash", "z"),
    "mend.leave": ("escape", "e", "ctrl+g"),
}

PRESETS: Mapping[str, Preset] = {"default": {}, "less": LESS, "vim": VIM, "emacs": EMACS}
"""The presets by name."""
