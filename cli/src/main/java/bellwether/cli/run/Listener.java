package bellwether.cli.run;

import bellwether.manager.ManagerListener;
import bellwether.model.JobDescription;
import bellwether.store.StoredEvent;
import java.io.PrintStream;
import java.util.List;

/// What `bellwether run` hears of its run: failures for people, events as NDJSON, notices.
final class Listener implements ManagerListener {
  private final JobNames names;
  private final Failures failures;
  private final PrintStream out;
  private final PrintStream err;
  private final EventLines lines;
  private final boolean json;

  Listener(PrintStream out, PrintStream err, boolean json) {
    names = new JobNames();
    failures = new Failures(names::get);
    lines = new EventLines(names);
    this.out = out;
    this.err = err;
    this.json = json;
  }

  Failures failures() {
    return failures;
  }

  /// Names the run whose events are told.
  void of(long run) {
    lines.of(run);
  }

  @Override
  public void submitted(long first, List<JobDescription> jobs) {
    names.add(first, jobs);
  }

  @Override
  public void recorded(List<StoredEvent> events) {
    failures.recorded(events);
    if (json) {
      events.forEach(event -> out.println(lines.line(event)));
    }
  }

  @Override
  public void notice(String sentence) {
    err.println("bellwether: " + sentence);
  }
}
