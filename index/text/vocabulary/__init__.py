"""The word lists that tokens, names and quotes are read with: a folder for each language (`mul` is
many), a file for each list, a line for each word. The first line says what the list is.
"""
