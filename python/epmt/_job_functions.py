"""EPMT's functions about jobs. Their arguments and answers are EPMT's; `jobs` may be what `_collections.jobs` takes."""

import datetime as dt
import json
from logging import getLogger

from epmt import _bridge, _collections, _verification
from epmt._features import DESCRIPTIONS
from epmt._objects import Job, Process
from epmt._times import micros, moment
from epmt.epmtlib import fold_dicts, str_dict, tag_from_string, tags_list, unique_dicts

logger = getLogger("epmt_query")

_A_DAY = dt.timedelta(days=1)
KIND = ("exp_name", "exp_component")


def get_jobs(jobs=None, tags=None, fltr=None, order=None, limit=None, offset=0, when=None, before=None, after=None,
             hosts=None, fmt="dict", annotations=None, analyses=None, merge_proc_sums=True, exact_tag_only=False,
             trigger_post_process=True):
    """Jobs that satisfy all of the conditions, by start.

    `tags`, `annotations`, `analyses`: a dictionary or `name:value;name:value`, all of which a job must have; empty:
    only jobs without any; of `tags` also a list, any of them. `fltr`: an expression such as `Job.exitcode != 0`, SQL
    text or a callable. `when`: a time, or a job or process during which jobs ran. `before`, `after`: jobs that had
    ended or started then. `fmt`: terse (ids), dict, pandas or orm (a lazy query).
    """
    query = _narrowed(_collections.jobs(jobs), tags, exact_tag_only, fltr)
    query = _noted(query, annotations, analyses)
    if hosts:
        query = query.choose(hosts=hosts.split(",") if isinstance(hosts, str) else [str(host) for host in hosts])
    query = _timed(query, when, before, after)
    if order is not None:
        query = query.order_by(*(order if isinstance(order, (list, tuple)) else [order]))
    query = query.offset(offset).limit(limit) if offset or limit else query
    return _collections.jobs_as(query, fmt, merge_proc_sums)


def _narrowed(query, tags, exact, fltr):
    if tags is not None:
        query = query.choose(tags=[str_dict(tag) for tag in tags_list(tags)], exact=exact)
    return query if fltr is None or (isinstance(fltr, str) and not fltr) else query.filter(fltr)


def _noted(query, annotations, analyses):
    for name, wanted in (("annotations", annotations), ("analyses", analyses)):
        if wanted is not None:
            query = query.choose(**{name: tag_from_string(wanted)})
    return query


def _timed(query, when, before, after):
    """Times are compared as EPMT does: in the local time of each job."""
    if when is not None:
        first, last = span(when)
        query = query.filter((Job.start <= last) & (Job.end >= first))
    # The catalog compares in UTC, so that it is asked for a day more and the rest is left out here.
    if before is not None:
        query = query.choose(before=micros(moment(before) + _A_DAY, "UTC")).filter(Job.end <= moment(before))
    if after is not None:
        query = query.choose(after=micros(moment(after) - _A_DAY, "UTC")).filter(Job.start >= moment(after))
    return query


def span(when):
    """The first and last moment of a time, a job or a process."""
    if isinstance(when, (Job, Process)):
        return when.start, when.end
    found = moment(when)
    return found, found


def conv_jobs(jobs, fmt="dict", merge_sums=True, trigger_post_process=True):
    """Jobs in another format."""
    _collections.require(jobs)
    return _collections.jobs_as(_collections.jobs(jobs), fmt, merge_sums)


def get_job_tags(jobs, tag_filter="", fold=True):
    """The tags of jobs: each name with its only value or the set of its values; not folded: the distinct tags."""
    query = get_jobs(jobs, tags=[tag_filter], fmt="orm") if tag_filter else _collections.jobs(jobs)
    tags = unique_dicts([job.tags for job in query])
    if not fold:
        return tags
    return {name: set(value) if isinstance(value, list) else value for name, value in fold_dicts(tags).items()}


def get_features(jobs):
    """The numbers that are known of jobs: the columns of their data frame without descriptions."""
    frame = conv_jobs(jobs, fmt="pandas")
    return sorted(set(frame.columns) - set(DESCRIPTIONS))


def get_job_status(jobid):
    """How a job ended and what its script was."""
    return _job(jobid).info_dict.get("status", {})


def _job(jobid):
    return jobid if isinstance(jobid, Job) else Job[jobid]


def tag_job(jobid, tag, replace=False):
    """Gives a job further tags, or these instead of its own; answers with all of its tags."""
    job = _job(jobid)
    tags = tag_from_string(tag)
    return _bridge.ask("put_tags", job=job.jobid, tags=str_dict(tags if replace else {**job.tags, **tags}))


def annotate_job(jobid, annotation, replace=False):
    """Notes values under names at a job; answers with all of its annotations."""
    values = tag_from_string(annotation)
    return _bridge.ask("annotate", job=_job(jobid).jobid, values=values, replace=replace)


def get_job_annotations(jobid):
    """The annotations of a job."""
    return _job(jobid).annotations


def remove_job_annotations(jobid):
    """Removes all annotations of a job."""
    return annotate_job(jobid, {}, replace=True)


