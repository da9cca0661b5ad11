"""Numbers with a unit or currency, ranges, ratios and scores."""
