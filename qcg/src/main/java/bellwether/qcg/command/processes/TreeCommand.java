package bellwether.qcg.command.processes;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.command.PythonTimes;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.Span;
import bellwether.qcg.traces.ProcessTraces;
import bellwether.qcg.traces.ProcessTraces.Found;
import bellwether.qcg.traces.TracedProcess;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tree`: the processes of jobs, from the one that was started down to the application's.
@Command(name = "tree", sortOptions = false)
public final class TreeCommand implements Callable<Integer> {
  private static final int COMMAND_LENGTH = 80;

  private final Console console;

  @Option(names = "--all")
  private boolean all;

  @Mixin private final Selection selection = new Selection();

  public TreeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return selection.forEach(console, this::print);
  }

  private void print(ProcessTraces traces, String pid, PilotJob job) {
    var application = Optional.ofNullable(job.runtime().get("pname"));
    var root = traces.find(pid);
    if (root.isEmpty()) {
      console
          .err()
          .println(
              "warning: process %s with PID %s not found on any node"
                  .formatted(application.orElse("unknown"), pid));
      return;
    }
    console
        .out()
        .println(
            "job %s, job process id %s, application name %s"
                .formatted(job.name(), pid, PythonText.of(application)));
    for (var found : traces.tree(root.get())) {
      print(found, root.get(), application);
    }
  }

  private void print(Found found, TracedProcess root, Optional<String> application) {
    var process = found.process();
    boolean wanted = application.equals(Optional.ofNullable(process.name()));
    if (all || wanted || process.pid().equals(root.pid())) {
      var line = line(found, root);
      console.out().println(all && wanted ? bold(line) : line);
    }
  }

  private static String line(Found found, TracedProcess root) {
    var process = found.process();
    var command = String.join(" ", process.command());
    return "%s--%s:%s (%s) node(%s) %s"
        .formatted(
            " ".repeat(2 * (found.depth() + 1)),
            process.pid(),
            process.name() == null ? "X" : process.name(),
            command.substring(0, Math.min(COMMAND_LENGTH, command.length())),
            process.node(),
            found.depth() == 0 ? "created " + PythonText.of(created(root)) : after(process, root));
  }

  private static String after(TracedProcess process, TracedProcess root) {
    return created(root)
        .flatMap(from -> created(process).map(to -> Span.seconds(from, to)))
        .map(seconds -> "after %s secs".formatted(PythonText.of((Object) seconds)))
        .orElse("at a time that the trace lacks");
  }

  private static Optional<LocalDateTime> created(TracedProcess process) {
    return process.detail("created").flatMap(text -> PythonTimes.date(text.toString()));
  }

  private String bold(String line) {
    boolean plain = !console.screen().terminal() || console.environment().get("NO_COLOR") != null;
    return plain ? line : "\033[1m" + line + "\033[0m";
  }
}
