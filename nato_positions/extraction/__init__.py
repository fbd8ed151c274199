"""Article text in, candidate statements with their places out; nothing is read but the wording tables of `data/`."""

from nato_positions.extraction.candidates import Candidate, extract

__all__ = ["Candidate", "extract"]
