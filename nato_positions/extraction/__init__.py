"""Article text in, candidate statements with their places out; nothing is read but the wording tables of
`data/`.
"""

from nato_positions.extraction.candidates import extract
from nato_positions.extraction.findings import Candidate

__all__ = ["Candidate", "extract"]
