"""Who can act in a sentence, who is only spoken to, and by whom a thing is done."""

from collections.abc import Sequence

from nato_positions.extraction.actors import ORGANISATIONS, Mention, is_object, is_owner, just_before
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.scenes import TELLING, Clue, Scene
from nato_positions.extraction.wording import word_set

_WITH_DEED = ("with", "after", "about", "over", "following", "despite")
_RELATIVES = ("who", "which", "whose")
# How far behind "hoped" its "that" may stand.
_HOPED = 8
# How far before "except" it may stand that it is all the others.
_EVERYONE = 6


def acts(shown: Scene, mention: Mention) -> bool:
    """Whether the mention can be the one who does what a verb after it says."""
    if is_owner(shown.tokens, mention) or owns_next(shown, mention):
        return False
    following = shown.tokens[mention.last : mention.last + 2]
    # "The only NATO member that has refused" is one of them.
    if mention.codes == ("NATO",) and following[:1] and following[0] in word_set("text.toml", "single"):
        return False
    # Whoever is before "who" acts in what follows, whatever stands before the name.
    if any(word in _RELATIVES for word in following[:2] if following[0] == "," or word == following[0]):
        return True
    before = mention.first - 1
    # "With Washington agreeing to send tanks", "due to Turkey lifting its veto".
    deed = next((word for word in following if word not in ("also", "both", "now", "still")), "")
    if (
        deed.endswith("ing")
        and before >= 0
        and _leads_to_deed(shown.tokens, just_before(shown.tokens, mention))
    ):
        return True
    if is_object(shown.tokens, mention) or _is_part_of_name(shown.tokens, mention):
        return False
    if (
        _is_met(shown.tokens, mention)
        or _is_done_to(shown.tokens, mention)
        or _is_whereabouts(shown, mention)
        or is_excepted(shown.tokens, mention)
    ):
        return False
    if _is_joined(shown.tokens, before) or shown.tokens[max(0, before - 1) : before + 1] == ["capital", ","]:
        return False  # "In the Lithuanian capital, Vilnius".
    # "It had blocked Germany from sending tanks": Germany does not block.
    barred = any(mention.first - 3 <= clue.last <= mention.first for clue in shown.clues)
    if following[:1] == ["from"] and barred:
        return False
    # "A NATO fund" is a fund, and NATO does nothing.
    if before >= 0 and mention.kind == "state" and shown.tokens[before] in ("a", "an"):
        return False
    # "Would permit allied countries to send them".
    reach = (mention.first, before) if following[:1] == ["to"] else (mention.first,)
    return not any(clue.last in reach and clue.cue.frame in ("subject", "turn") for clue in shown.clues)


def is_excepted(tokens: Tokens, mention: Mention) -> bool:
    """Whether what all others do is not done by the mention: "all allies except Spain", "all members but
    Turkey and Hungary".
    """
    before = tokens[max(0, mention.first - 2) : mention.first]
    apart = before[-1:] == ["except"] or before in (["except", "for"], ["apart", "from"])
    apart = apart or (before[-1:] == ["but"] and before[:1] != [","])
    all_ = tokens[max(0, mention.first - _EVERYONE) : mention.first]
    return apart and not word_set("text.toml", "everyone").isdisjoint(all_)


def _is_joined(tokens: Tokens, place: int) -> bool:
    """Whether it is whom others join or follow: "will not follow other EU members in sending them"."""
    while place > 0 and tokens[place] in word_set("text.toml", "determiners") | {"eu"}:
        place -= 1
    return place >= 0 and tokens[place].startswith(("join", "follow"))


def _is_met(tokens: Tokens, mention: Mention) -> bool:
    """Whether it is who is met or told: "Milley met Niinistö to pledge support", "told reporters no
    decision had been made".
    """
    verb = mention.first - 1 - (mention.first > 1 and tokens[mention.first - 1] in ("the", "a"))
    if verb < 0 or mention.kind == "body":
        return False
    return tokens[verb] in word_set("text.toml", "meeting") or (
        tokens[verb] in TELLING and mention.kind == "outsider"
    )


def _is_done_to(tokens: Tokens, mention: Mention) -> bool:
    """Whether a verb in -ing has the name for its object: "against backfilling Poland with jets"."""
    verb = just_before(tokens, mention)
    following = tokens[mention.last : mention.last + 1]
    told = word_set("speech.toml", "nouns") | {"including", "saying", "adding", "following", "during"}
    return tokens[verb].endswith("ing") and tokens[verb] not in told and following == ["with"]


