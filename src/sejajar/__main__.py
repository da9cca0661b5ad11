"""Entry point of ``sejajar`` and of ``python -m sejajar``."""

import sys


def main() -> None:
    """Run the command line."""
    from sejajar.cli.commands import run

    sys.exit(run())


if __name__ == "__main__":
    main()
