"""Whose a stance is: of regions that join, of a people, of two who join together."""

from collections.abc import Sequence

from nato_positions.extraction.actors import Member, Mention
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.threats import THREAT
from nato_positions.extraction.wording import foes, word_set
from nato_positions.model import Attribution, Stance

# What is told of those who join by nouns: "Finland's ratification", "their intention".
_OWN = ("support for", "demand")
# With these a demand is turned down, or its "demands" was read as a verb.
_REJECTING = ("bad", "opposes", "refuses", "rules out", "turns round", "wants", "urges")
_DEMANDS = frozenset(("demand", "demands", "ultimatum", "calls", "proposals", "request", "requests"))
_POLLS = frozenset(("poll", "polls", "pollster", "pollsters", "survey", "surveys"))


def seen_by(reading: Reading, speaker: Mention | None, known: Frames) -> Mention | None:
    """Return whose stance it is: who says of others that they are ready to join speaks for himself."""
    joins = [code for code, slug in known.joining.items() if slug == reading.slug]
    holder = _of_group(reading.holder, joins)
    if holder is None or speaker is None or reading.kind == "noun":
        return holder
    if foes().issuperset(speaker.codes) and reading.stance is Stance.SUPPORT:
        return holder  # That others join is no wish of a foe.
    others = set(speaker.codes) - set(holder.codes)
    wanting = reading.cue in ("wants", "demand", "applies")
    return None if others and set(joins) & set(holder.codes) and not wanting else holder


def stance_of(reading: Reading, member: Member, known: Frames) -> Stance:
    """Return the stance as it is the member's: a foe who has "no problem with" others joining is not for it;
    those who want a thing for themselves want it though they say "if".
    """
    joining = reading.slug in known.joining.values()
    if member.code in foes() and joining and reading.stance is Stance.SUPPORT:
        return Stance.NEUTRAL
    others = joining and not joins_itself(reading, member, known)
    if others and reading.cue == "demand" and reading.kind == "carried":
        return Stance.CONDITIONAL  # "Could not meet all of Turkey's demands."
    wanting = not joining or reading.cue in ("wants", "demand", "should", "urges")
    if known.about.get(reading.slug) == member.code and reading.stance is Stance.CONDITIONAL and wanting:
        return Stance.SUPPORT
    return reading.stance


def joins_itself(reading: Reading, member: Member, known: Frames) -> bool:
    """Whether the issue is the member's own accession: "it would not settle for another promise"."""
    return known.joining.get(member.code or "") == reading.slug


def rejects_demand(tokens: Tokens, mentions: Sequence[Mention], reading: Reading, member: Member) -> bool:
    """Whether others only turn down what a foe demands: "Moscow's demand … is a non-starter", which says
    nothing of whether they want it themselves.
    """
    if member.code in foes() or reading.cue not in _REJECTING:
        return False
    return any(
        foes().intersection(m.codes) and not _DEMANDS.isdisjoint(tokens[m.last : m.last + 4])
        for m in mentions
    )


def only_looks_on(tokens: Tokens, speaker: Mention) -> bool:
    """Whether what somebody says of a state is a guess: "experts believe that it will"."""
    onlookers = word_set("speech.toml", "outsiders", "onlookers")
    return not speaker.codes and not onlookers.isdisjoint(tokens[speaker.first : speaker.last])


def is_the_public(tokens: Tokens, holder: Mention) -> bool:
    """Whether it is what a people thinks; "the British have agreed to it" speaks of their government."""
    # "Swedish support for membership rose in the poll."
    if holder.kind in ("people", "adjective") and not _POLLS.isdisjoint(tokens.here):
        return True
    government = holder.first > 0 and tokens[holder.first - 1] == "the"
    return holder.kind == "people" and not government


def _of_group(holder: Mention | None, joins: Sequence[str]) -> Mention | None:
    """Return the holder; of a region with those who join in it only them: "the Nordic countries"."""
    if holder is None or holder.last - holder.first > 2 or len(holder.codes) < 3 or not joins:
        return holder
    joining = tuple(member for member in holder.members if member.code in joins)
    return holder.of(joining) if joining else holder


def has_applied(reading: Reading, member: Member, how: Attribution, known: Frames) -> bool:
    """Whether it is only reported that one has applied to join, which everybody knows."""
    own = joins_itself(reading, member, known)
    if own and reading.kind == "noun" and how is Attribution.CLAIMED and reading.cue in _OWN:
        return True  # "Finland's ratification took a year."
    if own and reading.cue == "turns round" and how is Attribution.CLAIMED:
        return True  # That they should give it up is what others want.
    return own and reading.cue == "applies" and how in (Attribution.REPORTED, Attribution.CLAIMED)


def is_other_joiner(reading: Reading, member: Member, known: Frames) -> bool:
    """Whether it is only about one's own joining, or, of two who join, the other one's."""
    joining = known.joining
    foe = member.code in foes()
    if reading.cue in (THREAT, "responds") and not foe:
        return True  # Only of a foe is it a threat: "would respond to deliveries", "if the West sends arms".
    if foe and known.about.get(reading.slug) == "UKR" and reading.stance is not Stance.OPPOSE:
        return True
    against = foe and reading.slug in joining.values()
    if against and reading.stance is Stance.SUPPORT and reading.kind in ("judgement", "carried"):
        return True
    given = known.about.get(reading.slug) == member.code and reading.slug not in joining.values()
    gives = reading.cue in ("supplies", "donation") and reading.kind in ("direct", "noun")
    if given and gives and reading.stance is Stance.SUPPORT:
        return True  # Those who are given arms give none: "Ukraine put it to devastating use".
    refused = reading.stance in (Stance.OPPOSE, Stance.NEUTRAL)
    if given and refused and reading.cue not in ("opposes", "refuses"):
        return True  # "Zelensky came home without an answer on missiles" does not say that he wants none.
    wanted = reading.stance is Stance.SUPPORT and reading.slug in joining.values()
    if reading.cue == "turns round" and member.code in joining and wanted:
        return True  # That those who join want objections overcome goes without saying.
    # That they are kept out is what others want.
    if reading.cue in ("donation", "keeps out") and joins_itself(reading, member, known):
        return True
    pair = reading.holder.codes if reading.holder else ()
    # "A similar decision by Finland" is one on its own joining.
    decides = reading.kind == "noun" and reading.cue in ("donation", "demand") and len(pair) == 1
    if (
        decides
        and reading.slug in joining.values()
        and joining.get(member.code or "", reading.slug) != reading.slug
    ):
        return True
    # "NATO and Ukraine's plans to join": only one of them can.
    if reading.kind == "noun" and member.code == "NATO" and known.about.get(reading.slug) in pair:
        return True
    mine = joining.get(member.code or "")
    return (
        len(pair) == 2
        and all(code in joining for code in pair)
        and mine is not None
        and reading.slug in {joining[code] for code in pair if code != member.code}
    )
