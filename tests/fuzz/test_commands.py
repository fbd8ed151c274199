"""Any arguments to any command: a status of the contract, one line, and no change where it failed."""

import typer
from hypothesis import given
from hypothesis import strategies as st

from nato_positions import cli
from tests.fuzz.feeding import Fed, examples, fed

__all__ = ["fed"]
# Not given: what starts processes, asks a model or a cluster.
_OUTSIDE = {"--workers", "--dask", "--model", "--extractor", "--help"}
_WORDS = (
    *("hungary", "sweden", "support", "oppose", "1", "2", "0", "-1", "999999999999999999999", "2023-06-01"),
    *(
        "2023",
        "-30d",
        "yesterday",
        "9999-12-31",
        "0000-00-00",
        "json",
        "csv",
        "table",
        "graphml",
        "",
        "-",
        ".",
    ),
    *(
        "affiliation",
        "30d",
        "1e9",
        "nan",
        "https://example.org/x",
        "state=actor",
        "=",
        "'",
        '"',
        "%",
        "*",
        "NOT",
    ),
)
# No slash and no tilde: what is made stays in the folder of the test. No NUL: no system passes it on.
_text = st.text(st.characters(blacklist_characters="/~\0", blacklist_categories=()), max_size=12)
_value = st.sampled_from(_WORDS) | _text | st.integers().map(str) | st.dates().map(str)


def _options(name: str) -> list[str]:
    """Return the options that a command and the commands below it know."""
    command = typer.main.get_command(
        __import__(f"nato_positions.commands.{cli.COMMANDS[name].module}", fromlist=["app"]).app
    )
    below = getattr(command, "commands", {}).values()
    known = {option for one in (command, *below) for param in one.params for option in param.opts}
    return sorted(option for option in known if option.startswith("-") and option not in _OUTSIDE)


@st.composite
def _lines(draw: st.DrawFn) -> list[str]:
    """Draw a command with words and options of its own, in any order, and now and then anything at all."""
    name = draw(st.sampled_from([*cli.COMMANDS]))
    words = draw(st.lists(_value, max_size=3))
    for option in draw(st.lists(st.sampled_from(_options(name) or ["-q"]), max_size=5)):
        words += [option] if draw(st.integers(0, 5)) == 0 else [option, draw(_value)]
    below = draw(st.sampled_from(["", "", "", "add", "edit", "merge"])) if name == "issues" else ""
    return [name, *([below] if below else []), *words]


@given(_lines())
@examples(150)
def test_any_arguments_of_a_command(fed: Fed, args: list[str]) -> None:
    fed.run(args)


@given(st.lists(_value, max_size=5))
@examples(60)
def test_any_words_at_all(fed: Fed, args: list[str]) -> None:
    fed.run(args)


@given(_value, st.sampled_from(["--since", "--until", "--as-of", "--known-on"]))
@examples(60)
def test_any_text_for_a_date(fed: Fed, text: str, option: str) -> None:
    fed.run(["show", "--state", "norway", f"{option}={text}", "-f", "json"])


@given(
    st.from_regex(r"[-+]?[0-9]{1,9}[ ./-]?([a-z]{1,9}|[0-9]{1,4})?[ ./-]?[0-9Qq]{0,5}", fullmatch=True),
    st.sampled_from(["--since", "--until", "--as-of", "--known-on"]),
)
@examples(60)
def test_what_looks_like_a_date(fed: Fed, text: str, option: str) -> None:
    fed.run(["show", "--state", "norway", f"{option}={text}", "-f", "json"])


@given(_text, st.sampled_from(["statements", ""]))
@examples(60)
def test_any_words_to_search_for(fed: Fed, text: str, more: str) -> None:
    fed.run(["search", "--", text, more])
