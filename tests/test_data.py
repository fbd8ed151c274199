"""The reference data and the starter ledger keep their shape, their vocabularies and their facts."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from typing import TypedDict, cast
from urllib.parse import urlsplit

import pytest

from nato_positions.extraction.wording import alternatives

DATA = Path(__file__).parent.parent / "data"
Row = dict[str, str]

HEADERS = {
    "actors": "code,iso2,name,kind,applied,joined,capital,names,demonyms,metonyms,note",
    "officials": "actor,name,surname,role,start,end,also,confidence,last_seen,source,note",
    "starter": (
        "actor,issue,stance,date,speaker,role,attribution,quote,note,source_url,source_title,outlet,"
        "published,confidence,date_precision,weakness"
    ),
}
COUNTS = {"actors": 39, "officials": 369, "starter": 348}
REQUIRED = {
    "actors": ("code", "name", "kind"),
    "officials": ("actor", "name", "surname", "role", "start", "confidence", "source"),
    "starter": (
        *("actor", "issue", "stance", "date", "role", "attribution", "note", "source_url", "source_title"),
        *("outlet", "confidence", "date_precision"),
    ),
}
LISTS = {"actors": ("names", "demonyms", "metonyms"), "officials": ("also", "source"), "starter": ()}
DAYS = {"actors": ("applied", "joined"), "officials": ("start", "end"), "starter": ("date", "published")}
VOCABULARIES = {
    ("actors", "kind"): {"ally", "partner", "other", "organisation"},
    ("officials", "confidence"): {"high", "medium", "low"},
    ("officials", "role"): {
        *("president", "acting president", "prime minister", "acting prime minister", "chancellor"),
        *("head of government", "head of presidential office", "deputy prime minister", "vice president"),
        *("foreign minister", "acting foreign minister", "defence minister", "acting defence minister"),
        *("interim defence minister", "national security adviser", "speaker of parliament"),
        *("secretary general", "deputy secretary general", "high representative", "defence commissioner"),
        *("president of the European Commission", "president of the European Council"),
        *(
            "president of the European Parliament",
            "presidential spokesperson",
            "foreign ministry spokesperson",
        ),
        *("defence ministry spokesperson", "national security spokesperson", "presidential adviser"),
        *("deputy defence minister", "deputy chairman of the security council", "chief of the armed forces"),
        "ambassador",
    },
    ("starter", "stance"): {"support", "conditional", "neutral", "oppose"},
    ("starter", "attribution"): {"enacted", "quoted", "paraphrased", "reported", "claimed"},
    ("starter", "confidence"): {"0.95", "0.8", "0.6"},
    ("starter", "date_precision"): {"day", "computed", "approximate", "day-from-memory"},
}
ISSUES = [
    *("sweden", "finland", "ukraine-accession", "ukraine-guarantees"),
    *("defence-spending", "ukraine-arms", "ukraine-troops"),
]
FILES = sorted(HEADERS)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z]{3}|NATO|EU")


class IssueTable(TypedDict):
    """An `[[issue]]` of issues.toml."""

    slug: str
    title: str
    question: str
    about: str
    aliases: list[str]
    terms: list[str]


def text(name: str) -> str:
    """Return a data file as it stands, line ends included."""
    return (DATA / name).read_bytes().decode("utf-8")


def rows(name: str) -> list[Row]:
    """Return the rows of a data file, one dictionary a row."""
    return list(csv.DictReader(text(f"{name}.csv").splitlines()))


def issues() -> list[IssueTable]:
    """Return the tables of issues.toml."""
    return cast(list[IssueTable], tomllib.loads(text("issues.toml"))["issue"])


def parts(cell: str) -> list[str]:
    """Return the items of a cell that holds a list."""
    return cell.split("|") if cell else []


def fold(name: str) -> str:
    """Return a name without accents and case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def joined() -> dict[str, str]:
    """Return the day on which each ally joined."""
    return {row["code"]: row["joined"] for row in rows("actors") if row["joined"]}


def repeated(items: list[str] | list[tuple[str, ...]]) -> list[object]:
    """Return the items that occur more than once."""
    return [item for item, times in Counter(items).items() if times > 1]


@pytest.mark.parametrize("name", FILES)
def test_file_has_its_header_and_its_rows(name: str) -> None:
    table = list(csv.reader(text(f"{name}.csv").splitlines()))
    assert table[0] == HEADERS[name].split(",")
    assert len(table) - 1 == COUNTS[name]
    assert {len(line) for line in table} == {len(table[0])}


@pytest.mark.parametrize("name", [*(f"{name}.csv" for name in FILES), "issues.toml"])
def test_file_is_plain_text(name: str) -> None:
    whole = text(name)
    assert whole.endswith("\n")
    assert unicodedata.is_normalized("NFC", whole)
    odd = {letter for letter in whole if unicodedata.category(letter).startswith("C")} - {"\n"}
    assert odd == set()


