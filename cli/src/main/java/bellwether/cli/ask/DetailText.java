package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.command.output.Column;
import bellwether.command.output.CommandText;
import bellwether.command.output.Listing;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.model.Dependency;
import bellwether.model.JobDescription;
import bellwether.query.explain.JobDetail;
import bellwether.query.jobs.AttemptRow;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All about a job for people.
final class DetailText {
  private final PeopleText words;
  private final Console console;
  private final PrintStream out;

  DetailText(PeopleText words, Console console) {
    this.words = words;
    this.console = console;
    out = console.out();
  }

  void print(JobDetail detail) {
    var description = detail.job().description();
    line("job", detail.job().name());
    switch (detail) {
      case JobDetail.OfMember member -> {
        line("value", member.row().value());
        line("state", state(member));
        describe(description);
        line("attempts", member.row().attempts() + " of at most " + description.maxAttempts());
        attempts(member.attempts());
      }
      case JobDetail.OfArray(var _, var counts) -> {
        line("iterations", counts.total());
        counts.counts().forEach((state, count) -> line("  " + state.name(), count));
        describe(description);
      }
    }
    Listing.check(out);
  }

  private static String state(JobDetail.OfMember member) {
    var row = member.row();
    return row.cause() == null
        ? row.state().name()
        : "%s (%s)".formatted(row.state(), row.cause().word());
  }

  private void describe(JobDescription description) {
    line("command", CommandText.of(description.execution()));
    line("directory", description.execution().wd());
    line("stdout", description.execution().stdout());
    line("stderr", description.execution().stderr());
    var after = description.after();
    line("after", after.isEmpty() ? null : join(after.stream().map(Dependency::word).toList()));
    line("tags", description.tags().isEmpty() ? null : tags(description.tags()));
    line("priority", description.priority() == 0 ? null : description.priority());
  }

  private static String tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String join(List<String> texts) {
    return String.join(", ", texts);
  }

  private void line(String key, @Nullable Object value) {
    if (value != null) {
      out.println("%-18s %s".formatted(key, SafeText.of(value.toString())));
    }
  }

  private void attempts(List<AttemptRow> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    out.println();
    var target = new ListingTarget(out, ListingTarget.Form.TABLE, console.screen().columns());
    try (var table = target.begin(columns(attempts))) {
      attempts.forEach(table::add);
    }
    for (var attempt : attempts) {
      tell(attempt);
    }
  }

  private List<Column<AttemptRow>> columns(List<AttemptRow> attempts) {
    var columns = new ArrayList<>(columns());
    if (attempts.stream().anyMatch(row -> row.coverage() != null)) {
      columns.add(Column.<AttemptRow>people("MEASURED", DetailText::coverage).toTheRight());
    }
    return columns;
  }

  private static String coverage(AttemptRow row) {
    var percent = row.coverage();
    return percent == null ? "-" : String.format(Locale.ROOT, "%.0f %%", Math.floor(percent));
  }

  private List<Column<AttemptRow>> columns() {
    return List.of(
        Column.<AttemptRow>people("ATTEMPT", row -> Integer.toString(row.number())).toTheRight(),
        Column.<AttemptRow>people("RUN", row -> Cells.text(row.run())).toTheRight(),
        Column.people("STATE", row -> row.state().name()),
        Column.people("CAUSE", row -> Cells.cause(row.cause())),
        Column.people("EXIT", row -> Cells.exit(row.exitCode(), row.signal())),
        Column.people("START", row -> words.time(row.startTime())),
        Column.people(
            "TIME",
            row -> row.endTime() == null ? "-" : words.span(row.startTime(), row.endTime())),
        Column.people("CPU", DetailText::cpu),
        Column.people("MEMORY", DetailText::memory),
        Column.people("NODES", row -> join(row.nodes())));
  }

  private static String cpu(AttemptRow row) {
    var usage = row.usage();
    return Cells.duration(usage == null ? null : usage.userTime().plus(usage.systemTime()));
  }

  private static String memory(AttemptRow row) {
    var usage = row.usage();
    return Cells.bytes(usage == null ? null : usage.peakMemory());
  }

  private void tell(AttemptRow attempt) {
    if (attempt.message() != null) {
      out.println();
      out.println("attempt %d: %s".formatted(attempt.number(), attempt.message()));
    }
    if (attempt.stderrTail() != null) {
      out.println();
      out.println("attempt %d, last of its standard error:".formatted(attempt.number()));
      attempt.stderrTail().lines().forEach(line -> out.println("  " + SafeText.of(line)));
    }
  }
}
