package bellwether.store.archive.internal.imports;

import bellwether.collect.ProcessRecord;
import bellwether.collect.RecordLog;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.MeasuredAttempt;
import bellwether.store.archive.Recording;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.ArchiveReading;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.care.MergedName;
import bellwether.store.archive.internal.staging.SkipCounter;
import bellwether.store.archive.internal.staging.StagedAttempts;
import bellwether.store.archive.internal.staging.StagedFiles;
import bellwether.store.archive.internal.staging.TreeColumns;
import bellwether.store.internal.Session;
import bellwether.store.internal.Statements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The writer of what was recorded of attempts: many at a time become one file and one transaction.
/// Thread-safe.
public final class AttemptImport implements AutoCloseable {
  private final ArchiveFolder archive;
  private final Session catalog;
  private final WriterFolder pending;
  private final OpenArchive open;

  private AttemptImport(OpenArchive open) {
    this.open = open;
    archive = open.archive();
    catalog = open.catalog();
    pending = open.pending();
  }

  /// Opens the archive of a catalog, and makes both where there are none.
  public static AttemptImport open(CatalogPlace place, ArchiveOptions options) {
    return new AttemptImport(OpenArchive.open(place, options));
  }

  /// What was read of an attempt.
  private record Reading(
      MeasuredAttempt attempt, List<ProcessRecord> processes, SkipCounter skips, boolean isWhole) {}

  /// A reading with its number in the archive.
  private record Numbered(Reading reading, long id, StagedAttempts.@Nullable Added added) {}

  /// Keeps what was recorded of attempts, and lets their record files forget them.
  ///
  /// @param evenUnfinished whether also those are kept of which a process may still run
  /// @return the others
  public synchronized List<MeasuredAttempt> add(
      List<MeasuredAttempt> attempts, boolean evenUnfinished) {
    try {
      catchUp(attempts);
      var readings = new ArrayList<Reading>();
      var left = new ArrayList<MeasuredAttempt>();
      for (var attempt : attempts) {
        var reading = read(attempt);
        if (reading.isWhole() || evenUnfinished) {
          readings.add(reading);
        } else {
          left.add(attempt);
        }
      }
      var news = catalog.read(connection -> unknown(connection, readings));
      if (!news.isEmpty()) {
        keep(news);
      }
      forget(readings);
      return left;
    } catch (SQLException e) {
      throw new ArchiveException(
          "What was measured of attempts could not be kept: " + ArchiveReading.firstLine(e), e);
    } catch (IOException e) {
      throw archive.problem(e);
    }
  }

