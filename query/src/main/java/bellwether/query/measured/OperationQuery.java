package bellwether.query.measured;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.ChosenJobs;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.measured.operations.FilteredSums;
import bellwether.query.measured.operations.Intervals;
import bellwether.query.measured.operations.OperationCosts;
import bellwether.query.measured.operations.OperationMeasurement;
import bellwether.query.measured.source.OperationRows;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question for the operations of measured jobs: processes that have the same tags. Immutable.
///
/// Sums come out of the catalog; the archive is asked only for intervals. Not thread-safe.
public final class OperationQuery {
  private final ChosenJobs jobs;
  private final @Nullable List<Tags> tags;
  private final boolean exact;
  private final DurationMethod method;
  private final @Nullable ProcessQuery among;

  private OperationQuery(
      ChosenJobs jobs,
      @Nullable List<Tags> tags,
      boolean exact,
      DurationMethod method,
      @Nullable ProcessQuery among) {
    this.jobs = jobs;
    this.tags = tags;
    this.exact = exact;
    this.method = method;
    this.among = among;
  }

  static OperationQuery of(ChosenJobs jobs) {
    return new OperationQuery(jobs, null, false, DurationMethod.SUM, null);
  }

  /// Only of those processes of the jobs that another question asks for. The sums come out of the
  /// archive then.
  public OperationQuery among(ProcessQuery processes) {
    return new OperationQuery(jobs, tags, exact, method, processes);
  }

  /// These operations, in this order.
  public OperationQuery tagged(List<Tags> operations) {
    return new OperationQuery(jobs, List.copyOf(operations), exact, method, among);
  }

  /// These operations: each `name:value;name:value`.
  public OperationQuery tagged(String... operations) {
    return tagged(List.of(operations).stream().map(Tags::parse).toList());
  }

  /// One operation for each value that processes have under a name.
  public OperationQuery each(String name) {
    return tagged(jobs.processTags().valuesOf(name));
  }

  /// One operation for each value of the name that has the fewest of them, as EPMT does where
  /// nothing else is asked for; none where no process has tags.
  public OperationQuery eachOfFewest() {
    var known = jobs.processTags();
    return tagged(
        known.byCardinality().keySet().stream().findFirst().map(known::valuesOf).orElse(List.of()));
  }

  /// Only processes that have no further tags.
  public OperationQuery exactly() {
    return new OperationQuery(jobs, tags, true, method, among);
  }

  /// With durations of another kind.
  public OperationQuery method(DurationMethod other) {
    return new OperationQuery(jobs, tags, exact, other, among);
  }

  /// How durations are measured.
  public DurationMethod method() {
    return method;
  }

  /// What the operations add up to in each job: in the order of the operations, then by job. An
  /// operation that a job lacks has no row.
  public List<OperationSums> sums() {
    return new Asked().sums();
  }

  /// What the operations add up to in all the jobs, by their tags.
  public List<OperationSums> sumsByTag() {
    var groups = new LinkedHashMap<Tags, OperationSums>();
    sums().forEach(sums -> groups.merge(sums.tags(), sums.ofNoJob(), OperationSums::plus));
    return groups.values().stream().sorted(Comparator.comparing(OperationSums::tags)).toList();
  }

  /// How many sums there are.
  public long count() {
    return sums().size();
  }

  /// The first sum.
  public Optional<OperationSums> first() {
    return sums().stream().findFirst();
  }

  /// The sums from the one of this place on, counted from 0, at most so many.
  public List<OperationSums> slice(long first, long most) {
    return sums().stream().skip(first).limit(most).toList();
  }

  /// The operations over all the jobs, with their intervals; those without processes are left out.
  public List<OperationMeasurement> list() {
    var asked = new Asked();
    var all = new ArrayList<OperationMeasurement>();
    asked.tags.forEach(one -> asked.operation(List.of(one)).ifPresent(all::add));
    return all;
  }

  /// All the operations as one; empty: no process is of any.
  public Optional<OperationMeasurement> combined() {
    var asked = new Asked();
    return asked.operation(asked.tags.stream().sorted().toList());
  }