def set_job_analyses(jobid, analyses, replace=False, size_limit=64 * 1024):
    """Notes what analyses found at a job; False where that is larger than the limit as JSON."""
    if len(json.dumps(analyses)) > size_limit:
        logger.error("the analyses of job %s are larger than %d as JSON; not saved", jobid, size_limit)
        return False
    return _bridge.ask("put_analyses", job=_job(jobid).jobid, values=analyses, replace=replace)


def get_job_analyses(jobid):
    """What analyses found at a job."""
    return _job(jobid).analyses


def remove_job_analyses(jobid):
    """Removes what analyses found at a job."""
    return set_job_analyses(jobid, {}, replace=True)


def get_unanalyzed_jobs(jobs=None, analyses_filter=None, fmt="terse"):
    """Jobs at which no analysis found anything, or just what the filter names."""
    return get_jobs(jobs, analyses=analyses_filter or {}, fmt=fmt)


def get_unprocessed_jobs():
    """Jobs that wait to be post-processed: none, since an import does it."""
    return []


def is_job_post_processed(job):
    """Whether a job was post-processed: always, since an import does it."""
    return bool(_job(job).info_dict["post_processed"])


def post_process_jobs(jobs, check=True):
    """Post-processes jobs; answers with the ids of those that needed it: none, since an import does it."""
    return [] if check else [job.jobid for job in _collections.jobs(jobs)]


def is_job_in_staging(j):
    """Whether the processes of a job wait to be moved: never, since an import is done at once."""
    _job(j)
    return False


def get_job_staging_ids(j):
    """Where the processes of a job wait: nowhere."""
    _job(j)
    return ()


def comparable_job_partitions(jobs, matching_keys=None):
    """Jobs by the values of some tags: pairs of the values and the ids, largest sum of durations first."""
    names = list(matching_keys or KIND)
    found = _bridge.ask("partitions", jobs=_collections.jobs(jobs).scope(), names=names)
    return [(tuple(part["values"]), part["jobs"]) for part in found]


def are_jobs_comparable(jobs, matching_keys=None):
    """Whether jobs have the same values of some tags."""
    return len(comparable_job_partitions(jobs, matching_keys)) == 1


def warn_incomparable(jobs):
    """Says so where jobs do not have the same experiment and component."""
    if not are_jobs_comparable(jobs):
        logger.warning('The jobs do not share identical tag values for "exp_name" and "exp_component"')


def delete_jobs(jobs, force=False, before=None, after=None, warn=True, remove_models=False, limit=None, offset=0,
                skip_unprocessed=False, dry_run=False, fltr=None):
    """Deletes jobs, all or none; answers with their number. More than one only with `force`.

    Jobs of which reference models were made stay, unless the models are to be removed, too.
    """
    chosen = get_jobs(jobs, before=before, after=after, limit=limit, offset=offset, fltr=fltr, fmt="orm").ids()
    if not chosen:
        logger.warning("No jobs matched; none deleted")
        return 0
    if len(chosen) > 1 and not force:
        logger.warning("set force=True when calling this function if deleting more than one job")
        return 0
    models = _models_of(chosen)
    if models and not remove_models:
        kept = {jobid for model in models for jobid in model.values["jobs"]}
        logger.warning("jobs with reference models are not deleted: %s", sorted(kept & set(chosen)))
        chosen = [jobid for jobid in chosen if jobid not in kept]
    if dry_run or not chosen:
        return len(chosen)
    if models and remove_models:
        _bridge.ask("delete_models", ids=[model.id for model in models])
    return _bridge.ask("delete_jobs", jobs={"ids": chosen})


def _models_of(jobids):
    from epmt._objects import ReferenceModel

    return [model for model in ReferenceModel.query() if set(model.values["jobs"]) & set(jobids)]


def retire_jobs(ndays=14, skip_unprocessed=False, dry_run=False):
    """Deletes jobs that ended more than some days ago; answers with their number. No days: none."""
    if ndays <= 0:
        return 0
    return delete_jobs([], force=True, before=-ndays, warn=False, dry_run=dry_run)


def get_roots(jobs, fmt="dict"):
    """Processes without a parent in their job, by start."""
    query = Process.query(_collections.jobs(jobs)).choose(roots=True)
    return _collections.processes_as(query, fmt)


def root(job, fmt="dict"):
    """The process of a job that started first."""
    found = _collections.processes_as(Process.query(_collections.jobs(job)).limit(1), fmt)
    return found if fmt == "pandas" else found[0]


def compute_process_trees(jobs):
    """Nothing is left to do: an import computes the trees."""
    _collections.jobs(jobs)


def verify_jobs(jobs):
    """Looks for numbers and times that cannot be right: (whether there are none, sentences by job)."""
    _collections.require(jobs)
    errors = {}
    for job in _collections.jobs(jobs):
        row = _collections.jobs_as(_collections.jobs(job), "dict")[0]
        found = _verification.faults(row, complete=True) + _verification.of_job(job)
        if found:
            errors[job.jobid] = found
    return not errors, errors
