"""How the service is run: server, limits, log, metrics, headers."""
