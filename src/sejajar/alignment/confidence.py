"""From the posterior of a bead to the share of such beads that are right."""

from __future__ import annotations

SURE_CONFIDENCE = 0.99
"""From here on a bead is shown as sure."""


def calibrated(posterior: float) -> float:
    """The confidence of a bead, 0 to 1 in ten-thousandths."""
    return round(min(1.0, max(0.0, posterior)), 4)
