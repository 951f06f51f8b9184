"""`import epmt_query` is `epmt.epmt_query`, as scripts of EPMT 4 have it."""

import sys

from epmt import epmt_query

sys.modules[__name__] = epmt_query
