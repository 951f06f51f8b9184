package bellwether.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BLOB;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.DOUBLE;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The catalog's tables and columns for queries by jOOQ, as the scripts in `migrations` make and
/// explain them. Times are microseconds since 1970.
public final class Tables {
  public static final Table<Record> WORKFLOW_IDENTITY = table(name("workflow_identity"));
  public static final Table<Record> RUN = table(name("run"));
  public static final Table<Record> ALLOCATION = table(name("allocation"));
  public static final Table<Record> JOB_DEFINITION = table(name("job_definition"));
  public static final Table<Record> ITERATION = table(name("iteration"));
  public static final Table<Record> ATTEMPT = table(name("attempt"));
  public static final Table<Record> EVENT = table(name("event"));
  public static final Table<Record> COUNTER = table(name("counter"));
  public static final Table<Record> MEASUREMENT = table(name("measurement"));
  public static final Table<Record> MEASUREMENT_HOST = table(name("measurement_host"));
  public static final Table<Record> OP_SUM = table(name("op_sum"));
  public static final Table<Record> ANNOTATION = table(name("annotation"));
  public static final Table<Record> ANALYSIS = table(name("analysis"));
  public static final Table<Record> REFMODEL = table(name("refmodel"));
  public static final Table<Record> REFMODEL_JOB = table(name("refmodel_job"));

  private Tables() {}

  /// A DAG of jobs with a name and arguments.
  public static final class WorkflowIdentity {
    public static final Field<Long> ID = field(name("workflow_identity", "id"), BIGINT);
    public static final Field<String> HASH = field(name("workflow_identity", "hash"), CLOB);
    public static final Field<String> NAME = field(name("workflow_identity", "name"), CLOB);
    public static final Field<String> ARGUMENTS =
        field(name("workflow_identity", "arguments"), CLOB);
    public static final Field<Long> CREATED_TIME =
        field(name("workflow_identity", "created_time"), BIGINT);
    public static final Field<String> DESCRIPTION =
        field(name("workflow_identity", "description"), CLOB);

    private WorkflowIdentity() {}
  }

  /// One go at a workflow by one manager process.
  public static final class Run {
    public static final Field<Long> ID = field(name("run", "id"), BIGINT);
    public static final Field<Long> WORKFLOW_ID = field(name("run", "workflow_id"), BIGINT);
    public static final Field<Long> ORIGIN_ID = field(name("run", "origin_id"), BIGINT);
    public static final Field<String> STATE = field(name("run", "state"), CLOB);
    public static final Field<String> SOURCE = field(name("run", "source"), CLOB);
    public static final Field<String> DIRECTORY = field(name("run", "directory"), CLOB);
    public static final Field<String> OPTIONS = field(name("run", "options"), CLOB);
    public static final Field<String> HOST = field(name("run", "host"), CLOB);
    public static final Field<String> BOOT_ID = field(name("run", "boot_id"), CLOB);
    public static final Field<Long> PID = field(name("run", "pid"), BIGINT);
    public static final Field<Long> START_TICKS = field(name("run", "start_ticks"), BIGINT);
    public static final Field<String> MARK = field(name("run", "mark"), CLOB);
    public static final Field<Long> START_TIME = field(name("run", "start_time"), BIGINT);
    public static final Field<Long> END_TIME = field(name("run", "end_time"), BIGINT);
    public static final Field<String> REASON = field(name("run", "reason"), CLOB);
    public static final Field<String> STATES = field(name("run", "states"), CLOB);
    public static final Field<String> USER = field(name("run", "user"), CLOB);

    private Run() {}
  }

  /// The nodes and cores of a run.
  public static final class Allocation {
    public static final Field<Long> ID = field(name("allocation", "id"), BIGINT);
    public static final Field<Long> RUN_ID = field(name("allocation", "run_id"), BIGINT);
    public static final Field<String> SCHEDULER = field(name("allocation", "scheduler"), CLOB);
    public static final Field<String> SCHEDULER_ID =
        field(name("allocation", "scheduler_id"), CLOB);
    public static final Field<Long> NODE_COUNT = field(name("allocation", "node_count"), BIGINT);
    public static final Field<Long> CORE_COUNT = field(name("allocation", "core_count"), BIGINT);
    public static final Field<String> NODES = field(name("allocation", "nodes"), CLOB);
    public static final Field<Long> START_TIME = field(name("allocation", "start_time"), BIGINT);
    public static final Field<Long> END_TIME = field(name("allocation", "end_time"), BIGINT);

