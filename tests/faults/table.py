"""The fault runs that there are. One more is a module beside this one and a line here."""

from tests.faults.crashes import crashes, crashes_of_the_command
from tests.faults.damage import damage
from tests.faults.outcome import Run
from tests.faults.sync_audit import sync_audit
from tests.faults.syscalls import failing_calls, kills_at_calls

RUNS = (
    Run("crashes", "R1", crashes, quick=25, full=1000),
    Run("crashes-of-the-command", "R1", crashes_of_the_command, quick=2, full=50),
    Run("kills-at-calls", "R1", kills_at_calls, quick=12, full=10_000),
    Run("failing-calls", "R2", failing_calls, quick=20, full=10_000),
    Run("sync-audit", "R3", sync_audit, quick=2, full=20),
    Run("damage", "R4", damage, quick=60, full=5000),
)
