"""English sentences written for the tests, annotated as in the Indonesian set."""

CASES = [
    ("“We will build two bridges,” said Mayor Anna Cole.", [("d", "We will build two bridges", "Anna Cole")]),
    ("“We will build two bridges,” Cole said on Monday. “They will open in May.”",
     [("d", "We will build two bridges", "Cole"), ("d", "They will open in May", "Cole")]),
    ("Anna Cole said that the bridges would open in May, but she gave no date.",
     [("i", "the bridges would open in May", "Anna Cole")]),
    ("According to the ministry, inflation fell to three percent.",
     [("i", "inflation fell to three percent", "the ministry")]),
    ("The bridges will open in May, said Anna Cole.", [("i", "The bridges will open in May", "Anna Cole")]),
    ("Cole called the plan “a disgrace” and left.", [("p", "a disgrace", "Cole")]),
    ("Don't miss the film “Two Bridges” at the players' club.", [("m", "Two Bridges", None)]),
    ("Anna Cole arrived late. “I missed the train,” she said.", [("d", "I missed the train", "Anna Cole")]),
    ("The minister, who was speaking in Rome, told reporters that talks had failed.",
     [("i", "talks had failed", "The minister")]),
    ("'We waited for hours,' said witness Tom Reed.", [("d", "We waited for hours", "Tom Reed")]),
]
