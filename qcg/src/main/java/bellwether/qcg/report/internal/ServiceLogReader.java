package bellwether.qcg.report.internal;

import bellwether.qcg.report.PilotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads from the log of a service which resources it had; of several, the governor's.
final class ServiceLogReader {
  private static final String GOVERNOR = "starting governor manager ...";
  private static final Pattern RESOURCES =
      Pattern.compile("available resources: (\\d+) \\((\\d+) used\\) cores on (\\d+) nodes");

  private final ReadProblems findings;

  ServiceLogReader(ReadProblems findings) {
    this.findings = findings;
  }

  void read(List<Path> logs) {
    if (!logs.isEmpty()) {
      var log = logs.size() == 1 ? logs.getFirst() : governor(logs);
      findings.found.add("parsing log file %s ...".formatted(log));
      findings.found.addAll(resources(log));
    }
  }

  private Path governor(List<Path> logs) {
    var governors = logs.stream().filter(ServiceLogReader::isGovernor).toList();
    if (governors.size() == 1) {
      return governors.getFirst();
    }
    var names = governors.stream().map(Path::toString).collect(Collectors.joining(","));
    findings.warnings.add(
        "warning: can not find single governor log (found files: %s)".formatted(names));
    findings.warnings.add("warning: selecting the first log file: " + logs.getFirst());
    return logs.getFirst();
  }

  private static boolean isGovernor(Path log) {
    return content(log).contains(GOVERNOR);
  }

  private static List<String> resources(Path log) {
    return RESOURCES
        .matcher(content(log))
        .results()
        .limit(1)
        .map(ServiceLogReader::sentence)
        .toList();
  }

  private static String sentence(MatchResult match) {
    return "found resources: {'cores': %d, 'nodes': %s}"
        .formatted(
            Integer.parseInt(match.group(1)) - Integer.parseInt(match.group(2)), match.group(3));
  }

  /// Any bytes are read, as a log holds what users wrote.
  private static String content(Path log) {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException problem) {
      throw new PilotException("the log %s can not be read: %s".formatted(log, problem), problem);
    }
  }
}
