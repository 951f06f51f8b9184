package bellwether.qcg.command.processes;

import bellwether.command.Console;
import bellwether.qcg.command.click.ExistingDirectory;
import bellwether.qcg.report.PilotDirectory;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.PilotRun;
import bellwether.qcg.traces.ProcessTraces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The jobs that somebody asks about.
final class Selection {
  private static final int NO_TRACES = 2;

  @Parameters(index = "0", paramLabel = "WDIR", converter = ExistingDirectory.class)
  private Path directory = Path.of("");

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "JOBIDS")
  private List<String> names = new ArrayList<>();

  @Option(names = "--verbose")
  private boolean verbose;

  /// Hands over each job that has a process, with its process id.
  ///
  /// @return the exit status
  int forEach(Console console, Visitor visitor) {
    var traces = ProcessTraces.read(directory);
    if (traces.files().isEmpty()) {
      console
          .err()
          .println("error: process traces log files not found in \"%s\"".formatted(directory));
      return NO_TRACES;
    }
    var run = new PilotDirectory(directory).read();
    if (verbose) {
      console.out().println("found %d process traces log files".formatted(traces.files().size()));
      run.found().forEach(console.out()::println);
    }
    run.warnings().forEach(console.err()::println);
    visit(run, console, (pid, job) -> visitor.visit(traces, pid, job));
    return 0;
  }

  private void visit(PilotRun run, Console console, BiConsumer<String, PilotJob> visitor) {
    for (var name : names) {
      var job = run.jobs().get(name);
      var pid = job == null ? null : job.runtime().get("pid");
      if (job == null) {
        console.err().println("warning: job \"%s\" not found in jobs report".formatted(name));
      } else if (pid == null || pid.isEmpty()) {
        console.err().println("warning: not found job \"%s\" PID".formatted(name));
      } else {
        visitor.accept(pid, job);
      }
    }
  }

  interface Visitor {
    void visit(ProcessTraces traces, String pid, PilotJob job);
  }
}
