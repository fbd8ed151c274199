"""Projects in REFI-QDA 1.5, the format in which NVivo, ATLAS.ti and MAXQDA exchange them (`.qdpx`)."""
