"""Balsam's EventLog, BatchJob and Job, read from Bellwether's catalog."""

import functools

from balsam import _states, _values
from balsam._query import API, DoesNotExist, Manager, MultipleObjectsReturned, Query, Record
from balsam.schemas import BatchJobOrdering, BatchJobState, EventOrdering, JobOrdering, JobState
from bellwether import times

__all__ = ["BatchJob", "DoesNotExist", "EventLog", "Job", "JobState", "MultipleObjectsReturned"]

_PAGE = 10_000
_COMPUTED = ("num_nodes", "cause")
_STATES = functools.partial(_values.words, JobState)


class EventLog(Record):
    """A change of state of a job. `id` is its number in `bellwether events`, `timestamp` is in UTC, `data` a dictionary."""

    _fields = ("id", "job_id", "timestamp", "from_state", "to_state", "data")
    _command = "bellwether workflow set-state"


class _EventQuery(Query):
    record = EventLog
    ordering = EventOrdering
    filters = {
        "id": _values.numbers,
        "job_id": _values.numbers,
        "batch_job_id": _values.numbers,
        "scheduler_id": _values.texts,
        "tags": _values.pairs,
        "data": _values.pairs,
        "timestamp_before": times.micros,
        "timestamp_after": times.micros,
        "from_state": _STATES,
        "to_state": _STATES,
    }

    def count(self):
        """How many there are, counted by the catalog where its words are Balsam's."""
        if self._kept is None and self._found() and self._is_counted():
            return API.ask("count_events", **self._params())
        return sum(1 for _ in self)

    def _is_counted(self):
        states = self._chosen.get("to_state", [None])
        return _states.PLAIN.issuperset(states) and "from_state" not in self._chosen and not self._computed()

    def _records(self, most):
        # Some of what comes is not shown: a page of the size that is wanted may not be enough.
        params = self._params()
        size = _PAGE if most is None else min(_PAGE, max(100, 4 * most))
        order = "oldest" if self._order == EventOrdering.timestamp else "newest"
        last = None
        while True:
            rows = API.rows("events", order=order, after=last, limit=size, **params)
            yield from filter(self._fits, filter(None, map(_event, rows)))
            if len(rows) < size:
                return
            last, size = rows[-1]["seq"], _PAGE

    def _params(self):
        chosen = self._chosen
        plain = {key: value for key, value in chosen.get("data", {}).items() if key not in _COMPUTED}
        return {
            "only_jobs": True,
            "members": True,
            "ids": chosen.get("id"),
            "job_ids": chosen.get("job_id"),
            "allocations": chosen.get("batch_job_id"),
            "scheduler_ids": chosen.get("scheduler_id"),
            "tags": chosen.get("tags"),
            "data": plain or None,
            "since_us": chosen.get("timestamp_after"),
            "up_to_us": chosen.get("timestamp_before"),
            "to_states": _states.meant(chosen["to_state"]) if "to_state" in chosen else None,
            # The first event of a job may have no state before it, and counts as one from CREATED.
            "from_states": None if "CREATED" in chosen.get("from_state", ["CREATED"]) else _states.meant(chosen["from_state"]),
        }

    def _computed(self):
        return {key: value for key, value in self._chosen.get("data", {}).items() if key in _COMPUTED}

    def _fits(self, event):
        return all(
            getattr(event, name) in self._chosen.get(name, [getattr(event, name)]) for name in ("from_state", "to_state")
        ) and all(_same(event.data.get(key), value) for key, value in self._computed().items())


def _same(found, wanted):
    try:
        return float(found) == float(wanted)
    except (TypeError, ValueError):
        return found == wanted


def _event(row):
    change = _states.shown(row)
    if change is None:
        return None
    return EventLog(
        id=row["seq"],
        job_id=row["job_id"],
        timestamp=times.of(row["time_us"]),
        from_state=change[0],
        to_state=change[1],
        data=_states.data(row),
    )


class BatchJob(Record):
    """An allocation of a run. `end_time` is None while it lasts; of one whose end nobody saw it is the last event in it."""

    _fields = ("id", "scheduler_id", "state", "num_nodes", "start_time", "end_time", "run")
    _command = "bellwether run in a batch job, and bellwether cancel"


class _BatchJobQuery(Query):
    record = BatchJob
    ordering = BatchJobOrdering
    filters = {
        "id": _values.numbers,
        "scheduler_id": _values.texts,
        "filter_tags": _values.pairs,
        "state": functools.partial(_values.words, BatchJobState),
    }

    def _records(self, most):
        chosen = self._chosen
        rows = API.rows(
            "allocations", ids=chosen.get("id"), scheduler_ids=chosen.get("scheduler_id"), tags=chosen.get("filter_tags")
        )
        found = [one for one in map(_batch_job, rows) if one.state in chosen.get("state", [one.state])]
        if self._order is not None:
            found.sort(key=lambda one: (one.start_time, one.id), reverse=self._order == BatchJobOrdering.start_time_desc)
        return iter(found)


def _batch_job(row):
    return BatchJob(
        id=row["id"],
        scheduler_id=row["scheduler_id"],
        state="running" if row["state"] == "RUNNING" else "finished",
        num_nodes=len(row["nodes"]),
        start_time=times.of(row["start_us"]),
        end_time=times.of(row["last_us"]),
        run=row["run"],
    )


class Job(Record):
    """A job of a run, of an array each member. `stdout` and `stderr` are the files of its last attempt, where it has any."""

    _fields = ("id", "name", "state", "tags", "return_code", "attempts", "start_time", "end_time", "stdout", "stderr", "run")
    _command = "bellwether run, and bellwether workflow set-state"


class _JobQuery(Query):
    record = Job
    ordering = JobOrdering
    filters = {"id": _values.numbers, "tags": _values.pairs, "state": _STATES}

    def _records(self, most):
        chosen = self._chosen
        states = _states.meant(chosen["state"]) if "state" in chosen else None
        if states == []:
            return iter(())
        rows = API.rows("members", job_ids=chosen.get("id"), tags=chosen.get("tags"), states=states)
        found = [one for one in map(_job, rows) if one.state in chosen.get("state", [one.state])]
        return iter(sorted(found, key=lambda one: one.id, reverse=self._order == JobOrdering.id_desc))


def _job(row):
    again = row["attempts"] > (row["state"] == "SCHEDULED")
    return Job(
        id=row["job_id"],
        name=row["job"],
        state=_states.state(row["state"], again),
        tags=row["tags"],
        return_code=row["exit_code"],
        attempts=row["attempts"],
        start_time=times.of(row["start_us"]),
        end_time=times.of(row["end_us"]),
        stdout=row["stdout"],
        stderr=row["stderr"],
        run=row["run"],
    )


EventLog.objects = Manager(_EventQuery)
BatchJob.objects = Manager(_BatchJobQuery)
Job.objects = Manager(_JobQuery)
