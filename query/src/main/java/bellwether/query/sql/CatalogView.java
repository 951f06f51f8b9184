package bellwether.query.sql;

import bellwether.store.dialect.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A view of the catalog for SQL. Times are TIMESTAMP (microseconds, UTC), durations and CPU times
/// integers of microseconds; `tags`, `sums`, `value` and other compound columns are JSON texts.
public enum CatalogView {
  /// One row for each job, run or imported; what was measured is that of its last measurement.
  JOBS(
      "job_id BIGINT, run_id BIGINT, job VARCHAR, name VARCHAR, members BIGINT, state VARCHAR, cause VARCHAR, attempts BIGINT, priority BIGINT, tags VARCHAR, measurement_id BIGINT, jobid VARCHAR, jobname VARCHAR, user VARCHAR, submit TIMESTAMP, start TIMESTAMP, end TIMESTAMP, duration BIGINT, cpu_time BIGINT, exitcode BIGINT, exit_code BIGINT, num_procs BIGINT, num_threads BIGINT, hosts VARCHAR, sums VARCHAR, annotations VARCHAR, skipped_lines BIGINT, marks BIGINT, warnings VARCHAR, damage VARCHAR, coverage DOUBLE",
      dialect ->
          """
          SELECT j.id, j.run_id, coalesce(m.jobid, j.name), j.name, j.member_count,
            CASE WHEN j.member_count = 1 THEN coalesce(i.state, j.state) END,
            CASE WHEN j.member_count = 1 THEN coalesce(i.cause, j.cause) END,
            (SELECT coalesce(sum(attempts), 0) FROM iteration WHERE job_id = j.id), j.priority,
            coalesce(m.tags, j.tags), m.id, m.jobid, m.name, m.user, m.submit_time, m.start_time,
            m.end_time, CASE WHEN m.end_time >= m.start_time THEN m.end_time - m.start_time END, m.cpu_time_us, m.earliest_exit_code, m.exit_code,
            m.process_count, m.thread_count,
            CASE WHEN m.id IS NOT NULL THEN (SELECT %s FROM
              (SELECT host FROM measurement_host WHERE measurement_id = m.id ORDER BY ordinal)) END,
            m.sums,
            CASE WHEN m.id IS NOT NULL THEN (SELECT %s FROM annotation
              WHERE measurement_id = m.id) END,
            m.skipped_count, CASE WHEN m.id IS NOT NULL THEN
              %s END,
            m.warnings, m.skipped, %s
          FROM job_definition j LEFT JOIN iteration i ON i.job_id = j.id AND i.ordinal = 0 AND j.member_count = 1
          LEFT JOIN measurement m ON m.id = (SELECT max(id) FROM measurement WHERE job_id = j.id)
          """
              .formatted(
                  dialect.arrayOf("host"),
                  dialect.objectOfJson("key", "value"),
                  dialect.countTrue("m.skipped", "kept"),
                  Coverage.ofMeasurement("m"))),
  /// One row for each execution of a job.
  ATTEMPTS(
      "job_id BIGINT, name VARCHAR, iteration BIGINT, attempt BIGINT, run_id BIGINT, allocation_id BIGINT, state VARCHAR, cause VARCHAR, nodes VARCHAR, pid BIGINT, start TIMESTAMP, end TIMESTAMP, exit_code BIGINT, signal BIGINT, user_time BIGINT, system_time BIGINT, peak_memory_bytes BIGINT, minor_faults BIGINT, major_faults BIGINT, blocks_read BIGINT, blocks_written BIGINT, voluntary_switches BIGINT, involuntary_switches BIGINT, stdout VARCHAR, stderr VARCHAR, message VARCHAR, measurement_id BIGINT, coverage DOUBLE",
      _ ->
          """
          SELECT a.job_id, j.name, j.first_key + a.ordinal, a.number, a.run_id, a.allocation_id, a.state,
            a.cause, a.nodes, a.pid, a.start_time, a.end_time, a.exit_code, a.signal, a.user_time_us,
            a.system_time_us, a.peak_memory_bytes, a.minor_faults, a.major_faults, a.blocks_read,
            a.blocks_written, a.voluntary_switches, a.involuntary_switches, a.stdout, a.stderr,
            a.message, m.id, %s
          FROM attempt a JOIN job_definition j ON j.id = a.job_id LEFT JOIN measurement m
            ON m.job_id = a.job_id AND m.ordinal = a.ordinal AND m.attempt = a.number
          """
              .formatted(Coverage.ofMeasurement("m"))),
  /// One row for each state transition.
  EVENTS(
      "seq BIGINT, time TIMESTAMP, run_id BIGINT, allocation_id BIGINT, job_id BIGINT, name VARCHAR, iteration BIGINT, attempt BIGINT, from_state VARCHAR, to_state VARCHAR, cause VARCHAR, weight DOUBLE, data VARCHAR",
      _ ->
          """
          SELECT e.seq, e.time, e.run_id, e.allocation_id, e.job_id, j.name, j.first_key + e.ordinal,
            e.attempt, e.from_state, e.to_state, e.cause, e.weight, e.data
          FROM event e LEFT JOIN job_definition j ON j.id = e.job_id
          """),
  /// One row for each go at a workflow.
  RUNS(
      "id BIGINT, workflow_id BIGINT, origin_id BIGINT, state VARCHAR, source VARCHAR, directory VARCHAR, options VARCHAR, host VARCHAR, pid BIGINT, start TIMESTAMP, end TIMESTAMP, reason VARCHAR, states VARCHAR, user VARCHAR",
      _ ->
          """
          SELECT id, workflow_id, origin_id, state, source, directory, options, host, pid, start_time,
            end_time, reason, states, user FROM run
          """),
  /// One row for each DAG of jobs.
  WORKFLOWS(
      "id BIGINT, hash VARCHAR, name VARCHAR, arguments VARCHAR, created TIMESTAMP",
      _ -> "SELECT id, hash, name, arguments, created_time FROM workflow_identity"),
  /// The sums over the processes of a measurement that have the same tags.
  OP_SUMS(
      "measurement_id BIGINT, job VARCHAR, jobid VARCHAR, attempt BIGINT, tags VARCHAR, num_procs BIGINT, numtids BIGINT, duration BIGINT, cpu_time BIGINT, start TIMESTAMP, end TIMESTAMP, sums VARCHAR",
      dialect ->
          """
          SELECT o.measurement_id, m.jobid, m.jobid, m.attempt, o.tags, o.process_count, o.thread_count,
            o.duration_us, o.cpu_time_us, o.start_time, o.end_time,
            (SELECT %s FROM %s
              JOIN %s ON s.key = c.key WHERE s.value IS NOT NULL)
          FROM op_sum o JOIN measurement m ON m.id = o.measurement_id
          """
              .formatted(
                  dialect.objectOf("c.value", "s.value"),
                  dialect.items("m.counters", "c"),
                  dialect.items("o.sums", "s"))),
  /// What people noted.
  ANNOTATIONS(
      "measurement_id BIGINT, job VARCHAR, jobid VARCHAR, attempt BIGINT, key VARCHAR, value VARCHAR",
      _ ->
          """
          SELECT a.measurement_id, m.jobid, m.jobid, m.attempt, a.key, a.value
          FROM annotation a JOIN measurement m ON m.id = a.measurement_id
          """),
  /// What analyses found.
  ANALYSES(
      "measurement_id BIGINT, job VARCHAR, jobid VARCHAR, attempt BIGINT, key VARCHAR, value VARCHAR, created TIMESTAMP",
      _ ->
          """
          SELECT a.measurement_id, m.jobid, m.jobid, m.attempt, a.key, a.value, a.created_time
          FROM analysis a JOIN measurement m ON m.id = a.measurement_id
          """),
  /// The reference models.
  REFMODELS(
      "id BIGINT, name VARCHAR, tags VARCHAR, op_tags VARCHAR, computed VARCHAR, info_dict VARCHAR, enabled BOOLEAN, jobs VARCHAR, created TIMESTAMP, updated TIMESTAMP",
      dialect ->
          """
          SELECT r.id, r.name, r.tags, r.op_tags, r.computed, r.info, r.enabled,
            (SELECT %s FROM refmodel_job j JOIN measurement m
              ON m.id = j.measurement_id WHERE j.refmodel_id = r.id), r.created_time, r.updated_time
          FROM refmodel r
          """
              .formatted(dialect.arrayOf("m.jobid"))),
  // What follows are views of the catalog itself, which any program can ask.
  JOB(
      "job_id BIGINT, dag_id BIGINT, job_hash VARCHAR, name VARCHAR, tag VARCHAR, command VARCHAR, context_args VARCHAR, slots BIGINT, mem_free DOUBLE, num_attempts BIGINT, max_attempts BIGINT, max_runtime BIGINT, status VARCHAR, submitted_date VARCHAR, status_date VARCHAR"),
  JOB_INSTANCE(
      "job_instance_id BIGINT, workflow_run_id BIGINT, executor_type VARCHAR, executor_id VARCHAR, job_id BIGINT, usage_str VARCHAR, nodename VARCHAR, process_group_id BIGINT, wallclock DOUBLE, maxvmem BIGINT, cpu DOUBLE, io BIGINT, status VARCHAR, submitted_date VARCHAR, status_date VARCHAR"),
  JOB_INSTANCE_ERROR_LOG(
      "id BIGINT, job_instance_id BIGINT, error_time VARCHAR, description VARCHAR"),
  JOB_INSTANCE_STATUS("id BIGINT, job_instance_id BIGINT, status VARCHAR, status_time VARCHAR"),
  JOB_STATUS("id VARCHAR, description VARCHAR"),
  TASK_DAG(
      "dag_id BIGINT, dag_hash VARCHAR, name VARCHAR, user VARCHAR, heartbeat_date VARCHAR, created_date VARCHAR"),
  WORKFLOW(
      "id BIGINT, dag_id BIGINT, workflow_args VARCHAR, workflow_hash VARCHAR, description VARCHAR, name VARCHAR, user VARCHAR, created_date VARCHAR, status_date VARCHAR, status VARCHAR"),
  WORKFLOW_RUN(
      "id BIGINT, workflow_id BIGINT, user VARCHAR, hostname VARCHAR, pid BIGINT, stderr VARCHAR, stdout VARCHAR, project VARCHAR, slack_channel VARCHAR, created_date VARCHAR, status_date VARCHAR, status VARCHAR"),
  WORKFLOW_RUN_STATUS("id VARCHAR, description VARCHAR"),
  WORKFLOW_STATUS("id VARCHAR, description VARCHAR");

