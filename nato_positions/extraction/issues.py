"""The fourth step: which issues a sentence is about, by their words, by whose accession it speaks of, or
carried over.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_positions.extraction.actors import Mention, is_owner
from nato_positions.extraction.frames import Frames, heads
from nato_positions.extraction.joining import is_elsewhere, joining_codes, who_joins
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.strange import for_another, is_hostile, of_joiners
from nato_positions.extraction.wording import word_set

_NOTHING = (
    ".",
    ",",
    ";",
    "following",
    "until",
    "after",
    "and",
    "but",
    "as",
    "because",
    "over",
    "for",
    "in",
    "?",
)
_APART = ("before", "without", "after", "than")
_PLAINLY = ("membership", "ascension")
_ABOUT = ("on", "to", "towards", "toward", "with")
_TURNING = ("on", "as", "regarding", "concerning", "about")


_NEXT_CLAUSE = frozenset(("but", "which", "who"))


_TO_UKRAINE = (["to", "ukraine"], ["to", "kyiv"], ["for", "ukraine"], ["for", "kyiv"])


class Topic(NamedTuple):
    """An issue named at the tokens `first` … `last`; `sure` is false where only the context says which
    one.
    """

    first: int
    last: int
    slug: str
    sure: bool


class Subjects(NamedTuple):
    """What the sentences so far were about: issues and whose accession; `named` are the whole article's
    actors.
    """

    slugs: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()


def topics(tokens: Tokens, found: Sequence[Mention], known: Frames, before: Subjects) -> list[Topic]:
    """Return the issues that the words of a sentence name, in order; `before` says what it may refer back
    to.
    """
    named = {code for mention in found for code in mention.codes}
    about = before.named | named
    terms = list(_term_topics(tokens, found, known, about))
    joining = list(_joining_topics(tokens, found, known, before))
    if joining:
        joining += _elided(tokens, found, known)
    taken = {index for topic in joining for index in range(topic.first, topic.last)}
    own = [topic for topic in terms if topic.slug not in known.joining.values() or topic.first not in taken]
    return _distinct(sorted({*own, *joining}, key=lambda topic: (topic.slug, topic.first, -topic.last)))


def rejected(tokens: Tokens, known: Frames) -> frozenset[str]:
    """Return the issues of which a sentence has words, be they those of another thing: "troops to Poland"."""
    return frozenset(slug for match in known.terms.all(tokens) for slug in match.payload)


def _distinct(found: Sequence[Topic]) -> list[Topic]:
    """Return the topics in order, of those on one issue that overlap only the first."""
    kept: list[Topic] = []
    for topic in found:
        if not kept or kept[-1].slug != topic.slug or topic.first >= kept[-1].last:
            kept.append(topic)
    return sorted(kept)


def subjects(
    found: Sequence[Topic], mentions: Sequence[Mention], known: Frames, before: Subjects
) -> Subjects:
    """Return what the next sentence may refer back to, after this one."""
    slugs = tuple(dict.fromkeys(topic.slug for topic in found))
    joining = tuple(code for code, slug in known.joining.items() if slug in slugs) if slugs else ()
    several = [mention for mention in mentions if len(mention.codes) > 1]
    pair = tuple(code for mention in several for code in mention.codes if code in known.joining)
    return Subjects(slugs or before.slugs, joining or pair or before.joining, before.named)


def _term_topics(
    tokens: Tokens, found: Sequence[Mention], known: Frames, about: frozenset[str]
) -> Iterator[Topic]:
    # "Think tank" is no tank.
    strangers = {n for m in found if m.kind == "outsider" for n in range(m.first + 1, m.last)}
    every = list(known.terms.all(tokens))
    for match in every:
        # "Long-term security assistance" is assistance: of two that overlap the later has the noun.
        headless = any(match.first < other.first < match.last < other.last for other in every)
        apart = not _NEXT_CLAUSE.isdisjoint(tokens[match.first : match.last])
        if match.first in strangers or headless or apart:
            continue
        for slug in dict.fromkeys(match.payload):
            concerned = known.about.get(slug)
            if slug in known.joining.values() and is_elsewhere(tokens, match.first, match.last):
                continue
            if concerned is None and tokens[match.last : match.last + 2] in _TO_UKRAINE:
                continue  # "Spending commitments to Ukraine".
            if (
                concerned is None
                or slug in known.joining.values()
                or (
                    concerned in about
                    and not is_hostile(tokens, match.first, match.last)
                    and not for_another(tokens, found, match.first, match.last, concerned)
                    and not of_joiners(tokens, found, known, concerned)
                )
            ):
                yield Topic(match.first, _noun_end(tokens, match.first, match.last), slug, True)


def _noun_end(tokens: Tokens, first: int, last: int) -> int:
    """Return where the noun ends that goes on to a verb: "forces would not be sent to Ukraine"."""
    verbs = word_set("text.toml", "modals") | word_set("text.toml", "auxiliaries") - {"'s"}
    return next((place for place in range(first + 1, last) if tokens[place] in verbs), last)


def _joining_topics(
    tokens: Tokens, found: Sequence[Mention], known: Frames, before: Subjects
) -> Iterator[Topic]:
    alliance = not tokens.here.isdisjoint(word_set("text.toml", "accession", "nato"))
    yield from _owned_topics(tokens, found, known, alliance or bool(before.joining))
    yield from _announced(tokens, found, known, bool(before.joining))
    yield from _regarded(tokens, found, known, alliance or bool(before.joining))
    reached = 0
    for match in heads().all(tokens):
        # "Bid" in "NATO bid" is no other one.
        if match.last <= reached or is_elsewhere(tokens, match.first, match.last):
            continue
        reached = match.last
        vague = match.payload[0]
        who, sure = who_joins(tokens, found, known, before.joining, before.named, match.first, match.last)
        if vague and not alliance and not before.joining and not (sure and len(who) > 1):
            continue
        for code in who:
            yield Topic(match.first, match.last, known.joining[code], sure)
        if who:
            before = before._replace(joining=who)


def _owned_topics(
    tokens: Tokens, found: Sequence[Mention], known: Frames, on_joining: bool
) -> Iterator[Topic]:
    """Yield the accessions that vaguer words stand for, where the article is about one: "Finland's
    decision".
    """
    words = word_set("text.toml", "accession", "owned")
    if not on_joining or words.isdisjoint(tokens.here):
        return
    for index, token in enumerate(tokens):
        if token not in words:
            continue
        if is_elsewhere(tokens, index, index + 3):
            continue
        for mention in found:
            owned = mention.last <= index <= mention.last + 2 and is_owner(tokens, mention)
            # "A Swedish court's decision" is the court's.
            owned = owned and not (tokens[index - 1] == "'s" and index - 1 > mention.last)
            behind = (
                index + 1 < len(tokens)
                and tokens[index + 1] in ("of", "on", "for")
                and mention.first == index + 2
            )
            if (owned or behind) and mention.kind in ("state", "adjective"):
                for code in joining_codes(mention, known):
                    # "Support for Ukraine" may be for anything.
                    if code in known.wider and token not in _PLAINLY:
                        continue
                    yield Topic(index, index + 1, known.joining[code], True)


def _announced(tokens: Tokens, found: Sequence[Mention], known: Frames, on_joining: bool) -> Iterator[Topic]:
    """Yield whose accession a sentence says it turns to: "On Sweden, he said, talks would continue"."""
    for mention in found[:1]:
        opens = on_joining and 1 <= mention.first <= 2 and mention.kind == "state"
        if opens and tokens[0] in _TURNING and mention.last < len(tokens) and tokens[mention.last] == ",":
            for code in joining_codes(mention, known):
                yield Topic(mention.first, mention.last, known.joining[code], True)


def _regarded(tokens: Tokens, found: Sequence[Mention], known: Frames, on_joining: bool) -> Iterator[Topic]:
    """Yield whose accession is meant in "our position on Finland is positive", "not positive on Sweden"."""
    regarding = word_set("text.toml", "accession", "regarding")
    seen = word_set("text.toml", "accession", "seen")
    for mention in found if on_joining else ():
        place = mention.first - (tokens[mention.first - 1] == "the" if mention.first else 0)
        about = place > 1 and tokens[place - 1] in _ABOUT
        before = place - 2 - (place > 1 and tokens[place - 2] in ("”", '"', "“"))
        # "Could not say yes to the two Nordic countries", "like to see Sweden in by July", "keep it out".
        led = place > 0 and tokens[place - 1] in seen and _is_soon(tokens, mention.last)
        named = mention.kind in ("state", "pronoun")
        if led or (about and tokens[before] in regarding and named):
            for code in joining_codes(mention, known):
                yield Topic(mention.first, mention.last, known.joining[code], True)


def _is_soon(tokens: Tokens, place: int) -> bool:
    """Whether "in" ends what is said, or goes on with a time: "see Sweden in as soon as possible"."""
    if tokens[place : place + 1] != ["in"]:
        return tokens[place : place + 1] == ["out"]
    following = "".join(tokens[place + 1 : place + 2])
    return following in ("", "as", "by", "before", ".", ",", "soon", "now", "without", "”", '"')


def _elided(tokens: Tokens, found: Sequence[Mention], known: Frames) -> Iterator[Topic]:
    """Yield what "Sweden's" stands for where the word after it is left out: "approved Finland's bid but
    not Sweden's".
    """
    for mention in found:
        place = mention.last + 1
        owned = mention.last < len(tokens) and tokens[mention.last] == "'s"
        bare = place >= len(tokens) or tokens[place] in _NOTHING
        # "Approve Finland's bid before Sweden's" says nothing of Sweden's.
        bare = bare and tokens[mention.first - 1] not in _APART
        if owned and bare and mention.kind == "state":
            for code in joining_codes(mention, known):
                yield Topic(mention.first, place, known.joining[code], True)