  /// Without those that a manager kept which died before it could remove their file.
  private static List<Reading> unknown(Connection connection, List<Reading> readings)
      throws SQLException {
    var news = new ArrayList<Reading>();
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 FROM measurement WHERE job_id = ? AND ordinal = ? AND attempt = ?")) {
      for (var reading : readings) {
        statement.setLong(1, reading.attempt().job());
        statement.setInt(2, reading.attempt().ordinal());
        statement.setInt(3, reading.attempt().number());
        try (var rows = statement.executeQuery()) {
          if (!rows.next()) {
            news.add(reading);
          }
        }
      }
    }
    return news;
  }

  private Reading read(MeasuredAttempt attempt) throws IOException {
    return switch (attempt.recording()) {
      case Recording.Log recorded -> read(attempt, recorded.log());
      case Recording.Samples sampled ->
          new Reading(attempt, sampled.processes(), marked(sampled.processes()), true);
    };
  }

  private static Reading read(MeasuredAttempt attempt, RecordLog log) throws IOException {
    var processes = new ArrayList<ProcessRecord>();
    var skips = new SkipCounter();
    boolean isWhole = log.read(attempt.owner(), attempt.tags(), processes::add, skips);
    return new Reading(attempt, processes, skips, isWhole);
  }

  /// The first is the attempt's own, whose end is known.
  private static SkipCounter marked(List<ProcessRecord> sampled) {
    var marks = new SkipCounter();
    for (var process : sampled.subList(Math.min(1, sampled.size()), sampled.size())) {
      marks.marked(
          "/proc",
          process.pid(),
          "the process %s (pid %d) was sampled: its end here is when it was last seen, and its exit code is unknown"
              .formatted(process.exename(), process.pid()));
    }
    return marks;
  }

  private void keep(List<Reading> readings) throws SQLException, IOException {
    long first =
        catalog.write(connection -> new MeasurementTable(connection).reserve(readings.size()));
    try (var stage = new StagedAttempts(open.staging())) {
      var numbered = stage(readings, first, stage);
      var files = place(stage, readings, first);
      try {
        catalog.write(connection -> insert(connection, numbered, files));
      } catch (RuntimeException e) {
        files.noted().removeFiles();
        throw e;
      }
      files.noted().done();
    }
  }

  private static void forget(List<Reading> readings) {
    for (var reading : readings) {
      if (reading.attempt().recording() instanceof Recording.Log recorded) {
        recorded.log().forget(reading.attempt().owner());
      }
    }
  }

  private static void catchUp(List<MeasuredAttempt> attempts) throws IOException {
    var logs = new LinkedHashSet<RecordLog>();
    for (var attempt : attempts) {
      if (attempt.recording() instanceof Recording.Log recorded) {
        logs.add(recorded.log());
      }
    }
    for (var log : logs) {
      log.catchUp();
    }
  }

  private static List<Numbered> stage(List<Reading> readings, long first, StagedAttempts stage)
      throws SQLException {
    var numbered = new ArrayList<Numbered>();
    for (var reading : readings) {
      long id = first + numbered.size();
      var attempt = reading.attempt();
      var head = new StagedFiles.Head(id, attempt.record().id(), attempt.number());
      var processes = reading.processes();
      numbered.add(
          new Numbered(reading, id, processes.isEmpty() ? null : stage.add(head, processes)));
    }
    return numbered;
  }

  private PlacedFiles place(StagedAttempts stage, List<Reading> readings, long number)
      throws SQLException, IOException {
    var start = readings.getFirst().attempt().record().start().atOffset(ZoneOffset.UTC);
    var month = YearMonth.from(start).toString();
    var tree = TreeColumns.DIFFERENCES;
    var processes =
        stage.size() > 0 ? MergedName.of(FileKind.PROCESSES, month, number, tree) : null;
    var threads =
        stage.hasThreads()
            ? MergedName.of(FileKind.THREADS, month, number, TreeColumns.WHOLE)
            : null;
    var names = new ArrayList<String>();
    if (processes != null) {
      names.add(processes);
    }
    if (threads != null) {
      names.add(threads);
    }
    var placed = new PlacedFiles(number, processes, threads, pending.note(names));
    write(stage::writeProcesses, processes);
    write(stage::writeThreads, threads);
    return placed;
  }

  /// Writes a file.
  @FunctionalInterface
  private interface FileWriter {
    void write(Path file) throws SQLException;
  }

  private void write(FileWriter writer, @Nullable String name) throws SQLException, IOException {
    if (name != null) {
      var unfinished = pending.file(".parquet");
      writer.write(unfinished);
      archive.place(unfinished, name);
    }
  }

  private int insert(Connection connection, List<Numbered> numbered, PlacedFiles files)
      throws SQLException {
    var now = open.options().clock().now();
    try (var statements = new Statements(connection)) {
      var rows = new NewMeasurements(statements, new RepeatedTexts());
      for (var one : numbered) {
        rows.insert(candidate(one), place(one, files), now);
      }
      statements.flush();
    }
    return numbered.size();
  }

  private static NewMeasurements.Place place(Numbered one, PlacedFiles files) {
    var attempt = one.reading().attempt();
    var added = one.added();
    boolean hasThreads = added != null && added.threads() > added.processes();
    return new NewMeasurements.Place(
        one.id(),
        attempt.job(),
        attempt.ordinal(),
        attempt.number(),
        added == null ? null : files.processes(),
        hasThreads ? files.threads() : null);
  }

  private static ImportCandidate candidate(Numbered one) {
    var attempt = one.reading().attempt();
    var zone = attempt.record().zone().getId();
    var origin = new ImportCandidate.Origin(attempt.source(), zone, Map.of(), false);
    var added = one.added();
    if (added == null) {
      var none = new ImportCandidate.Read(0, 0, "", List.of(), List.of(), Map.of(), null);
      return new ImportCandidate(
          origin,
          attempt.record(),
          one.reading().skips(),
          none,
          Map.of("num_procs", 0L, "num_threads", 0L),
          List.of());
    }
    long exitCode = added.earliestExitCode();
    var read =
        new ImportCandidate.Read(
            added.processes(),
            added.threads(),
            "",
            added.hosts(),
            added.counters(),
            Map.of(),
            exitCode == ProcessRecord.ABSENT ? null : exitCode);
    return new ImportCandidate(
        origin, attempt.record(), one.reading().skips(), read, added.sums(), added.operations());
  }

  @Override
  public synchronized void close() {
    open.close();
  }
}
