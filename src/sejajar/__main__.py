"""Entry point of ``sejajar`` and of ``python -m sejajar``."""

import gc
import sys


def main() -> None:
    """Run the command line."""
    # Starting makes some hundred thousand objects that all stay: looking for garbage among them at the usual pace
    # takes an eighth of the time to the first frame.
    gc.set_threshold(100_000, 20, 20)
    from sejajar.cli.commands import run

    sys.exit(run())


if __name__ == "__main__":
    main()
