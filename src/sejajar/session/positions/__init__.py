"""Where a place in a text is: anchors that survive edits, permalinks, percentages, and how a user writes one."""
