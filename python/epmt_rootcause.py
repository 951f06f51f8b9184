"""`import epmt_rootcause` is `epmt.epmt_rootcause`, as scripts of EPMT 4 have it."""

import sys

from epmt import epmt_rootcause

sys.modules[__name__] = epmt_rootcause
