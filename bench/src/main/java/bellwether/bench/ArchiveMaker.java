package bellwether.bench;

import bellwether.store.archive.PackedSpans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a large archive out of a small one: `ArchiveMaker SMALL_CATALOG LARGE_CATALOG JOBS
/// PROCESSES`.
///
/// Each job is a window of so many processes out of one of the small archive's larger jobs, with
/// starts, pids and CPU times drawn anew. The files are written by DuckDB as the archive writes
/// them; the catalog's rows are copied, with sums of what was drawn. Jobs begin in one of twelve
/// months. There are no files of threads, and the numbers of the trees are those of the small
/// archive: what this is for does not ask for either.
public final class ArchiveMaker {
  private static final int LEAST_PROCESSES = 1_000;
  private static final int FIRST = 1_000;
  private static final int PLACE_BITS = 24;
  private static final long YEAR_2025 = 1_735_689_600_000_000L;
  private static final long DAY = 86_400_000_000L;
  private static final int JOBS_PER_COMMIT = 100;
  private static final long JITTER = 10_000;
  private static final Set<String> UNSUMMED = Set.of("num_threads", "starttime");

  private final Connection catalog;
  private final Connection duck;
  private final Path archive;
  private final int processes;
  private final List<Template> templates = new ArrayList<>();

  /// A job of the small archive.
  ///
  /// @param span microseconds from its first start to its last
  private record Template(long id, long processes, long span, List<String> counters) {
    /// Where the window of a made job begins.
    long offset(long made) {
      return made * 104_729 % processes;
    }
  }

  private ArchiveMaker(Connection catalog, Connection duck, Path archive, int processes) {
    this.catalog = catalog;
    this.duck = duck;
    this.archive = archive;
    this.processes = processes;
  }

