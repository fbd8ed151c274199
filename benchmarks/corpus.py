"""News articles of about 4 kB, made up by rule from a seed: the same ones every time, and nobody's words."""

import random
from collections.abc import Iterator
from typing import NamedTuple

SIZE = 4_000
# A news archive is about many things: every second article names an issue, in about one sentence of five.
_ON_ISSUES = 0.5
_SHARE = 0.2
_STATES = (
    "Hungary",
    "Poland",
    "Germany",
    "Türkiye",
    "France",
    "Spain",
    "Norway",
    "Lithuania",
    "Italy",
    "Greece",
)
_ADJECTIVES = ("Hungarian", "Polish", "German", "Turkish", "French", "Spanish", "Norwegian", "Lithuanian")
_MATTERS = (
    "Sweden's bid to join NATO",
    "Ukraine's membership of NATO",
    "the delivery of tanks to Ukraine",
    "security guarantees for Ukraine",
    "Finland's accession to NATO",
    "the target of two percent for defence spending",
)
_SAYINGS = (
    "{state} supports {matter}, the {adjective} foreign minister said on {day}.",
    "“We cannot agree to {matter} today,” the {adjective} prime minister told reporters in {city}.",
    "The {adjective} parliament is to vote on {matter} before the {time}, officials in {city} said.",
    "{state} and {other} remain at odds over {matter}, although both want the talks to go on.",
    "Asked about {matter}, the {adjective} president said: “Once the {thing} is settled, we will see.”",
    "According to two diplomats, {state} had blocked {matter} until the {time}.",
)
_FILLERS = (
    "The {thing} in {city} was {verb} after {number} hours of talks about the {other_thing} of the region.",
    "Nobody who had {verb} the {thing} expected it to last until the {time}, least of all the {people}.",
    "“It was a long {time},” one of the {people} said, “and the {thing} did not make it any shorter.”",
    "{other_thing} cost {digit} percent more in {month}, the bureau of statistics in {city} reported.",
    "In {month}, {number},{number} {people} had {verb} the {other_thing}; a year before it was half of that.",
    "The {people} of {city} know what a {thing} costs: about {number} euros, and most of a {time}.",
    "{name} {name}, who {verb} the {thing} {number} years ago, does not think that the {people} will leave.",
    "By {day}, however, the {other_thing} had been {verb}, and the {people} went home early.",
)
_LISTED = {
    "city": "Oslo Vilnius Madrid Bergen Lyon Gdansk Turin Porto Leipzig Izmir",
    "thing": "bridge harbour festival inquiry budget contract railway stadium hospital report market",
    "other_thing": "grain timber electricity rents wages fish steel coffee paper salt cotton",
    "people": "farmers teachers neighbours engineers drivers nurses students sailors critics",
    "verb": "opened praised repaired sold counted abandoned visited measured delayed rebuilt",
    "time": "summer winter weekend season holidays afternoon elections spring",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "January February March April June July September October",
    "name": "Anna Karel Ines Tomas Lena Marek Sofia Piotr Elif Jonas",
}
_WORDS = {name: tuple(listed.split()) for name, listed in _LISTED.items()}


class Made(NamedTuple):
    """A made-up article."""

    text: str
    date: str
    title: str
    url: str


def articles(count: int, seed: int = 20230601) -> Iterator[Made]:
    """Yield that many articles; the same seed gives the same ones."""
    chance = random.Random(seed)
    for number in range(count):
        share = _SHARE if chance.random() < _ON_ISSUES else 0.0
        yield Made(
            _text(chance, share),
            f"2023-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            _filled("The {thing} of {city} and its {people}", chance),
            f"https://example.org/{number}",
        )


def _text(chance: random.Random, share: float) -> str:
    paragraphs: list[str] = []
    size = 0
    while size < SIZE:
        sentences = [
            _filled(chance.choice(_SAYINGS if chance.random() < share else _FILLERS), chance)
            for _ in range(3)
        ]
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def _filled(pattern: str, chance: random.Random) -> str:
    words = {name: chance.choice(listed) for name, listed in _WORDS.items()}
    state, other = chance.sample(_STATES, 2)
    return pattern.format(
        **words,
        state=state,
        other=other,
        adjective=chance.choice(_ADJECTIVES),
        matter=chance.choice(_MATTERS),
        number=chance.randint(11, 989),
        digit=chance.randint(0, 9),
    )
