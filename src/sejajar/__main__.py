"""Entry point of ``sejajar`` and of ``python -m sejajar``."""

import gc
import sys

GARBAGE_THRESHOLDS = (100_000, 20, 20)
"""Starting, and reading a text, make hundreds of thousands of objects that all stay: looking for garbage among them at
the usual pace takes an eighth of the time to the first frame, and more than its share of a long text."""


INTERRUPTED = 130
"""128 + SIGINT, as shells count it; ``sejajar.cli.output`` has it too, but is not loaded yet."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        # While modules are loaded, before any command could catch it.
        sys.exit(INTERRUPTED)


def _run() -> int:
    from sejajar.cli.opening import answered, plain_start

    if start := plain_start(sys.argv[1:]):
        return answered(start)
    from sejajar.cli.commands import run

    return run()


if __name__ == "__main__":
    main()
