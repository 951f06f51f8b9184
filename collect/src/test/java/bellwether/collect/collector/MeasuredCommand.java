package bellwether.collect.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.Collector;
import bellwether.collect.ProcessRecord;
import bellwether.collect.SkippedLines;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.TextCache;
import bellwether.collect.internal.records.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A command that runs with the collector, or without it, to compare.
///
/// @param folder where the record file comes to lie
/// @param options of the collector; empty: it is not there
/// @param preloaded what `LD_PRELOAD` holds before
record MeasuredCommand(Path folder, String options, @Nullable String preloaded) {
  private static final long LONGEST_SECONDS = 60;

  static MeasuredCommand in(Path folder) {
    return new MeasuredCommand(folder, "PROCESSES", null);
  }

  MeasuredCommand withThreads() {
    return new MeasuredCommand(folder, "THREADS", preloaded);
  }

  MeasuredCommand without() {
    return new MeasuredCommand(folder, "", preloaded);
  }

  MeasuredCommand beside(String library) {
    return new MeasuredCommand(folder, options, library);
  }

  /// What can be seen of a command from outside.
  record Outcome(int exitCode, String output, String errors) {}

  /// Runs to its end, and until nobody holds its output anymore.
  Outcome run(String... command) {
    var builder = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile());
    if (!options.isEmpty()) {
      setVariables(builder.environment());
    }
    try {
      var errors = Files.createTempFile("errors", "");
      var process = builder.redirectError(errors.toFile()).start();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("runs for too long: " + String.join(" ", command));
      }
      var outcome = new Outcome(process.exitValue(), output, Files.readString(errors));
      Files.delete(errors);
      return outcome;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void setVariables(Map<String, String> environment) {
    for (var assignment : collector().assignments(folder + "/", options, preloaded)) {
      int sign = assignment.indexOf('=');
      environment.put(assignment.substring(0, sign), assignment.substring(sign + 1));
    }
  }

  static Collector collector() {
    var collector = Collector.installed();
    assumeTrue(collector.isPresent(), "there is no collector: no C compiler");
    return collector.get();
  }

  /// Runs, and returns the rows by their start.
  List<ProcessRecord> measure(String... command) {
    run(command);
    return rows();
  }

  /// What was recorded so far.
  List<ProcessRecord> rows() {
    return read((file, line, reason) -> {});
  }

  /// What was recorded so far.
  List<ProcessRecord> read(SkippedLines skipped) {
    List<ProcessRecord> rows = new ArrayList<>();
    try (var files = Files.list(folder)) {
      var ending = Collector.FILE_ENDING;
      for (var file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        var position = new ReadPosition(file.toString(), "host", skipped);
        var reader =
            new RecordReader(
                new TextCache(false), (process, place, line) -> rows.add(process), Map.of());
        try (var in = Files.newInputStream(file)) {
          var unused = reader.read(in, position);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rows;
  }
}
