"""The forms of listed words: nouns in the plural, verbs in every tense."""

import re


def plurals(phrase: str) -> tuple[str, ...]:
    """Return a phrase that ends in a noun, and the same in the plural.

    >>> plurals("security guarantee"), plurals("delivery")
    (('security guarantee', 'security guarantees'), ('delivery', 'deliveries'))
    """
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, f"{phrase[:-1]}ies"
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase, f"{phrase}es"
    return phrase, f"{phrase}s"


def forms(verb: str, irregular: dict[str, list[str]]) -> tuple[str, ...]:
    """Return a verb phrase in every form of its first word: base, -s, past, participle, -ing.

    `irregular` has the past forms, and any other forms, of the verbs that do not follow the rules.

    >>> forms("rule out", {})
    ('rule out', 'rules out', 'ruled out', 'ruling out')
    >>> forms("send", {"send": ["sent"]})
    ('send', 'sends', 'sent', 'sending')
    >>> forms("agree", {}), forms("shun", {})
    (('agree', 'agrees', 'agreed', 'agreeing'), ('shun', 'shuns', 'shunned', 'shunning'))
    """
    head, _, rest = verb.partition(" ")
    third = plurals(head)[1]
    stem = head[:-1] if head.endswith("e") and not head.endswith(("ee", "oe", "ye")) else head
    past = irregular.get(head)
    if past is None:
        past = _past(head, third, stem)
    gerund = [] if any(form.endswith("ing") for form in past) else [f"{stem}ing"]
    return tuple(f"{form} {rest}".rstrip() for form in (head, third, *past, *gerund))


def _past(head: str, third: str, stem: str) -> list[str]:
    """Return the past of a regular verb, with its gerund where the last letter is doubled."""
    if third.endswith("ies") and head.endswith("y"):
        return [f"{head[:-1]}ied"]
    if head.endswith("e"):
        return [f"{head}d"]
    if _SHORT.fullmatch(head):
        return [f"{head}{head[-1]}ed", f"{head}{head[-1]}ing"]
    return [f"{stem}ed"]


# One syllable that ends in a single vowel and a single consonant: shun, drop, beg.
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdfglmnprt]")
