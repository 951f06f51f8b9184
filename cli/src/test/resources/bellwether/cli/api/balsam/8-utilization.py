from balsam.api import EventLog
from balsam.analytics import utilization_report
from matplotlib import pyplot as plt

events = EventLog.objects.filter(scheduler_id=123)

times, util = utilization_report(events, node_weighting=True)

t0 = min(times)
elapsed_minutes = [(t - t0).total_seconds() / 60 for t in times]
plt.step(elapsed_minutes, util, where="post")
