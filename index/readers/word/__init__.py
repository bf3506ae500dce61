"""Word documents: exports of Nexis Uni, and texts that somebody wrote."""
