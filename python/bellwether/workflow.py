"""Workflows: jobs with a name and arguments, which a later start with the same of all goes on with."""

import math

from bellwether.run import Run


class Job:
    """A job of a workflow.

    `command` is a text for `bash -c`, or a list: a program and its arguments. `after` are jobs, or names of such, that
    must have finished well before. `wall_time` is in seconds. `each` makes it an array: names and their values, as `for`
    of a job file has them, and only then `${name}` in a text stands for a value; else all texts are taken as they are.
    """

    def __init__(
        self,
        name,
        command,
        *,
        after=(),
        each=None,
        cores=1,
        wall_time=None,
        max_attempts=1,
        priority=0,
        env=None,
        wd=None,
        stdin=None,
        stdout=None,
        stderr=None,
        append=False,
        tags=None,
    ):
        self.name = name
        self.after = list(after)
        self.command = command
        self._each = each
        self._cores = cores
        self._wall_time = wall_time
        self._files = {"wd": wd, "stdin": stdin, "stdout": stdout, "stderr": stderr}
        self._append = append
        self._env = dict(env or {})
        self._fields = {"max_attempts": max_attempts, "priority": priority}
        self._tags = dict(tags or {})

    def description(self):
        """The job as a job file says it."""
        job = {"name": self.name, "execution": self._execution(), "resources": self._resources(), **self._fields}
        job["tags"] = self._texts(self._tags)
        if self._each is not None:
            job["for"] = self._each
        if self.after:
            job["dependencies"] = {"after": [getattr(one, "name", one) for one in self.after]}
        return job

    def _execution(self):
        words = ["bash", "-c", self.command] if isinstance(self.command, str) else self.command
        program, *arguments = [self._text(word) for word in words]
        files = {key: self._text(file) for key, file in self._files.items() if file is not None}
        return {"exec": program, "args": arguments, "env": self._texts(self._env), "append": self._append, **files}

    def _resources(self):
        if self._wall_time is None:
            return {"numCores": self._cores}
        return {"numCores": self._cores, "wt": f"{max(1, math.ceil(self._wall_time))}s"}

    def _texts(self, table):
        return {self._text(key): self._text(value) for key, value in table.items()}

    def _text(self, value):
        text = str(value)
        return text if self._each is not None else text.replace("$", "$$")


class Workflow:
    """Jobs with a name and arguments. The same name, arguments and jobs are the same workflow, in whatever order.

    Without arguments each start is a workflow of its own. `stdout` and `stderr` are folders, for jobs that name no file of
    their own, and `project` is a tag of all jobs; they and `description` may change from one start to the next.
    """

    def __init__(self, name, jobs=(), *, arguments=None, description=None, stdout=None, stderr=None, project=None):
        self.name = name
        self.arguments = arguments
        self.jobs = list(jobs)
        self._description = description
        self._defaults = {"stdout": stdout, "stderr": stderr, "project": project}

    def add(self, job):
        """Adds a job and returns it."""
        self.jobs.append(job)
        return job

    def description(self):
        """The workflow as a job file says it."""
        file = {"name": self.name, "jobs": [job.description() for job in self.jobs]}
        if self.arguments is not None:
            file["arguments"] = {str(key): str(value) for key, value in self.arguments.items()}
        if self._description:
            file["description"] = self._description
        defaults = {key: str(value).replace("$", "$$") for key, value in self._defaults.items() if value is not None}
        if defaults:
            file["defaults"] = defaults
        return file

    def start(self, *, catalog=None, nodes=None, quiet=False):
        """Starts a run, or resumes what an earlier one left, and returns the Run at once.

        `nodes` are the cores to use, such as 4; None: those of this machine. `quiet` shows no progress.
        """
        options = [] if nodes is None else ["--nodes", str(nodes)]
        return Run(self.description(), catalog, options + ["--quiet"] * quiet)

    def run(self, **options):
        """Runs it, or resumes what an earlier run left; returns the Outcome when all has ended.

        It takes what `start` takes. A workflow of which all jobs have finished is refused: WorkflowAlreadyComplete.
        """
        return self.start(**options).wait()
