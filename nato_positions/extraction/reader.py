"""One sentence on its way through the steps."""

from collections.abc import Iterator, Sequence

from nato_positions.extraction import answers, stances
from nato_positions.extraction.actors import Member, Mention
from nato_positions.extraction.answers import Asked
from nato_positions.extraction.besides import names_suppliers
from nato_positions.extraction.carrying import carried, carries, resumed
from nato_positions.extraction.echoes import echoes
from nato_positions.extraction.findings import Candidate, Found, Progress, Reading
from nato_positions.extraction.hearing import Heard
from nato_positions.extraction.holders import (
    has_applied,
    is_other_joiner,
    is_the_public,
    joins_itself,
    only_looks_on,
    rejects_demand,
    seen_by,
    stance_of,
)
from nato_positions.extraction.issues import Topic, rejected, subjects
from nato_positions.extraction.lexicon import Match, starts
from nato_positions.extraction.scenes import Scene, scene
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.signs import Trail, signs
from nato_positions.extraction.speakers import is_he
from nato_positions.extraction.voices import Voice, interruptions, voice_at
from nato_positions.extraction.weights import confidence, weights
from nato_positions.extraction.wording import Cue, cues, foes, word_set
from nato_positions.model import Attribution, Stance

# Words that need no cue: "there will be no troops", "tanks received from Spain", "if it joined".
_TELLING = frozenset(("no", "received", "receiving", "if"))
# How far behind "Mr. President," a question may open.
_ADDRESS = 5