@pytest.mark.parametrize("name", FILES)
def test_cells_are_trimmed_and_the_required_ones_filled(name: str) -> None:
    table = rows(name)
    assert [row for row in table if not all(row[column] for column in REQUIRED[name])] == []
    assert [cell for row in table for cell in row.values() if cell != " ".join(cell.split())] == []


@pytest.mark.parametrize("name", FILES)
def test_lists_have_no_blank_and_no_repeated_item(name: str) -> None:
    lists = [parts(row[column]) for row in rows(name) for column in LISTS[name]]
    assert [items for items in lists if repeated(items)] == []
    assert [items for items in lists if any(not item or item != item.strip() for item in items)] == []


@pytest.mark.parametrize("name", FILES)
def test_cells_with_one_value_hold_no_list(name: str) -> None:
    single = [column for column in HEADERS[name].split(",") if column not in LISTS[name]]
    assert [row[column] for row in rows(name) for column in single if "|" in row[column]] == []


@pytest.mark.parametrize("name", FILES)
def test_days_are_iso_days(name: str) -> None:
    days = [row[column] for row in rows(name) for column in DAYS[name] if row[column]]
    assert [day for day in days if date.fromisoformat(day).isoformat() != day] == []
    assert min(days) >= "1949-04-04"


@pytest.mark.parametrize(("name", "column"), VOCABULARIES)
def test_vocabulary_is_closed(name: str, column: str) -> None:
    used = {row[column] for row in rows(name)}
    assert used
    assert used - VOCABULARIES[name, column] == set()


def test_actors_are_sorted_with_organisations_last() -> None:
    keys = [(row["kind"] == "organisation", row["code"]) for row in rows("actors")]
    assert all(first < second for first, second in pairwise(keys))


def test_officials_and_starter_are_sorted() -> None:
    terms = [(row["actor"], row["role"], row["start"]) for row in rows("officials")]
    assert terms == sorted(set(terms))
    claims = [(row["date"], row["actor"], row["issue"]) for row in rows("starter")]
    assert claims == sorted(claims)


def test_codes_are_iso_or_one_of_our_two() -> None:
    table = rows("actors")
    assert [row["code"] for row in table if not CODE.fullmatch(row["code"])] == []
    assert {row["code"] for row in table if not re.fullmatch("[A-Z]{2}", row["iso2"])} == {"NATO"}
    assert {row["code"] for row in table if row["kind"] == "organisation"} == {"EU", "NATO"}
    assert len({row["code"] for row in table}) == len({row["iso2"] for row in table}) == COUNTS["actors"]


def test_every_actor_and_issue_named_is_known() -> None:
    known = {row["code"] for row in rows("actors")}
    assert {row["actor"] for row in rows("officials")} == known
    assert {row["actor"] for row in rows("starter")} < known
    assert {issue["about"] for issue in issues()} == {"SWE", "FIN", "UKR", ""}
    assert {row["issue"] for row in rows("starter")} == set(ISSUES[:4])


def test_allies_and_only_they_have_joined() -> None:
    assert {row["code"] for row in rows("actors") if row["kind"] == "ally"} == set(joined())


@pytest.mark.parametrize(
    ("code", "day"),
    [
        *(("USA", "1949-08-24"), ("ISL", "1949-08-24"), ("TUR", "1952-02-18"), ("DEU", "1955-05-06")),
        *(("ESP", "1982-05-30"), ("HUN", "1999-03-12"), ("SVK", "2004-03-29"), ("HRV", "2009-04-01")),
        *(("MNE", "2017-06-05"), ("MKD", "2020-03-27"), ("FIN", "2023-04-04"), ("SWE", "2024-03-07")),
    ],
)
def test_ally_joined_on(code: str, day: str) -> None:
    assert joined()[code] == day


@pytest.mark.parametrize(
    ("day", "members"),
    [("1949-12-31", 12), ("2023-01-01", 30), ("2023-04-04", 31), ("2024-03-06", 31), ("2024-03-07", 32)],
)
def test_number_of_members_on(day: str, members: int) -> None:
    assert sum(since <= day for since in joined().values()) == members


def test_applicants_applied_before_they_joined() -> None:
    applied = {row["code"]: row["applied"] for row in rows("actors") if row["applied"]}
    assert applied == {"SWE": "2022-05-18", "FIN": "2022-05-18", "UKR": "2022-09-30"}
    assert all(applied[code] < day for code, day in joined().items() if code in applied)


