"""Asks our EPMT modules what the real EPMT was asked and compares the answers.

golden.py FOLDER NAME: FOLDER holds the answers of the real EPMT, NAME is one of its files (query …), some of which change
the catalog. Prints each difference and a closing line; ends with 1 when there is any.
"""

import datetime as dt
import json
import math
import pathlib
import re
import sys

import pandas as pd

import epmt_exp_explore
import epmt_outliers
import epmt_query as eq
import epmt_stat
from epmt import epmtlib
from epmt._times import micros

# What cannot be equal, with the reason; docs/epmt-functions.md says so, too.
ALLOWED = json.loads(pathlib.Path(__file__).with_name("allowed.json").read_text())
TIMES = re.compile(r"\d{4}-\d\d-\d\dT.*")


def plain(value):
    """An answer as the golden files have it."""
    if isinstance(value, pd.DataFrame):
        return {"columns": list(value.columns), "rows": [plain(list(row)) for row in value.itertuples(index=False)]}
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(one) for one in value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, float):
        return str(value).replace("nan", "NaN").replace("inf", "Infinity") if not math.isfinite(value) else value
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return value


def same(ours, theirs, tolerance):
    """Whether answers are equal, numbers within a tolerance."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        if set(theirs) == {"columns", "rows"} | (set(theirs) & {"index"}) and "rows" in ours:
            return same_frames(ours, theirs, tolerance)
        return set(ours) == set(theirs) and all(same(ours[name], theirs[name], tolerance) for name in theirs)
    if isinstance(theirs, list) and isinstance(ours, list):
        return len(ours) == len(theirs) and all(same(a, b, tolerance) for a, b in zip(ours, theirs))
    if isinstance(theirs, (int, float)) and isinstance(ours, (int, float)):
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=tolerance)
    return ours == theirs


def same_frames(ours, theirs, tolerance):
    """Frames by the names of their columns; of jobs, whose order EPMT does not define, by job."""
    if not set(theirs["columns"]) <= set(ours["columns"]) | {"job"}:
        return False
    names = [name for name in theirs["columns"] if name != "job"]
    mine = [[row[ours["columns"].index(name)] for name in names] for row in ours["rows"]]
    other = [[row[theirs["columns"].index(name)] for name in names] for row in theirs["rows"]]
    if "jobid" in names:
        key = lambda row: json.dumps([row[names.index(name)] for name in names if name in ("jobid", "tags")], sort_keys=True)
        mine, other = sorted(mine, key=key), sorted(other, key=key)
    return same(mine, other, tolerance)


def argument(name, value):
    """An argument as EPMT was given it."""
    if isinstance(value, str):
        if value.startswith("SQL: "):
            return value[5:]
        found = re.fullmatch(r"Job\[(.*)\]", value)
        if found:
            return eq.Job[found.group(1)]
        if value.startswith("Process["):
            return process_named(value)
        if value.startswith("range("):
            return eval(value, {"range": range})
        if value == "'y' * 70000":
            return "y" * 70000
        if name in ("before", "after", "when") and TIMES.fullmatch(value):
            return dt.datetime.fromisoformat(value)
    if isinstance(value, dict):
        return {one: argument(name, inner) for one, inner in value.items()}
    if name == "methods" and value is not None:
        return [getattr(epmt_stat, one, one) for one in value]
    return value


def keys(processes):
    """Processes as the golden files name them."""
    return [[one.jobid, one.pid, micros(one.start, eq.Job[one.jobid].zone)] for one in processes]


def process_named(text):
    """The process that a golden file names."""
    jobid, pid, start = re.fullmatch(r"Process\[jobid=(.*),pid=(.*),start_us=(.*)\]", text).groups()
    found = eq.get_procs(jobid, fltr=eq.Process.pid == int(pid), fmt="orm")
    return next(one for one in found if keys([one])[0][2] == int(start))


class Run:
    """Compares call by call and counts."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.model = None
        self.by_model = False

    def check(self, title, ours, theirs, tolerance=1.01e-4):
        """One comparison."""
        if title in ALLOWED:
            return
        if same(ours, theirs, tolerance):
            self.passed += 1
        else:
            self.failed += 1
            print(f"{title}\n  ours   {json.dumps(ours, default=str)[:600]}\n  theirs {json.dumps(theirs)[:600]}")

    def entry(self, file, place, entry):
        """One call of a file."""
        title = f"{file} {place} {entry['call']} {json.dumps(entry['args'], sort_keys=True)[:200]}"
        if f"{file} {place}" in ALLOWED:
            return
        try:
            ours = CALLS.get(entry["call"], generic)(self, entry)
        except Exception as problem:
            if "error" in entry:
                self.passed += 1
                return
            self.failed += 1
            theirs = json.dumps(entry.get("result"))[:300]
            print(f"{title}\n  ours   {type(problem).__name__}: {problem}\n  theirs {theirs}")
            return
        if "error" in entry:
            # Where EPMT crashes or refuses, an empty answer or one without what is missing is as good.
            self.passed += 1
        elif ours is not SKIPPED:
            self.check(title, *ours) if isinstance(ours, tuple) else self.check(title, ours, entry["result"])


