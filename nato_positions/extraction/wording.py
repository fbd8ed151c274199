"""The wording tables of `data/` (cues.toml, speech.toml, text.toml) as the pipeline's steps look words up
in them.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from nato_positions import reference
from nato_positions.extraction.inflections import forms, plurals
from nato_positions.extraction.lexicon import Lexicon, plain

Table = dict[str, Any]
_ANYONE = {"its": ("his", "her", "their"), "itself": ("himself", "herself", "themselves")}


class Office(NamedTuple):
    """A word for one who speaks: `actor` where it names one by itself; a body has no name; an outsider no
    state.
    """

    title: str
    actor: str | None = None
    body: bool = False
    outsider: bool = False
    plural: bool = False


class Cue:
    """A class of words that carry a stance.

    `sign` is +1 or -1, 0 for one that says there is no stance yet, 2 for a conditional one; `frame` says
    whose stance it is: the subject's, the possessor's (noun), the speaker's (judgement), the subject's with
    an addressee (directive), or, for a turn, that it only reverses the next one. `negated` is what a negation
    makes of it, where that is not its opposite.
    """

    __slots__ = ("carries", "frame", "hedged", "issues", "name", "negated", "sign")

    def __init__(
        self, name: str, sign: int, frame: str, negated: str | None, issues: tuple[str, ...], carries: bool,
        hedged: bool,
    ) -> None:  # fmt: skip
        self.name, self.sign, self.frame, self.negated = name, sign, frame, negated
        self.issues, self.carries, self.hedged = issues, carries, hedged


@cache
def table(file: str) -> Table:
    """Return one of the wording files of `data/` as a dictionary, alternatives written out."""
    loaded: Table = _written_out(tomllib.loads((reference.DATA / file).read_text("utf-8")))
    return loaded


def _written_out(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: _written_out(value) for key, value in entry.items()}
    if isinstance(entry, list) and any(isinstance(one, str) and "[" in one for one in entry):
        return list(dict.fromkeys(phrase for one in entry for phrase in alternatives(one)))
    return [_written_out(one) for one in entry] if isinstance(entry, list) else entry


def alternatives(phrase: str) -> Iterator[str]:
    """Yield every phrase that one with alternatives in brackets stands for; one of them may be empty.

    >>> list(alternatives("[will, would] [, soon] join"))
    ['will join', 'will soon join', 'would join', 'would soon join']
    """
    before, opened, rest = phrase.partition("[")
    if not opened:
        yield " ".join(phrase.split())
        return
    inside, _, after = rest.partition("]")
    for choice in inside.split(","):
        yield from alternatives(f"{before}{choice.strip()}{after}")


@cache
def noise() -> tuple[str, ...]:
    """Return how lines that are no part of the article begin, in lower case."""
    return tuple(table("text.toml")["noise"])


@cache
def abbreviations() -> frozenset[str]:
    """Return the words whose full stop ends no sentence, without it."""
    return frozenset(table("text.toml")["abbreviations"])


@cache
def sentence_openers() -> frozenset[str]:
    """Return words that, with a capital, begin a sentence and no name."""
    return frozenset(table("text.toml")["sentence_openers"])


@cache
def never_ending() -> frozenset[str]:
    """Return words behind which no sentence ends, though a word with a capital follows."""
    lists = table("text.toml")
    return frozenset((*lists["never_ending"], *lists["function_words"], *lists["prepositions"]))


@cache
def foes() -> frozenset[str]:
    """Return the codes of those whose deliveries and soldiers are the other side's."""
    return frozenset(table("text.toml")["foes"])


@cache
def function_words() -> frozenset[str]:
    """Return the commonest words of English."""
    return frozenset(table("text.toml")["function_words"])


@cache
def word_set(file: str, *path: str) -> frozenset[str]:
    """Return a list of single words of a wording file, in plain form; `path` leads to it."""
    entry: Any = table(file)
    for key in path:
        entry = entry[key]
    return frozenset(plain(word) for word in entry)


@cache
def phrases(name: str) -> Lexicon[str]:
    """Return a list of phrases of text.toml, each with itself as payload."""
    return Lexicon((phrase, phrase) for phrase in table("text.toml")[name])


@cache
def pronouns() -> Lexicon[str]:
    """Return the pronouns, each with how it is resolved."""
    kinds = table("speech.toml")["pronouns"].items()
    return Lexicon((phrase, kind) for kind, listed in kinds if kind != "home" for phrase in listed)


@cache
def offices() -> Lexicon[Office]:
    """Return the words for those who speak, official or not, in the singular and plural."""
    return Lexicon(
        (phrase, office._replace(plural=number > 0))
        for office in _offices()
        for number, phrase in enumerate(plurals(office.title))
    )


def _offices() -> Iterator[Office]:
    listed = table("speech.toml")
    for code, titles in listed["offices"]["for"].items():
        yield from (Office(title, actor=code) for title in titles)
    yield from (Office(title) for title in listed["offices"]["people"])
    yield from (Office(title, body=True) for title in listed["offices"]["bodies"])
    yield from (Office(title, outsider=True) for title in listed["outsiders"]["people"])


@cache
def speech_verbs() -> Lexicon[bool]:
    """Return the verbs of speech in every form, each with whether it opens reported speech by itself."""
    listed = table("speech.toml")
    weak = set(listed["weak_verbs"])
    return Lexicon(
        (form, verb not in weak) for verb in listed["verbs"] for form in forms(verb, listed["irregular"])
    )


@cache
def cues() -> Lexicon[Cue]:
    """Return the stance cues of cues.toml, verbs in every form, nouns in the singular and plural."""
    # Of a verb like "put" the past is the base: each form counts once, or two negations undo each other.
    return Lexicon(dict.fromkeys(one for entry in table("cues.toml")["cue"] for one in cue_phrases(entry)))


@cache
def issues_with_cues() -> frozenset[str]:
    """Return the slugs that some cues are for alone; cues for "other" issues leave these out."""
    return frozenset(slug for entry in table("cues.toml")["cue"] for slug in entry.get("issues", ()))


def of_anyone(phrase: str) -> Iterator[str]:
    """Yield a phrase, and what it is of a man, a woman and many: "distance itself from" of "themselves" too.

    >>> list(of_anyone("drag its feet"))
    ['drag its feet', 'drag his feet', 'drag her feet', 'drag their feet']
    """
    yield phrase
    for word, others in _ANYONE.items():
        if word in (words := phrase.split()):
            place = words.index(word)
            yield from (" ".join((*words[:place], other, *words[place + 1 :])) for other in others)


def cue_phrases(entry: Table) -> Iterator[tuple[str, Cue]]:
    """Yield every phrase of one entry of cues.toml with its class."""
    irregular = table("cues.toml")["irregular"]
    sign = {"support": 1, "oppose": -1, "neutral": 0, "conditional": 2}[entry["effect"]]
    cue = Cue(
        entry["name"],
        sign,
        entry["frame"],
        entry.get("negated"),
        tuple(entry.get("issues", ())),
        entry.get("carries", False),
        entry.get("hedged", True),
    )
    yield from (
        (form, cue)
        for verb in entry.get("verbs", ())
        for anyone in of_anyone(verb)
        for form in forms(anyone, irregular)
    )
    yield from ((form, cue) for noun in entry.get("nouns", ()) for form in plurals(noun))
    yield from ((phrase, cue) for phrase in entry.get("phrases", ()))
