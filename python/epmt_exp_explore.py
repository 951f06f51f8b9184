"""`import epmt_exp_explore` is `epmt.epmt_exp_explore`, as scripts of EPMT 4 have it."""

import sys

from epmt import epmt_exp_explore

sys.modules[__name__] = epmt_exp_explore
