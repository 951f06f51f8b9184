"""Tasks of shell commands."""

from jobmon.workflow.executable_task import ExecutableTask


class BashTask(ExecutableTask):
    """A task that is a command of the shell."""
