"""What all kinds of tasks have in common."""

import hashlib
import os
import re
import shlex

from bellwether import Job

_FORBIDDEN = re.compile(r"[/\\'\"\s]")


def _named(name):
    if not isinstance(name, str) or not name or name[0].isdigit() or _FORBIDDEN.search(name):
        raise ValueError(
            "A task's name: expected a text that does not begin with a digit and has no / \\ ' \" and no blank, "
            f"but found {name!r}"
        )
    return name


def _at_least_one(option, value):
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{option}: expected a whole number of at least 1, but found {value!r}")
    return value


def _above_zero(option, value):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        raise ValueError(f"{option}: expected a number above 0, but found {value!r}")
    return value


def word(value):
    """An argument, a number perhaps, as one word of a command; `~` at its beginning is a home."""
    return shlex.quote(os.path.expanduser(str(value)))


def program(binary, script, args, *options):
    """The command that runs a script with arguments."""
    if script is None:
        raise ValueError("script: expected the path of a script, but found none")
    return " ".join([word(binary), *options, word(script), *map(word, args or [])])


class ExecutableTask:
    """A command for `bash -c`, with what it needs and after which tasks it comes.

    `slots` are cores, `mem_free` GiB of memory, `max_runtime` seconds for each attempt. `env_variables` hold for the whole
    command; they are shown in front of it and belong to what identifies the task, as nothing else does.
    """

    def __init__(
        self,
        command,
        env_variables=None,
        upstream_tasks=None,
        name=None,
        slots=1,
        mem_free=2,
        max_attempts=3,
        max_runtime=None,
        tag=None,
    ):
        if not isinstance(command, str) or not command.strip():
            raise ValueError(f"A task's command: expected a text, but found {command!r}")
        self._bare = command
        self.env_variables = {str(key): str(value) for key, value in (env_variables or {}).items()}
        self.command = " ".join([*self._prefix(), command])
        self.hash = hashlib.sha256(self.command.encode("utf-8", "surrogatepass")).hexdigest()
        self.name = f"task_{self.hash[:16]}" if name is None else _named(name)
        self.upstream_tasks = set(upstream_tasks or ())
        self.slots = _at_least_one("slots", slots)
        self.mem_free = _above_zero("mem_free", mem_free)
        self.max_attempts = _at_least_one("max_attempts", max_attempts)
        self.max_runtime = None if max_runtime is None else _above_zero("max_runtime", max_runtime)
        self.tag = tag

    def _prefix(self):
        return [f"{key}={shlex.quote(value)}" for key, value in sorted(self.env_variables.items())]

    def add_upstream(self, task):
        """Lets it wait for another task."""
        self.upstream_tasks.add(task)

    @property
    def node(self):
        """The name of its job: it follows from the command, so that another name is no other task."""
        return f"task_{self.hash[:16]}"

    def job(self, files, tags):
        """The job that carries it out; `files` are those of its output, `tags` what all tasks have."""
        own = {"mem_free": self.mem_free, "name": self.name, "tag": self.tag}
        return Job(
            self.node,
            self._bare,
            after=sorted(task.node for task in self.upstream_tasks),
            cores=self.slots,
            wall_time=self.max_runtime,
            max_attempts=self.max_attempts,
            env=self.env_variables,
            append=True,
            tags={**tags, **{key: value for key, value in own.items() if value is not None}},
            **files,
        )

    def __repr__(self):
        return f"{type(self).__name__}({self.command!r})"
