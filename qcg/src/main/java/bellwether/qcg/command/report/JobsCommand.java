package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.report.PilotJob;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jobs`: the jobs that ran.
@Command(name = "jobs", sortOptions = false)
public final class JobsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--state", paramLabel = "TEXT")
  private @Nullable String state;

  @Option(names = "--node", paramLabel = "TEXT")
  private @Nullable String node;

  @Option(names = "--core", paramLabel = "TEXT")
  private @Nullable String core;

  @Option(
      names = "--sort",
      paramLabel = "[start|finish|runtime|name|state]",
      converter = Order.Reader.class)
  private Order order = Order.NONE;

  @Option(names = "--details")
  private boolean details;

  @Mixin private final Source source = new Source();

  public JobsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var text = new JobText(console);
    source.read(console).all().stream()
        .filter(job -> job.runTime().isPresent() && isWanted(job))
        .sorted(order.comparator())
        .forEach(details ? text::print : text::printLine);
    return 0;
  }

  private boolean isWanted(PilotJob job) {
    return (state == null || state.equalsIgnoreCase(job.state())) && isWhereWanted(job);
  }

  private boolean isWhereWanted(PilotJob job) {
    Map<String, List<String>> nodes = job.nodes() == null ? Map.of() : job.nodes();
    return (node == null && core == null)
        || nodes.entrySet().stream()
            .filter(entry -> node == null || node.equals(entry.getKey()))
            .anyMatch(entry -> core == null || entry.getValue().contains(core));
  }
}
