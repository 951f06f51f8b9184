"""Workflows, which are resumed when they are met again."""

import os
import time
import uuid

import bellwether
from bellwether import WorkflowAlreadyComplete
from jobmon.workflow.executable_task import ExecutableTask

__all__ = ["Workflow", "WorkflowAlreadyComplete"]


def _folder(path):
    return None if path is None else os.path.abspath(os.path.expanduser(str(path)))


class Workflow:
    """Tasks with arguments: those two make out which workflow it is.

    Without `workflow_args` it is given a random UUID, by which it can be resumed. `stderr` and `stdout` are folders; they,
    `project`, `name` and `description` may change on resume.
    """

    def __init__(self, workflow_args=None, name=None, description=None, stderr=None, stdout=None, project=None):
        self.workflow_args = str(uuid.uuid4()) if workflow_args is None else str(workflow_args)
        self.name = name
        self.description = description
        self.stderr = _folder(stderr)
        self.stdout = _folder(stdout)
        self.project = project
        self.tasks = {}

    def add_task(self, task):
        """Adds a task and returns it. Another one of the same command is refused."""
        if not isinstance(task, ExecutableTask):
            raise TypeError(f"Expected a task such as a BashTask, but found {task!r}")
        if task.command in self.tasks:
            raise ValueError(f"Expected each command once in a workflow, but it has this one already: {task.command}")
        self.tasks[task.command] = task
        return task

    def add_tasks(self, tasks):
        """Adds tasks, in any order."""
        for task in tasks:
            self.add_task(task)

    def run(self, **options):
        """Runs the tasks, or resumes what an earlier run left; returns (success, newly_done, done_before, failed).

        The options are those of bellwether.Workflow.start.
        """
        self._require_upstream_tasks()
        run = self._workflow().start(**options)
        self.workflow_id, self.dag_id, self.run_id = run.workflow_id, run.dag_id, run.run_id
        print(f"workflow_id {run.workflow_id}, dag_id {run.dag_id}, run {run.run_id}", flush=True)
        return run.wait()

    def _require_upstream_tasks(self):
        for task in self.tasks.values():
            for upstream in task.upstream_tasks:
                if self.tasks.get(upstream.command) is not upstream:
                    raise ValueError(
                        f"Expected all upstream tasks in the workflow, but that of {task.command} is not: "
                        f"{upstream.command}; add it with add_task"
                    )

    def _workflow(self):
        # The arguments and the tasks alone tell which workflow it is, so the name is always the same.
        files = self._files()
        tags = {"project": self.project, "workflow": self.name}
        given = {key: value for key, value in tags.items() if value is not None}
        return bellwether.Workflow(
            "jobmon",
            [task.job(files(task), given) for task in self.tasks.values()],
            arguments={"workflow_args": self.workflow_args},
            description=self.description,
            stdout=self.stdout,
            stderr=self.stderr,
            project=self.project,
        )

    def _files(self):
        """The files of a task: its name and a number that no other run has, the time in microseconds."""
        folders = {"stdout": (self.stdout, "o"), "stderr": (self.stderr, "e")}
        folders = {key: of for key, of in folders.items() if of[0] is not None}
        for folder, _ in folders.values():
            os.makedirs(folder, exist_ok=True)
        number = time.time_ns() // 1000
        return lambda task: {
            key: os.path.join(folder, f"{task.name}.{letter}{number}") for key, (folder, letter) in folders.items()
        }
