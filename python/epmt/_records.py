"""Rows of the catalog under EPMT's names: what jobs, processes and models are as dictionaries."""

from epmt import _bridge
from epmt._times import here, local, locals_of

SUMS = "proc_sums"
THREAD_SUMS = "threads_sums"

# What an answer about processes need not have: other names, and what EPMT does not know or never adds up.
_UNWANTED = (
    "job attempt exit_code exit_signal generation threads start end rssmax_max vsize_bytes gen rdtsc_duration_valid "
    "num_threads starttime"
).split()
_PROCESS = (
    "id jobid user host exename path args exitcode pid ppid pgid sid numtids duration cpu_time inclusive_cpu_time parent "
    "depth tags"
).split()
_JOB_COLUMNS = (
    "jobid jobname user submit_us start_us end_us duration cpu_time exitcode hosts tags annotations analyses status "
    "exit_reason exit_code zone counters sums all_proc_tags measurement"
).split()
_BACKGROUND = "environment environment_changes created_us updated_us".split()

_surroundings = {}


def jobs(choice, background=False):
    """The rows of jobs, as EPMT has them, with their sums in `proc_sums`."""
    columns = _JOB_COLUMNS + (_BACKGROUND if background else [])
    found = _bridge.rows("jobs", jobs=choice, columns=columns, background=background)
    return [_job(row) for row in found]


def _job(row):
    zone = row["zone"]
    job = {
        "jobid": row["jobid"],
        "jobname": row["jobname"],
        "user": row["user"],
        "submit": local(row["submit_us"], zone),
        "start": local(row["start_us"], zone),
        "end": local(row["end_us"], zone),
        "duration": float(row["duration"]),
        "cpu_time": float(row["cpu_time"]),
        "exitcode": row["exitcode"],
        "tags": row["tags"],
        "annotations": row["annotations"],
        "analyses": row["analyses"],
        "info_dict": _info(row),
        "hosts": row["hosts"],
        SUMS: {**row["sums"], "all_proc_tags": _sorted_tags(row["all_proc_tags"])},
        "measurement": row["measurement"],
        "zone": zone,
    }
    if "environment" in row:
        job.update(_kept(row))
    return job


def _sorted_tags(tags):
    from epmt.epmtlib import tag_text

    return sorted((tag for tag in tags if tag), key=tag_text)


def _kept(row):
    return {
        "env_dict": row["environment"],
        "env_changes_dict": row["environment_changes"],
        "created_at": here(row["created_us"]),
        "updated_at": here(row["updated_us"]),
    }


def _info(row):
    status = {"exit_code": row["exit_code"], "exit_reason": row["exit_reason"], **(row["status"] or {})}
    return {
        "tz": row["zone"],
        "status": status,
        "metric_names": ",".join(row["counters"]),
        "post_processed": 1,
        "process_tree": 1,
        "procs_in_process_table": 1,
    }


def background(job):
    """What the catalog keeps of a job besides: its environment, and when the catalog got it."""
    row = _bridge.rows("jobs", jobs=_measurement(job), columns=_BACKGROUND, background=True)[0]
    return _kept(row)


def _measurement(measurement):
    return {"condition": {"column": "measurement", "is": "=", "value": measurement}}


def ask_processes(method, **params):
    """The columns of processes that a method answers with, as far as EPMT has them."""
    return _bridge.columns(method, without=_UNWANTED, **params)


def process_columns(answer):
    """The columns of processes as EPMT has them, those of their counters, and local times."""
    columns = {name: answer[name] for name in _PROCESS}
    zones = _zones(answer["jobid"])
    columns["start"] = locals_of(answer["start_us"], zones)
    columns["end"] = locals_of(answer["end_us"], zones)
    for name in ("duration", "cpu_time", "inclusive_cpu_time"):
        columns[name] = [float(value) for value in columns[name]]
    counters = [name for name in answer if name not in _PROCESS and name not in ("start_us", "end_us")]
    return columns, {name: answer[name] for name in counters if any(value is not None for value in answer[name])}


def _zones(jobids):
    missing = set(jobids) - set(_surroundings)
    if missing:
        found = _bridge.columns("jobs", jobs={"ids": sorted(missing)}, columns=["jobid", "zone"])
        _surroundings.update(zip(found["jobid"], found["zone"]))
    return [_surroundings[jobid] for jobid in jobids]


def processes(answer):
    """The rows of processes, as EPMT has them, with their counters in `threads_sums`."""
    columns, counters = process_columns(answer)
    sums = [
        {name: value for name, value in zip(counters, values) if value is not None}
        for values in (zip(*counters.values()) if counters else [()] * len(columns["id"]))
    ]
    rows = [dict(zip(columns, values)) for values in zip(*columns.values())]
    for row, threads in zip(rows, sums):
        row.update(created_at=None, updated_at=None, info_dict=None, gen=None, job=row["jobid"])
        row[THREAD_SUMS] = threads
    return rows


def merged(rows, sums):
    """Rows whose nested sums stand beside their other columns; the sums win."""
    answer = []
    for row in rows:
        flat = {name: value for name, value in row.items() if name != sums}
        flat.update(row[sums])
        answer.append(flat)
    return answer


def model(row):
    """A reference model as EPMT has it."""
    return {
        "id": row["id"],
        "name": row["name"],
        "tags": row["tags"],
        "op_tags": row["op_tags"],
        "computed": row["computed"],
        "info_dict": row["info_dict"],
        "enabled": row["enabled"],
        "created_at": here(row["created_us"]),
        "updated_at": here(row["updated_us"]),
        "jobs": row["jobs"],
    }
