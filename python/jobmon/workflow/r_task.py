"""Tasks of R scripts."""

from jobmon.workflow.executable_task import ExecutableTask, program


class RTask(ExecutableTask):
    """A task that is an R script with arguments."""

    def __init__(self, path_to_R_binary="Rscript", env_variables=None, upstream_tasks=None, script=None, args=None, **options):
        super().__init__(program(path_to_R_binary, script, args), env_variables, upstream_tasks, **options)
