"""EPMT's functions about reference models, which say what good jobs look like."""

import datetime as dt
from logging import getLogger

from epmt import _bridge, _collections
from epmt._features import pca_feature_combine, refmodel_get_metrics, sanitize_features
from epmt._job_functions import warn_incomparable
from epmt._objects import ReferenceModel
from epmt._operation_functions import get_op_metrics
from epmt._process_functions import job_proc_tags
from epmt._tables import table
from epmt._times import moment
from epmt.epmt_stat import get_classifier_name, uvod_classifiers
from epmt.epmtlib import str_dict, tag_from_string, tag_text, tags_list

logger = getLogger("epmt_query")

_STANDARD = ["duration", "cpu_time", "num_procs"]


def get_refmodels(name=None, tag=None, fltr=None, limit=0, order=None, before=None, after=None, exact_tag_only=False,
                  merge_nested_fields=True, fmt="dict"):
    """Reference models of a name, with a tag, made before or after a time."""
    query = ReferenceModel.query()
    if name is not None:
        query = query.filter(ReferenceModel.name == name)
    if tag:
        query = query.filter(lambda model: _has(model.tags, tag_from_string(tag), exact_tag_only))
    if before is not None:
        query = query.filter(ReferenceModel.created_at <= moment(before))
    if after is not None:
        query = query.filter(ReferenceModel.created_at >= moment(after))
    query = query.filter(fltr) if fltr is not None else query
    query = query.order_by(order) if order is not None else query
    return _models_as(query.limit(limit), fmt, merge_nested_fields)


def _has(tags, wanted, exact):
    return tags == wanted if exact else wanted.items() <= tags.items()


def _models_as(query, fmt, merge):
    _collections.known(fmt)
    if fmt == "orm":
        return query
    if fmt == "terse":
        return [model.id for model in query]
    rows = []
    for model in query:
        row = model.as_dict()
        if merge:
            row.update(row.pop("computed"))
        rows.append(row)
    return _frame(rows) if fmt == "pandas" else rows


def _frame(rows):
    import pandas as pd

    return pd.DataFrame(rows)


def create_refmodel(jobs, name=None, tag=None, op_tags=None, methods=None, features=None, exact_tag_only=False,
                    fmt="dict", sanity_check=True, enabled=True, pca=False):
    """Learns from at least three jobs, or with `op_tags` from their operations ('*': all of them), and keeps that.

    `features`: empty or '*' means all. `pca`: learns principal components; a number: so many, or so large a share.
    """
    if _collections.is_empty(jobs):
        logger.error("You need to specify one or more jobs to create a reference model")
        return None
    query = _collections.jobs(jobs)
    ids = query.ids()
    if len(ids) < 3:
        logger.error("You cannot create a model with less than 3 jobs. Your chosen jobs: %s", ids)
        return False
    if sanity_check:
        warn_incomparable(query)
    frame = _collections.jobs_as(query, "pandas")
    wanted = sanitize_features(_STANDARD if features is None else features, frame)
    operations = _operations(query, op_tags)
    if operations:
        frame = get_op_metrics(query, tags=operations, exact_tags_only=exact_tag_only)
    info = {}
    learned = wanted
    if pca:
        frame, learned = _combined(frame, wanted, pca)
        info = {"pca": {"inp_features": wanted, "out_features": learned}}
    names = [get_classifier_name(method) for method in (methods or uvod_classifiers())]
    number = _bridge.ask(
        "add_model",
        name=name,
        tags=str_dict(tag_from_string(tag or {})),
        operations=operations,
        computed=_computed(frame, operations, learned, names),
        info=info,
        enabled=enabled,
        jobs=ids,
    )
    return _created(ReferenceModel[number], fmt)


def _operations(query, op_tags):
    if not op_tags:
        return []
    return job_proc_tags(query) if op_tags == "*" else [str_dict(tag) for tag in tags_list(op_tags)]


def _combined(frame, features, pca):
    combined, _, names, _ = pca_feature_combine(frame, features, desired=0.85 if pca is True else pca)
    return combined, names


def _computed(frame, operations, features, methods):
    if not operations:
        return _learned(frame, features, methods)
    computed = {}
    for tag in operations:
        rows = frame[[one == tag for one in frame["tags"]]]
        if len(rows):
            computed[tag_text(tag)] = _learned(rows, features, methods)
    return computed


def _learned(frame, features, methods):
    """Univariate methods learn a feature at a time, the others all of them at once, in the order of their names."""
    answer = _bridge.ask("learn", table=table(frame, sorted(features)), features=sorted(features), methods=methods)
    for method, reason in answer["refused"].items():
        logger.warning("Skipped classifier %s: %s", method, reason)
    return answer["computed"]


def _created(model, fmt):
    if fmt == "orm":
        return model
    if fmt == "terse":
        return model.id
    if fmt == "pandas":
        import pandas as pd

        return pd.Series(model.as_dict())
    return model.as_dict()


def delete_refmodels(*ref_ids):
    """Deletes reference models by their numbers; answers with how many there were."""
    ids = ref_ids[0] if ref_ids and isinstance(ref_ids[0], (list, tuple)) else ref_ids
    if not ids:
        logger.warning("You must specify one or more reference model IDs to delete")
        return 0
    return _bridge.ask("delete_models", ids=[int(one) for one in ids])


def retire_refmodels(ndays=0, dry_run=False):
    """Deletes reference models that were made more than some days ago; no days: none."""
    if ndays <= 0:
        return 0
    old = get_refmodels(before=dt.datetime.now() - dt.timedelta(days=ndays), fmt="terse")
    return len(old) if dry_run or not old else delete_refmodels(*old)


def refmodel_is_enabled(ref_id):
    """Whether detection may use a model."""
    return ReferenceModel[ref_id].enabled


def refmodel_set_enabled(ref_id, enabled=False):
    """Lets detection use a model, or not; answers with that."""
    return _bridge.ask("enable_model", id=int(ref_id), enabled=enabled)


def refmodel_set_active_metrics(ref_id, metrics):
    """Says what detection by a model looks at; answers with the set of those that it knows."""
    wanted = set(metrics) & refmodel_get_metrics(ref_id)
    return set(_bridge.ask("activate_model", id=int(ref_id), metrics=sorted(wanted)))
