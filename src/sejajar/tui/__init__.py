"""The Textual program: panes, sidebar, screens, keys."""
