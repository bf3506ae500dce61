"""What the terminal's commands show, and how it is printed."""
