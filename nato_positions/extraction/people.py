"""The people of an article: names, the officials of the article's day, and whom the sentences so far were
about.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nato_positions import reference
from nato_positions.escapes import HIDDEN_IN_WORDS
from nato_positions.extraction.actors import Member
from nato_positions.extraction.lexicon import Lexicon, Tokens
from nato_positions.extraction.wording import word_set
from nato_positions.model import Day
from nato_positions.reference import Official

OUTSIDER = Member(None)
# A body that speaks for no actor, as far as the words say.
NOBODY = Member(None, None, "body")
_SEEN = str.maketrans(dict.fromkeys(HIDDEN_IN_WORDS))


class Memory(NamedTuple):
    """Whom the sentences so far were about: people by surname, the last person, state and pair or group; and
    for whom the one speaks whose words, in a transcript, the sentence is, all who speak in it, and who
    speaks in the quotation that goes on; and which of the two organisations "the bloc" is.
    """

    people: dict[str, Member]
    person: tuple[Member, ...] = ()
    state: tuple[Member, ...] = ()
    several: tuple[Member, ...] = ()
    home: tuple[Member, ...] = ()
    present: tuple[Member, ...] = ()
    quoted: tuple[Member, ...] = ()
    bloc: str = "EU"

    @property
    def heard(self) -> tuple[Member, ...]:
        """Whom "you" means in a transcript: the other one where two speak for two states."""
        codes = {member.code for member in self.home}
        others = [member for member in self.present if codes and member.code not in codes]
        return tuple(others) if len({member.code for member in others}) == 1 else ()


@cache
def officials() -> Lexicon[tuple[Official, bool]]:
    """Return the officials by full name (True) and by surname (False)."""
    return Lexicon(
        (name, (official, full)) for official in reference.officials() for name, full in _spellings(official)
    )


def _spellings(official: Official) -> Iterator[tuple[str, bool]]:
    yield official.surname, False
    for name in dict.fromkeys((official.name, *official.also)):
        yield name, True
        # A transliteration's surname is as good as the first one's.
        if len(official.surname.split()) == 1 and len(name.split()[-1]) > 3:
            yield name.split()[-1], False


def name_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the place of the name of a person that begins at `index`, titles left out, or None."""
    titles = word_set("speech.toml", "names", "titles")
    while index < len(tokens) and tokens[index] in titles:
        index += 1 + (index + 1 < len(tokens) and tokens[index + 1] == ".")
    if index >= len(tokens) or not tokens.is_capital(index):
        return None
    last = index
    while last < len(tokens) and last - index < 5 and can_be_name(tokens, last):
        last += 1
    while last > index and not tokens.is_capital(last - 1):
        last -= 1
    # In a title all words have capitals: "Joe Biden Welcoming Sweden".
    for place in range(index, last - 1):
        match = officials().at(tokens, place)
        if match and place + 1 < match.last < last and any(full for _, full in match.payload):
            return index, match.last
    return (index, last) if last > index else None


def can_be_name(tokens: Tokens, index: int) -> bool:
    word = tokens[index]
    if word in word_set("speech.toml", "names", "never") or word in ("'s", "'"):
        return False
    return (tokens.is_capital(index) and word[0].isalpha()) or word in word_set(
        "speech.toml", "names", "particles"
    )


def spelled(tokens: Tokens, first: int, last: int) -> str:
    """Return a name as the article writes it and a reader sees it, its words one space apart."""
    return " ".join(tokens.written[first:last]).translate(_SEEN)


def with_name(tokens: Tokens, name: tuple[int, int] | None, member: Member) -> Member:
    return member._replace(name=spelled(tokens, *name)) if name else member


def official(tokens: Tokens, name: tuple[int, int] | None, day: Day) -> Member | None:
    """Return the official in office on that day whose name stands there, by full name or, last, by
    surname.
    """
    if not name:
        return None
    piece = tokens[name[0] : name[1]]
    for index in range(len(piece)):
        match = officials().at(piece, index)
        if match and match.last == len(piece):
            found = _in_office(
                [entry for entry in match.payload if entry[1] or len(piece) - index == len(piece)], day
            )
            if found:
                return Member(found.actor, found.name, found.role)
    return None


def _in_office(entries: Sequence[tuple[Official, bool]], day: Day) -> Official | None:
    serving = [official for official, _ in entries if official.in_office(day)]
    return serving[0] if len({(official.actor, official.name) for official in serving}) == 1 else None
