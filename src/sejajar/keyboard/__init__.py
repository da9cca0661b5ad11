"""Keys and the actions they do: the key table, presets, the user's own map, Arabic keyboards."""
