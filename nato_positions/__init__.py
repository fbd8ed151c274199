"""A ledger of who said what: statements by states on issues, with the words, the speaker, the day and the source."""

__version__ = "0.1.0"
