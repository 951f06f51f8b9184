"""The features of jobs and operations: which are numbers, which a model knows, and how they combine."""

from logging import getLogger

from epmt import _bridge, _collections
from epmt._objects import ReferenceModel
from epmt._tables import frame as _frame
from epmt._tables import table

logger = getLogger("epmt.epmt_outliers")

DESCRIPTIONS = (
    "env_dict tags info_dict env_changes_dict annotations analyses jobid jobname user all_proc_tags created_at "
    "modified_at start end"
).split()


def refmodel_get_metrics(model, active_only=False):
    """The set of features that a model knows, or of those that detection looks at."""
    found = model if isinstance(model, ReferenceModel) else ReferenceModel[model]
    info = found.info_dict or {}
    if active_only and info.get("active_metrics"):
        return set(info["active_metrics"])
    learned = found.computed.values()
    if found.op_tags:
        learned = [one for operation in learned for one in operation.values()]
    metrics = {name for features in learned for names in features for name in names.split(",")}
    return metrics | set(info.get("pca", {}).get("inp_features", ()))


def sanitize_features(f, df, model=None):
    """The requested features that a data frame has as numbers and that a model keeps active, in order; none: all."""
    wanted = set(df.columns) if f in ([], "", "*", None) else set(f) & set(df.columns)
    if model is not None:
        wanted &= refmodel_get_metrics(model, active_only=True)
    wanted -= set(DESCRIPTIONS)
    features = sorted(name for name in wanted if str(df[name].dtype) in ("int64", "float64"))
    if not features:
        raise RuntimeError("Need a non-empty list of features for outlier detection")
    return features


def pca_feature_combine(inp_df, inp_features=None, desired=2, retain_features=False):
    """A data frame on its principal components: (data frame, shares of the variance, their names, data frame of axes).

    `desired`: a number of components, or below 1 the share of the variance that they have at least.
    """
    if not _collections.is_frame(inp_df):
        logger.error("Input needs to be a pandas dataframe")
        return False
    features = sanitize_features(inp_features or [], inp_df)
    missing = list(inp_df.columns[inp_df.isnull().any()])
    if missing:
        raise ValueError(f"PCA input dataframe contains nans in columns: {missing}")
    answer = _bridge.ask(
        "combined_features", table=table(inp_df, features, range(len(inp_df))), features=features, wanted=float(desired)
    )
    names = list(answer["scores"]["columns"])
    return _beside(inp_df, answer, features, retain_features), _ratios(answer), names, _axes(answer, features)


def _beside(inp_df, answer, features, retain):
    found = _frame(answer["scores"])
    found.index = inp_df.index
    names = list(found.columns)
    for name in sorted(inp_df.columns):
        if (retain or name not in features) and name != "jobid":
            found[name] = inp_df[name]
    if "jobid" in inp_df:
        found.insert(0, "jobid", inp_df["jobid"])
        return found[["jobid", *names, *sorted(set(found.columns) - {"jobid", *names})]]
    return found


def _ratios(answer):
    import numpy as np

    return np.array(answer["ratios"])


def _axes(answer, features):
    return _frame(answer["loadings"])[features].reset_index(drop=True)
