"""What ends a sentence, one module per language; :mod:`sejajar.segmentation.tables.registry` finds the right one."""
