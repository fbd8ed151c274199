"""One sentence on its way through the steps."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nato_positions.extraction import stances
from nato_positions.extraction.actors import Member, Mention
from nato_positions.extraction.findings import Candidate, Found, Progress, Reading
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.holders import has_applied, is_other_joiner, is_the_public, seen_by
from nato_positions.extraction.issues import Topic, subjects, topics
from nato_positions.extraction.lexicon import Match, Tokens, starts, tokenize
from nato_positions.extraction.people import Memory
from nato_positions.extraction.scenes import Clue, Scene, scene
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.signs import Trail, signs
from nato_positions.extraction.speakers import mentions
from nato_positions.extraction.voices import Voice, interruptions, voice_at, voices
from nato_positions.extraction.weights import confidence, weights
from nato_positions.extraction.wording import Cue, cues, word_set
from nato_positions.model import Attribution, Day, Stance

# Sentences longer than this seldom go on about the issue of the one before without naming it.
_SHORT = 24
# How far behind a cue "the move" may stand to be what the cue is about.
_AGAIN = 10
_POINTING = ("the", "this", "that", "such", "any")


class SentenceReader:
    """One sentence on its way through the steps; what it finds and what it leaves for the next sentence."""

    def __init__(
        self, text: str, sentence: Sentence, day: Day, known: Frames, progress: Progress,
        speaking: Mention | None, following: Sequence[Sentence], names: bool = True,
    ) -> None:  # fmt: skip
        self.text, self.sentence, self.known, self.before = text, sentence, known, progress
        self.tokens = tokenize(text, sentence.start, sentence.end)
        self.mentions, self._memory = mentions(self.tokens, day, progress.memory)
        # Of what has no word of any issue, nothing need be asked.
        self.topics = topics(self.tokens, self.mentions, known, progress.before) if names else []
        self.quoted = quoted_words(text, sentence, self.tokens)
        self.voices = self._known_voices(voices(self.tokens, self.mentions, self.quoted))
        self._speaking = speaking
        self.thread = self._thread_voice(day, following)

    def _known_voices(self, found: list[Voice]) -> list[Voice]:
        """Return the voices; "it said" at the end of a quotation is whoever spoke before in it."""
        known = self.before.threads.get(self.sentence.thread)
        if known is None:
            return found
        return [voice.of(known) if voice.speaker.kind == "pronoun" else voice for voice in found]

    def _scene(self) -> Scene | None:
        """Return the sentence with its cues, None where none of them can say anything."""
        found = cues().find(self.tokens)
        # "There will be no troops" needs no cue.
        says = bool(self.topics) and (bool(found) or "no" in self.tokens.here)
        return self._seen(found) if says or _carries(found) else None

    def _seen(self, found: Sequence[Match[list[Cue]]]) -> Scene:
        inside = interruptions(self.tokens, self.voices)
        spoken = frozenset(v.verb + 1 for v in self.voices if not any(a < v.verb < z for a, z in inside))
        return scene(self.tokens, self.mentions, found, spoken, self.known.about, inside)

    def _thread_voice(self, day: Day, following: Sequence[Sentence]) -> Mention | None:
        """Return who speaks in the quotation, or the turn, that the sentence is part of as a whole."""
        if self.sentence.turn or self._speaking:
            return self._turn_voice(day)
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

    def _turn_voice(self, day: Day) -> Mention | None:
        turn = self.sentence.turn
        if turn is None:
            return self._speaking
        if turn == "Q":
            return None
        tokens = tokenize(turn.title())
        found, _ = mentions(tokens, day, Memory(self._memory.people))
        named = next((m for m in found if m.kind == "person" and m.members and m.members[0].code), None)
        return named or self._speaking

    def progress(self) -> Progress:
        """Return what the next sentence may refer back to."""
        before = self.before
        last = self.voices[-1].speaker if self.voices else self.thread or before.last_voice
        threads = before.threads
        if self.thread and self.sentence.thread >= 0:
            threads = {self.sentence.thread: self.thread}
        kept = before.apart + 1 if not self.topics else 0
        after = subjects(self.topics, self.mentions, self.known, before.before)
        memory = self._memory
        if self.voices and self.voices[-1].speaker.kind in ("person", "outsider", "stranger"):
            memory = memory._replace(person=self.voices[-1].speaker.members)
        return Progress(memory, after, threads, last, kept)

    def found(self, order: int) -> Iterator[Found]:
        """Yield what the sentence says, each holder by itself."""
        if self.sentence.turn == "Q" or self.is_question:
            return
        if not self.topics and not self._may_go_on:
            return
        shown = self._scene()
        if not shown or not (shown.clues or "no" in self.tokens.here):
            return
        self.scene = shown
        for topic in (*self.topics, *self._resumed(shown)) if self.topics else self._carried(shown):
            joining = topic.slug in self.known.joining.values()
            for reading in map(self._wished, stances.readings(shown, topic, joining)):
                carried = not self.topics
                yield from self._candidates(reading, order, "carried" if carried else reading.kind, topic)
                yield from self._by_the_concerned(reading, order, topic)

    def _wished(self, reading: Reading) -> Reading:
        """Return the reading; where those concerned call it absurd how it goes with theirs, they want it."""
        voice = voice_at(self.voices, reading.at)
        speaker = voice.speaker if voice else self.thread
        own = speaker is not None and speaker.codes == (self.known.about.get(reading.slug),)
        bad = reading.cue == "bad" and reading.kind == "judgement" and reading.stance is Stance.OPPOSE
        return reading._replace(stance=Stance.SUPPORT, kind="concerned") if own and bad else reading

    @property
    def is_question(self) -> bool:
        """Whether the sentence only asks."""
        return self.text[self.sentence.start : self.sentence.end].rstrip("\"'”’)").endswith("?")

    @property
    def _may_go_on(self) -> bool:
        """Whether the sentence can go on about the issue of the one before without naming it."""
        return self.before.apart <= 1 and not self.sentence.heading and bool(self.before.before.slugs)

    def _carried(self, shown: Scene) -> list[Topic]:
        """Return the issue of the sentence before, where this one goes on about it without naming it."""
        carrying = [clue for clue in shown.clues if clue.cue.carries and self._refers_back(clue)]
        if not carrying:
            return []
        place = carrying[-1].last
        return [Topic(place, place, slug, False) for slug in self.before.before.slugs]

    def _resumed(self, shown: Scene) -> list[Topic]:
        """Return the sentence's issues at the cues of clauses that go on about them without naming them."""
        edges = [0, *shown.bounds, len(self.tokens)]
        found = []
        for start, stop in pairwise(edges):
            here = [clue for clue in shown.clues if start <= clue.first < stop and clue.cue.carries]
            if here and start and not any(start <= topic.first < stop for topic in self.topics):
                slugs = dict.fromkeys(topic.slug for topic in self.topics)
                found += [Topic(here[0].last, here[0].last, slug, False) for slug in slugs]
        return found

    def _refers_back(self, clue: Clue) -> bool:
        """Whether a word near the cue can stand for the issue: "all for it", "that is a good thing"."""
        before = self.tokens[clue.first - 1] if clue.first else ""
        if before in word_set("speech.toml", "pronouns", "owner"):
            return True
        # With its object left out the verb ends the sentence: "Belgium is resisting."
        if clue.last >= len(self.tokens) - 3 and clue.cue.frame == "subject":
            return True
        if clue.last < len(self.tokens) and self.tokens[clue.last] in (
            "it",
            "them",
            "this",
            "that",
            "so",
        ):
            return len(self.tokens) <= 2 * _SHORT
        if self._names_again(clue):
            return True
        if len(self.tokens) > _SHORT:
            return False
        nearby = self.tokens[max(0, clue.first - 5) : clue.last + 3]
        return not word_set("text.toml", "anaphors").isdisjoint(nearby)

    def _names_again(self, clue: Clue) -> bool:
        """Whether the sentence speaks of "the move", "this transfer" close to the cue."""
        anaphors = word_set("text.toml", "anaphors") - {"it", "this", "that"}
        reach = range(max(1, clue.first - 5), min(len(self.tokens), clue.last + _AGAIN))
        return any(self.tokens[place] in anaphors and self.tokens[place - 1] in _POINTING for place in reach)

    def _candidates(self, reading: Reading, order: int, kind: str, topic: Topic) -> Iterator[Found]:
        voice = voice_at(self.voices, reading.at)
        speaker = voice.speaker if voice and voice.speaker.kind != "first" else self._around(voice)
        if speaker and not speaker.codes and kind == "carried":
            return  # What an expert may mean by "it" is nobody's position.
        quoted = reading.at in self.quoted or (self.sentence.turn is not None or self._speaking is not None)
        for member, attribution, said in self._holders(reading, speaker, quoted):
            if not member.code or has_applied(reading, member, attribution, self.known):
                continue
            if not is_other_joiner(reading, member, self.known):
                trail = Trail(
                    self.sentence, self.scene, topic, reading._replace(kind=kind), speaker, attribution,
                    self.known.about.get(reading.slug) == member.code,
                    reading.slug in self.known.joining.values(),
                )  # fmt: skip
                marks = signs(trail)
                candidate = Candidate(
                    member.code, reading.slug, reading.stance, said.name, said.role, attribution,
                    self.text[self.sentence.start : self.sentence.end],
                    self.sentence.start, self.sentence.end, confidence(marks, weights()),
                )  # fmt: skip
                yield Found(candidate, marks, reading.past, order)

    def _around(self, voice: Voice | None) -> Mention | None:
        """Return who speaks where no verb in the sentence says so: not who says another part of it."""
        apart = voice is None and self.voices and not self.quoted and not self.sentence.turn
        return None if apart and self._speaking is None else self.thread

    def _by_the_concerned(self, reading: Reading, order: int, topic: Topic) -> Iterator[Found]:
        """Yield that those whom the issue is about want it, where they speak of what others do about it."""
        voice = voice_at(self.voices, reading.at)
        speaker = voice.speaker if voice else self.thread
        concerned = self.known.about.get(reading.slug)
        if (
            speaker
            and reading.holder
            and speaker.codes == (concerned,)
            and concerned not in reading.holder.codes
        ):
            own = Reading(None, reading.slug, Stance.SUPPORT, reading.at, "concerned", False)
            yield from self._candidates(own, order, own.kind, topic)

    def _holders(
        self, reading: Reading, speaker: Mention | None, quoted: bool
    ) -> Iterator[tuple[Member, Attribution, Member]]:
        """Yield who holds the stance, how the article has it, and by whose name and office it is filed: of
        "Szijjártó said Budapest opposes" Hungary is the holder and the minister the speaker.
        """
        if reading.holder is not None and is_the_public(self.tokens, reading.holder):
            return  # What the public thinks is no position of the state.
        holder = seen_by(reading, speaker, self.known)
        direct = Attribution.QUOTED if quoted else Attribution.PARAPHRASED
        if speaker is None:
            if holder is not None:
                yield from ((member, Attribution.REPORTED, member) for member in holder.members)
        elif holder is None or holder.kind == "first":
            if reading.kind != "passive" or holder is None:
                yield from ((member, direct, member) for member in speaker.members)
        else:
            speaking = {member.code: member for member in speaker.members}
            for member in holder.members:
                if said := speaking.get(member.code):
                    yield member, direct, said if said.name else member
                elif reading.stance is not Stance.CONDITIONAL:
                    # That somebody else could do a thing is a guess, and no position of theirs.
                    yield member, Attribution.CLAIMED, member


def may_carry(tokens: Tokens) -> bool:
    """Whether a sentence has a cue that can go on about the issue of the one before."""
    return _carries(cues().find(tokens))


def _carries(found: Sequence[Match[list[Cue]]]) -> bool:
    return any(cue.carries for match in found for cue in match.payload)


def quoted_words(text: str, sentence: Sentence, tokens: Tokens) -> frozenset[int]:
    """Return which words of a sentence stand inside quotation marks."""
    if not sentence.quotes:
        return frozenset()
    places = starts(tokens, text, sentence.start)
    return frozenset(
        index
        for first, last in sentence.quotes
        for index in range(bisect_left(places, first), bisect_left(places, last))
    )
