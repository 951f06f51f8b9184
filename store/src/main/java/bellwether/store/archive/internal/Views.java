package bellwether.store.archive.internal;

import bellwether.collect.Counters;
import bellwether.store.archive.internal.staging.CounterPlan;
import bellwether.store.archive.internal.staging.ProcessColumns;
import bellwether.store.archive.internal.staging.StagedFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the views `processes`, `threads` and `process_tags` over files.
///
/// Files of the same columns are read as one list: so none has to be opened before it is read. The
/// lists stand in variables, since a view's text is read anew by each statement.
final class Views {
  private final Connection connection;
  private final ArchiveFolder archive;
  private int lists;

  Views(Connection connection, ArchiveFolder archive) {
    this.connection = connection;
    this.archive = archive;
  }

  void make(FileList files) throws SQLException {
    makeProcesses(files.processes());
    makeThreads(files.threads());
    execute(
        """
        CREATE VIEW process_tags AS
        SELECT processes.id, processes.jobid, processes.attempt, tag.key, tag.value ->> '$' AS value
        FROM processes, json_each(processes.tags) AS tag
        """);
  }

  private void makeProcesses(List<StoredFile> files) throws SQLException {
    var extras = extras(files);
    execute(
        """
        CREATE VIEW processes AS
        SELECT * REPLACE (coalesce(rssmax_max, rssmax) AS rssmax_max),
          CASE WHEN "end" >= start THEN epoch_us("end") - epoch_us(start) END AS duration, %s AS vsize_bytes,
          numtids AS threads, exit_code AS exitcode, %s
        FROM (%s)
        """
            .formatted(
                memorySize(extras),
                extras.contains(ProcessColumns.CYCLES)
                    ? "CASE WHEN rdtsc_duration > 0 THEN rdtsc_duration END AS rdtsc_duration_valid"
                    : "NULL::BIGINT AS rdtsc_duration_valid",
                union(files, emptyProcesses())));
  }

  /// papiex writes it where the start time should stand.
  private static String memorySize(Set<String> extras) {
    var ofPapiex = "starttime // 10000";
    return extras.contains(Counters.MEMORY_SIZE)
        ? "coalesce(%s, %s)".formatted(Counters.MEMORY_SIZE, ofPapiex)
        : ofPapiex;
  }

  /// A process's only thread is the process.
  private void makeThreads(List<StoredFile> files) throws SQLException {
    var counters = new ArrayList<>(ProcessColumns.CORE);
    counters.addAll(connectionColumns("processes").stream().filter(name -> isExtra(name)).toList());
    execute(
        """
        CREATE VIEW threads AS
        SELECT id, jobid, attempt, 0::INTEGER AS thread, pid AS tid, start, "end", %s
        FROM processes WHERE numtids = 1
        UNION ALL BY NAME %s
        """
            .formatted(ProcessColumns.list(counters), union(files, emptyThreads())));
  }

  private static boolean isExtra(String name) {
    return !ProcessColumns.CORE.contains(name) && !CounterPlan.isReserved(name);
  }

  private List<String> connectionColumns(String view) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("DESCRIBE " + view)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static Set<String> extras(List<StoredFile> files) {
    var extras = new LinkedHashSet<String>();
    files.forEach(file -> extras.addAll(file.columns().extras()));
    return extras;
  }

  private static String emptyProcesses() {
    return """
    SELECT * FROM (SELECT NULL::BIGINT AS id, NULL::VARCHAR AS jobid, NULL::INTEGER AS attempt, %s,
      NULL::BIGINT AS inclusive_cpu_time, NULL::BIGINT AS parent_id, NULL::INTEGER AS depth,
      NULL::BIGINT AS left_number, NULL::BIGINT AS right_number, %s) WHERE false
    """
        .formatted(nulls(ProcessColumns.PROCESS_TABLE), coreNulls());
  }

  private static String emptyThreads() {
    return """
    SELECT * EXCLUDE (process) FROM (SELECT NULL::BIGINT AS id, NULL::VARCHAR AS jobid,
      NULL::INTEGER AS attempt, %s, %s) WHERE false
    """
        .formatted(nulls(ProcessColumns.THREAD_TABLE), coreNulls());
  }

  private static String coreNulls() {
    return nulls(ProcessColumns.declared(ProcessColumns.CORE));
  }

  /// Of `name TYPE, …` makes `NULL::TYPE AS name, …`.
  private static String nulls(String declared) {
    return List.of(declared.split(",")).stream()
        .map(String::strip)
        .map(column -> column.split(" "))
        .map(parts -> "NULL::%s AS %s".formatted(parts[1], parts[0]))
        .collect(Collectors.joining(", "));
  }

  private String union(List<StoredFile> files, String empty) throws SQLException {
    var parts = new ArrayList<String>();
    for (var group : groups(files).entrySet()) {
      parts.add(
          "SELECT %s FROM read_parquet(getvariable('%s'))"
              .formatted(group.getKey().tree().select(), variable(group.getValue())));
    }
    for (var file : files) {
      if (!file.whole()) {
        parts.add(part(file));
      }
    }
    return parts.isEmpty() ? empty : String.join("\nUNION ALL BY NAME ", parts);
  }

  private String part(StoredFile file) {
    var ranges =
        file.measurements().stream()
            .map(id ->
                "id BETWEEN %d AND %d"
                    .formatted(
                        id << StagedFiles.PLACE_BITS, ((id + 1) << StagedFiles.PLACE_BITS) - 1))
            .collect(Collectors.joining(" OR "));
    return "SELECT %s FROM read_parquet(%s) WHERE %s"
        .formatted(file.columns().tree().select(), path(file), ranges);
  }

  private static Map<StoredFile.Columns, List<StoredFile>> groups(List<StoredFile> files) {
    return files.stream()
        .filter(StoredFile::whole)
        .collect(
            Collectors.groupingBy(StoredFile::columns, LinkedHashMap::new, Collectors.toList()));
  }

  private String variable(List<StoredFile> files) throws SQLException {
    var name = "files_" + lists++;
    var paths = files.stream().map(this::path).collect(Collectors.joining(", "));
    execute("SET VARIABLE %s = [%s]".formatted(name, paths));
    return name;
  }

  private String path(StoredFile file) {
    return ProcessColumns.literal(archive.file(file.name()).toString());
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
