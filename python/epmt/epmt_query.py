"""EPMT's Query API over Bellwether's catalog.

Jobs, operations, processes and threads as ids (`fmt='terse'`), dictionaries, data frames or lazy queries of objects
(`fmt='orm'`). docs/epmt-functions.md lists every function with what differs from EPMT.
"""

from epmt._analysis_functions import analyze_comparable_jobs, analyze_jobs, analyze_pending_jobs
from epmt._expressions import and_, asc, desc, not_, or_
from epmt._job_functions import (
    annotate_job,
    are_jobs_comparable,
    comparable_job_partitions,
    compute_process_trees,
    conv_jobs,
    delete_jobs,
    get_features,
    get_job_analyses,
    get_job_annotations,
    get_job_staging_ids,
    get_job_status,
    get_job_tags,
    get_jobs,
    get_roots,
    get_unanalyzed_jobs,
    get_unprocessed_jobs,
    is_job_in_staging,
    is_job_post_processed,
    post_process_jobs,
    remove_job_analyses,
    remove_job_annotations,
    retire_jobs,
    root,
    set_job_analyses,
    tag_job,
    verify_jobs,
)
from epmt._model_functions import (
    create_refmodel,
    delete_refmodels,
    get_refmodels,
    refmodel_get_metrics,
    refmodel_is_enabled,
    refmodel_set_active_metrics,
    refmodel_set_enabled,
    retire_refmodels,
)
from epmt._objects import Host, Job, Process, ReferenceModel, UnprocessedJob, User
from epmt._operation_functions import Operation, get_op_metrics, get_ops, op_metrics, op_roots, ops_costs
from epmt._process_functions import (
    add_features_df,
    conv_procs,
    get_job_proc_tags,
    get_procs,
    get_thread_metrics,
    job_proc_tags,
    procs_histogram,
    procs_set,
    rank_proc_tags_keys,
    timeline,
)
from epmt.epmtlib import conv_to_datetime

PROC_SUMS_FIELD_IN_JOB = "proc_sums"
THREAD_SUMS_FIELD_IN_PROC = "threads_sums"

__all__ = [name for name in globals() if not name.startswith("_")]
