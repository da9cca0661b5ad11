"""Line mode: the reader without its screen, a line of plain text for every action.

For screen readers, braille and terminals that can only print lines. Nothing that moves a cursor is ever written.
"""
