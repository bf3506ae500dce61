"""The fault runs that there are. One more is a module beside this one and a line here."""

from tests.faults.crafted_index import crafted_index
from tests.faults.crashes import crashes, crashes_of_the_command
from tests.faults.damage import damage
from tests.faults.full_disk import full_disk
from tests.faults.memory import memory
from tests.faults.outcome import Run
from tests.faults.polled_crashes import crashes_under_a_server
from tests.faults.queries import queries, queries_over_http
from tests.faults.signals import signals
from tests.faults.slow_clients import slow_clients
from tests.faults.stateful import stateful
from tests.faults.surroundings import surroundings
from tests.faults.swaps import swaps
from tests.faults.sync_audit import sync_audit
from tests.faults.syscalls import failing_calls, kills_at_calls
from tests.faults.two_writers import two_writers

RUNS = (
    Run("crashes", "R1", crashes, quick=8, full=1000),
    Run("crashes-of-the-command", "R1", crashes_of_the_command, quick=1, full=50),
    Run("crashes-under-a-server", "R1, R7", crashes_under_a_server, quick=1, full=100),
    Run("kills-at-calls", "R1", kills_at_calls, quick=8, full=10_000),
    Run("failing-calls", "R2", failing_calls, quick=8, full=10_000),
    Run("full-disk", "R2", full_disk, quick=4, full=64),
    Run("sync-audit", "R3", sync_audit, quick=2, full=20),
    Run("damage", "R4", damage, quick=20, full=5000),
    Run("crafted-index", "R5", crafted_index, quick=12, full=10_000),
    Run("two-writers", "R6", two_writers, quick=3, full=100),
    Run("surroundings", "R18", surroundings, quick=1, full=100),
    Run("stateful", "R20", stateful, quick=2, full=800),
    Run("swaps", "R7", swaps, quick=1, full=300),
    Run("signals", "R8", signals, quick=1, full=30),
    Run("queries", "R9", queries, quick=300, full=900_000),
    Run("queries-over-http", "R9", queries_over_http, quick=300, full=100_000),
    Run("memory", "R12", memory, quick=300, full=100_000),
    Run("slow-clients", "R14", slow_clients, quick=1, full=60),
)
