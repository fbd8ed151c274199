"""Who says what in a sentence: the speech verbs, whose they are, and which words they cover."""

from collections.abc import Sequence

from nato_positions.extraction.actors import Mention, has_aside, is_object, is_owner, just_before
from nato_positions.extraction.lexicon import Lexicon, Match, Tokens
from nato_positions.extraction.wording import speech_verbs, table, word_set

_SPEAKING = ("person", "body", "state", "people", "adjective", "pronoun", "outsider", "stranger", "first")
_FAR = 9
_APPOSED = (",", "(", "at", "in", "of", "from", "with")
_TO_OTHERS = ("on", "for", "upon", "off", "in", "by", "to", "a", ".")
# "Responded by saying": before them the one who says it stands further off.
_GOING_ON = (",", "by", "while", "but", "after", "before")
_BEFORE_STATES = frozenset(
    ("eu", "nato", "member", "baltic", "nordic", "neutral", "western", "european", "other")
)
_BEHIND_STATES = frozenset((",", "have", "are", "were", "to", "and", "who", "which", "in", "of", "."))
# How long an aside may be between a name and its verb.
_ASIDE = 30
_OPENING = frozenset(("after", "when", "while", "although", "though"))
_DASHES = (",", "—", "–")
_LISTING = (",", "and", "'s", "'")
_ARMED = ("army", "commanders", "forces", "military", "soldiers", "troops")
_BARS = frozenset((",", "and", "to", "of", "in", "for"))


class Voice:
    """A verb of speech: its speaker and the words it covers, tokens `first` … `last` (exclusive)."""

    __slots__ = ("first", "last", "speaker", "verb")

    def __init__(self, speaker: Mention, first: int, last: int, verb: int) -> None:
        self.speaker, self.first, self.last, self.verb = speaker, first, last, verb

    def of(self, speaker: Mention) -> "Voice":
        """Return the same words of another speaker."""
        return Voice(speaker, self.first, self.last, self.verb)


def voices(tokens: Tokens, mentions: Sequence[Mention], quoted: frozenset[int]) -> list[Voice]:
    """Return the reported speech of a sentence in order; `quoted` are the tokens inside quotation marks."""
    found: list[Voice] = []
    reached = 0
    for match in speech_verbs().find(tokens):
        if match.first in quoted or _is_noun(tokens, match.first):
            continue
        following = tokens[match.last] if match.last < len(tokens) else "."
        speaker, inverted = _speaker(tokens, mentions, match.first, match.last)
        if speaker is None or tokens[speaker.first - 1 : speaker.first] == ["what"]:
            continue  # "What Moscow calls its special operation".
        if found and not inverted and tokens[match.first].endswith("ing"):
            speaker = found[-1].speaker  # "Biden said, adding that …"
        opens = (
            match.payload[0]
            or following in word_set("speech.toml", "openers")
            or _judges(tokens, match)
            or _opens_clause(tokens, mentions, match.last)
        )
        if not (opens or inverted or _trails(tokens, speaker, match.last)):
            continue
        if inverted or _trails(tokens, speaker, match.last):
            found.append(Voice(speaker, reached, min(speaker.first, match.first), match.first))
            rest = max(speaker.last, match.last)
            if rest < len(tokens) - 1:
                found.append(Voice(speaker, rest, len(tokens), match.first))
        else:
            found.append(Voice(speaker, match.last, _end(tokens, mentions, speaker, match.last), match.first))
        reached = max(match.last, speaker.last)
    headlined = [] if found else _headlined(tokens, mentions)
    return [*found, *headlined, *_according(tokens, mentions), *_by_nouns(tokens, mentions)]


def _headlined(tokens: Tokens, mentions: Sequence[Mention]) -> list[Voice]:
    """Return what a headline says before or behind a name: "Biden: No jets", "“No jets”: Biden"."""
    if ":" not in tokens.here:
        return []
    colon = tokens.index(":")
    for mention in mentions:
        if mention.kind in ("person", "body", "state"):
            if mention.first <= 1 and mention.last == colon:
                return [Voice(mention, colon + 1, len(tokens), colon)]
            if mention.first == colon + 1 and mention.last >= len(tokens) - 1:
                return [Voice(mention, 0, colon, colon)]
    return []


