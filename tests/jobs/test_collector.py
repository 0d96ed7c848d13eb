"""Cycles die in the window's thread, and the automatic collection comes back afterwards."""

import gc
import threading
import weakref

from app.jobs import collector
from app.jobs.collector import Collector


class Node:
    """Something in a cycle that remembers where it died."""

    died: str = ""

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Node.died = threading.current_thread().name


def test_a_cycle_dies_in_the_window_s_thread(qtbot, monkeypatch):
    monkeypatch.setattr(collector, "EVERY_MS", 5)
    found = Collector()
    try:
        assert not gc.isenabled()
        node = Node()
        seen = weakref.ref(node)
        del node
        rubbish = [[n] for n in range(2_000)]
        qtbot.waitUntil(lambda: seen() is None, timeout=20_000)
        assert Node.died == threading.main_thread().name
        assert len(rubbish) == 2_000
    finally:
        found.stop()
    assert gc.isenabled()