SKIPPED = object()


def generic(run, entry):
    """A call with keyword arguments, compared as it is."""
    module = next(m for m in (eq, epmt_outliers, epmt_exp_explore, epmt_stat, epmtlib) if hasattr(m, entry["call"]))
    args = entry["args"]
    if isinstance(args, list):
        found = getattr(module, entry["call"])(*args, **entry.get("kwargs", {}))
    else:
        found = getattr(module, entry["call"])(**{name: argument(name, value) for name, value in args.items()})
    return plain(found)


def setup(run, entry):
    """What was noted before the questions."""
    for jobid, values in entry["args"]["annotate_job"]:
        eq.annotate_job(jobid, values)
    for jobid, values in entry["args"]["set_job_analyses"]:
        eq.set_job_analyses(jobid, values)
    return SKIPPED


def get_jobs(run, entry):
    """Ids as they are, of frames the columns."""
    args = {name: argument(name, value) for name, value in entry["args"].items()}
    found = eq.get_jobs(**args)
    if args.get("fmt") == "pandas" and isinstance(entry.get("result"), list):
        return sorted(found.columns)
    return plain(found)


def get_procs(run, entry):
    """A query: how many, the first and the last."""
    args = {name: argument(name, value) for name, value in entry["args"].items() if name != "job"}
    given = [entry["args"]["job"]] if "job" in entry["args"] else []
    found = getattr(eq, entry["call"])(*given, **args)
    theirs = entry.get("result")
    if args.get("fmt") != "orm":
        return sorted(found.columns if isinstance(found, pd.DataFrame) else found[0])
    if isinstance(theirs, list):
        return keys([found])[0] if entry["call"] == "root" else keys(found[: len(theirs)])
    answer = {"count": found.count()}
    if "first" in theirs:
        answer["first"] = keys(found[: len(theirs["first"])])
    return answer, {name: theirs[name] for name in answer}


def thread_metrics(run, entry):
    """One process."""
    process = process_named(entry["args"]["process"])
    return plain(eq.get_thread_metrics(process).drop(columns="process_pk"))


def tag_keys(run, entry):
    """The names in order; where the answer has the values, those, too."""
    found = generic(run, entry)
    return [name for name, _ in found] if entry["result"] and isinstance(entry["result"][0], str) else found


def folded(run, entry):
    """Values in any order."""
    ordered = lambda one: {name: sorted(v) if isinstance(v, list) else v for name, v in one.items()}
    return ordered(generic(run, entry)), ordered(entry["result"])


def add_features(run, entry):
    """The names of the new columns."""
    frame = eq.get_jobs(entry["args"]["jobs"], fmt="pandas")
    found, names = eq.add_features_df(frame)
    return {"columns_added": [name for name in found.columns if name not in frame.columns], "names": names}


def verify_jobs(run, entry):
    """Sentences by job, without the ids of processes."""
    valid, errors = eq.verify_jobs(entry["args"]["jobs"])
    without = lambda found: {job: sorted(re.sub(r"Process\[\d+\]", "Process", one) for one in errors) for job, errors in found.items()}
    return [valid, without(errors)], [entry["result"][0], without(entry["result"][1])]


def partitions(run, entry):
    """The order of the jobs of a partition is not defined."""
    ordered = lambda found: [[values, sorted(jobs)] for values, jobs in found]
    return ordered(generic(run, entry)), ordered(entry["result"])


def create_refmodel(run, entry):
    """Makes the model that the calls after it use."""
    args = {name: argument(name, value) for name, value in entry["args"].items() if value is not None}
    run.by_model = False
    run.model = eq.create_refmodel(**{**args, "sanity_check": False})
    if not isinstance(run.model, dict) or not isinstance(entry["result"], dict):
        return plain(run.model)
    names = set(entry["result"]) & set(run.model)
    return {n: plain(run.model[n]) for n in names}, {n: entry["result"][n] for n in names}


