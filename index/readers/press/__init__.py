"""Exports of press databases: many articles of many newspapers in one file."""
