"""Bellwether for Python: workflows of jobs, and questions to a catalog of jobs.

    from bellwether import Job, Workflow, jobs
    numbers = Job("numbers", "seq 1 5 > numbers")
    flow = Workflow("squares", [numbers, Job("sum", "paste -sd+ numbers | bc", after=[numbers])], arguments={"upto": 5})
    if flow.run():
        print(jobs())
"""

from bellwether.api import Api, ApiError
from bellwether.questions import attempts, events, jobs, series, sql
from bellwether.run import Outcome, Run, WorkflowAlreadyComplete
from bellwether.workflow import Job, Workflow

__all__ = [
    "Api",
    "ApiError",
    "Job",
    "Outcome",
    "Run",
    "Workflow",
    "WorkflowAlreadyComplete",
    "attempts",
    "events",
    "jobs",
    "series",
    "sql",
]
