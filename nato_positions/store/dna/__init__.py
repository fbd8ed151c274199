"""Databases of Discourse Network Analyzer, versions 3.0 and 3.1: their layout, reading and writing."""
