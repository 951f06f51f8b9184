"""EPMT's statistics over vectors and data frames, computed by Bellwether."""

from logging import getLogger

from bellwether import ApiError
from epmt import _bridge
from epmt._tables import frame as _frame
from epmt._tables import number, values

logger = getLogger(__name__)

thresholds = {"modified_z_score": 3.5, "z_score": 3.0}


class _Classifier:
    """A method that looks at all features at once, known by the name of PyOD's module."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def _scored(method, ys, params):
    import numpy as np

    given = values(ys)
    learned = [number(one) for one in params] if len(params) else None
    answer = _bridge.ask("score", method=method, values=given, learned=values(learned) if learned else None)
    scores = np.array([number(score) for score in answer["scores"]], dtype=float)
    return (scores, *(number(one) for one in answer["learned"]))


def z_score(ys, params=()):
    """Distances from the mean in deviations: (scores, largest, mean, deviation); `params`: a model's last three."""
    return _scored("z_score", ys, params)


def modified_z_score(ys, params=()):
    """The same from the median: (scores, largest, median, median absolute deviation)."""
    return _scored("modified_z_score", ys, params)


def iqr(ys, params=()):
    """1 outside of the fences of 1.5 interquartile ranges, else 0: (mask, 0, two quartiles)."""
    scores, largest, first, second = _scored("iqr", ys, params)
    return scores.astype(int), int(largest), first, second


def _votes(ys, methods, given=None):
    import numpy as np

    return np.array(_bridge.ask("votes", values=values(ys), methods=methods, thresholds=given))


def outliers_uv(ys, methods=None):
    """How many methods call each value an outlier."""
    return _votes(ys, [get_classifier_name(method) for method in methods or uvod_classifiers()])


def outliers_iqr(ys):
    """1 for each outlier by interquartile range, else 0."""
    return _votes(ys, ["iqr"])


def outliers_z_score(ys, threshold=thresholds["z_score"]):
    """1 for each outlier by z-score, else 0."""
    return _votes(ys, ["z_score"], {"z_score": threshold})


def outliers_modified_z_score(ys, threshold=thresholds["modified_z_score"]):
    """1 for each outlier by modified z-score, else 0."""
    return _votes(ys, ["modified_z_score"], {"modified_z_score": threshold})


def uvod_classifiers():
    """The methods that look at one feature at a time."""
    return [iqr, modified_z_score, z_score]


def mvod_classifiers(contamination=0.1, warnopts="ignore"):
    """The methods that look at all features at once."""
    return [_Classifier(name) for name in _bridge.ask("methods")["multivariate"]]


def get_classifier_name(c):
    """The name of a method: of a function, of one of PyOD's objects, or a name itself."""
    if isinstance(c, str):
        return c
    if isinstance(c, _Classifier):
        return c.name
    if hasattr(c, "__name__"):
        return c.__name__.replace("outliers_", "")
    return type(c).__module__


def is_classifier_mv(c):
    """Whether a method looks at all features at once."""
    return get_classifier_name(c).startswith("pyod.")


def partition_classifiers_uv_mv(classifiers):
    """The methods that look at one feature at a time, and the others: two sets."""
    multivariate = {one for one in classifiers if is_classifier_mv(one)}
    return set(classifiers) - multivariate, multivariate


def mvod_scores(X=None, classifiers=None, warnopts="ignore"):
    """Scores of rows by methods that look at all features at once: (scores by method, largest by method), or False."""
    import numpy as np

    rows = np.asarray(X, dtype=float)
    if rows.ndim != 2:
        raise ValueError("Expected rows of numbers as X")
    names = [get_classifier_name(one) for one in classifiers or mvod_classifiers()]
    columns = {str(place): values(column) for place, column in enumerate(rows.T)}
    labels = [str(place) for place in range(len(rows))]
    answer = _bridge.ask("multivariate_scores", table={"labels": labels, "columns": columns}, methods=names)
    for name, reason in answer["refused"].items():
        logger.warning("Could not score using %s: %s", name, reason)
    scores = {name: np.array([number(one) for one in found]) for name, found in answer["scores"].items()}
    if not scores:
        return False
    return scores, {name: found.max() for name, found in scores.items()}


