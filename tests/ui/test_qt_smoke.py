"""PySide6 itself: 6.12.0 aborts on Python 3.11 after some 570 emissions, and takes the app with it."""

from __future__ import annotations

import subprocess
import sys

EMISSIONS = 20_000

PROGRAM = f"""
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Sender(QObject):
    sent = Signal(int, str, object)

class Receiver(QObject):
    got = 0

    @Slot(int, str, object)
    def receive(self, number, text, value):
        self.got += 1

app = QCoreApplication([])
sender, receiver = Sender(), Receiver()
sender.sent.connect(receiver.receive)
for number in range({EMISSIONS}):
    sender.sent.emit(number, "text", (number,))
print(receiver.got)
"""


def test_signals_survive_twenty_thousand_emissions() -> None:
    # In its own process: an abort would end the tests without a word.
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(EMISSIONS)
