"""EPMT's Experiment Explore API: experiments by their components and time segments, which are tags of jobs."""

import re
from logging import getLogger

from epmt import epmt_query as eq
from epmt.epmt_stat import outliers_uv

logger = getLogger(__name__)


def _jobs(exp_name):
    return eq.get_jobs(tags={"exp_name": exp_name}, fmt="orm")


def exp_find_jobs(exp_name, components=None, exp_times=None, failed=None, **kwargs):
    """Jobs of an experiment, as ids: of some components and times, or only those that failed, or did not."""
    if "tags" not in kwargs:
        tags = [{"exp_name": exp_name, "exp_component": one} for one in components or ()] or [{"exp_name": exp_name}]
        if exp_times:
            tags = [{**tag, "exp_time": str(time)} for tag in tags for time in exp_times]
        kwargs["tags"] = tags
    else:
        logger.warning("tags is given: exp_name, components and exp_times are ignored")
    if failed is not None:
        if "fltr" in kwargs:
            raise ValueError("You cannot use the 'fltr' option in conjunction with 'failed'")
        kwargs["fltr"] = (eq.Job.exitcode != 0) if failed else (eq.Job.exitcode == 0)
    return eq.get_jobs(**{"fmt": "terse", **kwargs})


def exp_component_outliers(exp_name, metric="duration", op=sum, limit=10):
    """The components of an experiment with their jobs' times, ids, metrics and outlier scores, largest first.

    False where there is no such experiment.
    """
    import numpy as np

    by_component = {}
    for job in _jobs(exp_name):
        row = (job.tags.get("exp_time", ""), job.jobid, getattr(job, metric))
        by_component.setdefault(job.tags.get("exp_component", ""), []).append(row)
    if not by_component:
        logger.warning('Could not find any jobs with an "exp_name" tag matching %s', exp_name)
        return False
    found = []
    for component, rows in by_component.items():
        times, ids, metrics = map(list, zip(*rows))
        scores = np.array(outliers_uv(metrics), dtype=float)
        found.append({
            "exp_component": component, "exp_times": times, "jobids": ids, "metrics": np.array(metrics),
            "outlier_scores": scores,
        })
    found.sort(key=lambda one: op(one["metrics"]), reverse=True)
    return found[:limit] if limit else found


def exp_time_segment_stats(exp_name, metric="duration"):
    """The ids and metrics of the jobs of each time segment, in the order in which they started."""
    segments = {}
    for job in _jobs(exp_name):
        time = job.tags.get("exp_time", "")
        if time:
            segment = segments.setdefault(time, {"jobids": [], "metrics": []})
            segment["jobids"].append(job.jobid)
            segment["metrics"].append(getattr(job, metric))
    return segments


def exp_explore(exp_name, metric="duration", op=sum, limit=10):
    """Prints an experiment by component, job and time segment, with marks where a value differs; answers True."""
    metric = metric or "duration"
    limit = limit or 10
    components = exp_component_outliers(exp_name, metric, op, limit)
    if not components:
        return False
    _print_components(components, metric, op, limit)
    _print_jobs(components, metric)
    _print_segments(exp_name, metric)
    return True


def _print_components(components, metric, op, limit):
    total = sum(one["metrics"].sum() for one in components)
    print(f"\ntop {limit} components by {op.__name__}({metric}):")
    print(f"{'component':>16}  {'sum':>12}         {'min':>12} {'max':>12} {'cv':>4}")
    for one in components:
        metrics = one["metrics"]
        share = 100 * metrics.sum() / total
        spread = metrics.std() / metrics.mean()
        print(
            f"{one['exp_component']:>16.16}: {int(op(metrics)):12d} [{share:4.1f}%] {int(metrics.min()):12d}"
            f" {int(metrics.max()):12d} {spread:4.1f}"
        )


def _print_jobs(components, metric):
    print("\nvariations across time segments (by component):")
    print(f"{'component':>16} {'exp_time':>12} {'jobid':>12} {metric:>16}")
    for one in components:
        rows = zip(one["exp_times"], one["jobids"], one["metrics"], one["outlier_scores"])
        for time, jobid, value, score in rows:
            print(f"{one['exp_component']:>16.16} {time:>12} {jobid:>12} {int(value):16d} {_marks(score)}")
        print()


def _print_segments(exp_name, metric):
    segments = exp_time_segment_stats(exp_name, metric)
    sums = [sum(segment["metrics"]) for segment in segments.values()]
    print(f"{metric} by time segment:")
    for time, value, score in zip(segments, sums, outliers_uv(sums) if sums else ()):
        print(f"{time:>12} {int(value):16d} {_marks(score)}")


def _marks(score):
    return f"{'**' * int(score):>6}"


def find_missing_time_segments(exp_name, jobs=None, components=None, time_segments=range(18540101, 20190101, 50000)):
    """The time segments that each component lacks, as numbers; printed, too."""
    found = {}
    for job in eq.get_jobs(jobs, tags=[{"exp_name": exp_name}], fmt="orm"):
        times = found.setdefault(job.tags.get("exp_component", ""), set())
        if re.fullmatch(r"\d+", job.tags.get("exp_time", "")):
            times.add(int(job.tags["exp_time"]))
    missing = {}
    for component in sorted(set(found) & set(components) if components else found):
        lacking = sorted(set(time_segments) - found[component])
        if lacking:
            print(f"{component} is missing {lacking}")
            missing[component] = lacking
    return missing
