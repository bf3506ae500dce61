"""Stands in the way of SciPy, which tests and benchmarks bring and what runs does not: NLTK imports
it where it finds it, which takes a second of each command.
"""

raise ImportError("SciPy is not installed to run")
