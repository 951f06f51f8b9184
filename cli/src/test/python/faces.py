"""Checks of our EPMT modules that no answer of the real EPMT covers. Runs on a catalog of the sample jobs."""

import contextlib
import datetime as dt
import io
import logging
import traceback

import epmt_exp_explore as explore
import epmt_outliers as eod
import epmt_query as eq
import epmt_rootcause
import epmt_stat as es
import pandas as pd
from bellwether import Api, ApiError

KERNELS = [
    "kern-6656-20190614-190245",
    "kern-6656-20190614-191138",
    "kern-6656-20190614-192044-outlier",
    "kern-6656-20190614-194024",
]


def modules_stand_under_both_names():
    import epmt.epmt_query
    from epmt import epmt_stat

    assert epmt.epmt_query is eq and epmt_stat is es


def imports_leave_nothing_to_process():
    assert eq.is_job_post_processed("685000") and not eq.is_job_in_staging("685000")
    assert eq.get_job_staging_ids("685000") == () and eq.post_process_jobs(["685000"]) == []


def queries_are_lazy_and_sliceable():
    query = eq.get_jobs(fmt="orm")
    assert query.count() == 15 and len(query[2:5]) == 3 and query[-1].jobid == query[:][-1].jobid
    assert query.limit(2).count() == 2 and query.order_by(eq.desc(eq.Job.duration)).first().jobid == "625151"
    assert [job.jobid for job in query.filter(eq.Job.jobid.like("kern%"))] == KERNELS
    assert repr(query) == "<15 Job objects>" and len(eq.get_thread_metrics(eq.get_procs('685000', limit=2, fmt='orm'))) == 2
    assert query.filter_by(exitcode=0).count() == 14 and query.filter(eq.Job.jobid == "nobody").first() is None
    try:
        query[99]
    except IndexError:
        return
    raise AssertionError("Expected an IndexError")


def conditions_combine():
    both = (eq.Job.exitcode == 0) & (eq.Job.duration > 7e9)
    assert eq.get_jobs(fltr=both, fmt="terse") == ["625151", "629322", "685016"]
    either = (eq.Job.jobid == "685000") | eq.Job.jobid.in_(["2220"])
    assert eq.get_jobs(fltr=either, fmt="terse") == ["685000", "2220"]
    assert eq.get_jobs(fltr=~eq.Job.jobid.like("6%") & (eq.Job.exitcode != 0), fmt="terse") == ["failed-exitcode"]


def lambdas_see_columns_or_objects():
    assert eq.get_jobs(fltr=lambda j: j.exitcode != 0, fmt="terse") == ["failed-exitcode"]
    assert eq.get_jobs(fltr=lambda j: "outlier" in j.jobid and j.exitcode == 0, fmt="terse") == [KERNELS[2]]
    assert eq.get_jobs(fltr=lambda j: j.tags.get("exp_name") == "linux_kernel", fmt="terse") == KERNELS


def parts_of_json_can_be_compared():
    assert eq.get_jobs(fltr=eq.Job.tags["exp_name"].as_string() == "linux_kernel", fmt="terse") == KERNELS


def references_are_columns():
    assert eq.get_jobs(fltr=eq.Job.user == "user2", fmt="terse") == eq.get_jobs(fltr=eq.Job.user_id == "user2", fmt="terse")
    assert eq.get_jobs(fltr=eq.Job.hosts.any("pp208"), fmt="terse") == ["685000"]
    assert eq.get_procs(fltr=eq.Process.job == "685000", fmt="orm").count() == 3480
    assert eq.get_procs("685000", fltr=eq.Process.host == "pp208", fmt="orm").count() == 3480
    assert len(eq.get_jobs(order=[eq.Job.user, eq.desc(eq.Job.start)], fmt="terse")) == 15


def columns_are_compared_with_columns():
    assert eq.get_jobs(fltr=eq.Job.start > eq.Job.end, fmt="terse") == []
    assert KERNELS == eq.get_jobs(fltr=(eq.Job.cpu_time * 2 > eq.Job.duration) & (eq.Job.num_procs > 9000), fmt="terse")


def wrong_arguments_are_value_errors():
    wrong = [
        lambda: eq.get_jobs(tags=5),
        lambda: eq.annotate_job("685000", 5),
        lambda: eq.get_jobs(after="-10"),
        lambda: eq.get_jobs(fltr=eq.Job.start > "2019-06-15"),
        lambda: eod.detect_outliers([1, 2, 3]),
        lambda: es.mvod_scores(None),
        lambda: eq.ops_costs(["685000"], features=["cpu_time", "duration"]),
        lambda: eod.detect_outlier_jobs(KERNELS, methods=["nosuch"]),
    ]
    for place, call in enumerate(wrong):
        try:
            call()
        except ValueError:
            continue
        raise AssertionError(f"Expected a ValueError of call {place}")
    assert eq.ops_costs(["685000"], features="cpu_time")[0] == eq.ops_costs(["685000"])[0]