def _end(tokens: Tokens, mentions: Sequence[Mention], speaker: Mention, last: int) -> int:
    """Return where it ends what is said behind a verb: with the sentence, or with the clause that opens it:
    "After Biden said that jets were not needed, Zelenskyy asked for them".
    """
    if speaker.first > _FAR or not _OPENING.intersection(tokens[max(0, speaker.first - 2) : speaker.first]):
        return len(tokens)
    for mention in mentions:
        comma = just_before(tokens, mention)
        closes = comma > last + 1 and tokens[comma] in _DASHES
        lists = tokens[mention.last] in _LISTING if mention.last < len(tokens) else False
        if closes and mention.kind in _SPEAKING[:4] and not lists:
            return comma
    return len(tokens)


def _is_noun(tokens: Tokens, place: int) -> bool:
    """Whether "states" are countries: "EU states have declined", "neutral states, among them"; or "calls" are
    what others want: "rebuffed calls from allies".
    """
    if tokens[place] == "calls":
        return tokens[place + 1 : place + 2] in (["from"], ["for"], ["by"], ["to"])
    if tokens[place] != "states":
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else "."
    return following in _BEHIND_STATES or (place > 0 and tokens[place - 1] in _BEFORE_STATES)


def _speaker(
    tokens: Tokens, mentions: Sequence[Mention], first: int, last: int
) -> tuple[Mention | None, bool]:
    """Return who says it, and whether the name comes after the verb ("said Rutte")."""
    for mention in mentions:
        if mention.kind == "adjective" and mention.last == first - 1 and tokens[mention.last] in _ARMED:
            return mention, False  # "Ukrainian forces say".
    able = [m for m in mentions if m.kind in _SPEAKING and not is_owner(tokens, m) and _is_free(tokens, m)]
    before = [m for m in able if m.last <= first and first - m.last <= 2 * _FAR]
    if tokens[first].endswith("ing"):
        going_on = first and tokens[first - 1] in _GOING_ON
        # "Sunak, once opposed to it, has ordered a review by his ministry, saying": not the ministry.
        return next((m for m in able if m.last <= first and going_on), None), False
    opening = next((m for m in able if m.last <= first <= m.last + _ASIDE), None)
    if opening and first and tokens[first - 1] == "," and has_aside(tokens, opening):
        return opening, False  # "Szijjártó, who stood beside his host, Lavrov, said".
    for mention in reversed(before):
        gap = _without_adverbs(tokens[mention.last : first])
        if gap in (["but"], ["and"], [",", "but"]) and len(before) > 1 and before[0].kind != "pronoun":
            return before[0], False  # "Niinistö thanked Erdoğan but said".
        if _is_subject(mention, gap):
            return mention, False
    if first > 1 and tokens[first - 1] in (",", '"', "”", "’", "'"):
        behind = next((m for m in able if last <= m.first <= last + 2 and _ends_there(tokens, m)), None)
        if behind and tokens[first] in word_set("speech.toml", "inverted"):
            return behind, True
    return None, False


def _is_subject(mention: Mention, gap: list[str]) -> bool:
    """Whether the words between a mention and a verb of speech leave it the one who says it."""
    if len(gap) <= _FAR and all(_may_stand_between(word) for word in gap):
        return True
    if gap[-1] == "who" and len(gap) <= 2:
        return True
    # Only an apposition, closed again, may stand between commas.
    person = mention.kind in ("person", "outsider", "stranger")
    if gap[0] in _APPOSED and gap[-1] in (",", ")") and (len(gap) > 2 or person):
        return True
    # "A general at the next table said": what says where somebody is or comes from.
    if len(gap) <= _FAR and gap[0] in _APPOSED[2:] and _BARS.isdisjoint(gap[1:]):
        return True
    return mention.kind in ("person", "body") and len(gap) <= 4 and _BARS.isdisjoint(gap)


def _is_free(tokens: Tokens, mention: Mention) -> bool:
    """Whether the mention can speak: no object, or one of whom a clause goes on to tell: "from Stubb, who
    said".
    """
    following = tokens[mention.last : mention.last + 2]
    return not is_object(tokens, mention) or following == [",", "who"]


