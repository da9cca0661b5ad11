"""Entry point of ``sejajar`` and of ``python -m sejajar``."""

import gc
import sys

GARBAGE_THRESHOLDS = (100_000, 20, 20)
"""Starting, and reading a text, make hundreds of thousands of objects that all stay: looking for garbage among them at
the usual pace takes an eighth of the time to the first frame, and more than its share of a long text."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    from sejajar.cli.opening import answered, plain_start

    if start := plain_start(sys.argv[1:]):
        sys.exit(answered(start))
    from sejajar.cli.commands import run

    sys.exit(run())


if __name__ == "__main__":
    main()