    private Allocation() {}
  }

  /// A unit of scheduled work.
  public static final class JobDefinition {
    public static final Field<Long> ID = field(name("job_definition", "id"), BIGINT);
    public static final Field<Long> RUN_ID = field(name("job_definition", "run_id"), BIGINT);
    public static final Field<String> NAME = field(name("job_definition", "name"), CLOB);
    public static final Field<Long> FIRST_KEY = field(name("job_definition", "first_key"), BIGINT);
    public static final Field<Long> MEMBER_COUNT =
        field(name("job_definition", "member_count"), BIGINT);
    public static final Field<String> STATE = field(name("job_definition", "state"), CLOB);
    public static final Field<String> CAUSE = field(name("job_definition", "cause"), CLOB);
    public static final Field<Long> PRIORITY = field(name("job_definition", "priority"), BIGINT);
    public static final Field<String> TAGS = field(name("job_definition", "tags"), CLOB);
    public static final Field<String> DESCRIPTION =
        field(name("job_definition", "description"), CLOB);
    public static final Field<Long> MEMBER_ID = field(name("job_definition", "member_id"), BIGINT);

    private JobDefinition() {}
  }

  /// The present state of a member that once left the common state of its job.
  public static final class Iteration {
    public static final Field<Long> JOB_ID = field(name("iteration", "job_id"), BIGINT);
    public static final Field<Long> ORDINAL = field(name("iteration", "ordinal"), BIGINT);
    public static final Field<String> STATE = field(name("iteration", "state"), CLOB);
    public static final Field<String> CAUSE = field(name("iteration", "cause"), CLOB);
    public static final Field<Long> ATTEMPTS = field(name("iteration", "attempts"), BIGINT);

    private Iteration() {}
  }

  /// One execution of a member.
  public static final class Attempt {
    public static final Field<Long> JOB_ID = field(name("attempt", "job_id"), BIGINT);
    public static final Field<Long> ORDINAL = field(name("attempt", "ordinal"), BIGINT);
    public static final Field<Long> NUMBER = field(name("attempt", "number"), BIGINT);
    public static final Field<Long> RUN_ID = field(name("attempt", "run_id"), BIGINT);
    public static final Field<Long> ALLOCATION_ID = field(name("attempt", "allocation_id"), BIGINT);
    public static final Field<String> STATE = field(name("attempt", "state"), CLOB);
    public static final Field<String> CAUSE = field(name("attempt", "cause"), CLOB);
    public static final Field<String> NODES = field(name("attempt", "nodes"), CLOB);
    public static final Field<Long> PID = field(name("attempt", "pid"), BIGINT);
    public static final Field<Long> START_TICKS = field(name("attempt", "start_ticks"), BIGINT);
    public static final Field<Long> START_TIME = field(name("attempt", "start_time"), BIGINT);
    public static final Field<Long> END_TIME = field(name("attempt", "end_time"), BIGINT);
    public static final Field<Long> EXIT_CODE = field(name("attempt", "exit_code"), BIGINT);
    public static final Field<Long> SIGNAL = field(name("attempt", "signal"), BIGINT);
    public static final Field<Long> USER_TIME_US = field(name("attempt", "user_time_us"), BIGINT);
    public static final Field<Long> SYSTEM_TIME_US =
        field(name("attempt", "system_time_us"), BIGINT);
    public static final Field<Long> PEAK_MEMORY_BYTES =
        field(name("attempt", "peak_memory_bytes"), BIGINT);
    public static final Field<Long> MINOR_FAULTS = field(name("attempt", "minor_faults"), BIGINT);
    public static final Field<Long> MAJOR_FAULTS = field(name("attempt", "major_faults"), BIGINT);
    public static final Field<Long> BLOCKS_READ = field(name("attempt", "blocks_read"), BIGINT);
    public static final Field<Long> BLOCKS_WRITTEN =
        field(name("attempt", "blocks_written"), BIGINT);
    public static final Field<Long> VOLUNTARY_SWITCHES =
        field(name("attempt", "voluntary_switches"), BIGINT);
    public static final Field<Long> INVOLUNTARY_SWITCHES =
        field(name("attempt", "involuntary_switches"), BIGINT);
    public static final Field<String> STDOUT = field(name("attempt", "stdout"), CLOB);
    public static final Field<String> STDERR = field(name("attempt", "stderr"), CLOB);
    public static final Field<String> STDERR_TAIL = field(name("attempt", "stderr_tail"), CLOB);
    public static final Field<String> MESSAGE = field(name("attempt", "message"), CLOB);

