"""Ctrl-C comes after what it may not cut in two, and never to the processes of a build."""

import multiprocessing
import os
import signal
import threading
import time
from multiprocessing.connection import Connection

import pytest

from index.interrupting import start_unheard, uninterrupted


@pytest.fixture(autouse=True)
def _heard() -> None:
    """Also where the tests run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
        done.append(1)
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with uninterrupted():
        done.append(2)
    assert done == [1, 2]


def test_other_threads_go_on_as_ever() -> None:
    ran = threading.Event()

    def work() -> None:
        with uninterrupted():
            ran.set()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ran.is_set()


def _live(connection: Connection) -> None:
    connection.send("here")
    connection.recv()


def test_a_process_hears_nothing_from_its_first_moment_on() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_live, args=(theirs,), daemon=True)
    start_unheard(process)
    assert process.pid
    until = time.monotonic() + 60
    while not ours.poll(0.001) and process.is_alive() and time.monotonic() < until:
        os.kill(process.pid, signal.SIGINT)
    assert ours.recv() == "here"
    ours.send("end")
    process.join(60)
    assert process.exitcode == 0
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
