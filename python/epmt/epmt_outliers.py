"""EPMT's Outliers API: jobs, operations, processes and threads that differ, and why."""

import json
from logging import getLogger

from bellwether import ApiError
from epmt import _bridge, _collections
from epmt._features import pca_feature_combine, sanitize_features
from epmt._job_functions import conv_jobs, warn_incomparable
from epmt._objects import ReferenceModel
from epmt._operation_functions import get_op_metrics
from epmt._process_functions import job_proc_tags
from epmt._tables import frame as _frame
from epmt._tables import table, votes
from epmt.epmt_stat import (
    get_classifier_name,
    modified_z_score,
    partition_classifiers_uv_mv,
    rca,
    thresholds,
    uvod_classifiers,
)
from epmt.epmtlib import tag_from_string, tag_text, tags_list

logger = getLogger(__name__)

FEATURES = ["cpu_time", "duration", "num_procs"]
_standard_thresholds = thresholds


def _model(trained):
    """A usable model: given as an object or by its number."""
    if trained is None:
        return None
    model = trained if isinstance(trained, ReferenceModel) else ReferenceModel[trained]
    if not model.enabled:
        raise RuntimeError("Trained model is disabled. You will need to enable it using 'refmodel_set_enabled' and try again")
    return model


def _complete(jobs):
    """The data frame of jobs, in which nothing may be missing."""
    found = jobs if _collections.is_frame(jobs) else conv_jobs(jobs, fmt="pandas")
    missing = list(found.columns[found.isnull().any()])
    if missing:
        raise ValueError(f"dataframe columns ({missing}) contain at least one NaN each")
    return found


def _require_four(jobs):
    if len(jobs) < 4:
        raise RuntimeError("Too few jobs to do outlier detection. Need at least 4!")


def _kinds(methods, model, pca):
    """Methods that go together: (those of one feature, those of all features)."""
    univariate, multivariate = partition_classifiers_uv_mv(methods)
    if univariate and multivariate:
        raise ValueError("OD using both UV and MV classifiers together is unsupported")
    if multivariate and model is None:
        raise ValueError("Multivariate classifiers require a trained model for outlier detection")
    if multivariate and pca:
        raise ValueError("Multivariate classifiers use with PCA is neither advisable nor supported")
    return univariate, multivariate


def detect_outlier_jobs(jobs, trained_model=None, features=None, methods=None, thresholds=None, sanity_check=True,
                        pca=False):
    """Jobs that differ from the others, or from those of a model.

    Answers with a data frame that has for each job and feature how many methods call it an outlier, and with
    {feature: (set of the others, set of outliers)}. By methods that look at all features at once: with a data frame.
    """
    _collections.require(jobs)
    if sanity_check and not _collections.is_frame(jobs):
        warn_incomparable(jobs)
    found = _complete(jobs)
    model = _model(trained_model)
    if model is None:
        _require_four(found)
    pca = pca or bool(model and (model.info_dict or {}).get("pca")) or False
    names = [get_classifier_name(method) for method in methods or uvod_classifiers()]
    names = [name for name in names if model is None or name in model.computed]
    if not names:
        logger.error("No eligible classifiers available")
        return False
    _, multivariate = _kinds(names, model, pca)
    wanted = sanitize_features(FEATURES if features is None else features, found, model)
    if multivariate:
        return _multivariate(found, model, wanted, names)
    answer = _univariate(found, model, wanted, names, thresholds, pca)
    return [votes(answer["votes"]), _sets(answer["partitions"])]


def _univariate(found, model, features, methods, thresholds, pca):
    question = {"table": table(found, features), "features": features, "methods": methods, "thresholds": thresholds}
    if not pca:
        return _bridge.ask("outliers", **question, model=model.computed if model else None)
    if model is not None:
        reference = conv_jobs(model.jobs, fmt="pandas")
        question["reference"] = table(reference, features)
    return _bridge.ask("component_outliers", **question, wanted=0.85 if pca is True else float(pca))


def _sets(partitions):
    return {feature: (set(inside), set(outside)) for feature, (inside, outside) in partitions.items()}


