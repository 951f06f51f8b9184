from balsam.api import EventLog
from balsam.analytics import throughput_report
from matplotlib import pyplot as plt

events = EventLog.objects.filter(scheduler_id=123)

times, done_counts = throughput_report(events, to_state="RUN_DONE")

t0 = min(times)
elapsed_minutes = [(t - t0).total_seconds() / 60 for t in times]
plt.step(elapsed_minutes, done_counts, where="post")