    private Attempt() {}
  }

  /// One change of state.
  public static final class Event {
    public static final Field<Long> SEQ = field(name("event", "seq"), BIGINT);
    public static final Field<Long> TIME = field(name("event", "time"), BIGINT);
    public static final Field<Long> RUN_ID = field(name("event", "run_id"), BIGINT);
    public static final Field<Long> ALLOCATION_ID = field(name("event", "allocation_id"), BIGINT);
    public static final Field<Long> JOB_ID = field(name("event", "job_id"), BIGINT);
    public static final Field<Long> ORDINAL = field(name("event", "ordinal"), BIGINT);
    public static final Field<Long> ATTEMPT = field(name("event", "attempt"), BIGINT);
    public static final Field<String> FROM_STATE = field(name("event", "from_state"), CLOB);
    public static final Field<String> TO_STATE = field(name("event", "to_state"), CLOB);
    public static final Field<String> CAUSE = field(name("event", "cause"), CLOB);
    public static final Field<Double> WEIGHT = field(name("event", "weight"), DOUBLE);
    public static final Field<String> DATA = field(name("event", "data"), CLOB);

    private Event() {}
  }

  /// The next free number.
  public static final class Counter {
    public static final Field<String> NAME = field(name("counter", "name"), CLOB);
    public static final Field<Long> NEXT = field(name("counter", "next"), BIGINT);

    private Counter() {}
  }

  /// What was measured of one attempt.
  public static final class Measurement {
    public static final Field<Long> ID = field(name("measurement", "id"), BIGINT);
    public static final Field<Long> JOB_ID = field(name("measurement", "job_id"), BIGINT);
    public static final Field<Long> ORDINAL = field(name("measurement", "ordinal"), BIGINT);
    public static final Field<Long> ATTEMPT = field(name("measurement", "attempt"), BIGINT);
    public static final Field<String> JOBID = field(name("measurement", "jobid"), CLOB);
    public static final Field<String> NAME = field(name("measurement", "name"), CLOB);
    public static final Field<String> USER = field(name("measurement", "user"), CLOB);
    public static final Field<Long> SUBMIT_TIME = field(name("measurement", "submit_time"), BIGINT);
    public static final Field<Long> START_TIME = field(name("measurement", "start_time"), BIGINT);
    public static final Field<Long> END_TIME = field(name("measurement", "end_time"), BIGINT);
    public static final Field<String> ZONE = field(name("measurement", "zone"), CLOB);
    public static final Field<Long> EXIT_CODE = field(name("measurement", "exit_code"), BIGINT);
    public static final Field<Long> EARLIEST_EXIT_CODE =
        field(name("measurement", "earliest_exit_code"), BIGINT);
    public static final Field<String> EXIT_REASON = field(name("measurement", "exit_reason"), CLOB);
    public static final Field<String> SOURCE = field(name("measurement", "source"), CLOB);
    public static final Field<String> CONTENT_HASH =
        field(name("measurement", "content_hash"), CLOB);
    public static final Field<String> PROCESSES_FILE =
        field(name("measurement", "processes_file"), CLOB);
    public static final Field<String> THREADS_FILE =
        field(name("measurement", "threads_file"), CLOB);
    public static final Field<Long> PROCESS_COUNT =
        field(name("measurement", "process_count"), BIGINT);
    public static final Field<Long> THREAD_COUNT =
        field(name("measurement", "thread_count"), BIGINT);
    public static final Field<Long> CPU_TIME_US = field(name("measurement", "cpu_time_us"), BIGINT);
    public static final Field<String> COUNTERS = field(name("measurement", "counters"), CLOB);
    public static final Field<String> SUMS = field(name("measurement", "sums"), CLOB);
    public static final Field<String> PROCESS_TAGS =
        field(name("measurement", "process_tags"), CLOB);
    public static final Field<String> TAGS = field(name("measurement", "tags"), CLOB);
    public static final Field<byte[]> ENVIRONMENT = field(name("measurement", "environment"), BLOB);
    public static final Field<byte[]> ENVIRONMENT_CHANGES =
        field(name("measurement", "environment_changes"), BLOB);
    public static final Field<String> STATUS = field(name("measurement", "status"), CLOB);
    public static final Field<String> WARNINGS = field(name("measurement", "warnings"), CLOB);
    public static final Field<String> SKIPPED = field(name("measurement", "skipped"), CLOB);
    public static final Field<Long> SKIPPED_COUNT =
        field(name("measurement", "skipped_count"), BIGINT);
    public static final Field<Long> CREATED_TIME =
        field(name("measurement", "created_time"), BIGINT);
    public static final Field<Long> UPDATED_TIME =
        field(name("measurement", "updated_time"), BIGINT);

