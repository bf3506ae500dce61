"""Newspapers that were scanned: what OCR read of them, as libraries keep it."""
