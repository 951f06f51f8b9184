"""Numbers and times that cannot be right."""

import datetime as dt
import math

from epmt import _bridge, _records

_OLDEST = dt.datetime(2019, 1, 1)


def faults(values, prefix="", complete=False):
    """Sentences about a dictionary or a list and what is in it. `complete`: what is missing is a fault, too."""
    found = []
    keys = range(len(values)) if isinstance(values, list) else values
    if "id" in keys:
        prefix += f"Process[{values['id']}] >> "
    for key in keys:
        value = values[key]
        if isinstance(value, (dict, list)):
            found += faults(value, f"{prefix}{key} >> ")
        else:
            sentence = _fault(value, complete)
            if sentence:
                found.append(f"{prefix}{key} {sentence}")
    return found


def _fault(value, complete):
    if value is None:
        return "is empty" if complete else ""
    if isinstance(value, dt.datetime):
        return _time_fault(value)
    if type(value) not in (int, float):
        return ""
    if math.isnan(value):
        return "is Nan"
    if math.isinf(value):
        return "is inf."
    return "is negative" if value < 0 else ""


def _time_fault(value):
    if value < _OLDEST:
        return "contains an invalid timestamp (too old)"
    return "contains an invalid timestamp (in the future)" if value > dt.datetime.now() else ""


def of_job(job):
    """Sentences about the processes of a job and their threads."""
    found = []
    threads = _negative_threads(job)
    for row in _records.processes(_records.ask_processes("processes", jobs={"ids": [job.jobid]})):
        found += faults({name: value for name, value in row.items() if name not in ("job", "jobid")})
        for place, name in threads.get(row["id"], ()):
            found.append(f"Process[{row['id']}] >> threads_df >> {place} >> {name} is negative")
    return found


def _negative_threads(job):
    """The counters below zero: by process, pairs of the thread's place and the counter's name."""
    answer = _bridge.columns("threads", jobs={"ids": [job.jobid]})
    negative = {}
    for name, values in answer.items():
        for at, value in enumerate(values):
            if isinstance(value, int) and value < 0:
                negative.setdefault(answer["process"][at], []).append((answer["thread"][at], name))
    return negative
