"""`import epmt_outliers` is `epmt.epmt_outliers`, as scripts of EPMT 4 have it."""

import sys

from epmt import epmt_outliers

sys.modules[__name__] = epmt_outliers
