"""Number words and digits: what they are worth, and ordinals."""