  private final String columns;
  private final Function<Dialect, String> sql;

  CatalogView(String columns, Function<Dialect, String> sql) {
    this.columns = columns;
    this.sql = sql;
  }

  /// One that the catalog has under the same name.
  CatalogView(String columns) {
    this.columns = columns;
    this.sql = _ -> "SELECT * FROM " + word();
  }

  /// A column and its type in SQL.
  public record Typed(String name, String type) {
    /// As the table has it that the view reads: times are numbers there.
    String stored() {
      return '"' + name + "\" " + storedType();
    }

    /// Its type there.
    String storedType() {
      return isTime() || isTruth() ? "BIGINT" : isPacked() ? "VARCHAR" : type;
    }

    /// As the view has it.
    String shown() {
      if (isTime()) {
        return "make_timestamp(\"%1$s\") AS \"%1$s\"".formatted(name);
      }
      return isTruth() ? "\"%1$s\" <> 0 AS \"%1$s\"".formatted(name) : '"' + name + '"';
    }

    /// Whether the catalog keeps it deflated.
    boolean isPacked() {
      return type.equals("PACKED");
    }

    private boolean isTime() {
      return type.equals("TIMESTAMP");
    }

    private boolean isTruth() {
      return type.equals("BOOLEAN");
    }
  }

  /// The one of this name, in letters of any size.
  static Optional<CatalogView> named(String name) {
    return Arrays.stream(values())
        .filter(view -> view.word().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its columns in order.
  public List<Typed> columns() {
    return columns(columns);
  }

  /// Of `name TYPE, …`.
  public static List<Typed> columns(String declared) {
    return Arrays.stream(declared.split(",\\s+"))
        .map(column -> column.split(" "))
        .map(two -> new Typed(two[0], two[1]))
        .toList();
  }

  /// What the catalog is asked.
  public String sql(Dialect dialect) {
    return sql.apply(dialect);
  }
}
