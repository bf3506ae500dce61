"""reStructuredText, as Pelican and Nikola read it, by rules of our own: no directive is obeyed, and
so nothing is ever included, run or fetched.
"""
