from balsam.api import BatchJob
from balsam.analytics import available_nodes

foo_batchjobs = BatchJob.objects.filter(
    filter_tags={"experiment": "foo"}
)
times, node_counts = available_nodes(foo_batchjobs)
