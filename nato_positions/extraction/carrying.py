"""What goes on about the issue of the sentence, or the clause, before without naming it."""

from collections.abc import Sequence

from nato_positions.extraction import answers
from nato_positions.extraction.acting import acts
from nato_positions.extraction.echoes import may_echo
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.scenes import Clue, Scene, clauses
from nato_positions.extraction.wording import Cue, cues, word_set

# Sentences longer than this seldom go on about the issue of the one before without naming it.
_SHORT = 24
# How far behind a cue "the move" may stand to be what the cue is about.
_AGAIN = 10
# How far into a sentence somebody may be "asked about" it.
_ASKED = 8
_POINTING = ("the", "this", "that", "such", "any")
_ENDING = ("and", "but", "or", "as", "because", "when", "until", "in", "on", "at", "to", "for", "he", "she")
_BEHIND_OBJECT = frozenset((".", ",", "”", "to", "and", "over", "in", "on", "if", "when", "at", "as", "by"))
_SOME = ("some", "more", "any", "none", "one")
_WHAT = frozenset(("what", "whatever", "which", "who", "whom"))
_SAID = frozenset(("said", "says"))
_STANDING_IN = ("it", "them", "this", "that", "so")


def may_carry(tokens: Tokens) -> bool:
    """Whether a sentence can go on about the issue of the one before: it has a cue for it, or replies."""
    return carries(cues().find(tokens)) or answers.answer(tokens) is not None or may_echo(tokens)


def carries(found: Sequence[Match[list[Cue]]]) -> bool:
    """Whether one of the cues can be about the issue of the sentence before."""
    return any(cue.carries for match in found for cue in match.payload)


def carried(shown: Scene, slugs: Sequence[str]) -> list[Topic]:
    """Return the issues of the sentence before, `slugs`, where this one goes on about them."""
    found = []
    for start, stop in clauses(shown):
        carrying = [
            clue
            for clue in shown.clues
            # "It is no threat" may be of anything.
            if start <= clue.first < stop
            and clue.cue.carries
            and not (clue.negated and clue.cue.name == "bad")
            and _refers_back(shown.tokens, clue)
        ]
        # "Would send some, provided that others agree": the verb with an object rather than the last one.
        objects = [clue for clue in carrying if _has_some(shown.tokens, clue)]
        for clue in (objects or carrying)[-1:]:
            found += [Topic(clue.last, clue.last, slug, False) for slug in slugs]
    return found


def _has_some(tokens: Tokens, clue: Clue) -> bool:
    """Whether what stands for things spoken of is the verb's object: "send some", "hand over its own"."""
    words = [*tokens[clue.last : clue.last + 3], ".", "."]
    owned = words[0] in word_set("speech.toml", "pronouns", "owner") and words[1] == "own"
    if owned:
        return words[2] in (".", ",", ";", "”")  # "Authorised its own $800 million."
    return words[0] in _SOME and not words[1][0].isalpha()


def resumed(shown: Scene, topics: Sequence[Topic]) -> list[Topic]:
    """Return the sentence's issues at the cues of clauses that go on about them without naming them."""
    questioned = word_set("speech.toml", "questioned")
    found = []
    for start, stop in clauses(shown):
        # "Asked about jets, he said it was absurd." "It is absurd, he said when asked about jets."
        before, behind = shown.tokens[:_ASKED] if start else (), shown.tokens[stop : stop + 2]
        replies = not questioned.isdisjoint(before[:3]) or not questioned.isdisjoint(behind)
        asked = replies or not questioned.isdisjoint(before)
        here = [
            clue
            for clue in shown.clues
            if start <= clue.first < stop
            and "if" not in shown.tokens[start : clue.first]
            and (clue.cue.carries or (replies and clue.cue.frame in ("judgement", "subject")))
        ]
        if here and (start or asked) and not any(start <= topic.first < stop for topic in topics):
            slugs = dict.fromkeys(topic.slug for topic in topics)
            found += [Topic(here[0].last, here[0].last, slug, False) for slug in slugs]
    found += [
        Topic(clue.last, clue.last, topic.slug, False)
        for topic in topics
        for clue in shown.clues
        if clue.cue.frame in ("judgement", "subject") and _is_said_of(shown.tokens, clue, topic)
    ]
    found += [
        Topic(clue.last, clue.last, topic.slug, False)
        for clue in shown.clues
        if clue.cue.carries and _takes_up(shown, clue, topics)
        for topic in topics[:1]
    ]
    return found


