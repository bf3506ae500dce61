"""Markdown files, and others that begin with a head of keys and values, as site generators and
note programs keep them.
"""
