package bellwether.qcg.report.internal;

import bellwether.qcg.report.PilotException;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.PilotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a working directory and the auxiliary directories in it.
public final class DirectoryReader {
  private static final Pattern AUXILIARY = Pattern.compile("\\.qcgpjm-service-.*");
  private static final Pattern REAL_TIMES = Pattern.compile("rtimes_.*\\.log");
  private static final Pattern TRACES = Pattern.compile("ptrace_.*\\.log");

  private final Path directory;
  private final ReadProblems findings = new ReadProblems();

  public DirectoryReader(Path directory) {
    this.directory = directory;
  }

  public PilotRun read() {
    var services =
        named(AUXILIARY, Files::isDirectory).stream()
            .sorted(Comparator.comparingLong(DirectoryReader::changed))
            .toList();
    var reports = found("report files", within(services, "jobs.report"));
    var logs = found("log files", within(services, "service.log"));
    var realTimes = found("real time log files", named(REAL_TIMES, Files::isRegularFile));
    var finals = found("final status log files", within(services, "final_status.json"));
    Map<String, PilotJob> jobs = new LinkedHashMap<>();
    reports.forEach(report -> new ReportReader(report, jobs, findings).read());
    new ServiceLogReader(findings).read(logs);
    realTimes.forEach(file -> new RealTimesReader(file, jobs, findings).read());
    var totals = new FinalStatusReader(findings).read(finals);
    return new PilotRun(jobs, totals, realTimes, findings.found, findings.warnings);
  }

  /// The files of process traces.
  public List<Path> traces() {
    return named(TRACES, Files::isRegularFile);
  }

  private List<Path> found(String what, List<Path> files) {
    var names = files.stream().map(Path::toString).collect(Collectors.joining(","));
    findings.found.add("found %s: %s".formatted(what, names));
    return files;
  }

  private static List<Path> within(List<Path> services, String name) {
    return services.stream()
        .map(place -> place.resolve(name))
        .filter(Files::isRegularFile)
        .toList();
  }

  private List<Path> named(Pattern pattern, Predicate<Path> kind) {
    try (var entries = Files.list(directory.toAbsolutePath().normalize())) {
      return entries
          .filter(entry -> pattern.matcher(entry.getFileName().toString()).matches())
          .filter(kind)
          .sorted()
          .toList();
    } catch (IOException problem) {
      throw new PilotException(
          "expected a working directory at %s, but it can not be read: %s"
              .formatted(directory, problem),
          problem);
    }
  }

  /// The later a service worked, the later its word counts.
  private static long changed(Path place) {
    return place.toFile().lastModified();
  }
}
