package bellwether.cli.ask;

import bellwether.command.output.Slicing;
import bellwether.query.jobs.JobFilter;
import bellwether.query.jobs.JobRow;
import bellwether.query.measured.Measurements;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Finds the jobs that are listed: those of runs, then those that were imported, by start.
///
/// @param filters first that of runs
/// @param hosts none: on any
record JobSearch(
    View view,
    List<JobFilter> filters,
    Set<String> hosts,
    List<String> conditions,
    Slicing slicing) {

  /// Whether imported jobs may be among them.
  boolean hasImported() {
    return filters.stream().anyMatch(filter -> filter.brought() == JobFilter.Brought.BY_IMPORT);
  }

  /// Hands over the jobs that are wanted; returns whether there are more, past the limit.
  boolean each(Consumer<ListedJob> consumer) {
    var window = new Window(slicing.first(), slicing.most(), consumer);
    if (conditions.isEmpty() && slicing.orders("duration").isEmpty()) {
      eachFound(window);
    } else {
      sorted().forEach(window::test);
    }
    return window.isCut;
  }

  /// The part of all jobs that is wanted.
  private static final class Window implements Predicate<ListedJob> {
    private final long first;
    private final long most;
    private final Consumer<ListedJob> consumer;
    private long seen;
    private boolean isCut;

    Window(long first, long most, Consumer<ListedJob> consumer) {
      this.first = first;
      this.most = most;
      this.consumer = consumer;
    }

    @Override
    public boolean test(ListedJob job) {
      isCut = most > 0 && seen >= first + most;
      if (!isCut && seen++ >= first) {
        consumer.accept(job);
      }
      return !isCut;
    }
  }

  private void eachFound(Predicate<ListedJob> wantsMore) {
    boolean isFew = slicing.most() > 0 && slicing.orders("duration").isEmpty();
    var goesOn = new boolean[] {true};
    Predicate<ListedJob> onHosts = job -> goesOn[0] = !isOnHosts(job.row()) || wantsMore.test(job);
    for (var filter : filters) {
      if (goesOn[0] && filter.brought() == JobFilter.Brought.BY_IMPORT) {
        view.jobs().eachImported(filter, isFew, row -> onHosts.test(ListedJob.of(row)));
      } else if (goesOn[0]) {
        view.jobs().eachUntil(filter, row -> onHosts.test(ListedJob.of(row)));
      }
    }
  }

  private boolean isOnHosts(JobRow row) {
    return hosts.isEmpty()
        || row.nodes().stream().anyMatch(node -> hosts.contains(node.replaceAll("\\[.*", "")));
  }

  private List<ListedJob> sorted() {
    var found = new IdentityHashMap<JobRow, ListedJob>();
    var rows = new ArrayList<JobRow>();
    eachFound(job -> {
      rows.add(job.row());
      return found.put(job.row(), job) == null;
    });
    try (var measurements = Measurements.open(view.place())) {
      return measurements.table(rows).where(conditions, slicing.orders("duration")).stream()
          .map(found::get)
          .toList();
    }
  }
}