def mvod_scores_using_model(inp, model_inp, classifier, threshold=None):
    """1 for each row further out than the furthest of the model's rows, else 0; False where the method cannot score."""
    import numpy as np

    answer = _bridge.ask(
        "multivariate_outliers",
        rows=[values(row) for row in np.asarray(inp)],
        reference=[values(row) for row in np.asarray(model_inp)],
        method=get_classifier_name(classifier),
    )
    if answer["refused"]:
        logger.warning("Could not score using %s: %s", get_classifier_name(classifier), answer["refused"])
        return False
    return np.array(answer["outside"]).astype(int)


class _Components:
    """Principal components under the names that scikit-learn has for them."""

    def __init__(self, answer):
        import numpy as np

        self.components_ = np.array(answer["axes"])
        self.explained_variance_ratio_ = np.array(answer["ratios"])
        self.n_components_ = len(answer["ratios"])


def pca_stat(inp_features, desired=2):
    """The principal components of rows, scaled first: (rows on them, the components)."""
    import numpy as np

    rows = [values(row) for row in np.asarray(inp_features, dtype=float)]
    answer = _bridge.ask("components", rows=rows, wanted=float(desired))
    return np.array(answer["scores"]), _Components(answer)


def check_dist(data=None, dist="norm", alpha=0.05):
    """How many tests say that values are distributed so, and how many that they are not."""
    return tuple(_bridge.ask("distribution", values=values(data), name=dist, significance=alpha))


def check_finite(values):
    """Whether all values are finite numbers."""
    import numpy as np

    return bool(np.isfinite(np.asarray(values, dtype=float)).all())


def get_modes(X, max_modes=10):
    """The values around which values gather."""
    import numpy as np

    return _bridge.ask("modes", values=values(np.asarray(X, dtype=float).ravel()))


def normalize(v, min_=0, max_=1):
    """Values scaled to a range; of a matrix each column."""
    return _by_column(v, lambda column: _bridge.ask("normalized", values=values(column), low=min_, high=max_))


def standardize(v):
    """Values as distances from their mean in deviations; of a matrix each column."""
    return _by_column(v, lambda column: _bridge.ask("standardized", values=values(column)))


def _by_column(v, scale):
    import numpy as np

    given = np.asarray(v, dtype=float)
    if given.ndim == 1:
        return np.array([number(one) for one in scale(given)])
    return np.array([[number(one) for one in scale(column)] for column in given.T]).T


def dict_outliers(dlist, labels=None, threshold=2.0):
    """Dictionaries of a list with values outside of mean ± threshold deviations: (set of labels, labels by name).

    No labels: places in the list.
    """
    names = list(labels) if labels is not None else list(range(len(dlist)))
    by_text = {str(name): name for name in names}
    answer = _bridge.ask("row_outliers", rows=list(dlist), labels=list(by_text), deviations=float(threshold))
    by_key = {key: {by_text[label] for label in found} for key, found in answer["by_key"].items()}
    return {by_text[label] for label in answer["outliers"]}, by_key


def dframe_append_weighted_row(df, weights, ignore_index=True, use_abs=False):
    """A data frame with one more row: per column the weighted sum of the others."""
    numeric = list(df.columns)
    answer = _bridge.ask(
        "weighted_row",
        table={
            "labels": [str(one) for one in df.index],
            "columns": {name: values(df[name]) for name in numeric},
        },
        weights=values(weights),
        absolute=use_abs,
        label=str(len(df)),
    )
    found = _frame(answer)
    return found.reset_index(drop=True) if ignore_index else found


def rca(ref, inp, features, methods=None):
    """Which features set one row apart from reference rows: (frame of statistics, [(feature, ratio)]), largest first.

    False where there is nothing to compare.
    """
    names = [get_classifier_name(method) for method in methods or [modified_z_score]]
    if len(ref) == 0 or len(inp) == 0:
        logger.error("You need to specify reference rows and a row to explain")
        return False, None
    wanted = list(features) if features else list(ref.columns)
    try:
        answer = _bridge.ask(
            "root_cause",
            reference=_labelled(ref, wanted),
            row=_labelled(inp, wanted),
            features=wanted,
            methods=names,
        )
    except ApiError as refused:
        if refused.status != 1:
            raise
        logger.error("%s", refused)
        return False, None
    return _frame(answer["frame"]), [(feature, number(ratio)) for feature, ratio in answer["ratios"].items()]


def _labelled(df, features):
    return {"labels": [str(one) for one in range(len(df))], "columns": {name: values(df[name]) for name in features}}