def _without_adverbs(gap: list[str]) -> list[str]:
    """Return what stands between speaker and verb without what only says how: "was at pains to stress"."""
    if len(gap) > 2 and gap[-1] == "to" and gap[-2] in word_set("speech.toml", "bound_to"):
        return []
    while len(gap) > 1 and gap[-1] not in (",", ")") and _may_stand_between(gap[-1]):
        gap = gap[:-1]
    return gap


def _judges(tokens: Tokens, match: Match[list[bool]]) -> bool:
    """Whether the verb says what its subject thinks of a thing: "called the decision reckless"."""
    following = tokens[match.last] if match.last < len(tokens) else "."
    return tokens[match.first] in word_set("speech.toml", "judging") and following not in _TO_OTHERS


def _opens_clause(tokens: Tokens, mentions: Sequence[Mention], last: int) -> bool:
    """Whether a name with its verb follows, "that" left out: "believes Ukraine should join"."""
    verbs = word_set("text.toml", "modals") | word_set("text.toml", "auxiliaries") | {"ought", "needs"}
    named = (m for m in mentions if last <= m.first <= last + 1 and m.kind in ("state", "pronoun", "body"))
    return any(m.last < len(tokens) and tokens[m.last] in verbs - {"to", "also", "then"} for m in named)


def _ends_there(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name after the verb can be the speaker: "said Ukraine should join" goes on with a clause."""
    if mention.kind in ("person", "outsider", "stranger"):
        return True
    following = tokens[mention.last] if mention.last < len(tokens) else "."
    return mention.kind != "pronoun" and not following[0].isalpha()


def _may_stand_between(word: str) -> bool:
    return word in word_set("speech.toml", "adverbs") or word.endswith("ly") or word.isdigit()


def _trails(tokens: Tokens, speaker: Mention, last: int) -> bool:
    """Whether "X said" comes after what X said."""
    before = speaker.first - 1
    while before > 0 and tokens[before] in ("the", "a"):
        before -= 1
    if before < 3 or tokens[before] not in (",", '"', "”", "’", "'"):
        return False
    following = tokens[last] if last < len(tokens) else "."
    return len(tokens) - last <= 9 or following in (
        ".",
        ",",
        "in",
        "on",
        "as",
        "during",
        "after",
        "at",
        "adding",
        "reporters",
    )


def _by_nouns(tokens: Tokens, mentions: Sequence[Mention]) -> list[Voice]:
    """Return what is reported with a noun: "the president's view that …", "Berlin's answer is that …"."""
    nouns = word_set("speech.toml", "nouns")
    if "that" not in tokens.here or nouns.isdisjoint(tokens.here):
        return []
    found = []
    for index, token in enumerate(tokens[:-1]):
        that = index + 1 + (tokens[index + 1] in ("is", "was", "remains"))
        if token in nouns and tokens[that : that + 1] == ["that"] and tokens[that + 1 : that + 2] != ["if"]:
            owner = next(
                (m for m in mentions if m.last <= index <= m.last + 2 and (is_owner(tokens, m))), None
            )
            if owner:
                found.append(Voice(owner, that + 1, len(tokens), that))
    return found


def _according(tokens: Tokens, mentions: Sequence[Mention]) -> list[Voice]:
    listed: Lexicon[str] = _ACCORDING
    found = []
    for match in listed.find(tokens):
        speaker = next((m for m in mentions if match.last <= m.first <= match.last + 2), None)
        if speaker:
            found.append(Voice(speaker, 0, len(tokens), match.first))
    return found


_ACCORDING: Lexicon[str] = Lexicon((phrase, phrase) for phrase in table("speech.toml")["according"])


def interruptions(tokens: Tokens, found: Sequence[Voice]) -> list[tuple[int, int]]:
    """Return the commas about words of speech that interrupt what is said: "Denmark, she said, would …"."""
    places = []
    for voice in found:
        start = min(voice.speaker.first, voice.verb) - 1
        after = tokens[voice.verb : voice.verb + _FAR]
        if start > 0 and tokens[start] == "," and "," in after:
            places.append((start, voice.verb + after.index(",")))
    return places


def voice_at(found: Sequence[Voice], index: int) -> Voice | None:
    """Return the innermost reported speech that covers a token, or None."""
    covering = [voice for voice in found if voice.first <= index < voice.last]
    return max(covering, key=lambda voice: voice.first) if covering else None
