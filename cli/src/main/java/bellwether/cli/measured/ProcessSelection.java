package bellwether.cli.measured;

import bellwether.cli.ask.Moments;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.source.TagFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which processes of the jobs are meant.
final class ProcessSelection {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  @Option(
      names = "--tag",
      paramLabel = "K:V;K:V",
      description = "Only processes with these tags; given again: or with those.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--exact", description = "Only processes that have no tags but those of --tag.")
  private boolean exact;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description = "Only where this condition holds, such as: exename = 'tcsh' AND duration > 1e6")
  private List<String> conditions = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what still ran at this time: 2026-11-23, 2026-11-23T10:00 (local), …Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only what had started then.")
  private @Nullable String until;

  @Option(names = "--hosts", paramLabel = "HOST", split = ",", description = "Only on these hosts.")
  private List<String> hosts = new ArrayList<>();

  /// The operations that are meant; null: all.
  @Nullable List<Tags> operations() {
    return tags.isEmpty() ? null : tags.stream().map(Tags::parse).toList();
  }

  boolean isExact() {
    return exact;
  }

  List<String> conditions() {
    return conditions;
  }

  boolean isEmpty() {
    return tags.isEmpty() && isEmptyButForTags();
  }

  /// Whether neither condition nor time nor host narrows the processes down.
  boolean isEmptyButForTags() {
    return conditions.isEmpty() && since == null && until == null && hosts.isEmpty();
  }

  /// Jobs that can have such processes.
  JobQuery jobs(JobQuery jobs, Console console) {
    var span = span(console);
    var some = span == null ? jobs : jobs.when(span);
    return hosts.isEmpty() ? some : some.hosts(hosts.toArray(String[]::new));
  }

  /// The processes, conditions left aside.
  ProcessQuery withoutConditions(JobQuery jobs, Console console) {
    var processes = timeAndPlace(jobs, console);
    return tags.isEmpty() ? processes : processes.tagged(filter());
  }

  /// The processes.
  ProcessQuery processes(JobQuery jobs, Console console) {
    var processes = withoutConditions(jobs, console);
    for (var condition : conditions) {
      processes = processes.where(condition);
    }
    return processes;
  }

  /// The processes, whatever their tags.
  ProcessQuery untagged(JobQuery jobs, Console console) {
    var processes = timeAndPlace(jobs, console);
    for (var condition : conditions) {
      processes = processes.where(condition);
    }
    return processes;
  }

  private ProcessQuery timeAndPlace(JobQuery jobs, Console console) {
    var processes = jobs(jobs, console).processes();
    var span = span(console);
    processes = span == null ? processes : processes.when(span);
    return hosts.isEmpty() ? processes : processes.hosts(hosts.toArray(String[]::new));
  }

  private TagFilter filter() {
    return new TagFilter(tags.stream().map(Tags::parse).toList(), exact);
  }

  private @Nullable Span span(Console console) {
    if (since == null && until == null) {
      return null;
    }
    var moments = Moments.here(console);
    var from = since == null ? Instant.EPOCH : moments.of("--since", since);
    var to = until == null ? LATEST : moments.of("--until", until);
    if (to.isBefore(from)) {
      throw CommandException.wrongInput(
          "Expected --until after --since, but found %s and %s".formatted(until, since));
    }
    return new Span(from, to);
  }
}
