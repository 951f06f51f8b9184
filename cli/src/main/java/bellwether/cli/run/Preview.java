package bellwether.cli.run;

import bellwether.model.Dependency;
import bellwether.model.JobDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What would run, as `run --check` says it.
record Preview(RunInput input) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    long members = 0;
    for (var job : input.jobs()) {
      members += job.count();
      lines.add(line(job));
    }
    lines.add(
        "%s: %s jobs, %s to run"
            .formatted(input.name(), Words.count(input.jobs().size()), Words.count(members)));
    return lines;
  }

  private static String line(JobDescription job) {
    var execution = job.execution();
    var what = execution.script() == null ? execution.exec() : "a script";
    var times = job.iterations() == null ? "" : " x " + Words.count(job.count());
    var after =
        job.after().isEmpty()
            ? ""
            : job.after().stream()
                .map(Dependency::job)
                .collect(Collectors.joining(", ", " after ", ""));
    return "  " + job.name() + times + ": " + what + after;
  }
}
