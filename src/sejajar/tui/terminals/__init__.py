"""How terminals differ over Arabic: asking them, knowing them, switching them and putting them back.

``query`` asks, ``kinds`` knows what each answer means, ``multiplexers`` looks through tmux and screen, ``lifecycle``
switches and restores, ``driver`` ties that to Textual, ``picks`` remembers what the reader chose by eye.
``sejajar.tui.terminal`` is the door to all of them.
"""
