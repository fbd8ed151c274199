"""When two statements are the same words: one dispatch in two outlets, spaced and quoted by two hands."""

DAYS = 30
"""How many days apart the same words still count as one utterance; later they are said anew."""
_OPENING = 60


def folded(column: str) -> str:
    """Return SQL for a text without case, curly quote marks and line breaks."""
    text = f"lower({column})"
    for mark, plain in (("’", "''"), ("‘", "''"), ("“", '"'), ("”", '"'), ("\n", " ")):
        text = f"replace({text}, '{mark}', '{plain}')"
    return text


def opening(column: str) -> str:
    """Return SQL for how a text begins; the index of the migration `m002` is over exactly this."""
    return f"substr({folded(column)}, 1, {_OPENING})"


def same_words(one: str, other: str) -> str:
    """Return a condition: the rows `one` and `other` of statement have the same claim in the same words."""
    same = [f"{one}.{column} = {other}.{column}" for column in ("issue", "actor", "stance")]
    return " AND ".join(
        [
            *same,
            f"{one}.quote IS NOT NULL",
            f"{opening(f'{one}.quote')} = {opening(f'{other}.quote')}",
            f"{folded(f'{one}.quote')} = {folded(f'{other}.quote')}",
            f"lower(coalesce({one}.speaker, '')) = lower(coalesce({other}.speaker, ''))",
            f"{one}.date BETWEEN date({other}.date, '-{DAYS} days') AND date({other}.date, '+{DAYS} days')",
        ]
    )