def test_no_word_names_two_actors() -> None:
    meant: dict[str, set[str]] = {}
    for row in rows("actors"):
        lists = chain(*(parts(row[column]) for column in LISTS["actors"]))
        for word in (row["code"], row["iso2"], row["name"], *lists):
            meant.setdefault(fold(word), set()).add(row["code"])
    assert {word: codes for word, codes in meant.items() if len(codes) > 1} == {}
    assert meant["turkiye"] == meant["turkey"] == meant["turks"] == meant["ankara"] == {"TUR"}


def test_states_are_named_by_their_people_and_capital_but_brussels_is_nobodys() -> None:
    table = rows("actors")
    assert [row["code"] for row in table if not row["demonyms"]] == ["EU", "NATO"]
    assert [row["code"] for row in table if not row["capital"]] == ["EU", "NATO"]
    silent = [row["code"] for row in table if row["capital"] not in parts(row["metonyms"])]
    assert silent == ["BEL", "LUX", "EU", "NATO"]
    words = {fold(word) for row in table for column in LISTS["actors"] for word in parts(row[column])}
    assert "brussels" not in words
    assert {"kiev", "chisinau", "the hague", "kremlin", "elysee palace", "white house"} < words


def test_terms_of_office_end_after_they_start() -> None:
    assert [row for row in rows("officials") if row["end"] and row["end"] < row["start"]] == []


def test_official_was_last_seen_in_an_open_term() -> None:
    seen = [row for row in rows("officials") if row["last_seen"]]
    assert [row for row in seen if row["end"] or not re.fullmatch(r"20\d\d-\d\d", row["last_seen"])] == []
    # The day of the start may lie anywhere in the month in which the official was seen.
    assert [row for row in seen if row["last_seen"] < row["start"][:7]] == []


def test_official_goes_by_other_spellings() -> None:
    table = rows("officials")
    assert [row for row in table if row["surname"] not in row["name"]] == []
    assert [row for row in table if row["name"] in parts(row["also"])] == []
    also = {row["name"]: set(parts(row["also"])) for row in table}
    assert {"Volodymyr Zelensky", "Volodymyr Zelenskiy"} < also["Volodymyr Zelenskyy"]
    assert {"Recep Tayyip Erdogan", "Mevlut Cavusoglu", "Peter Szijjarto", "Tobias Billstrom"} < set().union(
        *also.values()
    )
    plain = [row for row in table if not row["name"].isascii()]
    assert [row["name"] for row in plain if not any(name.isascii() for name in parts(row["also"]))] == []


def test_no_spelling_names_two_officials_of_one_actor() -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for row in rows("officials"):
        for name in (row["name"], *parts(row["also"])):
            meant.setdefault((row["actor"], fold(name)), set()).add(row["name"])
    assert {key: names for key, names in meant.items() if len(names) > 1} == {}


def test_officials_have_sources_that_a_reader_understands() -> None:
    plain = re.compile(
        r"https?://\S+|(CIA World Factbook|Wikidata)( \(gives the start as [\d-]+( or [\d-]+)?\))?"
        r"|Wikipedia, current events of [\d-]+|from memory, not checked"
        r"|named with this role in \d+ dated texts? of the term \((one of )?[\d-]+\)"
        r"|open data set of current world leaders on GitHub, as of [\d-]+"
    )
    sources = [source for row in rows("officials") for source in parts(row["source"])]
    assert [source for source in sources if not plain.fullmatch(source)] == []
    memory = [row["confidence"] for row in rows("officials") if row["source"] == "from memory, not checked"]
    assert set(memory) == {"low"}


def test_issues_are_these_and_keep_their_order() -> None:
    table = issues()
    assert [issue["slug"] for issue in table] == ISSUES
    assert all(set(issue) == set(IssueTable.__required_keys__) for issue in table)
    assert all(issue["title"] and re.fullmatch(r"[A-Z][^?\n]+\?", issue["question"]) for issue in table)


def test_slugs_and_aliases_are_unique() -> None:
    slugs = [slug for issue in issues() for slug in (issue["slug"], *issue["aliases"])]
    assert [slug for slug in slugs if not SLUG.fullmatch(slug)] == []
    assert repeated(slugs) == []
    aliases = {alias: issue["slug"] for issue in issues() for alias in issue["aliases"]}
    assert aliases["ukraine"] == "ukraine-accession"
    assert aliases["spending"] == aliases["2-percent"] == "defence-spending"
    assert aliases["swedish-accession"] == "sweden"


def test_terms_are_lower_case_and_in_both_spellings() -> None:
    for issue in issues():
        terms = issue["terms"]
        assert len(terms) > 20
        assert repeated(terms) == []
        assert [term for term in terms if term != term.strip().lower() or "’" in term] == []
        written = {one for term in terms for one in alternatives(term)}
        assert {one.replace("defence", "defense") for one in written} <= written


