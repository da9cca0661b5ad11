"""What the aligner knows of each language: affixes, articles and proclitics."""
