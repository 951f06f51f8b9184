"""The cells of EPMT's query notebook on the sample jobs, as a script that prints what each cell shows.

notebook.py: one JSON line per cell, in which ids of processes and times of creation are left out. It runs with our
modules and with the real EPMT, so that the two can be compared.
"""

import json
import sys

import numpy as np
import pandas as pd

import importlib

try:
    eq = importlib.import_module("epmt_query")
except ModuleNotFoundError:
    eq = importlib.import_module("epmt.epmt_query")

JOBS = (
    "625151,627907,629322,633114,kern-6656-20190614-190245,kern-6656-20190614-191138,kern-6656-20190614-192044-outlier,"
    "kern-6656-20190614-194024,685000,685003,685016,12340"
).split(",")
ONE, TWO, THREE = "629322", "685016", "625151"
EXPERIMENT = "exp_name:ESM4_historical_D151;exp_component:ocean_annual_z_1x1deg"
# EPMT 5 has new names and arguments for some of the seed's calls.
op_metrics = getattr(eq, "op_metrics", None) or eq.get_op_metrics
OURS = hasattr(eq, "op_metrics")


def show(name, value):
    """Prints what a cell shows."""
    print(json.dumps([name, plain(value)], sort_keys=True), flush=True)


def plain(value):
    """As JSON: frames by row, sets in order, numbers of whole value as such."""
    if isinstance(value, pd.DataFrame):
        return [plain(row) for row in value.to_dict("records")]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value), key=str)
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else round(float(value), 4)
    if isinstance(value, (int, np.integer)):
        return round(float(value), 4)
    return value if isinstance(value, (str, bool, type(None))) else str(value)


def job_cells():
    """Job queries."""
    jobs = eq.get_jobs(tags=EXPERIMENT, fmt="terse")
    show(2, jobs)
    jobs_df = eq.conv_jobs(jobs, fmt="pandas")
    show(3, sorted(jobs_df.columns.values))
    rows = eq.get_jobs(jobs=jobs, fmt="dict")
    kept = ("jobid", "duration", "cpu_time", "tags", "start", "end", "submit", "jobname", "exitcode", "user", "env_dict")
    show(4, [{name: row[name] for name in kept} for row in rows])
    jobs_orm = eq.get_jobs(jobs, fmt="orm")
    show(5, jobs_orm.count())
    experiment = eq.get_jobs(tags="exp_name:ESM4_historical_D151", fmt="orm")
    show(7, experiment.count())
    show(8, [(j.jobid, j.tags) for j in experiment])
    show(9, eq.get_job_tags(experiment))
    frame = eq.get_jobs(JOBS, order=eq.desc(eq.Job.duration), fmt="pandas")
    show(10, frame[["jobid", "tags", "duration", "exitcode"]])
    show(11, eq.get_jobs(jobs_orm, fltr=(eq.Job.exitcode != 0), fmt="terse"))
    j = jobs_orm.first()
    show(12, sorted(j.proc_sums.keys()))
    show(13, sorted(eq.get_jobs(j, fmt="pandas").columns.values))


def operation_cells():
    """Operations."""
    jobs = eq.get_jobs(tags="exp_name:ESM4_historical_D151", fmt="terse")
    show(14, eq.get_procs(jobs, tags="op:hsmget", fmt="orm").count())
    op = eq.Operation(jobs, {"op": "hsmget"})
    show(15, (op.tags, op.processes.count(), op.proc_sums))
    tags = ["op:hsmget", "op:dmput", "op:cp", "op:rm", "op:mv", "op:untar"]
    dm_ops = eq.get_ops(jobs, tags=tags, fmt="pandas")
    show(16, dm_ops[["tags", "proc_sums", "start", "finish", "duration"]])
    full = eq.get_ops(jobs, tags=["op:hsmget"], full=True, fmt="pandas")
    show(17, full[["tags", "exact_tag_only", "op_duration_method", "duration", "intervals", "contiguous", "num_runs"]])
    ops_df = op_metrics([ONE, TWO], fmt="pandas").sort_values(by=["cpu_time", "jobid"], ascending=False)
    show(18, ops_df[["jobid", "tags", "duration", "cpu_time"]][:10])
    dm_tags = ["op:hsmget", "op:cp", "op:dmget", "op:gcp", "op:mv", "op:untar", "op:tar", "op:rm"]
    show(19, op_metrics(jobs, tags=dm_tags)[["jobid", "tags", "cpu_time", "duration", "num_procs"]])
    grouped = op_metrics(jobs, tags=dm_tags, group_by_tag=True)
    show(20, grouped[["tags", "cpu_time", "duration", "num_procs"]])
    moved = grouped["cpu_time"].sum() / 1e6
    total = sum(j.cpu_time for j in eq.get_jobs(jobs, fmt="orm")) / 1e6
    show(22, total)
    show(23, round(100 * moved / total, 2))
    costs = eq.ops_costs(jobs, tags=dm_tags, **({"features": ["cpu_time"]} if OURS else {}))
    show(24, costs[0])
    show(25, costs[1][["jobid", "tags", "num_procs", "cpu_time", "duration"]])
    show(26, costs[3])
    return jobs


