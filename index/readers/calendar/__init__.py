"""How days and times are written: their forms, the names of months, the zones of clocks."""
