"""Questions to the catalog: answers are data frames where pandas is there, else lists of dictionaries."""

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


def _of(run):
    return "" if run is None else f" WHERE run_id = {int(run)}"