def process_cells(jobs):
    """Process queries."""
    procs = eq.get_procs([ONE], fmt="pandas")
    show(56, sorted(procs.columns.values))
    show(58, eq.get_procs([ONE, THREE], fmt="orm").count())
    show(59, len(eq.get_procs(jobs, tags="op:cp;op_instance:11;op_sequence:66", fmt="pandas")))
    show(60, sorted(eq.job_proc_tags(eq.get_jobs(jobs, fmt="orm")), key=str))
    jobs_orm = eq.get_jobs(jobs, fmt="orm")
    top = eq.get_procs(jobs_orm, tags={"op": "ncatted"}, order=eq.desc(eq.Process.cpu_time), limit=10, fmt="pandas")
    show(61, sorted(top["cpu_time"]))
    procs = eq.get_procs(
        jobs_orm,
        tags="op:ncatted;op_sequence:85",
        fltr=(eq.Process.exename == "ncatted"),
        order=(eq.desc(eq.Process.duration)),
        fmt="pandas",
    )
    show(62, procs[["jobid", "tags", "exename", "duration", "cpu_time", "exitcode"]])
    eq.compute_process_trees([ONE, THREE])
    deep = eq.get_procs([ONE, THREE], fmt="pandas", order=eq.desc(eq.Process.depth))
    show(65, sorted(deep["depth"])[-5:])
    root = eq.root(ONE, fmt="orm")
    show(66, root.pid)
    threads = eq.get_thread_metrics(root)
    show(67, threads[["tid", "usertime", "systemtime", "rssmax"]])


def navigation_cells(jobs):
    """Walks through trees, failed processes, timelines."""
    job = eq.get_jobs(TWO, fmt="dict")[0]
    show(36, {name: job[name] for name in ("duration", "tags", "jobid", "start")})
    eq.compute_process_trees([TWO])
    procs = eq.get_procs(TWO, order=(eq.desc(eq.Process.inclusive_cpu_time)), fmt="pandas", limit=10)
    show(37, procs[["exename", "duration", "inclusive_cpu_time", "exitcode"]])
    procs = eq.get_procs(TWO, order=(eq.desc(eq.Process.cpu_time)), fmt="orm")[:10]
    show(69, [p.pid for p in procs])
    p = procs[0]
    show(71, (p.exename, p.args, p.duration, len(p.children), p.numtids))
    parent = p.parent
    show(74, (parent.exename, parent.args, parent.pid, len(parent.children), len(parent.descendants)))
    show(75, p.threads_sums)
    show(76, eq.get_thread_metrics(p).drop(columns=["process_pk"]))
    procs = eq.get_procs(jobs, tags="op_sequence:66", order=eq.desc(eq.Process.cpu_time), limit=5, fmt="pandas")
    show(77, procs[["exename", "args", "cpu_time", "duration"]])
    failed = eq.get_procs(jobs, fltr=(eq.Process.exitcode > 0), fmt="pandas")
    show(78, len(failed))
    failed = eq.get_procs(jobs, tags="op_sequence:79", fltr=(eq.Process.exitcode > 0), fmt="pandas")
    show(79, sorted(failed["args"]))
    if len(failed):
        p = eq.Process[int(failed.loc[0, "id"])]
        show(80, (p.exename, p.exitcode))
    procs = eq.timeline(jobs, fmt="pandas", limit=25)
    show(81, procs[["exename", "tags", "start", "duration"]])
    j = eq.get_jobs(ONE, fmt="orm").first()
    show(83, (j.duration, j.cpu_time, j.exitcode, j.tags))
    op_sums = op_metrics(jobs=ONE, fmt="pandas")
    show(84, op_sums[["jobid", "tags", "duration", "cpu_time"]])


def changing_cells():
    """Annotations, analyses, deletion."""
    noted = lambda found: {name: value for name, value in found.items() if name not in ("EPMT_JOB_TAGS",) and "papiex" not in name}
    show(85, noted(eq.get_job_annotations(ONE)))
    show(86, noted(eq.annotate_job(ONE, {"abc": 100})))
    show(88, noted(eq.annotate_job(ONE, {"def": 200})))
    show(90, noted(eq.annotate_job(ONE, {"abc": 500})))
    show(91, eq.annotate_job(ONE, {"my_key": "something new"}, replace=True))
    show(92, eq.get_job_annotations(ONE))
    show(93, eq.remove_job_annotations(ONE))
    show(95, eq.get_unanalyzed_jobs())
    four = ["625151", "627907", "629322", "633114"]
    show(96, eq.get_unanalyzed_jobs(four))
    if OURS:
        show(97, eq.analyze_pending_jobs(four))
    else:
        show(97, len(eq.analyze_jobs(four)))
    show(98, eq.get_job_analyses(four[0])["outlier_detection"][0]["model_id"])
    found = eq.get_job_analyses(four[1])["outlier_detection"][0]["results"]
    show(99, {feature: [sorted(part) for part in parts] for feature, parts in found.items()})
    show(100, eq.get_unanalyzed_jobs())
    show(101, len(eq.get_jobs(fmt="terse")))
    show(102, eq.delete_jobs("12340"))
    show(103, eq.delete_jobs(["685003", "685016"], force=True))
    show(104, eq.delete_jobs([], force=True, after=-7))
    show(105, eq.delete_jobs([], force=True, before="06/15/2019 00:00"))
    show(106, eq.get_jobs(fmt="terse"))


if __name__ == "__main__":
    job_cells()
    chosen = operation_cells()
    process_cells(chosen)
    navigation_cells(chosen)
    changing_cells()
    sys.exit(0)