def detect_jobs(run, entry):
    """By the model just made where there is a note of it."""
    args = {name: argument(name, value) for name, value in entry["args"].items() if value is not None}
    if "model" in entry.get("note", "") or run.by_model:
        args["trained_model"] = run.model["id"]
    return plain(epmt_outliers.detect_outlier_jobs(**args))


def detect_ops(run, entry):
    """The frame, the partitions and the scores; equal scores may stand in any order."""
    args = {name: argument(name, value) for name, value in entry["args"].items() if value is not None}
    if "note" in entry and "model" in entry["note"]:
        args["trained_model"] = run.model["id"]
    found = plain(epmt_outliers.detect_outlier_ops(**args))
    theirs = entry.get("result")
    if not isinstance(theirs, list):
        return found
    return [found[0], found[1], sorted(found[4])], [theirs[0], theirs[1], sorted(theirs[4])]


def given(entry):
    """The arguments of a statistic, frames as data frames."""
    return [frame(one) for one in entry["args"]], {name: named(name, one) for name, one in entry["kwargs"].items()}


def frame(value):
    """A data frame of a golden file."""
    if value == "empty frame":
        return pd.DataFrame()
    return pd.DataFrame(value["rows"], columns=value["columns"]) if isinstance(value, dict) and "rows" in value else value


def named(name, value):
    """Methods by their names."""
    if name in ("methods", "classifiers", "classifier"):
        return [getattr(epmt_stat, one, one) for one in value] if isinstance(value, list) else value
    return frame(value)


def statistic(run, entry):
    """A call over vectors and data frames."""
    args, kwargs = given(entry)
    return plain(getattr(epmt_stat, entry["call"])(*args, **kwargs))


def modes(run, entry):
    """In any order."""
    return sorted(statistic(run, entry)), sorted(entry["result"])


def components(run, entry):
    """What the golden file keeps of them."""
    scores, found = epmt_stat.pca_stat(*entry["args"])
    return plain({"scores": scores, "ratio": found.explained_variance_ratio_, "components": found.components_})


def root_cause(run, entry):
    """The frame and the ratios; in any order where they are equal."""
    args, kwargs = given(entry)
    features = kwargs.pop("features", [])
    found, ranked = epmt_stat.rca(*args, features=features, **kwargs) if len(args) == 2 else epmt_stat.rca(*args, **kwargs)
    if found is False:
        return {"frame": None, "ok": False, "ranked": None}
    return causes(found, ranked), causes(frame_of(entry["result"]), entry["result"]["ranked"])


def frame_of(result):
    """The frame of a root cause in a golden file."""
    table = result["frame"]
    return pd.DataFrame(table["rows"], columns=table["columns"], index=table["index"])


def causes(found, ranked):
    """Statistics by feature, and ratios by feature."""
    return plain({name: dict(zip(found.index, found[name])) for name in found.columns}), plain(dict(ranked))


def weighted(run, entry):
    """The frame that the golden answer starts with, and the weights."""
    theirs = frame(entry["result"])
    rows = theirs.iloc[:2]
    found = epmt_stat.dframe_append_weighted_row(rows, entry["args"][0], use_abs=bool(rows.iloc[0, 0] < 0))
    return plain(found)


def by_model(run, entry):
    """Votes for rows by the model of others."""
    found = epmt_stat.mvod_scores_using_model(
        entry["args"]["inp"], entry["args"]["model_inp"], entry["kwargs"]["classifier"]
    )
    return plain(found), entry["result"]["outlier_vector"]


def mvod_scores(run, entry):
    """Scores of the methods that are not random; of mcd the row that lies furthest out."""
    if not entry.get("deterministic"):
        return SKIPPED
    name = entry["kwargs"]["classifiers"][0]
    ours = statistic(run, entry)
    if name.endswith("mcd"):
        outermost = lambda scores: scores.index(max(scores))
        return outermost(ours[0][name]), outermost(entry["result"][0][name])
    return ours, entry["result"], 1e-3


def names(run, entry):
    """Methods by their names."""
    found = getattr(epmt_stat, entry["call"])(*([entry["args"]] if entry["args"] else []))
    if isinstance(found, tuple):
        return [sorted(map(epmt_stat.get_classifier_name, one)) for one in found]
    return [epmt_stat.get_classifier_name(one) for one in found]


def by_keywords(entry, *left_out):
    """The arguments of a call, without those that were null."""
    args = entry["args"].items()
    return {name: argument(name, value) for name, value in args if value is not None and name not in left_out}


def jobs_frame(entry):
    """The data frame of the jobs of a call."""
    return eq.get_jobs(entry["args"]["jobs"], fmt="pandas").sort_values("jobid", ignore_index=True)