def _is_said_of(tokens: Tokens, clue: Clue, topic: Topic) -> bool:
    """Whether it is said of the issue named behind the speaker: "the time is now, he said of the bid"."""
    place = topic.first - 1 - (tokens[topic.first - 1] in ("the", "a"))
    return clue.last < place and tokens[place] in ("of", "about") and tokens[place - 1] in _SAID


def _takes_up(shown: Scene, clue: Clue, topics: Sequence[Topic]) -> bool:
    """Whether a verb has for its object what the clause before names: "of those that have tanks, only Poland
    would deliver them".
    """
    object_, following = [*shown.tokens[clue.last : clue.last + 2], ".", "."][:2]
    if object_ not in ("them", "it") or following not in _BEHIND_OBJECT or clue.cue.frame == "noun":
        return False
    # "Once opposed to it, Spain now supports it."
    past = word_set("text.toml", "past")
    return any(
        topic.last <= m.first and m.last <= clue.first and m.codes and acts(shown, m)
        for topic in topics
        for m in shown.mentions
    ) or any(
        "," in shown.tokens[t.last : clue.first] and not past.isdisjoint(shown.tokens[: t.first])
        for t in topics
    )


def _refers_back(tokens: Tokens, clue: Clue) -> bool:
    """Whether a word near the cue can stand for the issue: "all for it", "that is a good thing"."""
    before = tokens[clue.first - 1] if clue.first else ""
    if tokens[clue.first] in ("nothing", "we") and clue.cue.sign == 0:
        return True  # "Nothing is excluded." "We'll see."
    if before in word_set("speech.toml", "pronouns", "owner"):
        return True
    # With its object left out the verb ends the sentence: "Belgium is resisting.", not "what it asks for."
    asked = not _WHAT.isdisjoint(tokens[max(0, clue.first - 6) : clue.first])
    # Or what is said: "Italy remains opposed, its minister said."
    when = word_set("speech.toml", "adverbs")
    rest = [word for word in tokens[clue.last :] if word[0].isalpha() and word not in when]
    ends = len(rest) <= 1 or (tokens[clue.last] == "," and tokens[-2] in _SAID)
    # "Pushed back on the comment", "with Russia against the US".
    ends = ends and tokens[clue.last - 1] != "the"
    ends = ends and not (tokens[clue.last : clue.last + 1] == ["the"] and not _names_again(tokens, clue))
    if not asked and ends and clue.cue.frame == "subject":
        return True
    if clue.last < len(tokens) and tokens[clue.last] in _STANDING_IN:
        # "Cannot rule out that others will" opens a clause.
        opens = tokens[clue.last] == "that" and tokens[clue.last + 1 : clue.last + 2]
        return len(tokens) <= 2 * _SHORT and not (opens and opens[0][0].isalpha() and opens[0] not in _ENDING)
    if _names_again(tokens, clue) or _has_some(tokens, clue):
        return True
    if len(tokens) > _SHORT:
        return False
    # "We don't plan to" speaks of no plan.
    nearby = tokens[max(0, clue.first - 5) : clue.last + 3]
    return not word_set("text.toml", "anaphors").isdisjoint(nearby)


def _names_again(tokens: Tokens, clue: Clue) -> bool:
    """Whether the sentence speaks of "the move", "this transfer" close to the cue."""
    anaphors = word_set("text.toml", "anaphors") - {"it", "this", "that"}
    reach = range(max(1, clue.first - 5), min(len(tokens), clue.last + _AGAIN))
    return any(
        tokens[place] in anaphors
        and (tokens[place - 1] in _POINTING or (place > 1 and tokens[place - 2] in _POINTING))
        for place in reach
    )
