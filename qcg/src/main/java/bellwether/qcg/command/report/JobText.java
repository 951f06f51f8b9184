package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints what is known of a job.
record JobText(Console console) {

  void print(PilotJob job) {
    var lines = new Lines(console, Lines.NARROW);
    console.out().println("\t" + job.name() + ":");
    lines.add("run-time (s)", PythonText.of(job.runTime()));
    lines.add("in queue (s)", PythonText.of(job.at("QUEUED")));
    lines.add("in schedule (s)", PythonText.of(job.at("SCHEDULED")));
    lines.add("start (by qcg)", PythonText.of(job.started()));
    lines.add("finish (by qcg)", PythonText.of(job.finished()));
    lines.add("start (real)", job.measured().map(real -> PythonText.of(real.start())).orElse("0"));
    lines.add(
        "finish (real)", job.measured().map(real -> PythonText.of(real.finish())).orElse("0"));
    lines.add("nodes", nodes(job));
    lines.add("process id", job.runtime().getOrDefault("pid", "None"));
    lines.add("process name", job.runtime().getOrDefault("pname", "None"));
    lines.add("state", stateWithStatus(job));
  }

  void printLine(PilotJob job) {
    Map<String, List<String>> nodes = job.nodes() == null ? Map.of() : job.nodes();
    console
        .out()
        .println(
            "\t%s state %s run %s secs, %s on nodes %s"
                .formatted(
                    job.name(),
                    state(job),
                    PythonText.of(job.runTime()),
                    between(job),
                    String.join(",", nodes.keySet())));
  }

  void printTurn(PilotJob job) {
    var time = PythonText.of(job.runTime());
    console.out().println("\t%s for %s, %s".formatted(job.name(), time, between(job)));
    console.out().println("\t\ton nodes " + nodes(job));
  }

  static String state(PilotJob job) {
    return job.state() == null ? "None" : job.state();
  }

  private static String nodes(PilotJob job) {
    return PythonText.of(Optional.ofNullable(job.nodes()));
  }

  private static String between(PilotJob job) {
    return "between %s - %s"
        .formatted(
            PythonText.of(job.measured().map(Span::start)),
            PythonText.of(job.measured().map(Span::finish)));
  }

  private static String stateWithStatus(PilotJob job) {
    return "SUCCEED".equals(job.state())
        ? "SUCCEED"
        : "%s (%s)".formatted(state(job), job.runtime().getOrDefault("exit_code", "UNKNOWN"));
  }
}
