package bellwether.cli.api;

import bellwether.manager.ManagerLiveness;
import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.TimeRange;
import bellwether.query.allocations.AllocationQuery;
import bellwether.query.allocations.AllocationRow;
import bellwether.query.allocations.AllocationState;
import bellwether.query.allocations.Allocations;
import bellwether.query.events.EventQuery;
import bellwether.query.events.Events;
import bellwether.query.jobs.JobFilter;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.JobTags;
import bellwether.query.jobs.Jobs;
import bellwether.query.table.MemoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be asked about the jobs of runs, and about allocations.
final class RunMethods {
  private static final List<String> OF_ALLOCATIONS =
      columns("id run scheduler scheduler_id nodes cores start_us end_us last_us state");
  private static final List<String> OF_MEMBERS =
      columns("job_id run job state cause attempts exit_code start_us end_us stdout stderr tags");

  private RunMethods() {}

  private static List<String> columns(String words) {
    return List.of(words.split(" "));
  }

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "allocations",
            "The allocations of runs as a table; `tags`: a job with all of them ran there; `last_us`: until when it was in use.",
            "ids runs scheduler_ids tags",
            RunMethods::allocations),
        new ApiMethod(
            "members",
            "The jobs of runs as a table, a row for each member of an array.",
            "job_ids tags states",
            RunMethods::members));
  }

  private static MemoryTable allocations(ApiSession session, Parameters request) {
    var query = AllocationQuery.all().tags(EventChoice.tags(request, "tags"));
    query = request.has("ids") ? query.ids(request.numbers("ids")) : query;
    query = request.has("runs") ? query.runs(request.numbers("runs")) : query;
    query =
        request.has("scheduler_ids")
            ? query.schedulerIds(EventChoice.words(request, "scheduler_ids"))
            : query;
    var rows = new Allocations(session.catalog(), new ManagerLiveness()).list(query);
    return MemoryTable.ofRows(
        OF_ALLOCATIONS, rows.stream().map(row -> allocation(session, row)).toList());
  }

  private static List<@Nullable Object> allocation(ApiSession session, AllocationRow row) {
    return Arrays.asList(
        row.id(),
        row.run(),
        row.scheduler(),
        row.schedulerId(),
        row.nodes(),
        row.cores(),
        Micros.of(row.startTime()),
        micros(row.endTime()),
        micros(lastUse(session, row)),
        row.state().name());
  }

  /// Its end, or where nobody saw that, the last event of a job in it; null: it goes on.
  private static @Nullable Instant lastUse(ApiSession session, AllocationRow row) {
    if (row.state() != AllocationState.LOST) {
      return row.endTime();
    }
    var during = EventQuery.all().onlyJobs().allocations(List.of(row.id()));
    var last = new Events(session.catalog()).first(during);
    return last.isPresent() ? last.get().time() : row.startTime();
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : (Long) Micros.of(time);
  }

  private static MemoryTable members(ApiSession session, Parameters request) {
    var states = request.texts("states").stream().map(RunMethods::state).toList();
    var filter =
        new JobFilter(
                null,
                Set.copyOf(states),
                EventChoice.tags(request, "tags"),
                List.of(),
                TimeRange.ALWAYS)
            .brought(JobFilter.Brought.BY_RUNS);
    var wanted = request.numbers("job_ids").stream().collect(Collectors.toSet());
    var tags = new JobTags(session.catalog());
    var rows = new ArrayList<List<@Nullable Object>>();
    new Jobs(session.catalog())
        .each(
            filter,
            row -> {
              if (!request.has("job_ids") || wanted.contains(row.jobId())) {
                rows.add(member(row, tags));
              }
            });
    return MemoryTable.ofRows(OF_MEMBERS, rows);
  }

  static JobState state(String word) {
    try {
      return JobState.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw Requests.wrong("states", "states (" + Arrays.toString(JobState.values()) + ")", word);
    }
  }

  private static List<@Nullable Object> member(JobRow row, JobTags tags) {
    var id = row.jobId();
    return Arrays.asList(
        id,
        row.run(),
        row.job(),
        row.state().name(),
        row.cause() == null ? null : row.cause().word(),
        row.attempts(),
        row.exitCode(),
        micros(row.startTime()),
        micros(row.endTime()),
        row.stdout(),
        row.stderr(),
        id == null ? null : tags.of(id));
  }
}
