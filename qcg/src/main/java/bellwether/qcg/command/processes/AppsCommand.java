package bellwether.qcg.command.processes;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.traces.ProcessTraces;
import bellwether.qcg.traces.ProcessTraces.Found;
import bellwether.qcg.traces.TracedProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `apps`: all about the application processes of jobs.
@Command(name = "apps", sortOptions = false)
public final class AppsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Selection selection = new Selection();

  public AppsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return selection.forEach(console, this::print);
  }

  private void print(ProcessTraces traces, String pid, PilotJob job) {
    var application = job.runtime().getOrDefault("pname", "");
    var targets =
        traces.find(pid).map(root -> traces.tree(root).stream().map(Found::process)).stream()
            .flatMap(processes -> processes)
            .filter(process -> application.equals(process.name()))
            .toList();
    console.out().println("found %d target processes".formatted(targets.size()));
    targets.forEach(this::print);
  }

  private void print(TracedProcess process) {
    var name = process.name() == null ? "X" : process.name();
    console.out().println(process.pid() + ":" + name);
    print("created", detail(process, "created"));
    print("cmdline", String.join(" ", process.command()));
    print("parent", detail(process, "parent") + ":" + detail(process, "parent_name"));
    print("cpu affinity", detail(process, "cpu_affinity"));
    print("cpu times", detail(process, "cpu_times"));
    print("cpu memory info", detail(process, "memory_info"));
    print("cpu memory percent", detail(process, "memory_percent"));
  }

  private void print(String name, String value) {
    console.out().println("\t%s: %s".formatted(name, value));
  }

  private static String detail(TracedProcess process, String key) {
    return process.detail(key).map(PythonText::of).orElse("X");
  }
}
