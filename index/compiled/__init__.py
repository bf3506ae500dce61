"""How kernels are compiled, for every room that has some."""
