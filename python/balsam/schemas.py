"""Words of Balsam: states of jobs and of batch jobs, and orders of answers."""

import enum


class _Word(str, enum.Enum):
    def __str__(self):
        return self.value

    @classmethod
    def _missing_(cls, value):
        raise ValueError(f"Expected one of {', '.join(word.value for word in cls)}, but found {value!r}")


class JobState(_Word):
    """A state of a job. STAGED_IN, POSTPROCESSED and STAGED_OUT never occur: nothing is staged here."""

    created = "CREATED"
    awaiting_parents = "AWAITING_PARENTS"
    ready = "READY"
    staged_in = "STAGED_IN"
    preprocessed = "PREPROCESSED"
    running = "RUNNING"
    run_done = "RUN_DONE"
    run_error = "RUN_ERROR"
    run_timeout = "RUN_TIMEOUT"
    restart_ready = "RESTART_READY"
    postprocessed = "POSTPROCESSED"
    staged_out = "STAGED_OUT"
    job_finished = "JOB_FINISHED"
    failed = "FAILED"


class BatchJobState(_Word):
    """A state of a batch job: an allocation, which is there as soon as it runs."""

    running = "running"
    finished = "finished"


class EventOrdering(_Word):
    """The order of events: as they happened, or the newest first."""

    timestamp = "timestamp"
    timestamp_desc = "-timestamp"


class BatchJobOrdering(_Word):
    """The order of batch jobs: by start, or the newest first."""

    start_time = "start_time"
    start_time_desc = "-start_time"


class JobOrdering(_Word):
    """The order of jobs: by number, or the largest first."""

    id = "id"
    id_desc = "-id"
