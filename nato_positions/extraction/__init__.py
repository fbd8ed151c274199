"""Pure: article text in, places in that text out. Offsets are code points into the archived text."""
