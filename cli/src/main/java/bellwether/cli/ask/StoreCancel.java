package bellwether.cli.ask;

import bellwether.launch.Leftovers;
import bellwether.launch.ProcessIdentity;
import bellwether.manager.ManagerLiveness;
import bellwether.model.Clock;
import bellwether.model.Event;
import bellwether.query.jobs.JobRef;
import bellwether.query.runs.RunRow;
import bellwether.store.Cancellation;
import bellwether.store.Cancellation.Target;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.LeftAttempt;
import bellwether.store.Warnings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cancels in the catalog, after it has ended the processes that the dead manager left.
final class StoreCancel implements DeadRunCancel {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final CatalogPlace place;
  private final Warnings warnings;

  StoreCancel(CatalogPlace place, Warnings warnings) {
    this.place = place;
    this.warnings = warnings;
  }

  private CatalogOptions options() {
    return CatalogOptions.of(new ManagerLiveness())
        .withWarnings(warnings)
        .withPatience(CatalogOptions.ENDLESS);
  }

  @Override
  public long cancel(RunRow run, List<JobRef> jobs, @Nullable String reason) {
    var targets = jobs.stream().map(job -> new Target(job.id(), job.ordinal())).toList();
    try (var catalog = Catalog.open(place, options())) {
      var leaders = leaders(catalog, run, targets);
      // Refuses when a manager lives; only then the processes are nobody's.
      long cancelled =
          catalog.cancel(new Cancellation(run.origin(), targets, Clock.system().now(), reason));
      if (ManagerLiveness.isHere(run.manager())) {
        // All of a run bear its mark. Where only some jobs are to end, none may be found by it.
        var marks = targets.isEmpty() ? List.of(run.mark()) : List.<String>of();
        new Leftovers(GRACE).end(marks, leaders);
      }
      return cancelled;
    }
  }

  private static List<ProcessIdentity> leaders(Catalog catalog, RunRow run, List<Target> targets) {
    var leaders = new ArrayList<ProcessIdentity>();
    catalog.leftAttempts(
        run.origin(),
        attempt -> {
          if (isAmong(targets, attempt)) {
            leader(attempt, run).forEach(leaders::add);
          }
        });
    return leaders;
  }

  private static boolean isAmong(List<Target> targets, LeftAttempt attempt) {
    return targets.isEmpty()
        || targets.contains(new Target(attempt.job(), Event.ALL))
        || targets.contains(new Target(attempt.job(), attempt.ordinal()));
  }

  private static Stream<ProcessIdentity> leader(LeftAttempt attempt, RunRow run) {
    Integer pid = attempt.pid();
    Long ticks = attempt.startTicks();
    return pid == null || ticks == null
        ? Stream.empty()
        : Stream.of(new ProcessIdentity(pid, ticks, run.manager().bootId()));
  }
}