  static void main(String[] args) throws SQLException, IOException {
    var small = Path.of(args[0]);
    var large = Path.of(args[1]);
    try (var source = DriverManager.getConnection("jdbc:sqlite:" + small);
        var duck = DriverManager.getConnection("jdbc:duckdb:")) {
      run(source, "VACUUM INTO '%s'".formatted(large));
      try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + large)) {
        run(catalog, "PRAGMA synchronous = OFF");
        run(duck, "SELECT setseed(0.5)");
        run(duck, "SET threads = 1");
        var maker =
            new ArchiveMaker(catalog, duck, Path.of(large + ".archive"), Integer.parseInt(args[3]));
        maker.readTemplates(Path.of(small + ".archive"));
        maker.make(Integer.parseInt(args[2]));
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void readTemplates(Path from) throws SQLException {
    run(
        catalog,
        "CREATE TEMP TABLE template AS SELECT * FROM measurement WHERE process_count >= "
            + LEAST_PROCESSES);
    try (var statement = catalog.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT id, process_count, processes_file,
                  (SELECT group_concat(value) FROM json_each(counters))
                FROM template ORDER BY id
                """)) {
      while (rows.next()) {
        long id = rows.getLong(1);
        run(
            duck,
            """
            CREATE TABLE rows_%d AS SELECT row_number() OVER (ORDER BY id) - 1 AS place,
              epoch_us(start) - min(epoch_us(start)) OVER () AS since, * FROM '%s'
            """
                .formatted(id, from.resolve(rows.getString(3))));
        templates.add(
            new Template(id, rows.getLong(2), span(id), List.of(rows.getString(4).split(","))));
      }
    }
    for (var table :
        List.of(
            "op_sum",
            "measurement_host",
            "annotation",
            "analysis",
            "measurement",
            "attempt",
            "iteration",
            "job_definition")) {
      run(catalog, "DELETE FROM " + table);
    }
  }

  private long span(long id) throws SQLException {
    try (var statement = duck.createStatement();
        var rows = statement.executeQuery("SELECT max(since) FROM rows_" + id)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void make(int jobs) throws SQLException, IOException {
    Files.createDirectories(archive.resolve("processes/2025"));
    catalog.setAutoCommit(false);
    for (int i = 0; i < jobs; i++) {
      make(FIRST + i, templates.get(i % templates.size()));
      if (i % JOBS_PER_COMMIT == JOBS_PER_COMMIT - 1) {
        catalog.commit();
        System.err.printf("\r%d jobs of %d", i + 1, jobs);
      }
    }
    run(
        catalog,
        "UPDATE counter SET next = %d WHERE name IN ('measurement', 'job')"
            .formatted(FIRST + jobs));
    catalog.commit();
    System.err.println();
  }

  private void make(long id, Template template) throws SQLException {
    long start = YEAR_2025 + id * 7919 % 365 * DAY;
    var file = "processes/2025/%d.v2.parquet".formatted(id);
    draw(id, template, start);
    // The options are those of the archive's ParquetFormat.
    run(
        duck,
        "COPY (SELECT * EXCLUDE (place) FROM drawn ORDER BY id) TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 9, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 122880, DICTIONARY_SIZE_LIMIT %d)"
            .formatted(archive.resolve(file), Math.max(300, processes / 40)));
    addJob(id, template, start, file);
    addSums(id, template);
    run(duck, "DROP TABLE drawn");
  }

  private void draw(long id, Template template, long start) throws SQLException {
    run(
        duck,
        """
        CREATE TEMP TABLE drawn AS
        SELECT * REPLACE (
          %1$d + i AS id, 'made-%2$d' AS jobid, 1 AS attempt, pid + %3$d AS pid, ppid + %3$d AS ppid,
          (usertime * factor)::BIGINT AS usertime, (systemtime * factor)::BIGINT AS systemtime,
          (usertime * factor)::BIGINT + (systemtime * factor)::BIGINT AS cpu_time,
          make_timestamp(%4$d + begun) AS start,
          make_timestamp(%4$d + begun + ((epoch_us("end") - epoch_us(start)) * factor)::BIGINT) AS "end",
          CASE WHEN parent_distance <= i THEN parent_distance END AS parent_distance)
        FROM (
          SELECT *, row_number() OVER (ORDER BY begun) - 1 AS i FROM (
            SELECT r.*, 0.5 + random() AS factor,
              since + (t.i + %7$d) // %8$d * %9$d + (random() * %10$d)::BIGINT AS begun
            FROM range(%5$d) t(i) JOIN rows_%6$d r ON r.place = (t.i + %7$d) %% %8$d))
        """
            .formatted(
                id << PLACE_BITS,
                id,
                id * 31 % 100_000,
                start,
                processes,
                template.id(),
                template.offset(id),
                template.processes(),
                template.span(),
                JITTER)
            .replace("SELECT * REPLACE", "SELECT * EXCLUDE (i, since, factor, begun) REPLACE"));
  }

  private void addJob(long id, Template template, long start, String file) throws SQLException {
    run(
        catalog,
        """
        INSERT INTO measurement SELECT %1$d, %1$d, 0, 1, 'made-%1$d', name, user, %2$d, %2$d, %6$d, zone,
          exit_code, earliest_exit_code, exit_reason, source, 'made-%1$d', '%4$s', NULL, %3$d, %3$d, cpu_time_us, counters,
          sums, process_tags, json_set(tags, '$.made', CAST(%1$d %% 100 AS TEXT)), environment, environment_changes, status, warnings,
          skipped, skipped_count, created_time, updated_time FROM template WHERE id = %5$d
        """
            .formatted(id, start, processes, file, template.id(), end(id, template, start)));
    run(
        catalog,
        "INSERT INTO job_definition SELECT %1$d, NULL, 'made-%1$d', NULL, 1, 'JOB_FINISHED', NULL, 0, '{}', '{\"name\":\"made-%1$d\"}', NULL"
            .formatted(id));
    run(
        catalog,
        "INSERT INTO iteration (job_id, ordinal, state, attempts) VALUES (%d, 0, 'JOB_FINISHED', 1)"
            .formatted(id));
    run(
        catalog,
        "INSERT INTO attempt (job_id, ordinal, number, state, nodes, start_time, end_time, exit_code) VALUES (%d, 0, 1, 'RUN_DONE', 'node01', %d, %d, 0)"
            .formatted(id, start, end(id, template, start)));
    run(catalog, "INSERT INTO measurement_host VALUES (%d, 0, 'node01')".formatted(id));
  }

  /// Later than all of its processes.
  private long end(long id, Template template, long start) {
    return start + ((template.offset(id) + processes) / template.processes() + 2) * template.span();
  }

  private void addSums(long id, Template template) throws SQLException {
    var counters =
        template.counters().stream()
            .map(name -> UNSUMMED.contains(name) ? "NULL" : "sum(\"" + name + "\")::BIGINT")
            .collect(Collectors.joining(", "));
    try (var statement = duck.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT tags, count(*), sum(numtids), sum(epoch_us("end") - epoch_us(start)), sum(cpu_time),
                  epoch_us(min(start)), epoch_us(max("end")), to_json([%s])::VARCHAR,
                  list(epoch_us(start) ORDER BY start), list(epoch_us("end") ORDER BY start)
                FROM drawn GROUP BY tags ORDER BY tags
                """
                    .formatted(counters));
        var insert =
            catalog.prepareStatement("INSERT INTO op_sum VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      while (rows.next()) {
        insert.setLong(1, id);
        insert.setString(2, rows.getString(1));
        for (int column = 2; column <= 7; column++) {
          insert.setLong(column + 1, rows.getLong(column));
        }
        insert.setString(9, rows.getString(8));
        insert.setBytes(10, spans(rows.getArray(9), rows.getArray(10)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    run(
        catalog,
        """
        UPDATE measurement SET
          process_tags = (SELECT json_group_array(json(tags)) FROM (SELECT tags FROM op_sum WHERE measurement_id = %1$d AND tags <> '{}' ORDER BY tags)),
          cpu_time_us = (SELECT sum(cpu_time_us) FROM op_sum WHERE measurement_id = %1$d)
        WHERE id = %1$d
        """
            .formatted(id));
  }

  private static byte[] spans(Array starts, Array ends) throws SQLException {
    var spans = new PackedSpans();
    var from = (Object[]) starts.getArray();
    var to = (Object[]) ends.getArray();
    for (int i = 0; i < from.length; i++) {
      spans.add((Long) from[i], (Long) to[i]);
    }
    return spans.bytes();
  }
}
