package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.report.PilotJob;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `text`: the report of the jobs, for people.
@Command(name = "text", sortOptions = false)
public final class TextCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Source source = new Source();

  public TextCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    source.read(console).all().forEach(job -> console.out().print(entry(job)));
    return 0;
  }

  private static String entry(PilotJob job) {
    var history =
        job.history().stream()
            .map(change -> change.text() + ": " + change.state())
            .collect(Collectors.joining("\n\t"));
    var runtime =
        job.runtime().entrySet().stream()
            .map(value -> value.getKey() + ": " + value.getValue())
            .collect(Collectors.joining("\n\t"));
    var messages = job.messages() == null ? "" : job.messages();
    return "%s (%s) %s\n\t%s\n\t%s\n\n"
        .formatted(job.name(), JobText.state(job), messages, history, runtime);
  }
}
