package bellwether.qcg.report;

import bellwether.command.PythonTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Writes working directories as services leave them. All times are seconds after noon.
final class WorkDirectory {
  static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 4, 12, 0);

  private final Path directory;
  private final List<String> report = new ArrayList<>();
  private final List<String> times = new ArrayList<>();

  WorkDirectory(Path directory) {
    this.directory = directory;
  }

  static LocalDateTime at(double seconds) {
    return NOON.plusNanos(Math.round(seconds * 1e9));
  }

  /// A job that ran, as the service saw it.
  WorkDirectory ran(String name, String allocation, double start, double finish) {
    var span = new Span(at(start), at(finish));
    return line(
        """
        {"name": "%s","state": "SUCCEED","history": [{"state": "QUEUED","date": "%s"},\
        {"state": "EXECUTING","date": "%s"},{"state": "SUCCEED","date": "%s"}],\
        "runtime": {"allocation": "%s","rtime": "%s","exit_code": "0","pid": "7","pname": "app"}}\
        """
            .formatted(
                name,
                at(0),
                span.start(),
                span.finish(),
                allocation,
                PythonTimes.text(span.length())));
  }

  /// When the process of a job really ran.
  WorkDirectory really(String name, double start, double finish) {
    times.add(
        """
        "%s": {"s": "%s", "f": "%s"}\
        """
            .formatted(name, PythonTimes.text(at(start)), PythonTimes.text(at(finish))));
    return this;
  }

  WorkDirectory line(String text) {
    report.add(text);
    return this;
  }

  WorkDirectory service(double start, double finish, int cores) {
    write(
        ".qcgpjm-service-a/final_status.json",
        """
        {"System": {"Started": "%s", "Generated": "%s"},
         "Resources": {"TotalNodes": 2, "TotalCores": %d},
         "IterationStats": {"TotalIterations": 3, "FailedIterations": 1}}\
        """
            .formatted(PythonTimes.text(at(start)), PythonTimes.text(at(finish)), cores));
    return this;
  }

  PilotRun read() {
    write(".qcgpjm-service-a/jobs.report", String.join("\n", report) + "\n");
    if (!times.isEmpty()) {
      write(
          "rtimes_host_now_1.log",
          "{\"node\": \"host\", \"rt\": {%s}}".formatted(String.join(",", times)));
    }
    return new PilotDirectory(directory).read();
  }

  void write(String name, String text) {
    try {
      var file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
