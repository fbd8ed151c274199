"""How a database of Discourse Network Analyzer 3 is made: its tables, and the variables that we give it."""

_COLOURS = ("Red", "Green", "Blue")
_PERMISSIONS = (
    *(f"{do}Documents" for do in ("Add", "Edit", "Delete", "Import")),
    *(f"{do}Statements" for do in ("Add", "Edit", "Delete")),
    *("EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations"),
    *("ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements"),
)
MOST = 190
"""The longest short text, in code points."""


def _within(column: str, low: int, high: int) -> str:
    return f"CHECK ({column} BETWEEN {low} AND {high})"


def _number(column: str, low: int, high: int, default: int) -> str:
    return f"{column} INTEGER NOT NULL {_within(column, low, high)} DEFAULT {default}"


def _short(column: str, default: str = "") -> str:
    return f"{column} TEXT NOT NULL {default}CHECK (LENGTH({column}) < {MOST + 1})"


def _allowed(column: str) -> str:
    return f"{column} INTEGER NOT NULL DEFAULT 1 CHECK({column} BETWEEN 0 AND 1)"


def _positive(column: str) -> str:
    return f"{column} INTEGER CHECK({column} > 0)"


def _of(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


_EMPTY = "DEFAULT '' "
_ID = "ID INTEGER NOT NULL PRIMARY KEY"
# The younger tables of DNA word their key the other way round.
_KEY = "ID INTEGER PRIMARY KEY NOT NULL"
_COLOUR = tuple(f"{one} INTEGER NOT NULL DEFAULT 0 {_within(one, 0, 255)}" for one in _COLOURS)


def _values(column: str, *more: str) -> tuple[str, ...]:
    """Return the columns of a table of values: one of each variable for a statement."""
    return (
        *(_KEY, "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", column),
        *(_of("StatementId", "STATEMENTS"), _of("VariableId", "VARIABLES"), *more),
        "UNIQUE (StatementId, VariableId)",
    )


_TABLES = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        *(_ID, _short("Name"), *_COLOUR, _number("Refresh", 0, 9999, 0), _number("FontSize", 1, 99, 14)),
        *(_short("Password"), f"PopupWidth INTEGER {_within('PopupWidth', 100, 9999)} DEFAULT 300"),
        *(_number("ColorByCoder", 0, 1, 0), _number("PopupDecoration", 0, 1, 0)),
        *(_number("PopupAutoComplete", 0, 1, 1),),
        *(_number(f"Permission{one}", 0, 1, 1) for one in _PERMISSIONS),
    ),
    "DOCUMENTS": (
        *(_ID, _short("Title"), "Text TEXT NOT NULL", "Coder INTEGER"),
        *(_short(one, _EMPTY) for one in ("Author", "Source", "Section")),
        *("Notes TEXT NOT NULL DEFAULT ''", _short("Type", _EMPTY), "Date INTEGER NOT NULL"),
        _of("Coder", "CODERS"),
    ),
    "STATEMENTTYPES": (_ID, _short("Label"), *_COLOUR),
    "VARIABLES": (
        *(_ID, _short("Variable")),
        "DataType TEXT NOT NULL CHECK (DataType = 'boolean' OR DataType = 'integer' OR DataType = 'long text'"
        " OR DataType = 'short text') DEFAULT 'short text'",
        *("StatementTypeId INTEGER", _of("StatementTypeId", "STATEMENTTYPES")),
        "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (
        *(_ID, "SourceVariableId INTEGER", "TargetVariableId INTEGER"),
        "CHECK (TargetVariableId != SourceVariableId)",
        *(_of("SourceVariableId", "VARIABLES"), _of("TargetVariableId", "VARIABLES")),
    ),
    "REGEXES": (f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < {MOST + 1})", *_COLOUR),
    "CODERRELATIONS": (
        *(_ID, _positive("Coder"), _positive("OtherCoder")),
        *(_allowed(one) for one in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
        *("CHECK (Coder != OtherCoder)", _of("Coder", "CODERS"), _of("OtherCoder", "CODERS")),
    ),
    "STATEMENTS": (
        *(_ID, "StatementTypeId INTEGER", "DocumentId INTEGER"),
        *(f"{one} INTEGER NOT NULL CHECK({one} >= 0)" for one in ("Start", "Stop")),
        *("Coder INTEGER", "CHECK (Start < Stop)", _of("StatementTypeId", "STATEMENTTYPES")),
        *(_of("Coder", "CODERS"), _of("DocumentId", "DOCUMENTS")),
    ),
    "DATABOOLEAN": _values("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _values("Value INTEGER NOT NULL DEFAULT 0"),
    "ENTITIES": (
        *(_KEY, "VariableId INTEGER NOT NULL", _short("Value", _EMPTY)),
        *(f"{one} INTEGER {_within(one, 0, 255)}" for one in _COLOURS),
        *(_positive("ChildOf"), "UNIQUE (VariableId, Value)"),
        *(_of("ChildOf", "ENTITIES"), _of("VariableId", "VARIABLES")),
    ),
    "DATASHORTTEXT": _values("Entity INTEGER NOT NULL", _of("Entity", "ENTITIES")),
    "DATALONGTEXT": _values("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": (
        *(_KEY, "VariableId INTEGER NOT NULL", _short("AttributeVariable")),
        *("UNIQUE(VariableId, AttributeVariable)", _of("VariableId", "VARIABLES")),
    ),
    "ATTRIBUTEVALUES": (
        *(_KEY, "EntityId INTEGER NOT NULL", "AttributeVariableId INTEGER NOT NULL"),
        *(_short("AttributeValue", _EMPTY), "UNIQUE (EntityId, AttributeVariableId)"),
        *(_of("EntityId", "ENTITIES"), _of("AttributeVariableId", "ATTRIBUTEVARIABLES")),
    ),
}
TABLES = tuple(f"CREATE TABLE {name}({', '.join(columns)})" for name, columns in _TABLES.items())
"""The statements that make the tables, in DNA's order and, to the letter, as its databases have them."""

VERSION = {"version": "3.0.7", "date": "2022-06-10"}
"""The settings of a database: whose layout it has. DNA 3.1 opens it too."""

LABEL = "DNA Statement"
"""The type of statement that DNA gives to a new database, and ours."""
VARIABLES = {
    "person": "short text",
    "organization": "short text",
    "concept": "short text",
    "agreement": "integer",
    "stance": "short text",
    "date": "short text",
    "attribution": "short text",
    "role": "short text",
    "confidence": "short text",
    "note": "long text",
    "quote": "long text",
    "anchored": "boolean",
    "uncut": "long text",
}
"""The variables of our statements with their types: DNA's own four, then what else a statement is."""
ATTRIBUTES = {
    "person": ("Type", "Alias", "Notes"),
    "organization": ("Type", "Alias", "Notes", "Code"),
    "concept": ("Type", "Alias", "Notes", "Slug", "About"),
}
"""The attributes of the entities of a variable: DNA's own three, then ours."""
SCALE = {"oppose": -2, "neutral": 0, "conditional": 1, "support": 2}
"""Our stances as an integer qualifier: the scores of the arithmetic, doubled."""

ARCHIVED, BARE = "archived text", "no text archived"
"""The types of our documents: an article's own text, or one that was made where none is archived."""
