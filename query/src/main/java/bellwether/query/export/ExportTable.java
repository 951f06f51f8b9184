package bellwether.query.export;

import bellwether.query.sql.CatalogView;
import bellwether.query.sql.Piece;
import java.util.List;
import java.util.Locale;

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
      """
      SELECT j.id, j.run_id, coalesce(m.jobid, j.name), j.name, j.member_count,
        CASE WHEN j.member_count = 1 THEN coalesce(i.state, j.state) END,
        CASE WHEN j.member_count = 1 THEN coalesce(i.cause, j.cause) END,
        m.id AS measurement_id, m.attempt, m.jobid, m.name, m.user, m.submit_time, m.start_time,
        m.end_time, m.zone, CASE WHEN m.end_time >= m.start_time THEN m.end_time - m.start_time END,
        m.cpu_time_us, m.earliest_exit_code, m.exit_code, m.exit_reason, m.process_count,
        m.thread_count, m.process_count > 0 AND m.processes_file IS NULL,
        CASE WHEN m.id IS NOT NULL THEN (SELECT json_group_array(host) FROM
          (SELECT host FROM measurement_host WHERE measurement_id = m.id ORDER BY ordinal)) END,
        coalesce(m.tags, j.tags), CASE WHEN m.id IS NOT NULL THEN (SELECT
          json_group_object(key, json(value)) FROM annotation WHERE measurement_id = m.id) END,
        CASE WHEN m.id IS NOT NULL THEN (SELECT json_group_object(key, json(value)) FROM analysis
          WHERE measurement_id = m.id) END,
        m.status, m.environment, m.environment_changes, m.counters, m.skipped_count,
        CASE WHEN m.id IS NOT NULL THEN
          (SELECT count(*) FROM json_each(m.skipped) WHERE value ->> 'kept') END,
        m.warnings, m.skipped, m.source, m.content_hash, m.created_time, m.updated_time, m.sums
      FROM job j LEFT JOIN iteration i ON i.job_id = j.id AND i.ordinal = 0 AND j.member_count = 1
      LEFT JOIN measurement m ON m.job_id = j.id
      """,
      "measurement_id"),
  PROCESSES("", "", ""),
  THREADS("", "", ""),
  /// The sums over the processes of a measurement that have the same tags.
  OPERATIONS(
      "measurement_id BIGINT, job VARCHAR, jobid VARCHAR, attempt BIGINT, tags VARCHAR, num_procs BIGINT, numtids BIGINT, duration BIGINT, cpu_time BIGINT, start TIMESTAMP, end TIMESTAMP, spans BLOB, sums VARCHAR",
      """
      SELECT o.measurement_id, m.jobid, m.jobid, m.attempt, o.tags, o.process_count, o.thread_count,
        o.duration_us, o.cpu_time_us, o.start_time, o.end_time, o.spans,
        (SELECT json_group_object(c.value, s.value) FROM json_each(m.counters) c
          JOIN json_each(o.sums) s ON s.key = c.key WHERE s.value IS NOT NULL)
      FROM op_sum o JOIN measurement m ON m.id = o.measurement_id
      """,
      "measurement_id"),
  EVENTS(
      "seq BIGINT, time TIMESTAMP, run_id BIGINT, allocation_id BIGINT, job_id BIGINT, name VARCHAR, iteration BIGINT, attempt BIGINT, from_state VARCHAR, to_state VARCHAR, cause VARCHAR, weight DOUBLE, data VARCHAR",
      CatalogView.EVENTS.sql(),
      "job_id"),
  /// The reference models, with the numbers of the measurements that they learned from.
  REFMODELS(
      "id BIGINT, name VARCHAR, tags VARCHAR, op_tags VARCHAR, computed VARCHAR, info_dict VARCHAR, enabled BOOLEAN, jobs VARCHAR, measurement_ids VARCHAR, created TIMESTAMP, updated TIMESTAMP",
      """
      SELECT r.id, r.name, r.tags, r.op_tags, r.computed, r.info, r.enabled,
        (SELECT json_group_array(m.jobid) FROM refmodel_job j JOIN measurement m
          ON m.id = j.measurement_id WHERE j.refmodel_id = r.id),
        (SELECT json_group_array(measurement_id) FROM refmodel_job WHERE refmodel_id = r.id),
        r.created_time, r.updated_time
      FROM refmodel r
      """,
      "id");

  private final String columns;
  private final String sql;
  private final String key;

  ExportTable(String columns, String sql, String key) {
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
    return !sql.isEmpty();
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
  Piece ask(String only) {
    return only.isEmpty()
        ? Piece.of(sql)
        : Piece.of(
            "SELECT * FROM (%s) WHERE %s IN (SELECT value FROM json_each(?))".formatted(sql, key),
            only);
  }
}
