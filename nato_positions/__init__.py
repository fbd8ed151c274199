"""A ledger of who said what: statements by states on issues, with words, speaker, day and source."""

__version__ = "0.1.0"
