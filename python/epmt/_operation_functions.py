"""EPMT's functions about operations: processes that share tags."""

from epmt import _bridge, _collections, _records
from epmt._objects import Process
from epmt._times import local
from epmt.epmtlib import str_dict, tag_from_string, tag_text, tags_list

METHODS = ("sum", "sum-minus-overlap", "finish-minus-start")
DATA_MOVEMENT = [{"op": op} for op in ("hsmput", "dmget", "untar", "mv", "dmput", "hsmget", "rm", "cp")]


def _require_method(method):
    if method not in METHODS:
        raise ValueError('op_duration_method must be one of ("sum", "sum-minus-overlap", "finish-minus-start")')


class Operation:
    """The processes of jobs that have a tag, or any of several.

    Asked for when they are used: `processes`, `proc_sums`, `start`, `finish`, `duration`, `intervals`.
    """

    def __init__(self, jobs, tags, exact_tag_only=False, op_duration_method="sum"):
        _require_method(op_duration_method)
        _collections.require(jobs)
        self.jobs = _collections.jobs(jobs)
        self.tags = tags_list(tags) if isinstance(tags, list) else tag_from_string(tags)
        self.exact_tag_only = exact_tag_only
        self.op_duration_method = op_duration_method
        self._answer = None
        self._zone = None

    @classmethod
    def of(cls, jobs, answer):
        """One that was already asked for."""
        operation = cls.__new__(cls)
        operation.jobs = jobs
        operation.tags = answer["tags"]
        operation.exact_tag_only = answer["exact_tag_only"]
        operation.op_duration_method = answer["op_duration_method"]
        operation._answer = answer
        operation._zone = None
        return operation

    def _asked(self):
        if self._answer is None:
            found = _bridge.ask(
                "operations",
                jobs=self.jobs.scope(),
                tags=[str_dict(tag) for tag in tags_list(self.tags)],
                exact=self.exact_tag_only,
                duration=self.op_duration_method,
                combined=isinstance(self.tags, list),
            )
            if not found:
                raise ValueError(f"No process of these jobs has the tag {self.tags}")
            self._answer = found[0]
        return self._answer

    def _local(self, micros):
        if self._zone is None:
            self._zone = self.jobs.first().zone
        return local(micros, self._zone)

    @property
    def processes(self):
        """A query for its processes, by start."""
        tags = [str_dict(tag) for tag in tags_list(self.tags)]
        return Process.query(self.jobs).choose(tags=tags, exact=self.exact_tag_only)

    @property
    def proc_sums(self):
        """What its processes add up to."""
        sums = dict(self._asked()["proc_sums"])
        return {**sums, "cpu_time": float(sums["cpu_time"]), "duration": self.duration}

    @property
    def duration(self):
        """By its method, in microseconds."""
        return float(self._asked()["duration"])

    @property
    def start(self):
        """When its first process started."""
        return self._local(self._asked()["start_us"])

    @property
    def finish(self):
        """When its last process ended."""
        return self._local(self._asked()["end_us"])

    @property
    def intervals(self):
        """When at least one of its processes ran: pairs of start and end."""
        return tuple((self._local(first), self._local(last)) for first, last in self._asked()["intervals_us"])

    def contiguous(self):
        """Whether it ran without a break."""
        return len(self.intervals) == 1

    def num_runs(self):
        """How many intervals it has."""
        return len(self.intervals)

    def to_dict(self, full=False):
        """All that is known of it; `full`: its intervals and processes, too."""
        answer = {
            "jobs": self.jobs.ids(),
            "tags": self.tags,
            "exact_tag_only": self.exact_tag_only,
            "op_duration_method": self.op_duration_method,
            "duration": self.duration,
            "proc_sums": self.proc_sums,
            "start": self.start,
            "finish": self.finish,
        }
        if full:
            answer.update(intervals=self.intervals, contiguous=self.contiguous(), num_runs=self.num_runs())
            answer["processes"] = _collections.processes_as(self.processes, "dict")
        return answer

    def __getitem__(self, name):
        return self.to_dict(full=True)[name]

    def __repr__(self):
        return f"Operation[{self.tags}]"


