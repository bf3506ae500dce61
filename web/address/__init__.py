"""The address of a page: its parameters become a request, and back."""
