"""The bridge to one `bellwether api` process, which docs/api.md describes. Standard library only."""

import atexit
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading

PROTOCOL = 1
_HINT = "BELLWETHER names the command"
_BESIDE = pathlib.Path(__file__).resolve().parents[2] / "bellwether"


class ApiError(ValueError):
    """A request that could not be answered.

    `status` is what the command would exit with: 1 nothing to answer, 2 a wrong request, 3 the surroundings fail.
    """

    def __init__(self, message, status=3):
        super().__init__(message)
        self.status = status


def executable():
    """The command: the one that BELLWETHER names, the one beside this package, or the one on the PATH."""
    named = os.environ.get("BELLWETHER")
    if named:
        return named
    if os.access(_BESIDE, os.X_OK):
        return str(_BESIDE)
    found = shutil.which("bellwether")
    if found:
        return found
    raise ApiError("There is no command bellwether on the PATH; set BELLWETHER to where it is")


def _opened(command):
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="surrogateescape"
        )
    except OSError as problem:
        raise ApiError(f"{command[0]} could not be started: {problem.strerror}; {_HINT}") from None


class Api:
    """One `bellwether api` process, started with the first request. Threads take turns.

    `catalog` is a file; None: the one that BELLWETHER_CATALOG names, or the user's own.
    """

    def __init__(self, catalog=None):
        self.catalog = catalog
        self._process = None
        self._requests = 0
        self._lock = threading.Lock()

    def ask(self, method, /, **params):
        """The answer of a method, as JSON has it. Parameters that are None are left out."""
        return self._answer({"method": method, "params": params})

    def frame(self, method, /, **params):
        """The table that a method answers with as a data frame of pandas; by a Parquet file where pyarrow is there."""
        import pandas

        try:
            import pyarrow  # noqa: F401
        except ImportError:
            return pandas.DataFrame(self.columns(method, **params))
        with tempfile.TemporaryDirectory(prefix="bellwether-") as folder:
            file = os.path.join(folder, "answer.parquet")
            self._answer({"method": method, "params": params, "parquet": file})
            return pandas.read_parquet(file)

    def _answer(self, request):
        given = {name: value for name, value in request["params"].items() if value is not None}
        with self._lock:
            self._start()
            self._requests += 1
            answer = self._exchange({**request, "id": self._requests, "params": given})
        if "error" in answer:
            raise ApiError(answer["error"]["message"], answer["error"]["status"])
        return answer["result"]

    def columns(self, method, /, **params):
        """The columns of a method that answers with a table: a dictionary of lists."""
        return self.ask(method, **params)["columns"]

    def rows(self, method, /, **params):
        """The same as a list of dictionaries."""
        columns = self.columns(method, **params)
        return [dict(zip(columns, values)) for values in zip(*columns.values())]

    def _start(self):
        if self._process is not None and self._process.poll() is None:
            return
        command = [executable(), "api"]
        if self.catalog is not None:
            command += ["--catalog", str(self.catalog)]
        self._process = _opened(command)
        atexit.register(self.close)
        greeting = self._read()
        if not isinstance(greeting, dict) or greeting.get("protocol") != PROTOCOL:
            self.close()
            raise ApiError(f"Expected protocol {PROTOCOL} from {command[0]}, but found {greeting}; {_HINT}")

    def _exchange(self, request):
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None
        except BaseException:
            self._abandon()
            raise
        return self._read()

    def _read(self):
        try:
            line = self._process.stdout.readline()
        except BaseException:
            # An interrupted answer would be taken for that of the next request.
            self._abandon()
            raise
        if not line:
            raise self._ended()
        try:
            return json.loads(line)
        except json.JSONDecodeError:
            self._abandon()
            raise ApiError(f"Expected an answer of bellwether api, but found {line.strip()[:80]!r}; {_HINT}") from None

    def _ended(self):
        status = self._process.wait()
        return ApiError(f"{executable()} api ended with status {status}; its reason stands on the standard error, if any")

    def _abandon(self):
        self._process.kill()
        self._process.wait()
        self._process = None

    def close(self):
        """Ends the process; the next request starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self.close)
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdout.close()
        process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
