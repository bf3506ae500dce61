"""The fault runs that there are. One more is a module beside this one and a line here."""

from tests.faults.crashes import crashes, crashes_of_the_command
from tests.faults.outcome import Run

RUNS = (
    Run("crashes", "R1", crashes, quick=25, full=1000),
    Run("crashes-of-the-command", "R1", crashes_of_the_command, quick=2, full=50),
)
