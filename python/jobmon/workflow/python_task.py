"""Tasks of Python scripts."""

import sys

from jobmon.workflow.executable_task import ExecutableTask, program


class PythonTask(ExecutableTask):
    """A task that is a Python script with arguments, run by this Python unless another one is named."""

    def __init__(self, path_to_python_binary=sys.executable, env_variables=None, upstream_tasks=None, script=None, args=None, **options):
        super().__init__(program(path_to_python_binary, script, args), env_variables, upstream_tasks, **options)
