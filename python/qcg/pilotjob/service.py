"""Starts Bellwether's qcg-pm-service where Python programs start QCG-PilotJob's manager.

With the folder python first on PYTHONPATH, `python -m qcg.pilotjob.service` and the manager that `LocalManager` and
`QCGPJExecutor` start are Bellwether's; all other modules stay those of the installed qcg-pilotjob.
"""

import os
import pathlib
import queue as queues
import subprocess
import sys
import tempfile
import threading
import time

COMMAND = pathlib.Path(__file__).resolve().parents[3] / "bin" / "qcg-pm-service"
ADDRESS_FILE = "BELLWETHER_ADDRESS_FILE"
STARTER = "BELLWETHER_STARTER"
PAUSE = 0.01


class QCGPMServiceProcess:
    """The service in a process of its own, used like a multiprocessing.Process; it ends with this program.

    Puts {'zmq_addresses': [...]} on the queue when the service listens, {'error': text} when it ended before.
    """

    def __init__(self, args=None, queue=None):
        self.args = [str(arg) for arg in args or []]
        self.queue = queue
        self._process = None
        self._said = []
        self._told = threading.Event()

    def start(self):
        folder = tempfile.mkdtemp(prefix="bellwether-")
        address = pathlib.Path(folder, "address")
        environment = dict(os.environ, **{ADDRESS_FILE: str(address), STARTER: str(os.getpid())})
        self._process = subprocess.Popen([str(COMMAND), *self.args], env=environment, stderr=subprocess.PIPE, text=True)
        listener = threading.Thread(target=self._pass_on_errors, daemon=True)
        listener.start()
        threading.Thread(target=self._await_address, args=(address, listener), daemon=True).start()

    def _pass_on_errors(self):
        for line in self._process.stderr:
            self._said.append(line)
            sys.stderr.write(line)

    def _await_address(self, address, listener):
        while not address.exists() and self._process.poll() is None:
            time.sleep(PAUSE)
        if address.exists():
            self._tell({"zmq_addresses": [address.read_text().strip()]})
            address.unlink()
        else:
            listener.join(1)
            ended = f"the service ended with status {self._process.returncode}"
            self._tell({"error": "".join(self._said) or ended})
        address.parent.rmdir()

    def _tell(self, message):
        if self.queue is not None:
            self.queue.put(message)
        self._told.set()

    def is_alive(self):
        """Also until whoever waits for the address has read why there is none."""
        if self._process is None:
            return False
        if self._process.poll() is None:
            return True
        return self.queue is not None and not (self._told.is_set() and self._is_read())

    def _is_read(self):
        try:
            return self.queue.empty()
        except (OSError, ValueError, queues.Empty):
            return True

    def join(self, timeout=None):
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            pass

    def terminate(self):
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def kill(self):
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    @property
    def pid(self):
        return None if self._process is None else self._process.pid

    @property
    def exitcode(self):
        return None if self._process is None else self._process.poll()


class QCGPMService:
    """The service as a batch run uses it: start() returns when it has ended."""

    def __init__(self, args=None):
        self.args = [str(arg) for arg in (sys.argv[1:] if args is None else args)]
        self.exit_code = 1

    def start(self):
        environment = dict(os.environ, **{STARTER: str(os.getpid())})
        self.exit_code = subprocess.call([str(COMMAND), *self.args], env=environment)


if __name__ == "__main__":
    os.execv(COMMAND, [str(COMMAND), *sys.argv[1:]])
