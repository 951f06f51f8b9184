"""EPMT's root causes of features over reference rows: how far a row lies outside of them."""

from epmt import _bridge
from epmt._tables import frame as _frame
from epmt._tables import values
from epmt.epmt_stat import rca


def rootcause_zscore(ref, input, features):
    """(data frame of statistics, [(feature, distance)]): by how many deviations more than any reference row."""
    wanted = list(features)
    answer = _bridge.ask("root_cause_z_score", reference=_table(ref, wanted), row=_table(input, wanted), features=wanted)
    found = _frame(answer)
    return found, sorted(found.loc["zscore_diff"].items(), key=lambda pair: pair[1], reverse=True)


def rootcause(ref, input, features, methods=None):
    """The same by methods; without: by `rootcause_zscore`."""
    return rca(ref, input, features, methods) if methods else rootcause_zscore(ref, input, features)


def _table(df, features):
    return {"labels": [str(one) for one in range(len(df))], "columns": {name: values(df[name]) for name in features}}
