package bellwether.query.export;

import bellwether.query.sql.CatalogView;
import bellwether.query.sql.SqlFragment;
import bellwether.store.dialect.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables of an export.
enum ExportTable {
  /// One row for each measurement, and one for each job of which nothing was measured.
  JOBS(
      """
      job_id BIGINT, run_id BIGINT, job VARCHAR, name VARCHAR, members BIGINT, state VARCHAR,
      cause VARCHAR, measurement_id BIGINT, attempt BIGINT, jobid VARCHAR, jobname VARCHAR,
      user VARCHAR, submit TIMESTAMP, start TIMESTAMP, end TIMESTAMP, zone VARCHAR,
      duration BIGINT, cpu_time BIGINT, exitcode BIGINT, exit_code BIGINT, exit_reason VARCHAR,
      num_procs BIGINT, num_threads BIGINT, retired BOOLEAN, hosts VARCHAR, tags VARCHAR, annotations VARCHAR,
      analyses VARCHAR, status VARCHAR, environment PACKED, environment_changes PACKED,
      counters VARCHAR, skipped_lines BIGINT, marks BIGINT, warnings VARCHAR, damage VARCHAR,
      source VARCHAR, content_hash VARCHAR, created TIMESTAMP, updated TIMESTAMP, sums VARCHAR\
      """,
      dialect ->
          """
          SELECT j.id, j.run_id, coalesce(m.jobid, j.name), j.name, j.member_count,
            CASE WHEN j.member_count = 1 THEN coalesce(i.state, j.state) END,
            CASE WHEN j.member_count = 1 THEN coalesce(i.cause, j.cause) END,
            m.id AS measurement_id, m.attempt, m.jobid, m.name, m.user, m.submit_time, m.start_time,
            m.end_time, m.zone, CASE WHEN m.end_time >= m.start_time THEN m.end_time - m.start_time END,
            m.cpu_time_us, m.earliest_exit_code, m.exit_code, m.exit_reason, m.process_count,
            m.thread_count, m.process_count > 0 AND m.processes_file IS NULL,
            CASE WHEN m.id IS NOT NULL THEN (SELECT %s FROM
              (SELECT host FROM measurement_host WHERE measurement_id = m.id ORDER BY ordinal)) END,
            coalesce(m.tags, j.tags), CASE WHEN m.id IS NOT NULL THEN (SELECT
              %s FROM annotation WHERE measurement_id = m.id) END,
            CASE WHEN m.id IS NOT NULL THEN (SELECT %s FROM analysis
              WHERE measurement_id = m.id) END,
            m.status, m.environment, m.environment_changes, m.counters, m.skipped_count,
            CASE WHEN m.id IS NOT NULL THEN
              %s END,
            m.warnings, m.skipped, m.source, m.content_hash, m.created_time, m.updated_time, m.sums
          FROM job_definition j LEFT JOIN iteration i ON i.job_id = j.id AND i.ordinal = 0 AND j.member_count = 1
          LEFT JOIN measurement m ON m.job_id = j.id
          """
              .formatted(
                  dialect.arrayOf("host"),
                  dialect.objectOfJson("key", "value"),
                  dialect.objectOfJson("key", "value"),
                  dialect.countTrue("m.skipped", "kept")),
      "measurement_id"),
  PROCESSES("", null, ""),
  THREADS("", null, ""),
  /// The sums over the processes of a measurement that have the same tags.
  OPERATIONS(
      "measurement_id BIGINT, job VARCHAR, jobid VARCHAR, attempt BIGINT, tags VARCHAR, num_procs BIGINT, numtids BIGINT, duration BIGINT, cpu_time BIGINT, start TIMESTAMP, end TIMESTAMP, spans BLOB, sums VARCHAR",
      dialect ->
          """
          SELECT o.measurement_id, m.jobid, m.jobid, m.attempt, o.tags, o.process_count, o.thread_count,
            o.duration_us, o.cpu_time_us, o.start_time, o.end_time, o.spans,
            (SELECT %s FROM %s
              JOIN %s ON s.key = c.key WHERE s.value IS NOT NULL)
          FROM op_sum o JOIN measurement m ON m.id = o.measurement_id
          """
              .formatted(
                  dialect.objectOf("c.value", "s.value"),
                  dialect.items("m.counters", "c"),
                  dialect.items("o.sums", "s")),
      "measurement_id"),
  EVENTS(
      "seq BIGINT, time TIMESTAMP, run_id BIGINT, allocation_id BIGINT, job_id BIGINT, name VARCHAR, iteration BIGINT, attempt BIGINT, from_state VARCHAR, to_state VARCHAR, cause VARCHAR, weight DOUBLE, data VARCHAR",
      CatalogView.EVENTS::sql,
      "job_id"),
  /// The reference models, with the numbers of the measurements that they learned from.
  REFMODELS(
      "id BIGINT, name VARCHAR, tags VARCHAR, op_tags VARCHAR, computed VARCHAR, info_dict VARCHAR, enabled BOOLEAN, jobs VARCHAR, measurement_ids VARCHAR, created TIMESTAMP, updated TIMESTAMP",
      dialect ->
          """
          SELECT r.id, r.name, r.tags, r.op_tags, r.computed, r.info, r.enabled,
            (SELECT %s FROM refmodel_job j JOIN measurement m
              ON m.id = j.measurement_id WHERE j.refmodel_id = r.id),
            (SELECT %s FROM refmodel_job WHERE refmodel_id = r.id),
            r.created_time, r.updated_time
          FROM refmodel r
          """
              .formatted(dialect.arrayOf("m.jobid"), dialect.arrayOf("measurement_id")),
      "id");

  private final String columns;
  private final @Nullable Function<Dialect, String> sql;
  private final String key;

  ExportTable(String columns, @Nullable Function<Dialect, String> sql, String key) {
    this.columns = columns;
    this.sql = sql;
    this.key = key;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String file() {
    return word() + ".parquet";
  }

  /// Whether it comes out of the catalog, not out of the archive.
  boolean isOfCatalog() {
    return sql != null;
  }

  boolean hasSums() {
    return this == JOBS || this == OPERATIONS;
  }

  /// The columns of the catalog's tables.
  List<CatalogView.Typed> columns() {
    return CatalogView.columns(columns);
  }

  /// What the catalog is asked.
  ///
  /// @param only the keys of the rows, as JSON; empty: all rows
  SqlFragment ask(Dialect dialect, String only) {
    var all = Objects.requireNonNull(sql).apply(dialect);
    return only.isEmpty()
        ? SqlFragment.of(all)
        : SqlFragment.of(
            "SELECT * FROM (%s) WHERE %s IN (%s)".formatted(all, key, dialect.values("?")), only);
  }
}