def _is_whereabouts(shown: Scene, mention: Mention) -> bool:
    """Whether a state only says where a city is: "a summit in Vilnius, Lithuania"."""
    return mention.kind == "state" and any(
        city.last == mention.first - 1
        and shown.tokens[city.last] == ","
        and city.codes == mention.codes
        and is_object(shown.tokens, city)
        for city in shown.mentions
    )


def _leads_to_deed(tokens: Tokens, place: int) -> bool:
    """Whether behind the word at a place a name and a verb in -ing tell what somebody does."""
    return tokens[place] in _WITH_DEED or (tokens[place] == "to" and tokens[place - 1] in ("due", "thanks"))


def _is_part_of_name(tokens: Tokens, mention: Mention) -> bool:
    """Whether a state's name begins that of another thing: "the Ukraine Defence Lend-Lease Act"."""
    if mention.kind != "state" or len(mention.codes) != 1 or mention.last >= len(tokens):
        return False
    named = tokens[mention.last][0].isalpha() and tokens.is_capital(mention.last)
    days = word_set("speech.toml", "names", "never")
    return named and tokens.is_capital(mention.first) and tokens[mention.last] not in days


def owns_next(shown: Scene, mention: Mention) -> bool:
    """Whether the name stands before a noun like an adjective: "the US demand", where a verb has an s."""
    if mention.kind not in ("state", "body") or len(mention.codes) != 1 or mention.last >= len(shown.tokens):
        return False
    following = shown.tokens[mention.last]
    # "US pledges of tanks" are no verb.
    noun = shown.tokens[mention.last + 1 : mention.last + 2] == ["of"]
    return (noun or not following.endswith(("s", "ed", "ing"))) and any(
        clue.first == mention.last and clue.cue.frame == "noun" for clue in shown.clues
    )


def _is_urged_too(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether it is the second one urged: "urged Turkey to ratify the bid and Hungary to follow", "pushed for
    allies in Europe and the US to supply them".
    """
    second = mention.first and shown.tokens[just_before(shown.tokens, mention)] == "and"
    to = shown.tokens[mention.last : mention.last + 1] == ["to"]
    return bool(second and to) and any(c.cue.frame == "directive" and c.last <= mention.first for c in clues)


def is_addressee(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether the mention is urged or accused: "urged Turkey to ratify", "accused Hungary of stalling"."""
    if _is_urged_too(shown, mention, clues):
        return True
    # "Expressed frustration that he pushed for it".
    that = mention.first > 0 and shown.tokens[mention.first - 1] == "that"
    # "It had been hoped in Europe and the US that Germany would".
    if that and any(0 < mention.first - c.last <= _HOPED and c.cue.name == "expects" for c in clues):
        return True
    return any(
        clue.cue.frame == "directive"
        and not (that and clue.cue.name == "accuses")
        and clue.last <= mention.first <= clue.last + 5
        and not any(
            clue.last <= other.first and other.last <= mention.first
            for other in shown.mentions
            if other.kind != "owner" and not is_owner(shown.tokens, other)
        )
        for clue in clues
    )


def agent(shown: Scene, last: int) -> Mention | None:
    """Return who did it: "blocked by Hungary", "greeted with joy by Poland", "sent there from Sweden"."""
    for index in range(last - 1, min(last + 8, len(shown.tokens))):
        if shown.tokens[index] == "by":
            doer = next((m for m in shown.mentions if index < m.first <= index + 4), None)
            return None if doer is None or is_owner(shown.tokens, doer) else _named_of(shown, doer)
        if shown.tokens[index] == "from" and shown.tokens[last : last + 1] == ["to"]:
            giver = sender(shown, index)
            return giver if giver and giver.kind == "state" and not is_owner(shown.tokens, giver) else None
    return None


def sender(shown: Scene, place: int) -> Mention | None:
    """Return who is named behind a "from" that stands at a place."""
    if shown.tokens[place : place + 1] != ["from"]:
        return None
    the = shown.tokens[place + 1 : place + 2] == ["the"]
    return next((m for m in shown.mentions if place < m.first <= place + 1 + the and m.codes), None)


def _named_of(shown: Scene, doer: Mention) -> Mention:
    """Return those of an organisation whom "including" names: "23 of the allies, including the US"."""
    place = doer.last + (shown.tokens[doer.last : doer.last + 1] == [","])
    if shown.tokens[place : place + 1] != ["including"] or not ORGANISATIONS.issuperset(doer.codes):
        return doer
    return next((m for m in shown.mentions if place < m.first <= place + 2 and m.codes), doer)


def first_acting(shown: Scene, start: int, stop: int) -> Mention | None:
    """Return the first one that acts between two places: the subject of a sentence that goes on without
    one.
    """
    return next((m for m in shown.mentions if start <= m.first and m.last <= stop and acts(shown, m)), None)
