"""Time series of events and batch jobs: two lists that matplotlib draws with `step(x, y, where="post")`.

Each value holds from its time until the next, with one point for each distinct time; of nothing both lists are empty.
"""

import datetime
import itertools

from balsam.schemas import JobState

_ONE = 1 << 40


def throughput_report(eventlog_query, to_state=JobState.job_finished):
    """How many events had led to a state at each time."""
    wanted = JobState(to_state)
    return _sums((event.timestamp, 1) for event in eventlog_query if event.to_state == wanted)


def utilization_report(eventlog_query, node_weighting=True):
    """How many nodes were busy at each time, or without weighting how many jobs.

    An attempt counts from its start to its end with its own weight. An end whose start is not among the events counts
    nothing: the sum is never below zero.
    """
    held = {}
    changes = []
    for event in sorted(eventlog_query, key=lambda event: (event.timestamp, event.id)):
        change = 0
        if event.from_state == JobState.running:
            change -= held.pop(event.job_id, 0)
        if event.to_state == JobState.running:
            # A start without an end before it: the end is not among the events.
            change -= held.pop(event.job_id, 0)
            held[event.job_id] = event.data.get("num_nodes", 1) if node_weighting else 1
            change += held[event.job_id]
            changes.append((event.timestamp, change))
        elif change:
            changes.append((event.timestamp, change))
    times, values = _sums(changes)
    return times, [float(value) for value in values] if node_weighting else values


def available_nodes(batchjob_query):
    """How many nodes batch jobs held at each time. One that has not ended holds them until now."""
    changes = []
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    for batch_job in batchjob_query:
        if batch_job.start_time is not None and batch_job.start_time <= now:
            changes.append((batch_job.start_time, batch_job.num_nodes))
            if batch_job.end_time is not None:
                changes.append((max(batch_job.start_time, batch_job.end_time), -batch_job.num_nodes))
    return _sums(changes)


def _sums(changes):
    """The running sum of changes, with one point for each distinct time."""
    at = {}
    for time, change in changes:
        at.setdefault(time, []).append(change)
    times = sorted(at)
    # Sums of integers are exact: many thirds that come and go leave nothing behind.
    totals = itertools.accumulate(sum(round(change * _ONE) for change in at[time]) for time in times)
    return times, [total // _ONE if total % _ONE == 0 else round(total / _ONE, 9) for total in totals]
