"""What EPMT's functions take for jobs and processes, and the formats in which they answer."""

from epmt import _records
from epmt._objects import Job, Process
from epmt._query import JobQuery, ListQuery, ProcessQuery, Query

FORMATS = ("terse", "dict", "pandas", "orm")


def is_frame(value):
    """Whether something is a data frame; pandas is not imported to find out."""
    return type(value).__name__ == "DataFrame"


def is_empty(collection):
    """Whether a collection names nothing."""
    if collection is None:
        return True
    if is_frame(collection):
        return len(collection) == 0
    if isinstance(collection, Query):
        return collection.count() == 0
    return not isinstance(collection, (Job, Process)) and not collection


def require(collection):
    """Refuses an empty collection."""
    if is_empty(collection):
        raise ValueError("You need to specify a non-empty collection as a parameter")


def jobs(given):
    """A query for jobs: from ids, objects, dictionaries, a data frame or a query. Nothing given: all jobs."""
    if isinstance(given, Query):
        return given
    if not is_frame(given) and is_empty(given):
        return Job.query()
    return Job.query().choose(ids=_keys(given, "jobid", Job), last_attempts=True)


def _keys(given, name, entity):
    if is_frame(given):
        return list(given[name])
    if isinstance(given, str):
        return [key.strip() for key in given.split(",")]
    if isinstance(given, (int, entity)):
        given = [given]
    return [_key(one, name, entity) for one in given]


def _key(one, name, entity):
    if isinstance(one, entity):
        return one.key
    key = one[name] if isinstance(one, dict) else one
    if entity is Process and not isinstance(key, int):
        raise ValueError(f"Expected processes or their ids, but found {one!r}")
    return str(key) if entity is Job else key


def processes(given):
    """The same for processes; nothing given: all processes."""
    if isinstance(given, Query):
        return given
    if not is_frame(given) and is_empty(given):
        return Process.query()
    return Process.query().choose(ids=_keys(given, "id", Process))


def known(fmt):
    """Refuses a format that there is not."""
    if fmt not in FORMATS:
        raise ValueError(f"Expected one of {', '.join(FORMATS)} as fmt, but found {fmt!r}")
    return fmt


def jobs_as(query, fmt, merge=True):
    """Jobs in one of EPMT's formats."""
    known(fmt)
    if fmt == "orm":
        return query
    if fmt == "terse":
        return query.ids()
    rows = _job_rows(query)
    rows = _records.merged(rows, _records.SUMS) if merge else rows
    return _frame(rows) if fmt == "pandas" else rows


def _job_rows(query):
    if not isinstance(query, JobQuery) or not query.is_known():
        return [job.as_dict() for job in query]
    rows = _records.jobs(query.request()["jobs"], background=True)
    return [{name: value for name, value in row.items() if name not in Job.INNER} for row in rows]


def processes_as(query, fmt, merge=True):
    """Processes in one of EPMT's formats."""
    known(fmt)
    if fmt == "orm":
        return query
    if fmt == "terse":
        return query.ids()
    answer = query.columns() if isinstance(query, ProcessQuery) and merge else None
    if answer is not None:
        return _process_table(answer, fmt)
    rows = [process.as_dict() for process in query]
    rows = _records.merged(rows, _records.THREAD_SUMS) if merge else rows
    return _frame(rows) if fmt == "pandas" else rows


def _process_table(answer, fmt):
    columns, counters = _records.process_columns(answer)
    nothing = [None] * len(columns["id"])
    columns.update(created_at=nothing, updated_at=nothing, info_dict=nothing, gen=nothing, job=columns["jobid"])
    columns.update(counters)
    if fmt == "pandas":
        import pandas as pd

        return pd.DataFrame(columns)
    return [dict(zip(columns, values)) for values in zip(*columns.values())]


def _frame(rows):
    import pandas as pd

    return pd.DataFrame(rows)


def listed(entity, objects):
    """Objects that are there already as a query."""
    return ListQuery(entity, lambda: list(objects))
