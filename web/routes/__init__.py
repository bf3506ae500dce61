"""The addresses: a request becomes a response.

Every route that asks the index raises `UnavailableError` where it cannot be asked now (nothing is
published, what is published is damaged, the engine is down), and `BadParameterError` or `LateError`
as the searcher does. `web/serving/errors.py` answers them all.
"""
