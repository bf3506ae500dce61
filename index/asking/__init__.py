"""What an index is asked, what it answers, and what a match and a score are."""