    private Measurement() {}
  }

  /// A node of a measurement.
  public static final class MeasurementHost {
    public static final Field<Long> MEASUREMENT_ID =
        field(name("measurement_host", "measurement_id"), BIGINT);
    public static final Field<Long> ORDINAL = field(name("measurement_host", "ordinal"), BIGINT);
    public static final Field<String> HOST = field(name("measurement_host", "host"), CLOB);

    private MeasurementHost() {}
  }

  /// Sums over the processes of a measurement that have the same tags.
  public static final class OpSum {
    public static final Field<Long> MEASUREMENT_ID =
        field(name("op_sum", "measurement_id"), BIGINT);
    public static final Field<String> TAGS = field(name("op_sum", "tags"), CLOB);
    public static final Field<Long> PROCESS_COUNT = field(name("op_sum", "process_count"), BIGINT);
    public static final Field<Long> THREAD_COUNT = field(name("op_sum", "thread_count"), BIGINT);
    public static final Field<Long> DURATION_US = field(name("op_sum", "duration_us"), BIGINT);
    public static final Field<Long> CPU_TIME_US = field(name("op_sum", "cpu_time_us"), BIGINT);
    public static final Field<Long> START_TIME = field(name("op_sum", "start_time"), BIGINT);
    public static final Field<Long> END_TIME = field(name("op_sum", "end_time"), BIGINT);
    public static final Field<String> SUMS = field(name("op_sum", "sums"), CLOB);
    public static final Field<byte[]> SPANS = field(name("op_sum", "spans"), BLOB);

    private OpSum() {}
  }

  /// A note on a measurement.
  public static final class Annotation {
    public static final Field<Long> MEASUREMENT_ID =
        field(name("annotation", "measurement_id"), BIGINT);
    public static final Field<String> KEY = field(name("annotation", "key"), CLOB);
    public static final Field<String> VALUE = field(name("annotation", "value"), CLOB);

    private Annotation() {}
  }

  /// A result that was kept with a measurement.
  public static final class Analysis {
    public static final Field<Long> MEASUREMENT_ID =
        field(name("analysis", "measurement_id"), BIGINT);
    public static final Field<String> KEY = field(name("analysis", "key"), CLOB);
    public static final Field<String> VALUE = field(name("analysis", "value"), CLOB);
    public static final Field<Long> CREATED_TIME = field(name("analysis", "created_time"), BIGINT);

    private Analysis() {}
  }

  /// A reference model.
  public static final class Refmodel {
    public static final Field<Long> ID = field(name("refmodel", "id"), BIGINT);
    public static final Field<String> NAME = field(name("refmodel", "name"), CLOB);
    public static final Field<String> TAGS = field(name("refmodel", "tags"), CLOB);
    public static final Field<String> OP_TAGS = field(name("refmodel", "op_tags"), CLOB);
    public static final Field<String> COMPUTED = field(name("refmodel", "computed"), CLOB);
    public static final Field<String> INFO = field(name("refmodel", "info"), CLOB);
    public static final Field<Long> ENABLED = field(name("refmodel", "enabled"), BIGINT);
    public static final Field<Long> CREATED_TIME = field(name("refmodel", "created_time"), BIGINT);
    public static final Field<Long> UPDATED_TIME = field(name("refmodel", "updated_time"), BIGINT);

    private Refmodel() {}
  }

  /// A measurement that a reference model was made of.
  public static final class RefmodelJob {
    public static final Field<Long> REFMODEL_ID =
        field(name("refmodel_job", "refmodel_id"), BIGINT);
    public static final Field<Long> MEASUREMENT_ID =
        field(name("refmodel_job", "measurement_id"), BIGINT);

    private RefmodelJob() {}
  }
}
