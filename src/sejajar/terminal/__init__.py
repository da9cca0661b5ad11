"""How terminals differ over Arabic: asking them, knowing them, switching them and putting them back.

``query`` asks, ``kinds`` knows what each answer means, ``multiplexers`` looks through tmux and screen, ``modes``
switches and restores, ``driver`` ties that to Textual, ``saved_profiles`` remembers what the reader chose by eye.
``detect`` brings the first three together, ``prepare`` the others.
"""