def _multivariate(found, model, features, methods):
    import numpy as np

    from epmt.epmt_stat import mvod_scores_using_model

    known = ",".join(sorted(features))
    by_method = {}
    for name in methods:
        learned = model.computed[name].get(known)
        if learned is None:
            logger.warning("Skipping classifier %s, as could not find model threshold for the feature set", name)
            continue
        outside = mvod_scores_using_model(found[features].to_numpy(), np.asarray(learned[1]), name, learned[0])
        if outside is not False:
            by_method[name] = list(outside)
    answer = found[["jobid"]].copy().reset_index(drop=True)
    answer["outlier"] = np.sum(list(by_method.values()), axis=0) if by_method else None
    return answer if len(methods) == 1 else [answer, by_method]


def partition_jobs(jobs, features=None, methods=None, thresholds=None):
    """Jobs by feature: {feature: (set of the others, set of outliers)}."""
    return detect_outlier_jobs(jobs, features=features, methods=methods, thresholds=thresholds)[1]


def detect_outlier_ops(jobs, tags=None, trained_model=None, features=None, methods=None, thresholds=None,
                       sanity_check=True, pca=False):
    """Operations in which jobs differ from the others, or from those of a model.

    Answers with (data frame of counts per job and tag, {tag as JSON: (set of the others, set of outliers)}, data frame of
    scores per tag, tags in the order of their scores, features in the order of theirs); with `pca` with the data frame.
    """
    _collections.require(jobs)
    if sanity_check:
        warn_incomparable(jobs)
    model = _model(trained_model)
    if model is None:
        _require_four(jobs)
    names = [get_classifier_name(method) for method in methods or uvod_classifiers()]
    _, multivariate = _kinds(names, model, pca)
    if multivariate:
        raise ValueError("Multivariate classifiers look at whole jobs: use detect_outlier_jobs")
    rows = get_op_metrics(jobs, tags=_operations(jobs, tags, model))
    if rows is None or not len(rows):
        logger.error("No process of these jobs has such tags")
        return False
    wanted = sanitize_features(FEATURES if features is None else features, rows, model)
    question = {
        "operations": _by_tag(rows, wanted),
        "features": wanted,
        "methods": names,
        "thresholds": thresholds,
    }
    if pca:
        answer = _bridge.ask("operation_component_outliers", **question, wanted=0.85 if pca is True else float(pca))
        return _counts(answer)
    answer = _bridge.ask("operation_outliers", **question, models=model.computed if model else None)
    for tag, reason in answer["refused"].items():
        logger.warning("operation %s is left out: %s", tag, reason)
    scores = _frame(answer["scores"], "tags")
    scores["tags"] = [json.loads(tag) for tag in scores["tags"]]
    parts = {tag_text(json.loads(tag)): sets for tag, sets in _sets(answer["partitions"]).items()}
    ordered = list(scores["tags"])
    return _counts(answer["votes"]), parts, scores, ordered, answer["features"]


def _operations(jobs, tags, model):
    """The operations that are compared: of a model only those that it knows."""
    wanted = tags_list(tags or [])
    if model is None:
        return wanted or job_proc_tags(jobs)
    return [tag for tag in model.op_tags if not wanted or tag in wanted]


def _by_tag(rows, features):
    tables = {}
    for text in dict.fromkeys(map(tag_text, rows["tags"])):
        tables[text] = table(rows[[tag_text(tag) == text for tag in rows["tags"]]], features)
    return tables


def _counts(by_tag):
    import pandas as pd

    frames = []
    for tag, answer in by_tag.items():
        found = votes(answer)
        found.insert(1, "tags", [json.loads(tag)] * len(found))
        frames.append(found)
    return pd.concat(frames, ignore_index=True)


def partition_jobs_by_ops(jobs, tags=None, features=None, methods=None, thresholds=None):
    """Jobs by operation: {tag as JSON: (set of the others, set of outliers)}."""
    methods = [modified_z_score] if methods is None else methods
    return detect_outlier_ops(jobs, tags=tags, features=features, methods=methods, thresholds=thresholds)[1]


def detect_outliers(df, features=None, methods=None):
    """How many methods call each value of a data frame's columns an outlier, however few rows there are."""
    if not _collections.is_frame(df) or not len(df):
        raise ValueError("You need to specify a data frame with rows as a parameter")
    wanted = list(features or df.columns)
    names = [get_classifier_name(method) for method in methods or uvod_classifiers()]
    answer = _bridge.ask(
        "outliers", table=table(df, wanted, range(len(df))), features=wanted, methods=names, any_number=True
    )
    found = votes(answer["votes"]).drop(columns="jobid")[wanted]
    found.index = df.index
    return found