def and_between_conditions_is_refused():
    try:
        eq.get_jobs(fltr=(eq.Job.exitcode != 0) and (eq.Job.duration > 1))
    except TypeError as problem:
        assert "&" in str(problem)
        return
    raise AssertionError("Expected a TypeError")


def processes_know_their_relatives():
    root = eq.root("685000", fmt="orm")
    child = root.children[0]
    assert root.parent is None and child.parent == root and child in root.descendants and root in child.ancestors
    assert child.job.jobid == "685000" and child.host.name == "pp208" and eq.Process[child.id] == child
    assert child.threads_df[0]["exename"] == child.exename and child.threads_sums["rssmax"] == child.rssmax
    assert eq.Job["685000"].processes.count() == 3480 and len(eq.Job["685000"].processes) == 3480


def a_key_that_is_not_there_is_a_key_error():
    for entity, key in ((eq.Job, "nobody"), (eq.Process, 7), (eq.ReferenceModel, 99)):
        try:
            entity[key]
        except KeyError:
            continue
        raise AssertionError(f"Expected a KeyError for {entity.__name__}[{key}]")


def models_are_retired_by_age():
    number = eq.create_refmodel(KERNELS[:3], name="old", fmt="terse", sanity_check=False)
    assert eq.retire_refmodels(1) == 0 and eq.get_refmodels(name="old", fmt="terse") == [number]
    assert eq.ReferenceModel[number].jobs[0].jobid == KERNELS[0] and eq.Job[KERNELS[0]].ref_models[0].id == number
    assert eq.delete_jobs(KERNELS[0]) == 0, "a job with a model stays"
    assert eq.delete_refmodels(number) == 1


def a_disabled_model_is_refused():
    number = eq.create_refmodel(KERNELS[:3], fmt="terse", enabled=False)
    try:
        eod.detect_outlier_jobs(KERNELS, trained_model=number)
    except RuntimeError as problem:
        assert "disabled" in str(problem)
    else:
        raise AssertionError("Expected a RuntimeError")
    finally:
        eq.delete_refmodels(number)


def root_causes_by_distance():
    reference = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [5.0, 5.5, 6.0]})
    found, ranked = epmt_rootcause.rootcause(reference, pd.DataFrame({"a": [9.0], "b": [6.0]}), ["a", "b"])
    assert [feature for feature, _ in ranked] == ["a", "b"] and abs(ranked[0][1] - 6) < 1e-9
    assert found.loc["value", "a"] == 9 and epmt_rootcause.rootcause_zscore(reference, reference[:1], ["a"])[1][0][0] == "a"


def experiments_are_printed():
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert explore.exp_explore("linux_kernel") is True
        assert explore.exp_explore("nobody") is False
    assert "kernel_tiny" in said.getvalue() and "top 10 components by sum(duration)" in said.getvalue()


def times_are_those_of_the_job():
    assert eq.Job["685000"].start == dt.datetime(2019, 6, 15, 7, 52, 4, 73965)
    assert eq.Job["2220"].start == dt.datetime(2020, 6, 8, 10, 33, 54, 355139)
    first = eq.get_procs("685000", fmt="orm").first()
    assert first.start == dt.datetime(2019, 6, 15, 7, 52, 4, 126892)


def errors_have_a_status():
    try:
        eq.get_jobs(fltr="no such column > 1")
    except ApiError as problem:
        assert problem.status == 2 and isinstance(problem, ValueError)
        return
    raise AssertionError("Expected an ApiError")


def an_interrupted_process_starts_anew():
    with Api() as api:
        assert api.ask("count_jobs") == 15
        api._process.kill()
        try:
            api.ask("count_jobs")
        except ApiError as problem:
            assert "ended with status" in str(problem)
        assert api.ask("count_jobs") == 15


def main():
    """Runs all checks."""
    logging.disable(logging.ERROR)
    checks = [one for one in list(globals().values()) if callable(one) and getattr(one, "__module__", "") == "__main__" and one is not main]
    failed = 0
    for check in checks:
        try:
            check()
        except Exception:
            failed += 1
            print(f"{check.__name__}\n{traceback.format_exc()}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
