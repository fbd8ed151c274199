"""Who is meant where the one who acts is one of many, or many of whom some are named."""

from collections.abc import Iterator

from nato_positions.extraction.actors import ORGANISATIONS, Mention, just_before
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Scene
from nato_positions.extraction.wording import word_set

_LISTING = ("are", "were", "include", "includes", "including", ":", "namely")
# How far "the few leaders" stand behind the one who is one of them.
_ONE_OF = 9
_SIGNS = (",", "–", "—", "(", "-")
_NAMING = frozenset((*_SIGNS, "including", "such", "as", "like", "among", "them", "both", "the", "notably"))


def enumerated(shown: Scene, topic: Topic, holder: Mention | None, at: int) -> Mention | None:
    """Return who is meant where the one who acts is one of many: "the NATO countries that … are Latvia,
    Poland and Romania", "Croatia's president is one of the few leaders who …", "those opposed include …".
    """
    if holder is None:
        many = "those" in shown.tokens[max(0, at - 2) : at] or shown.tokens[at] in word_set(
            "text.toml", "holding"
        )
        return _listed(shown, max(topic.last, at)) if many else None
    if not set(holder.codes) <= ORGANISATIONS or holder.kind not in ("state", "outsider"):
        return holder
    for mention in shown.mentions:
        before = just_before(shown.tokens, mention)
        whose = "whose" in shown.tokens[mention.last : mention.last + 2]
        some = not holder.codes and _names_some(shown, holder.last, mention.first)
        if mention.codes and not whose and (some or _is_one_of(shown, mention, holder)):
            return mention
        several = not holder.codes and _is_example(shown, before)
        if mention.first >= max(topic.last, holder.last) and several:
            return mention
    return _listed(shown, max(topic.last, holder.last)) or holder


def gapped(shown: Scene, topic: Topic, holder: Mention | None) -> Iterator[Mention]:
    """Yield who does the same, the verb left out: "Sweden sent 5,000 weapons, Finland 2,500 rifles"."""
    for mention in shown.mentions if holder else ():
        joined = mention.first > topic.last and shown.tokens[mention.first - 1] in (",", ";", "and")
        counted = "".join(shown.tokens[mention.last : mention.last + 1])[:1].isdigit()
        if joined and counted and mention.codes and mention.kind == "state":
            yield mention


def _is_example(shown: Scene, place: int) -> bool:
    """Whether a word opens examples: "including", "- like Poland", "such as"."""
    word, before = shown.tokens[place], shown.tokens[place - 1] if place else ""
    return word == "including" or (word == "like" and before in _SIGNS) or (word == "as" and before == "such")


def _listed(shown: Scene, start: int) -> Mention | None:
    """Return the several who are named behind "are" or "include"."""
    for mention in shown.mentions:
        before = just_before(shown.tokens, mention)
        if mention.first >= start and len(mention.codes) > 1 and shown.tokens[before] in _LISTING:
            return mention
    return None


def _is_one_of(shown: Scene, mention: Mention, holder: Mention) -> bool:
    """Whether one is said to be one of the others: "is one of the few leaders who", "is among those"."""
    between = shown.tokens[mention.last : holder.first]
    counted = {"one", "among", "only", "first", "last", "latest"}
    return (
        0 < len(between) <= _ONE_OF
        and "," not in between
        and not word_set("text.toml", "be").isdisjoint(between[:2])
        and not counted.isdisjoint(between)
    )


def _names_some(shown: Scene, first: int, last: int) -> bool:
    """Whether only words such as "including" stand between: "19 countries, including Canada and Germany"."""
    return first < last <= first + 4 and all(word in _NAMING for word in shown.tokens[first:last])
