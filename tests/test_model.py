"""The model: ordered vocabularies, frozen values, standing by the day."""

import pytest

from nato_positions.model import Actor, Attribution, Kind, Stance, Standing, Statement


def test_stances_are_ordered_as_in_the_arithmetic() -> None:
    assert {str(stance): stance.score for stance in Stance} == {
        **{"oppose": -1.0, "neutral": 0.0},
        **{"conditional": 0.5, "support": 1.0},
    }
    assert list(Stance) == sorted(Stance, key=lambda stance: stance.score)


def test_attributions_rank_from_a_third_partys_claim_to_an_act() -> None:
    ranked = sorted(Attribution, key=lambda attribution: attribution.weight, reverse=True)
    assert ranked == ["enacted", "quoted", "paraphrased", "reported", "claimed"]


def test_record_of_a_statement_is_the_contracts() -> None:
    contract = (
        "id, actor, actor_name, issue, stance, date, speaker, role, attribution, quote, note, source_id, "
        "source_url, source_title, outlet, published, status, confidence, recorded_at, recorded_by"
    )
    assert ", ".join(Statement._fields) == contract


@pytest.mark.parametrize(
    ("actor", "standing"),
    [
        (Actor("NATO", "NATO", Kind.ORGANISATION), Standing.ORGANISATION),
        (Actor("A", "A", Kind.ALLY, joined="2023-06-01"), Standing.MEMBER),
        (Actor("A", "A", Kind.ALLY, joined="2023-06-02"), Standing.PARTNER),
        (Actor("A", "A", Kind.ALLY, applied="2023-06-01", joined="2023-06-02"), Standing.APPLICANT),
        (Actor("A", "A", Kind.PARTNER, applied="2023-06-01"), Standing.APPLICANT),
        (Actor("A", "A", Kind.PARTNER, applied="2023-06-02"), Standing.PARTNER),
        (Actor("A", "A", Kind.PARTNER), Standing.PARTNER),
        (Actor("A", "A", Kind.OTHER), Standing.OTHER),
    ],
)
def test_standing_on_a_day(actor: Actor, standing: Standing) -> None:
    assert actor.standing("2023-06-01") is standing


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Actor("A", "A", Kind.ALLY).code = "B"  # type: ignore[misc]
