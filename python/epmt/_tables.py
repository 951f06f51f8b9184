"""Data frames on their way to the statistics and back."""

import math

_TEXTS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def number(value):
    """A number as an answer has it."""
    return _TEXTS.get(value, value) if isinstance(value, str) else value


def values(vector):
    """A vector as a request has it: a list in which a missing value is null."""
    return [_sent(value) for value in vector]


def _sent(value):
    value = float(value)
    if math.isfinite(value):
        return value
    return None if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")


def table(frame, features, labels=None):
    """Columns of a data frame as a request has them, labelled by job, else by place."""
    if labels is None:
        labels = frame["jobid"] if "jobid" in frame else range(len(frame))
    return {"labels": [str(label) for label in labels], "columns": {name: values(frame[name]) for name in features}}


def frame(answer, label=None):
    """A table of an answer as a data frame, with its labels as a column or as the index."""
    import pandas as pd

    columns = {name: [number(value) for value in column] for name, column in answer["columns"].items()}
    if label is None:
        return pd.DataFrame(columns, index=answer["labels"])
    return pd.DataFrame({label: answer["labels"], **columns})


def votes(answer, label="jobid"):
    """The same for counts, which are whole."""
    found = frame(answer, label)
    whole = [name for name in answer["columns"] if name != "pca_weighted"]
    if not found[whole].isnull().any().any():
        found[whole] = found[whole].astype(int)
    return found
