"""Runs a command on a pseudo-terminal: top_pty.py WIDTH HEIGHT SHOWN COMMAND

Waits until SHOWN is on it, makes the terminal as large as another, waits for another picture, presses q, and prints
everything that the command wrote, with the settings of the terminal compared before and after.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

PATIENCE = 60


def resize(terminal, width, height):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))


def read(terminal, enough):
    """Reads until there is enough, or the command has ended."""
    said, end = b"", time.monotonic() + PATIENCE
    while not enough(said) and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            said += piece
    return said


width, height, shown, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].encode(), sys.argv[4:]
child, terminal = pty.fork()
if child == 0:
    # The program begins when the size is there.
    sys.stdin.readline()
    os.execvp(command[0], command)
resize(terminal, width, height)
before = termios.tcgetattr(terminal)
os.write(terminal, b"\n")
said = read(terminal, lambda text: shown in text)
during = termios.tcgetattr(terminal)
resize(terminal, width + 20, height + 5)
said += read(terminal, lambda text: shown in text)
os.write(terminal, b"q")
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
after = termios.tcgetattr(terminal)
said += read(terminal, lambda text: b"1049l" in text)
sys.stdout.buffer.write(said)
print("\nstatus", status, "raw", during != before, "restored", after == before)
