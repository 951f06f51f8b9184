package bellwether.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.DOUBLE;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The catalog's tables and columns for queries by jOOQ, as `V1__catalog.sql` makes and explains
/// them. Times are microseconds since 1970.
public final class Tables {
  public static final Table<Record> WORKFLOW = table(name("workflow"));
  public static final Table<Record> RUN = table(name("run"));
  public static final Table<Record> ALLOCATION = table(name("allocation"));
  public static final Table<Record> JOB = table(name("job"));
  public static final Table<Record> ITERATION = table(name("iteration"));
  public static final Table<Record> ATTEMPT = table(name("attempt"));
  public static final Table<Record> EVENT = table(name("event"));
  public static final Table<Record> COUNTER = table(name("counter"));

  private Tables() {}

  /// A DAG of jobs with a name and arguments.
  public static final class Workflow {
    public static final Field<Long> ID = field(name("workflow", "id"), BIGINT);
    public static final Field<String> HASH = field(name("workflow", "hash"), CLOB);
    public static final Field<String> NAME = field(name("workflow", "name"), CLOB);
    public static final Field<String> ARGUMENTS = field(name("workflow", "arguments"), CLOB);
    public static final Field<Long> CREATED_TIME = field(name("workflow", "created_time"), BIGINT);

    private Workflow() {}
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
  public static final class Job {
    public static final Field<Long> ID = field(name("job", "id"), BIGINT);
    public static final Field<Long> RUN_ID = field(name("job", "run_id"), BIGINT);
    public static final Field<String> NAME = field(name("job", "name"), CLOB);
    public static final Field<Long> FIRST_KEY = field(name("job", "first_key"), BIGINT);
    public static final Field<Long> MEMBER_COUNT = field(name("job", "member_count"), BIGINT);
    public static final Field<String> STATE = field(name("job", "state"), CLOB);
    public static final Field<String> CAUSE = field(name("job", "cause"), CLOB);
    public static final Field<Long> PRIORITY = field(name("job", "priority"), BIGINT);
    public static final Field<String> TAGS = field(name("job", "tags"), CLOB);
    public static final Field<String> DESCRIPTION = field(name("job", "description"), CLOB);

    private Job() {}
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
}
