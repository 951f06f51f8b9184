"""`import epmt_stat` is `epmt.epmt_stat`, as scripts of EPMT 4 have it."""

import sys

from epmt import epmt_stat

sys.modules[__name__] = epmt_stat