def get_ops(jobs, tags=None, exact_tag_only=False, combine=False, fmt="dict", op_duration_method="sum", full=False):
    """Operations of jobs, one for each tag, or with `combine` one of all.

    A tag that is a bare word such as `op` means each of its values; no tags: the values of the name that has the
    fewest. A tag that no process has gives no operation.
    """
    _collections.require(jobs)
    _require_method(op_duration_method)
    query = _collections.jobs(jobs)
    found = _bridge.ask(
        "operations",
        jobs=query.scope(),
        tags=_expanded(query, tags),
        exact=exact_tag_only,
        duration=op_duration_method,
        combined=combine,
    )
    operations = [Operation.of(query, answer) for answer in found]
    if fmt == "orm":
        return operations
    rows = [operation.to_dict(full) for operation in operations]
    return _frame(rows) if fmt == "pandas" else rows


def _expanded(query, tags):
    if not tags:
        return None
    expanded = []
    for tag in [tags] if isinstance(tags, (str, dict)) else tags:
        if isinstance(tag, str) and tag and ":" not in tag:
            values = _bridge.ask("process_tags", jobs=query.scope())["values"].get(tag, [])
            expanded += [{tag: value} for value in values]
        else:
            expanded.append(str_dict(tag_from_string(tag)))
    return expanded


def _frame(rows):
    import pandas as pd

    return pd.DataFrame(rows)


def get_op_metrics(jobs, tags=None, exact_tags_only=False, group_by_tag=False, fmt="pandas", op_duration_method="sum"):
    """What operations add up to in each job, by tag and then by job; `group_by_tag`: over all jobs.

    No tags: every distinct tag of processes. None where no process has any.
    """
    _collections.require(jobs)
    _require_method(op_duration_method)
    given = None if not tags and tags not in ("", {}) else [str_dict(tag) for tag in tags_list(tags)]
    rows = _bridge.rows(
        "operation_sums",
        jobs=_collections.jobs(jobs).scope(),
        tags=given,
        exact=exact_tags_only,
        duration=op_duration_method,
        by_tag=group_by_tag,
    )
    if not rows and given is None:
        return None
    rows = [_metrics(row) for row in rows]
    return _frame(rows) if fmt == "pandas" else rows


def _metrics(row):
    kept = {name: value for name, value in row.items() if value is not None}
    return {**kept, "cpu_time": float(row["cpu_time"]), "duration": float(row["duration"])}


op_metrics = get_op_metrics


def op_roots(jobs, tag, fmt="dict"):
    """Processes of an operation whose parents are not of it, by job and start."""
    _collections.require(jobs)
    if not tag:
        return None
    answer = _records.ask_processes(
        "operation_roots",
        jobs=_collections.jobs(jobs).scope(),
        tags=[str_dict(one) for one in tags_list(tag)],
    )
    found = [Process(row) for row in _records.processes(answer)] if answer else []
    return _collections.processes_as(_collections.listed(Process, found), fmt)


def ops_costs(jobs=None, tags=None, metric="cpu_time", features=None):
    """What operations cost their jobs: (percent, frame of operations, what the jobs have in all, frame of jobs).

    `metric`: cpu_time or duration; `features`: the same as a list, as scripts of EPMT 4 have it. No tags: those of data
    movement.
    """
    given = [features] if isinstance(features, str) else list(features or [metric])
    if len(given) != 1:
        raise ValueError(f"Expected one of cpu_time and duration, but found {given}")
    wanted = tags_list(tags) if tags else DATA_MOVEMENT
    answer = _bridge.ask(
        "operation_costs",
        jobs=_collections.jobs(jobs).scope(),
        tags=[str_dict(tag) for tag in wanted],
        metric=given[0],
    )
    rows = sorted(map(_metrics, _rows(answer["operations"])), key=lambda row: (row["jobid"], tag_text(row["tags"])))
    operations = _frame(rows)
    by_job = _frame(_rows(answer["jobs"])).drop(columns="job", errors="ignore")
    return answer["percent"], operations, float(answer["total"]), by_job


def _rows(table):
    columns = table["columns"]
    return [dict(zip(columns, values)) for values in zip(*columns.values())]