class SentenceReader(Heard):
    """One sentence on its way through the steps; what it finds and what it leaves for the next sentence."""

    def _scene(self) -> Scene | None:
        """Return the sentence with its cues, None where none of them can say anything."""
        found = cues().find(self.tokens)
        says = bool(self.topics) and (bool(found) or self._tells)
        return self._seen(found) if says or carries(found) else None

    def _seen(self, found: Sequence[Match[list[Cue]]]) -> Scene:
        inside = interruptions(self.tokens, self.voices)
        spoken = frozenset(v.verb + 1 for v in self.voices if not any(a < v.verb < z for a, z in inside))
        return scene(self.tokens, self.mentions, found, spoken, self.known.about, inside)

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
        if len(self.quoted) >= len(self.tokens) - 2 and not self.voices:
            # Of whom somebody else speaks in a quotation is not "he" behind it.
            memory = memory._replace(person=before.memory.person)
        known = self.voices[-1].speaker if self.voices else None
        if known and (known.kind in ("person", "outsider", "stranger") or (is_he(self.tokens, known))):
            memory = memory._replace(person=self.voices[-1].speaker.members)
        asked = before.asked if self._asks_on else self._asked() if self.is_question else ()
        told = tuple(self._said.items()) or (before.told if kept <= 1 else ())
        return Progress(memory, after, threads, last, kept, asked, told)

    @property
    def _asks_on(self) -> bool:
        """Whether the sentence only goes on with a question: "Sir?", "a reporter asked"."""
        asking = not word_set("speech.toml", "questioned").isdisjoint(self.tokens.here)
        return not self.topics and (self.is_question or asking)

    def _asked(self) -> tuple[Asked, ...]:
        """Return what the sentence asks for, where it is read as if it said so."""
        shown = self._scene()
        read = self._asked_in(shown) if shown else ()
        joining = self.known.joining.values()
        opens = not word_set("text.toml", "modals").isdisjoint(self.tokens[:_ADDRESS])
        if read or not (self.is_question and opens):
            return read
        # "Will Ukraine join NATO?"
        return tuple(Asked(topic.slug, Stance.SUPPORT, ()) for topic in self.topics if topic.slug in joining)

    def _asked_in(self, shown: Scene) -> tuple[Asked, ...]:
        return tuple(
            Asked(reading.slug, reading.stance, reading.holder.codes if reading.holder else ())
            for topic in self.topics
            for reading in stances.readings(shown, topic, topic.slug in self.known.joining.values())
            # Whether it would link it to something else asks for neither.
            if reading.stance is not Stance.NEUTRAL and reading.kind != "noun" and reading.cue != "ties"
        )

    def _told(self) -> tuple[Asked, ...]:
        """Return what the sentence tells was asked: "asked whether he would send jets"."""
        words = answers.question(self.tokens)
        if words is None:
            # "Asked about tanks, he said no."
            named = [topic for topic in self.topics if answers.is_asked_about(self.tokens, topic.first)]
            return tuple(Asked(topic.slug, Stance.SUPPORT, ()) for topic in named)
        if not self.topics:
            # "Kyiv wants jets. Asked if the US would provide them, Biden said no."
            meant = not answers.STANDING_IN.isdisjoint(self.tokens[slice(*words)]) and self._may_go_on
            return tuple(Asked(slug, Stance.SUPPORT, ()) for slug in self.before.before.slugs if meant)
        places = [*starts(self.tokens, self.text, self.sentence.start), self.sentence.end]
        piece = Sentence(places[words[0]], places[words[1]], False, (), -1, None)
        return SentenceReader(self.text, piece, self._day, self.known, self.before, None, ())._asked()

    def _answered(self, order: int) -> Iterator[Found]:
        """Yield what an answer of one word says to what was asked, here or in the sentence before."""
        given = answers.answer(self.tokens)
        asked = (self._told() or self.before.asked) if given else ()
        if not (given and asked):
            return
        self.scene = self._seen(cues().find(self.tokens))
        place, agreed = given
        voice = voice_at(self.voices, place)
        speaker = voice.speaker if voice else self.thread
        for one in asked:
            others = next((m for m in self.mentions if m.codes == one.codes and m.kind == "state"), None)
            own = speaker is None or not others or set(others.codes) & set(speaker.codes)
            reading = Reading(None if own else others, one.slug, one.answered(agreed), place, "answer", False)
            yield from self._candidates(reading, order, reading.kind, Topic(place, place + 1, one.slug, True))

    def found(self, order: int) -> Iterator[Found]:
        """Yield what the sentence says, each holder by itself."""
        for one in self._found(order):
            self._said[one.candidate.issue] = one.candidate.stance
            yield one
        again = self._said or dict(self.before.told)
        for echo in echoes(self.tokens, self.mentions) if again and not self.is_question else ():
            self.scene = self._seen(cues().find(self.tokens))
            for slug, stance in again.items():
                if taken := echo.of(stance):
                    reading = Reading(echo.holder, slug, taken, echo.at, "carried", False)
                    place = Topic(echo.at, echo.at, slug, False)
                    yield from self._candidates(reading, order, reading.kind, place)

    def _found(self, order: int) -> Iterator[Found]:
        told = len(self.tokens)
        if self.is_question and (told := answers.told_before(self.tokens)) == 0:
            return
        answered = [*self._answered(order)]
        yield from answered
        if answered and answers.question(self.tokens):
            return
        if not self.topics and not self._may_go_on:
            return
        shown = self._scene()
        if not shown or not (shown.clues or self._tells):
            return
        self.scene = shown
        if self.topics:
            about = [*self.topics, *resumed(shown, self.topics)]
        else:
            # "Troops to Poland" are not those that the sentence before spoke of.
            gone = rejected(self.tokens, self.known)
            about = carried(shown, [slug for slug in self.before.before.slugs if slug not in gone])
        for topic in about:
            if topic.last > told:
                continue
            joining = topic.slug in self.known.joining.values()
            for reading in map(self._wished, stances.readings(shown, topic, joining)):
                kind = reading.kind if self.topics else "carried"
                yield from self._candidates(reading, order, kind, topic)
                yield from self._by_the_concerned(reading, order, topic)

    def _wished(self, reading: Reading) -> Reading:
        """Return the reading; where those concerned call it absurd how it goes with theirs, they want it."""
        voice = voice_at(self.voices, reading.at)
        speaker = voice.speaker if voice else self.thread
        own = speaker is not None and speaker.codes == (self.known.about.get(reading.slug),)
        bad = reading.cue == "bad" and reading.kind == "judgement" and reading.stance is Stance.OPPOSE
        if reading.holder and reading.holder.codes == (self.known.about.get(reading.slug),):
            # "No timeline, sparking criticism from Kyiv."
            own = bad = self.tokens[reading.at] in word_set("text.toml", "complaints")
        return reading._replace(stance=Stance.SUPPORT, kind="concerned") if own and bad else reading

    @property
    def _tells(self) -> bool:
        """Whether words other than cues can say something of an issue: "no troops", "US-supplied tanks"."""
        return not _TELLING.isdisjoint(self.tokens.here) or names_suppliers(self.tokens)

    @property
    def _may_go_on(self) -> bool:
        """Whether the sentence can go on about the issue of the one before without naming it."""
        return self.before.apart <= 1 and not self.sentence.heading and bool(self.before.before.slugs)

    def _candidates(self, reading: Reading, order: int, kind: str, topic: Topic) -> Iterator[Found]:
        voice = voice_at(self.voices, reading.at)
        speaker = voice.speaker if voice and voice.speaker.kind != "first" else self._around(reading, voice)
        if speaker and not speaker.codes and kind == "carried":
            return  # What an expert may mean by "it" is nobody's position.
        asking = self.sentence.turn == "Q"
        if asking and voice is None and not (reading.holder and reading.holder.codes):
            return  # What a reporter thinks of it is no position.
        spoken = self.sentence.turn is not None or self._speaking is not None
        quoted = reading.at in self.quoted or (spoken and not asking)
        for member, attribution, said in self._holders(reading, speaker, quoted):
            if not member.code or has_applied(reading, member, attribution, self.known):
                continue
            if rejects_demand(self.tokens, self.mentions, reading, member):
                continue
            against = kind == "carried" and reading.stance is Stance.OPPOSE
            if against and joins_itself(reading, member, self.known):
                continue
            if not is_other_joiner(reading, member, self.known):
                trail = Trail(
                    self.sentence, self.scene, topic, reading._replace(kind=kind), speaker, attribution,
                    self.known.about.get(reading.slug) == member.code,
                    reading.slug in self.known.joining.values(),
                )  # fmt: skip
                marks = signs(trail)
                stance = stance_of(trail.reading, member, self.known)
                candidate = Candidate(
                    member.code, reading.slug, stance, said.name, said.role, attribution,
                    self.text[self.sentence.start : self.sentence.end],
                    self.sentence.start, self.sentence.end, confidence(marks, weights()),
                )  # fmt: skip
                yield Found(candidate, marks, reading.past, order)

    def _around(self, reading: Reading, voice: Voice | None) -> Mention | None:
        """Return who speaks where no verb in the sentence says so: not who says another part of it."""
        apart = voice is None and self.voices and reading.at not in self.quoted and not self.sentence.turn
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
            and (topic.sure or not foes().issuperset(reading.holder.codes))
        ):
            own = Reading(None, reading.slug, Stance.SUPPORT, reading.at, "concerned", False)
            yield from self._candidates(own, order, own.kind, topic)

    def _holders(
        self, reading: Reading, speaker: Mention | None, quoted: bool
    ) -> Iterator[tuple[Member, Attribution, Member]]:
        """Yield who holds the stance, how the article has it, and by whose name and office it is filed: of
        "Szijjártó said Budapest opposes" Hungary is the holder and the minister the speaker.
        """
        told = (reading.holder, speaker if speaker in self.mentions else None)
        if any(is_the_public(self.tokens, one) for one in told if one is not None):
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
            guessing = speaker in self.mentions and only_looks_on(self.tokens, speaker)
            for member in holder.members:
                if said := speaking.get(member.code):
                    yield member, direct, said if said.name else member
                elif reading.stance is not Stance.CONDITIONAL and not guessing:
                    # That somebody else could do a thing is a guess, and no position of theirs.
                    yield member, Attribution.CLAIMED, member
