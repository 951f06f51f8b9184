"""Runs of workflows, each in a process of its own that ends with this program."""

import collections
import json
import os
import subprocess

from bellwether.api import ApiError, executable


class WorkflowAlreadyComplete(Exception):
    """The refusal to run a workflow of which all jobs have finished."""


class Outcome(collections.namedtuple("Outcome", "success newly_done done_before failed")):
    """What came of a run. It is true when all jobs of the workflow have finished well.

    `newly_done` jobs finished in this run, `done_before` in earlier ones, and `failed` failed in their last attempt.
    """

    __slots__ = ()

    def __bool__(self):
        return self.success


class Run:
    """One go at a workflow. It ends when this program does, however that ends, and the next start resumes it.

    `workflow_id`, `dag_id` and `run_id` are its numbers in the catalog.
    """

    def __init__(self, description, catalog=None, options=()):
        command = [executable(), "run", *options, "--for-program", str(os.getpid())]
        if catalog is not None:
            command += ["--catalog", str(catalog)]
        self._process = _opened([*command, "-"])
        self._begin(json.dumps(description))

    def _begin(self, text):
        try:
            self._write(text)
            numbers = self._read("begun")
        except BaseException:
            self.stop()
            raise
        self.workflow_id = numbers["workflow"]
        self.dag_id = numbers["dag"]
        self.run_id = numbers["run"]

    def _write(self, text):
        try:
            with self._process.stdin as pipe:
                pipe.write(text)
        except BrokenPipeError:
            pass  # It ended without reading, and says why.

    def _read(self, expected):
        line = self._process.stdout.readline()
        if not line:
            raise ApiError(f"bellwether run ended with status {self._process.wait()}; its reason stands on the standard error")
        answer = json.loads(line)
        if "complete" in answer:
            raise WorkflowAlreadyComplete(answer["complete"]["message"])
        if "error" in answer:
            raise ApiError(answer["error"]["message"], answer["error"]["status"])
        return answer[expected]

    def wait(self):
        """Waits until all has ended. An interruption (Ctrl-C) stops the run before it goes on."""
        try:
            ended = self._read("ended")
            status = self._process.wait()
        except BaseException:
            self.stop()
            raise
        self._process.stdout.close()
        return Outcome(status == 0, ended["newly_done"], ended["done_before"], ended["failed"])

    def stop(self):
        """Ends the running jobs in an orderly way, and the run; another interruption meanwhile kills them at once."""
        while self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait()
            except KeyboardInterrupt:
                continue


def _opened(command):
    # In a session of its own, so that Ctrl-C comes through this program alone.
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
    except OSError as problem:
        raise ApiError(f"{command[0]} could not be started: {problem.strerror}; BELLWETHER names the command") from None