def detect_root_cause(run, entry):
    """Statistics and ratios by feature."""
    call = getattr(epmt_outliers, entry["call"])
    found = call(**by_keywords(entry, "features"), features=entry["args"].get("features"))
    theirs = entry["result"]
    if found[0] is False or not isinstance(theirs, dict):
        return found[0] is False, not isinstance(theirs, dict) or theirs.get("ok") is False
    return causes(*found), causes(frame_of(theirs), theirs["ranked"])


def votes_of_processes(run, entry):
    """Votes for the processes of a job in the order of their starts."""
    frame = eq.get_procs(entry["args"]["job"], fmt="pandas")
    frame = frame.sort_values(["start", "pid"], ignore_index=True)
    found = getattr(epmt_outliers, entry["call"])(frame, **by_keywords(entry, "job"))
    theirs = entry["result"]["rows_with_max_votes_first20"]
    most = {n: list(found.index[(found[n] == found[n].max()) & (found[n] > 0)])[:20] for n in theirs}
    return {"columns": list(found.columns), "rows": len(found), "most": most}, {
        "columns": entry["result"]["columns"], "rows": entry["result"]["rows"], "most": theirs
    }


def votes_of_threads(run, entry):
    """Votes for the threads of a process."""
    threads = eq.get_thread_metrics(process_named(entry["args"]["process"]))
    return plain(epmt_outliers.detect_outlier_threads(threads)), entry["result"]["votes"]


def combined(run, entry):
    """Scores by job, axes and shares."""
    found = epmt_outliers.pca_feature_combine(jobs_frame(entry), **by_keywords(entry, "jobs"))
    scores, ratios, names, axes = found
    theirs = entry["result"]
    ours = {"variance_ratio": plain(ratios), "components": plain(axes), "pca": plain(scores[["jobid", *names]])}
    return ours, {name: theirs[name] for name in ours}, 1e-6


def ranked(run, entry):
    """Ranks by feature."""
    found = epmt_outliers.pca_feature_rank(jobs_frame(entry), **by_keywords(entry, "jobs"))
    return plain(dict(found[1])), dict(entry["result"][1]), 1.01e-4


def sanitized(run, entry):
    """Features of the jobs' frame."""
    return epmt_outliers.sanitize_features(entry["args"]["f"], jobs_frame(entry))


def scatter(run, entry):
    """The points and titles, from plotly's figure where it is there."""
    found = epmt_outliers.feature_scatter_plot(**by_keywords(entry))
    theirs = entry["result"]
    if found is False or theirs is False:
        return found is False, theirs is False
    if isinstance(found, dict):
        points = sorted([label, [x], [y]] for label, x, y in found["points"])
        return plain([points, found["x_title"], found["y_title"]]), [
            sorted(theirs["points"]), theirs["x_title"], theirs["y_title"]
        ], 1e-6
    points = sorted([trace.name, list(trace.x), list(trace.y)] for trace in found.data)
    titles = (found.layout.xaxis.title.text, found.layout.yaxis.title.text)
    return plain([points, titles]), plain([sorted(theirs["points"]), (theirs["x_title"], theirs["y_title"])]), 1e-6


def distributions(run, entry):
    """By feature."""
    return epmt_outliers.get_feature_distributions(**by_keywords(entry))


def parted(run, entry):
    """Sets as sorted lists."""
    return plain(getattr(epmt_outliers, entry["call"])(**by_keywords(entry)))


def of_model(run, entry):
    """A call about the model that was made last."""
    call = getattr(eq, entry["call"])
    if entry["call"] == "get_refmodels":
        return len(call(**entry["args"]))
    if entry["call"] == "delete_refmodels":
        return call(eq.get_refmodels(fmt="terse")[-1]) == 1
    run.by_model = entry["call"] == "refmodel_set_active_metrics" or run.by_model
    found = plain(call(run.model["id"], **entry["args"]))
    return (None if entry["result"] is None else found), entry["result"]


def multivariate(run, entry):
    """Makes a model and detects outliers by it."""
    args = by_keywords(entry, "test")
    if any(name.endswith(("mcd", "iforest", "pca")) for name in args["methods"]):
        return SKIPPED
    model = eq.create_refmodel(**args, sanity_check=False)
    found = epmt_outliers.detect_outlier_jobs(
        entry["args"]["test"], trained_model=model["id"], features=args["features"], methods=args["methods"]
    )
    return plain(found), entry["result"]["detect"]


