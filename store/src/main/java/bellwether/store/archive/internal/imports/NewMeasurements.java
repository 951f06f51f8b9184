package bellwether.store.archive.internal.imports;

import bellwether.collect.OperationSums;
import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import bellwether.store.internal.Statements;
import bellwether.store.internal.recording.JsonText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes measurements into the catalog, inside the caller's transaction.
///
/// @param statements used again for each of many
/// @param texts likewise
record NewMeasurements(Statements statements, RepeatedTexts texts) {
  private static final String INSERT =
      """
      INSERT INTO measurement (id, job_id, ordinal, attempt, jobid, name, user, submit_time,
        start_time, end_time, zone, exit_code, earliest_exit_code, exit_reason, source, content_hash,
        processes_file, threads_file, process_count, thread_count, cpu_time_us, counters, sums,
        process_tags, tags, environment, environment_changes, status, warnings, skipped,
        skipped_count, created_time, updated_time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?)
      """;

  /// Where a measurement goes.
  ///
  /// @param ordinal of the member of its job; 0 for a plain job
  record Place(
      long id,
      long job,
      int ordinal,
      int attempt,
      @Nullable String processesFile,
      @Nullable String threadsFile) {}

  void insert(ImportCandidate arrival, Place place, Instant now) throws SQLException {
    insertMeasurement(arrival, place, Micros.of(now));
    insertHosts(arrival, place.id());
    insertOperations(arrival, place.id());
    insertAnnotations(arrival, place.id());
    insertAnalyses(arrival, place.id(), Micros.of(now));
  }

  private void insertMeasurement(ImportCandidate arrival, Place place, long now)
      throws SQLException {
    var record = arrival.record();
    var read = arrival.read();
    statements.add(
        INSERT,
        place.id(),
        place.job(),
        place.ordinal(),
        place.attempt(),
        record.id(),
        record.name(),
        record.user(),
        arrival.submit(),
        Micros.of(record.start()),
        Micros.of(record.end()),
        arrival.origin().zone(),
        record.exitCode(),
        read.earliestExitCode(),
        record.exitReason(),
        arrival.origin().source(),
        read.hash(),
        place.processesFile(),
        place.threadsFile(),
        read.processes(),
        read.threads(),
        arrival.cpuTime(),
        texts.of(read.counters()),
        sums(arrival.sums()),
        arrival.processTags(),
        texts.sorted(record.tags()),
        texts.packed(record.environment()),
        texts.packed(record.environmentChanges()),
        texts.of(record.status()),
        texts.of(arrival.warnings()),
        arrival.skips().json(),
        arrival.skips().count(),
        now,
        now);
  }

  private void insertHosts(ImportCandidate arrival, long id) throws SQLException {
    int ordinal = 0;
    for (var host : arrival.read().hosts()) {
      statements.add("INSERT INTO measurement_host VALUES (?, ?, ?)", id, ordinal++, host);
    }
  }

  private void insertOperations(ImportCandidate arrival, long id) throws SQLException {
    for (var operation : arrival.operations()) {
      statements.add(
          "INSERT INTO op_sum VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          operation.tags(),
          operation.processes(),
          operation.threads(),
          operation.duration(),
          operation.cpuTime(),
          operation.start(),
          operation.end(),
          sums(operation, arrival.read().counters()),
          operation.spans());
    }
  }

  private static String sums(Map<String, Long> sums) {
    var text = new JsonText();
    sums.forEach((name, sum) -> text.put(name, (long) sum));
    return text.end();
  }

  /// The numbers alone, in the order of the counters.
  private static String sums(OperationSums operation, List<String> counters) {
    var text = new StringBuilder();
    for (var name : counters) {
      text.append(text.isEmpty() ? '[' : ',').append(operation.counters().get(name));
    }
    return text.isEmpty() ? "[]" : text.append(']').toString();
  }

  private void insertAnnotations(ImportCandidate arrival, long id) throws SQLException {
    for (var annotation : arrival.annotations().entrySet()) {
      statements.add(
          "INSERT INTO annotation VALUES (?, ?, ?) ON CONFLICT (measurement_id, key) DO UPDATE SET value = excluded.value",
          id,
          annotation.getKey(),
          JsonWriter.write(annotation.getValue()));
    }
  }

  private void insertAnalyses(ImportCandidate arrival, long id, long now) throws SQLException {
    for (var analysis : arrival.origin().analyses().entrySet()) {
      statements.add(
          "INSERT INTO analysis VALUES (?, ?, ?, ?)",
          id,
          analysis.getKey(),
          JsonWriter.write(analysis.getValue()),
          now);
    }
  }
}
