"""EPMT's functions that look for outliers among comparable jobs and note at the jobs what was found."""

from logging import getLogger

from epmt import _collections
from epmt._job_functions import (
    KIND,
    comparable_job_partitions,
    get_unanalyzed_jobs,
    set_job_analyses,
    warn_incomparable,
)
from epmt._model_functions import get_refmodels
from epmt.epmt_outliers import detect_outlier_jobs

logger = getLogger("epmt_query")


def analyze_jobs(jobs=None, analyses_filter=None, max_comparable=50, check=True):
    """Looks for outliers among comparable jobs and notes what was found; answers with lists of ids.

    Of more than `max_comparable` jobs EPMT takes a random selection; here all are compared.
    """
    chosen = get_unanalyzed_jobs(jobs, analyses_filter) if check else _collections.jobs(jobs).ids()
    if not chosen:
        return []
    return [ids for _, ids in comparable_job_partitions(chosen) if analyze_comparable_jobs(ids, False) is not None]


def analyze_pending_jobs(jobs=None, analyses_filter=None):
    """The same under its old name; answers with the number of comparisons."""
    chosen = get_unanalyzed_jobs(jobs, analyses_filter)
    if not chosen:
        return 0
    return sum(analyze_comparable_jobs(ids, False) for _, ids in comparable_job_partitions(chosen))


def analyze_comparable_jobs(jobids, check_comparable=True, keys=KIND):
    """Compares jobs by each model of their tags, or else with each other; answers with the number of comparisons."""
    if check_comparable:
        warn_incomparable(jobids)
    query = _collections.jobs(jobids)
    results = []
    for model in _models(query.first(), keys):
        parts = detect_outlier_jobs(query, trained_model=model, sanity_check=False)[1]
        results.append({"model_id": model.id, "results": _lists(parts)})
    if not results and query.count() >= 4:
        results.append({"model_id": None, "results": _lists(detect_outlier_jobs(query, sanity_check=False)[1])})
    elif not results:
        logger.warning("%s: there is no trained model, and fewer than 4 jobs cannot be compared", query.ids())
    for jobid in query.ids():
        set_job_analyses(jobid, {"outlier_detection": results}, replace=True)
    return len(results)


def _models(job, keys):
    tag = {key: job.tags.get(key, "") for key in keys}
    return [model for model in get_refmodels(tag=tag, fmt="orm") if model.enabled]


def _lists(parts):
    return {feature: (sorted(inside), sorted(outside)) for feature, (inside, outside) in parts.items()}