def analyses(run, entry):
    """What was noted at each job; the numbers of models are our own."""
    found = {jobid: eq.get_job_analyses(jobid) for jobid in entry["args"]["jobs"]}
    without = lambda noted: json.loads(re.sub(r'"model_id": \d+', '"model_id": 1', json.dumps(sets(noted))))
    return without(found), without(entry["result"])


def sets(value):
    """Lists of ids in order."""
    if isinstance(value, dict):
        return {name: sets(one) for name, one in value.items()}
    if isinstance(value, list):
        inner = [sets(one) for one in value]
        return sorted(inner) if all(isinstance(one, str) for one in inner) else inner
    return value


def costs(run, entry):
    """Percent, both frames and the total."""
    percent, operations, total, by_job = eq.ops_costs(**by_keywords(entry))
    theirs = entry["result"]
    return (
        {"percent": percent, "jobs_metric": total, "ops": plain(operations), "by_job": plain(by_job)},
        {name: theirs[name] for name in ("percent", "jobs_metric", "ops", "by_job")},
    )


def operations(run, entry):
    """By tag; intervals by their number."""
    found = sorted(eq.get_ops(**by_keywords(entry, "full")), key=lambda one: json.dumps(one["tags"], sort_keys=True))
    names = {"duration", "jobs", "tags", "num_runs", "contiguous", "proc_sums", "exact_tag_only", "op_duration_method"}
    theirs = sorted(entry["result"], key=lambda one: json.dumps(one["tags"], sort_keys=True))
    names &= set(theirs[0]) & set(found[0]) if theirs and found else set()
    return [{n: plain(one[n]) for n in names} for one in found], [{n: one[n] for n in names} for one in theirs]


def op_metrics(run, entry):
    """The frame."""
    return plain(eq.get_op_metrics(**by_keywords(entry)))


CALLS = {
    **dict.fromkeys(["detect_rootcause", "detect_rootcause_op"], detect_root_cause),
    **dict.fromkeys(["detect_outliers", "detect_outlier_processes"], votes_of_processes),
    **dict.fromkeys(["partition_jobs", "partition_jobs_by_ops"], parted),
    **dict.fromkeys(
        "refmodel_set_enabled refmodel_is_enabled refmodel_get_metrics refmodel_set_active_metrics delete_refmodels "
        "get_refmodels".split(),
        of_model,
    ),
    "detect_outlier_threads": votes_of_threads,
    "pca_feature_combine": combined,
    "pca_feature_rank": ranked,
    "sanitize_features": sanitized,
    "feature_scatter_plot": scatter,
    "get_feature_distributions": distributions,
    "create_refmodel + detect_outlier_jobs": multivariate,
    "ops_costs": costs,
    "get_ops": operations,
    "get_op_metrics": op_metrics,
    **dict.fromkeys("z_score modified_z_score iqr outliers_uv outliers_iqr outliers_z_score outliers_modified_z_score".split(), statistic),
    **dict.fromkeys("normalize standardize check_finite check_dist dict_outliers".split(), statistic),
    **dict.fromkeys("mvod_classifiers uvod_classifiers partition_classifiers_uv_mv".split(), names),
    "get_modes": modes,
    "pca_stat": components,
    "rca": root_cause,
    "dframe_append_weighted_row": weighted,
    "mvod_scores": mvod_scores,
    "mvod_scores_using_model": by_model,
    "setup": setup,
    "get_jobs": get_jobs,
    "get_procs": get_procs,
    "timeline": get_procs,
    "get_roots": get_procs,
    "op_roots": get_procs,
    "root": get_procs,
    "get_thread_metrics": thread_metrics,
    "add_features_df": add_features,
    "rank_proc_tags_keys": tag_keys,
    "job_proc_tags": lambda run, entry: folded(run, entry) if entry["args"].get("fold") else generic(run, entry),
    "verify_jobs": verify_jobs,
    "comparable_job_partitions": partitions,
    "get_job_analyses": lambda run, entry: analyses(run, entry) if "jobs" in entry["args"] else generic(run, entry),
    "create_refmodel": create_refmodel,
    "detect_outlier_jobs": detect_jobs,
    "detect_outlier_ops": detect_ops,
}


def main():
    """Compares a file."""
    name = sys.argv[2]
    content = json.loads((pathlib.Path(sys.argv[1]) / f"{name}.json").read_text())
    run = Run()
    for place, entry in enumerate(content.get("calls") or [one for calls in content["jobs"].values() for one in calls]):
        run.entry(name, place, entry)
    print(f"{run.passed} passed, {run.failed} failed")
    sys.exit(1 if run.failed or not run.passed else 0)


if __name__ == "__main__":
    main()