  /// Processes of the operations that have parents which are not of them, by start.
  public ProcessQuery roots() {
    var asked = new Asked();
    var texts = Json.text(asked.meant(asked.tags).stream().map(Tags::json).toList());
    return ProcessQuery.of(jobs)
        .also(
            SqlFragment.of(
                """
                processes.tags IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))
                AND processes.parent_id IN (SELECT p.id FROM processes p
                  WHERE p.tags NOT IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))))
                """,
                texts,
                texts))
        .order(Order.by("jobid"), Order.by("start"));
  }

  /// The share that the operations have in the CPU time of their jobs.
  public OperationCosts cpuCosts() {
    return OperationCosts.ofCpu(sums(), jobs.list());
  }

  /// The share that the operations have in the durations of their jobs, where each operation lasts
  /// as long as at least one of its processes ran; may well be above 100.
  public OperationCosts durationCosts() {
    return OperationCosts.ofDuration(method(DurationMethod.SUM_MINUS_OVERLAP).sums(), jobs.list());
  }

  /// The question with what the catalog says to it.
  private final class Asked {
    private final Map<Long, String> names = jobs.names();
    private final OperationRows rows =
        OperationRows.of(
            among == null
                ? jobs.source().sums().of(names.keySet())
                : FilteredSums.of(among.scope(), names));
    private final List<Tags> tags =
        OperationQuery.this.tags != null ? OperationQuery.this.tags : rows.tags();
    private final List<Long> byName =
        names.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    private @Nullable Intervals intervals;

    private Set<Tags> meant(List<Tags> wanted) {
      var meant = new LinkedHashSet<Tags>();
      wanted.forEach(one -> meant.addAll(rows.meant(one, exact)));
      return meant;
    }

    List<OperationSums> sums() {
      var totals = rows.sums(tags, exact);
      var found = new ArrayList<OperationSums>();
      for (int i = 0; i < tags.size(); i++) {
        var meant = rows.meant(tags.get(i), exact);
        for (long id : byName) {
          var total = totals.get(i).get(id);
          if (total != null) {
            found.add(measured(total, meant));
          }
        }
      }
      return found;
    }

    private OperationSums measured(OperationSums total, Set<Tags> meant) {
      return switch (method) {
        case SUM -> total;
        case SUM_MINUS_OVERLAP ->
            total.lasting(intervals().of(total.measurement(), meant).length());
        case FINISH_MINUS_START -> total.lasting(Micros.between(total.start(), total.end()));
      };
    }

    /// Of all the operations; read when they are first asked for.
    private Intervals intervals() {
      if (intervals == null) {
        intervals =
            among == null
                ? Intervals.of(jobs.source(), names.keySet(), meant(tags))
                : Intervals.among(among.scope(), meant(tags));
      }
      return intervals;
    }

    private Optional<OperationSums> total(Tags name, Set<Tags> meant) {
      return byName.stream()
          .flatMap(id -> rows.of(id, meant::contains).stream())
          .map(row -> row.named(name))
          .reduce(OperationSums::plus);
    }

    Optional<OperationMeasurement> operation(List<Tags> wanted) {
      var meant = meant(wanted);
      return total(wanted.isEmpty() ? Tags.NONE : wanted.getFirst(), meant)
          .map(total -> operation(wanted, meant, total));
    }

    private OperationMeasurement operation(
        List<Tags> wanted, Set<Tags> meant, OperationSums total) {
      var spans = intervals().of(meant);
      var duration =
          switch (method) {
            case SUM -> total.duration();
            case SUM_MINUS_OVERLAP -> spans.length();
            case FINISH_MINUS_START -> Micros.between(total.start(), total.end());
          };
      return new OperationMeasurement(
          wanted,
          List.copyOf(names.values()),
          exact,
          method,
          duration,
          total.start(),
          total.end(),
          spans.spans(),
          total.lasting(duration),
          added(wanted).orElse(total).lasting(duration));
    }

    private Optional<OperationSums> added(List<Tags> wanted) {
      return wanted.stream()
          .flatMap(one -> total(one, rows.meant(one, exact)).stream())
          .reduce(OperationSums::plus);
    }
  }
}
