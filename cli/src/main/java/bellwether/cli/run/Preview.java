package bellwether.cli.run;

import bellwether.command.output.CommandText;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.model.Dependency;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What would run, as `run --check` says it.
record Preview(RunInput input) {
  private static final int LONGEST = 100;

  List<String> lines() {
    var lines = new ArrayList<String>();
    long members = 0;
    for (var job : input.jobs()) {
      members += job.count();
      lines.add(cut(line(job)));
    }
    lines.add(
        "%s: %s, %s to run"
            .formatted(
                input.name(),
                PeopleText.count(input.jobs().size(), "job"),
                PeopleText.count(members)));
    return lines;
  }

  private static String line(JobDescription job) {
    var after =
        job.after().stream().map(Dependency::word).collect(Collectors.joining(", ", " after ", ""));
    return "  %s%s%s: %s"
        .formatted(
            job.name(),
            keys(job.iterations()),
            job.after().isEmpty() ? "" : after,
            CommandText.of(job.execution()));
  }

  private static String keys(@Nullable Iterations iterations) {
    if (iterations == null) {
      return "";
    }
    int first = iterations.start();
    return ":%d…%d (%s)"
        .formatted(
            first,
            first + iterations.count() - 1,
            PeopleText.count(iterations.count(), "iteration"));
  }

  private static String cut(String line) {
    var plain = SafeText.of(line);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }
}
