"""English words of quotation: reporting verbs, pronouns, titles, and words that end a speaker or a clause.

Source: Quirk et al., A Comprehensive Grammar of the English Language, 14.28-35 (reporting speech); newspaper style.
"""

from __future__ import annotations

from sejajar.extraction.quotes.lexicon import Cue, QuoteTable, cue_map, words

_REPORTING = """
    said say says told tell tells added add adds stated state states explained explain explains noted notes insisted
    insists claimed claims argued argues announced announces reported reports warned warns replied replies wrote
    writes tweeted posted admitted admits acknowledged declared declares asserted asserts maintained maintains
    confirmed confirms denied denies suggested suggests recalled recalls remarked observed asked asks answered
    responded continued concluded stressed stresses emphasized emphasised testified conceded revealed boasted joked
    complained commented opined quipped shouted whispered exclaimed pleaded contended contends alleged alleges
    """
_NAMING = """
    called calls dubbed described describes labelled labeled accused accuses criticized criticised praised threatened
    urged urges demanded vowed vows promised pledged condemned denounced cited quoted hailed branded slammed blasted
    """

TABLE = QuoteTable(
    cues=cue_map(
        [
            (_REPORTING, Cue("either")),
            (_NAMING, Cue("before", "naming")),
            (
                "saying adding explaining noting insisting claiming arguing warning writing stating telling",
                Cue("clause_subject"),
            ),
            ("calling describing accusing labelling labeling", Cue("clause_subject", "naming")),
            ("according_to", Cue("after", "source")),
        ]
    ),
    conjunctions=words("that"),
    pronouns=dict.fromkeys(words("he"), "m")
    | dict.fromkeys(words("she"), "f")
    | dict.fromkeys(words("they we it i"), "p"),
    auxiliaries=words(
        """
        has have had also later then previously recently earlier once again still repeatedly reportedly publicly
        himself herself is was were been will would
        """
    ),
    stops_after=words(
        """
        in on at to during after before when while as who which that from with about by for yesterday today tomorrow
        monday tuesday wednesday thursday friday saturday sunday last this and but through via later earlier adding
        because if recently
        """
    ),
    stops_before=words(
        """
        that because when while but although though however so if after before since as whether than and or where
        until unless
        """
    ),
    relatives=words("who which that whom"),
    linkers=words("by and while in"),
    breaks=words("but although though while whereas however adding saying and yet"),
    hard_breaks=frozenset(),
    roles=words(
        """
        president vice prime minister governor mayor chairman chairwoman chief executive officer ceo cfo cto coo head
        secretary general director senator representative rep sen judge justice professor prof dr doctor mr mrs ms sir
        lord lady king queen prince princess pope bishop reverend rev captain colonel major sergeant officer detective
        sheriff spokesman spokeswoman spokesperson lawyer attorney analyst economist researcher expert coach manager
        founder co-founder ambassador chancellor former ex the a an foreign defence defense finance deputy actor
        actress singer author writer journalist reporter witness victim resident
        """
    ),
    times=words(
        """
        yesterday today monday tuesday wednesday thursday friday saturday sunday last week month year on in at january
        february march april may june july august september october november december meanwhile earlier later
        """
    ),
    naming_nouns=words(
        """
        film novel book song album titled entitled called named dubbed nicknamed known term word phrase ship series
        show programme program magazine newspaper play musical poem essay article single game app brand slogan hashtag
        operation
        """
    ),
    bodies=words("police government army company party university white house campaign department ministry"),
    coordinators=words("and"),
    agents=words("by"),
    free_relatives=words("what who"),
    introducers=words("as"),
    name_particles=words("van von de al el der da dos di bin ibn"),
    abstract_affixes=(("", "tion"), ("", "ness"), ("", "ment")),
    finite=words(
        """
        is are was were will would has have had can could should must may might does did do not am be wants needs
        plans believes thinks feels expects hopes won't can't didn't isn't
        """
    ),
    bare_clause=words(_REPORTING),
    plain_clause=words("said say says claimed claims thinks believes told"),
    negations=words("not never didn't won't doesn't cannot declined refused"),
    no_sources=words("plan schedule law age size"),
    is_cased=True,
)
