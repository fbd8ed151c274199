"""A sentence with whom it names, what it is about and who speaks in it: the steps before any is read."""

from collections.abc import Sequence

from nato_positions.extraction.actors import Mention
from nato_positions.extraction.findings import Progress
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.issues import topics
from nato_positions.extraction.lexicon import tokenize
from nato_positions.extraction.people import Memory
from nato_positions.extraction.sentences import Sentence, quoted_words
from nato_positions.extraction.speakers import mentions
from nato_positions.extraction.voices import Voice, voices
from nato_positions.model import Day, Stance


class Heard:
    """A sentence, its actors and issues, and whose words it is."""

    def __init__(
        self, text: str, sentence: Sentence, day: Day, known: Frames, progress: Progress,
        speaking: Mention | None, following: Sequence[Sentence], names: bool = True,
    ) -> None:  # fmt: skip
        self.text, self.sentence, self.known, self.before = text, sentence, known, progress
        self.tokens = tokenize(text, sentence.start, sentence.end)
        self._speaking, self._day = speaking, day
        self._turn = self._turn_voice(progress.memory)
        home = self._turn.members if self._turn else ()
        going_on = progress.threads.get(sentence.thread) if sentence.quotes else None
        quoted = going_on.members if going_on else ()
        self.mentions, self._memory = mentions(
            self.tokens, day, progress.memory._replace(home=home, quoted=quoted)
        )
        # Of what has no word of any issue, nothing need be asked.
        self.topics = topics(self.tokens, self.mentions, known, progress.before) if names else []
        self.quoted = quoted_words(text, sentence, self.tokens)
        self.voices = self._known_voices(voices(self.tokens, self.mentions, self.quoted))
        self.thread = self._thread_voice(day, following)
        self._said: dict[str, Stance] = {}

    def _known_voices(self, found: list[Voice]) -> list[Voice]:
        """Return the voices; "it said" at the end of a quotation is whoever spoke before in it."""
        known = self.before.threads.get(self.sentence.thread)
        if known is None:
            return found
        return [voice.of(known) if voice.speaker.kind == "pronoun" else voice for voice in found]

    def _thread_voice(self, day: Day, following: Sequence[Sentence]) -> Mention | None:
        """Return who speaks in the quotation, or the turn, that the sentence is part of as a whole."""
        if self.sentence.turn or self._speaking:
            return self._turn
        if self.voices and self.voices[0].speaker.kind != "first":
            return self.voices[0].speaker
        if self.sentence.quotes and (self.sentence.thread >= 0 or len(self.quoted) > len(self.tokens) // 2):
            known = self.before.threads.get(self.sentence.thread)
            return known or self._next_voice(day, following) or self.before.last_voice
        people = [m for m in self.mentions if m.kind == "person" and m.first not in self.quoted]
        return people[0] if self.quoted and len(people) == 1 else None

    def _next_voice(self, day: Day, following: Sequence[Sentence]) -> Mention | None:
        """Return the speaker of the next sentence where it ends the same quotation."""
        for sentence in following:
            if sentence.thread != self.sentence.thread:
                return None
            tokens = tokenize(self.text, sentence.start, sentence.end)
            found, _ = mentions(tokens, day, self._memory)
            if said := voices(tokens, found, quoted_words(self.text, sentence, tokens)):
                return said[0].speaker
        return None

    def _turn_voice(self, memory: Memory) -> Mention | None:
        if self.sentence.turn in (None, "Q"):
            return None if self.sentence.turn else self._speaking
        tokens = tokenize(self.sentence.turn.title())
        found, _ = mentions(tokens, self._day, Memory(memory.people))
        named = next((m for m in found if m.kind == "person" and m.members and m.members[0].code), None)
        return named or self._speaking

    @property
    def is_question(self) -> bool:
        """Whether the sentence only asks."""
        return self.text[self.sentence.start : self.sentence.end].rstrip("\"'”’)").endswith("?")
