"""Help to find: other spellings, and completions while typing."""