def test_starter_counts() -> None:
    table = rows("starter")
    assert Counter(row["attribution"] for row in table) == {
        **{"paraphrased": 146, "enacted": 142},
        **{"reported": 59, "claimed": 1},
    }
    assert Counter(row["issue"] for row in table) == {
        **{"sweden": 126, "finland": 40},
        **{"ukraine-accession": 104, "ukraine-guarantees": 78},
    }


@pytest.mark.parametrize(
    ("issue", "word", "last"), [("finland", "Finland's", "TUR"), ("sweden", "Sweden's", "HUN")]
)
def test_every_ally_ratified(issue: str, word: str, last: str) -> None:
    """The allies of the day ratified: 30 the Finnish protocol, 31 with Finland the Swedish one."""
    acts = [
        row
        for row in rows("starter")
        if row["issue"] == issue and "protocol" in row["note"] and word in row["note"]
        if row["attribution"] == "enacted"
    ]
    bidder = {"finland": "FIN", "sweden": "SWE"}[issue]
    allies = {code for code, day in joined().items() if day < joined()[bidder]}
    assert {row["actor"] for row in acts} == allies
    assert len(allies) == {"finland": 30, "sweden": 31}[issue]
    assert max(acts, key=lambda row: row["date"])["actor"] == last
    assert {row["stance"] for row in acts} == {"support"}


def test_sixty_one_ratifications_by_parliaments_and_canadas_government() -> None:
    acts = [
        row
        for row in rows("starter")
        if row["issue"] in {"finland", "sweden"} and row["attribution"] == "enacted" and not row["speaker"]
        if re.search(r"(protocol|accession)\b", row["note"]) and "accession" in row["note"]
    ]
    ratified = Counter((row["actor"], row["issue"]) for row in acts)
    assert len([key for key in ratified if key != ("FIN", "finland")]) == 61
    assert {row["role"] for row in acts if row["actor"] == "CAN"} == {"government"}


@pytest.mark.parametrize(
    ("actor", "issue", "day"),
    [
        *(("TUR", "finland", "2023-03-30"), ("HUN", "finland", "2023-03-27")),
        ("FIN", "finland", "2023-03-01"),
        *(("TUR", "sweden", "2024-01-23"), ("HUN", "sweden", "2024-02-26"), ("USA", "sweden", "2022-08-03")),
        *(("GBR", "ukraine-guarantees", "2024-01-12"), ("UKR", "ukraine-accession", "2022-09-30")),
    ],
)
def test_enacted_on(actor: str, issue: str, day: str) -> None:
    acts = [row for row in rows("starter") if row["attribution"] == "enacted"]
    assert (actor, issue, day) in {(row["actor"], row["issue"], row["date"]) for row in acts}


def test_starter_makes_no_claim_twice() -> None:
    columns = ("source_url", "actor", "issue", "stance", "date", "speaker", "note")
    assert repeated([tuple(row[column] for column in columns) for row in rows("starter")]) == []


def test_notes_are_one_short_line_in_our_own_words() -> None:
    table = rows("starter")
    assert [row["note"] for row in table if not 20 <= len(row["note"]) <= 140] == []
    assert [row["note"] for row in table if row["note"].endswith(".") or '"' in row["note"]] == []
    assert [row["note"] for row in table if row["note"] == row["source_title"]] == []
    assert {row["quote"] for row in table} == {""}


def test_speakers_are_persons() -> None:
    speakers = {name for row in rows("starter") for name in row["speaker"].split("; ") if name}
    assert [name for name in speakers if " " not in name] == []
    assert speakers.isdisjoint({"government", "parliament", "foreign ministry"})
    several = [row for row in rows("starter") if "; " in row["speaker"]]
    assert {len(row["speaker"].split("; ")) - len(row["role"].split("; ")) for row in several} == {0}


def test_addresses_are_of_the_web_and_stand_for_one_source_each() -> None:
    described: dict[str, set[tuple[str, str, str]]] = {}
    for row in rows("starter"):
        source = (row["source_title"], row["outlet"], row["published"])
        described.setdefault(row["source_url"], set()).add(source)
    assert {urlsplit(url).scheme for url in described} <= {"http", "https"}
    assert [url for url in described if not urlsplit(url).netloc] == []
    assert [url for url in described if re.search(r"\s", url)] == []
    assert {url: sources for url, sources in described.items() if len(sources) > 1} == {}
    assert len(described) == 175


def test_rows_with_an_inexact_day_say_why() -> None:
    inexact = [row for row in rows("starter") if row["date_precision"] != "day"]
    assert len(inexact) == 39
    assert [row for row in inexact if not row["weakness"]] == []
