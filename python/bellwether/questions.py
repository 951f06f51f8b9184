"""Questions to the catalog: answers are data frames where pandas is there, else lists of dictionaries."""

from bellwether import times
from bellwether.api import Api


def sql(query, catalog=None):
    """The answer to a query in SQL over the views that docs/sql.md names."""
    with Api(catalog) as api:
        try:
            import pandas  # noqa: F401
        except ImportError:
            return api.rows("sql", query=query)
        return api.frame("sql", query=query)


def jobs(run=None, catalog=None):
    """The jobs, or those that one run worked on."""
    of_run = "" if run is None else f" WHERE run_id IN (SELECT origin_id FROM runs WHERE id = {int(run)})"
    return sql(f"SELECT * FROM jobs{of_run} ORDER BY job_id", catalog)


def attempts(run=None, catalog=None):
    """The executions of jobs, all or those of one run."""
    return sql(f"SELECT * FROM attempts{_of(run)} ORDER BY start, job_id, attempt", catalog)


def events(run=None, catalog=None):
    """The state transitions, all or those of one run, in their order."""
    return sql(f"SELECT * FROM events{_of(run)} ORDER BY seq", catalog)


def series(name, run=None, *, workflow=None, since=None, until=None, by=None, state=None, catalog=None):
    """A time series of a run (the latest), or of all runs of a workflow: `time` in UTC and `value`, as docs/reports.md has it.

    `name` is throughput (into `state`), utilization, available, efficiency, queue_depth or failures (with `cause`); `by` is
    weight, cores or count.
    """
    window = {"since_us": since and times.micros("since", since), "until_us": until and times.micros("until", until)}
    with Api(catalog) as api:
        rows = api.rows("series", name=name, run=run, workflow=workflow, by=by, state=state, **window)
    points = [{"time": times.of(row.pop("time_us")), **row} for row in rows]
    try:
        import pandas
    except ImportError:
        return points
    return pandas.DataFrame(points, columns=["time", "value", "cause"][: 3 if name == "failures" else 2])


def _of(run):
    return "" if run is None else f" WHERE run_id = {int(run)}"