def detect_outlier_processes(processes, features=None, methods=None):
    """The same for processes, by their duration and CPU time."""
    return detect_outliers(processes, features or ["duration", "cpu_time"], methods)


def detect_outlier_threads(threads, features=None, methods=None):
    """The same for threads, by their times and memory."""
    return detect_outliers(threads, features or ["usertime", "systemtime", "rssmax"], methods)


def detect_rootcause(jobs, inp, features=None, methods=None):
    """Which features set a job apart from reference jobs (or those of a model's number); see `rca`."""
    reference = ReferenceModel[jobs].jobs if isinstance(jobs, int) else jobs
    reference = reference if _collections.is_frame(reference) else conv_jobs(reference, fmt="pandas")
    row = inp if _collections.is_frame(inp) else conv_jobs(inp, fmt="pandas")
    return rca(reference, row, _numbers(reference, FEATURES if features is None else features), methods)


def _numbers(df, features):
    return list(features) if features not in ([], "*", "") else sanitize_features([], df)


def detect_rootcause_op(jobs, inp, tag, features=None, methods=None):
    """The same for one operation."""
    if not tag:
        logger.error("You must specify a non-empty tag")
        return False, None, None
    reference = ReferenceModel[jobs].jobs if isinstance(jobs, int) else jobs
    if len(_collections.jobs(inp)) > 1:
        logger.error("You can only do RCA for a single job")
        return False, None, None
    wanted = tag_from_string(tag)
    known = get_op_metrics(reference, wanted)
    row = get_op_metrics(inp, wanted)
    if known is None or row is None or not len(known) or not len(row):
        logger.error("No process has the tag %s", wanted)
        return False, None, None
    return rca(known, row, _numbers(known, FEATURES if features is None else features), methods)


def pca_feature_rank(jobs, inp_features=None):
    """How much each feature takes part in two principal components: (data frame of axes and ranks, [(feature, rank)])."""
    from epmt.epmt_stat import dframe_append_weighted_row

    found = jobs if _collections.is_frame(jobs) else conv_jobs(jobs, fmt="pandas")
    _, ratios, _, axes = pca_feature_combine(found, inp_features)
    ranked = dframe_append_weighted_row(axes, ratios / ratios.sum(), use_abs=True)
    last = ranked.iloc[-1]
    ordered = ranked[sorted(ranked.columns, key=lambda name: (-last[name], name))].round(4)
    return ordered, list(ordered.iloc[-1].items())


def feature_scatter_plot(jobs, features=None, outfile="", annotate=False):
    """A plot of jobs over two features, or over two principal components of more; False for fewer than two.

    A figure of plotly where that is installed, else the points: {"points": [[job, x, y]], "x_title", "y_title"}.
    """
    found = jobs if _collections.is_frame(jobs) else conv_jobs(jobs, fmt="pandas")
    wanted = sanitize_features(features or [], found)
    try:
        plot = _bridge.ask("scatter_plot", table=table(found, wanted), features=wanted)
    except ApiError as refused:
        if refused.status != 1:
            raise
        logger.error("%s", refused)
        return False
    return _figure(plot, outfile, annotate)


def _figure(plot, outfile, annotate):
    try:
        import plotly.express as px
    except ImportError:
        return plot
    jobs, across, up = zip(*plot["points"])
    figure = px.scatter(x=across, y=up, color=jobs, text=jobs if annotate else None, title="2-feature plot")
    figure.update_traces(textposition="top center")
    figure.update_layout(xaxis_title=plot["x_title"], yaxis_title=plot["y_title"])
    if outfile:
        figure.write_html(outfile)
        return None
    return figure


def get_feature_distributions(jobs, features=None):
    """The distribution that each feature looks like: norm, uniform or unknown."""
    _collections.require(jobs)
    found = jobs if _collections.is_frame(jobs) else conv_jobs(jobs, fmt="pandas")
    if not _collections.is_frame(jobs):
        warn_incomparable(jobs)
    wanted = sanitize_features(features or [], found)
    return _bridge.ask("feature_distributions", table=table(found, wanted), features=wanted)
