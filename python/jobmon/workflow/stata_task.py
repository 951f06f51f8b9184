"""Tasks of Stata's do-files."""

from jobmon.workflow.executable_task import ExecutableTask, program


class StataTask(ExecutableTask):
    """A task that is a do-file with arguments, run in batch mode."""

    def __init__(self, path_to_stata_binary="stata-mp", env_variables=None, upstream_tasks=None, script=None, args=None, **options):
        command = program(path_to_stata_binary, script, args, "-q", "-b", "do")
        super().__init__(command, env_variables, upstream_tasks, **options)
