"""EPMT's functions about processes and threads."""

from logging import getLogger

from epmt import _bridge, _collections
from epmt._job_functions import span
from epmt._objects import Process
from epmt._query import Query
from epmt.epmtlib import fold_dicts, str_dict, tag_from_string, tags_list

logger = getLogger("epmt_query")


def get_procs(jobs=None, tags=None, fltr=None, order=None, offset=0, limit=None, when=None, hosts=None, fmt="dict",
              merge_threads_sums=True, exact_tag_only=False):
    """Processes of jobs that satisfy all of the conditions, by start; see `get_jobs` for what they may be."""
    query = Process.query(_collections.jobs(jobs))
    if tags is not None:
        query = query.choose(tags=[str_dict(tag) for tag in tags_list(tags)], exact=exact_tag_only)
    if fltr is not None and fltr != "":
        query = query.filter(fltr)
    if hosts:
        query = query.choose(hosts=hosts.split(",") if isinstance(hosts, str) else [str(host) for host in hosts])
    if when is not None:
        first, last = span(when)
        query = query.filter((Process.start <= last) & (Process.end >= first))
    if order is not None:
        query = query.order_by(*(order if isinstance(order, (list, tuple)) else [order]))
    query = query.offset(offset).limit(limit) if offset or limit else query
    return _collections.processes_as(query, fmt, merge_threads_sums)


def conv_procs(procs, fmt="pandas", order=None):
    """Processes in another format."""
    _collections.require(procs)
    query = _collections.processes(procs)
    return _collections.processes_as(query if order is None else query.order_by(order), fmt)


def timeline(jobs, limit=0, fltr="", when=None, hosts=None, fmt="pandas"):
    """The processes of jobs in the order in which they started."""
    return get_procs(jobs, fmt=fmt, limit=limit, fltr=fltr, when=when, hosts=hosts)


def job_proc_tags(jobs, exclude=None, tag_filter="", fold=False):
    """The distinct tags of the processes of jobs; folded: each name with its only value or the list of its values."""
    _collections.require(jobs)
    found = _bridge.ask("process_tags", jobs=_collections.jobs(jobs).scope(), exclude=list(exclude or ()))["tags"]
    tags = [tag for tag in found if tag]
    if tag_filter:
        wanted = tag_from_string(tag_filter).items()
        tags = [tag for tag in tags if wanted <= tag.items()]
    return fold_dicts(tags) if fold else tags


get_job_proc_tags = job_proc_tags


def rank_proc_tags_keys(jobs, order="cardinality", exclude=None):
    """The names of the tags of processes with the sets of their values: those with the fewest values first, or, by
    frequency, those that stand in the most tags first."""
    _collections.require(jobs)
    if order.lower() not in ("cardinality", "frequency"):
        logger.warning('order needs to be one of "cardinality" or "frequency"')
        return []
    found = _bridge.ask("process_tags", jobs=_collections.jobs(jobs).scope(), exclude=list(exclude or ()))
    names = found["values"] if order.lower() == "cardinality" else found["by_frequency"]
    return [(name, set(found["values"][name])) for name in names]


def procs_histogram(jobs, attr="exename", metric=""):
    """How many processes have each value of a column, or what a metric of theirs adds up to."""
    found = _bridge.ask("histogram", jobs=_collections.jobs(jobs).scope(), column=attr, counter=metric or None)
    return {_value(name): float(value) if metric else value for name, value in found.items()}


def _value(text):
    """Columns of numbers come as text."""
    return int(text) if text.lstrip("-").isdigit() else text


def procs_set(jobs, attr="exename"):
    """The distinct values of a column of processes, in order."""
    return sorted(procs_histogram(jobs, attr))


def add_features_df(jobs_df, features=None, key="jobid"):
    """A copy of a data frame with a column per callable, which is called with each row's key; and their names."""
    callables = features or [procs_histogram, procs_set]
    frame = jobs_df.copy()
    for call in callables:
        frame[call.__name__] = [call(one) for one in jobs_df[key]]
    return frame, [call.__name__ for call in callables]


def get_thread_metrics(*processes):
    """A data frame with a row for each thread of processes, given by their ids or as objects."""
    import pandas as pd

    given = processes[0] if processes and isinstance(processes[0], (list, tuple, Query)) else processes
    frames = []
    for one in given:
        process = one if isinstance(one, Process) else Process[one]
        frame = pd.DataFrame(process.threads_df)
        frame["process_pk"] = process.id
        frames.append(frame)
    if not frames:
        logger.warning("get_thread_metrics must be given one or more Process objects or primary keys")
        return pd.DataFrame()
    return frames[0] if len(frames) == 1 else pd.concat(frames)
