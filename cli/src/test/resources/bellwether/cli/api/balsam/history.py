"""A run inside a batch job 123, with a retry, a failure, what came after it, and a cancelled job; then the run that resumes it."""

import os
import subprocess
import time

from balsam.api import EventLog
from bellwether import Job, Workflow

foo = {"experiment": "foo", "scale_nodes": "512"}
bar = {"experiment": "bar"}
bad = Job("bad", "test -e mended || { touch mended; exit 3; }", tags=bar)
flow = Workflow(
    "flow",
    [
        Job("many", "sleep 0.1", each={"n": "1..4"}, tags=foo),
        Job("retry", "test -e tried || { touch tried; exit 7; }", max_attempts=2, cores=2, tags=foo),
        bad,
        Job("later", "true", after=[bad], tags=bar),
        Job("long", "sleep 1000", tags={"experiment": "long"}),
    ],
    arguments={"year": 2020},
)
os.environ["SLURM_JOB_ID"] = "123"
run = flow.start(quiet=True)
while not EventLog.objects.filter(tags={"experiment": "long"}, to_state="RUNNING"):
    time.sleep(0.05)
subprocess.run([os.environ["BELLWETHER"], "cancel", "long"], check=True)
print(run.wait())
del os.environ["SLURM_JOB_ID"]
print(flow.run(quiet=True))
