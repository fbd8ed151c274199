"""Results become text: drawn with rich for people, as plain records for programs."""
