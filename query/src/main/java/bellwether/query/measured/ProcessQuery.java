package bellwether.query.measured;

import bellwether.query.measured.jobs.ChosenJobs;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.processes.Percentiles;
import bellwether.query.measured.processes.ProcessChoice;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.processes.ProcessScope;
import bellwether.query.measured.processes.ThreadMeasurement;
import bellwether.query.measured.processes.TimelineTrack;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.MemoryTable;
import bellwether.query.table.Order;
import bellwether.query.table.Row;
import bellwether.query.table.Slice;
import bellwether.query.table.StreamedTable;
import bellwether.store.archive.SaturatedSums;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question for the processes of measured jobs. Immutable: each method that narrows it gives
/// another.
///
/// Nothing is read before an answer is asked for. Not thread-safe.
public final class ProcessQuery {
  private final ChosenJobs jobs;
  private final Supplier<Set<Long>> measurements;
  private final ProcessChoice choice;
  private final Slice slice;

  private ProcessQuery(
      ChosenJobs jobs, Supplier<Set<Long>> measurements, ProcessChoice choice, Slice slice) {
    this.jobs = jobs;
    this.measurements = measurements;
    this.choice = choice;
    this.slice = slice;
  }

  static ProcessQuery of(ChosenJobs jobs) {
    return new ProcessQuery(
        jobs, jobs::measurements, ProcessChoice.ALL, Slice.of(Order.by("start")));
  }

  private ProcessQuery with(ProcessChoice other) {
    return new ProcessQuery(jobs, measurements, other, slice);
  }

  private ProcessQuery with(Slice other) {
    return new ProcessQuery(jobs, measurements, choice, other);
  }

  /// Only processes with these tags.
  public ProcessQuery tagged(TagFilter tags) {
    return with(choice.tagged(tags));
  }

  /// Only processes with these tags: `name:value;name:value`.
  public ProcessQuery tagged(String tags) {
    return tagged(TagFilter.of(tags));
  }

  /// Only processes that satisfy one more condition.
  public ProcessQuery where(Condition condition) {
    return with(choice.where(condition));
  }

  /// Only processes that satisfy a condition in DuckDB's SQL over a table `processes`, such as
  /// `exename = 'tcsh' AND duration > 1000000`.
  ///
  /// It can read these processes and nothing else, and not write; values from strangers belong into
  /// [#where(Condition)] all the same.
  public ProcessQuery where(String sql) {
    return with(choice.where(sql));
  }

  /// Only processes with these stable ids.
  public ProcessQuery ids(List<Long> ids) {
    Supplier<Set<Long>> theirs =
        () -> {
          var named =
              ids.stream().map(ProcessMeasurement::measurementOf).collect(Collectors.toSet());
          if (!jobs.isAll()) {
            named.retainAll(measurements.get());
          }
          return named;
        };
    return new ProcessQuery(jobs, theirs, choice.where(Condition.oneOf("id", ids)), slice);
  }

  /// Only processes on any of these hosts; none: on any.
  public ProcessQuery hosts(String... hosts) {
    return with(choice.on(List.of(hosts)));
  }

  /// Only processes that ran at some moment of a span.
  public ProcessQuery when(Span span) {
    return with(choice.during(span));
  }

  /// Only processes that ran at a moment.
  public ProcessQuery when(Instant moment) {
    return when(Span.at(moment));
  }

  /// Only processes that ran while another did.
  public ProcessQuery when(ProcessMeasurement other) {
    return when(new Span(other.start(), other.end()));
  }

  /// Only processes without a parent in their job.
  public ProcessQuery roots() {
    return with(choice.also(SqlFragment.of("processes.parent_id IS NULL")));
  }

  /// Sorted by columns instead of the start.
  public ProcessQuery order(Order... orders) {
    return with(slice.sorted(List.of(orders)));
  }

  /// As the archive has them, by job and then by start; spares sorting what is too large for it.
  public ProcessQuery inOrderOfArchive() {
    return with(slice.sorted(List.of()).unsorted());
  }

  /// At most so many; 0: all.
  public ProcessQuery limit(long most) {
    return with(slice.limited(most));
  }

  /// Without the first so many.
  public ProcessQuery offset(long first) {
    return with(slice.from(first));
  }

  /// The processes.
  public List<ProcessMeasurement> list() {
    var scope = scope();
    return scope.processes(rest(scope));
  }

  /// The processes, read while they are used: any number of them needs little memory. To be closed,
  /// unless the last one is taken.
  public Stream<ProcessMeasurement> stream() {
    var scope = scope();
    return scope.stream(rest(scope));
  }

  /// The processes as a table that need not fit into memory.
  public StreamedTable table() {
    var scope = scope();
    return scope.table(rest(scope));
  }

  /// The processes from the one of this place on, counted from 0, at most so many.
  public List<ProcessMeasurement> slice(long first, long most) {
    return offset(first).limit(most).list();
  }

  private String rest(ProcessScope scope) {
    return (slice.isSorted() ? slice.order(scope::column, "processes.id") : "") + slice.limits();
  }

  /// The first process: that which started first, unless another order is asked for.
  public Optional<ProcessMeasurement> first() {
    return limit(1).list().stream().findFirst();
  }

  /// How many there are, within limit and offset.
  public long count() {
    long all = scope().list("count(*)", "", row -> row.getLong(1)).getFirst();
    return slice.of(all);
  }

  /// The stable ids.
  public List<Long> ids() {
    var scope = scope();
    return scope.list("processes.id", rest(scope), row -> row.getLong(1));
  }

  /// The process of a stable id.
  public Optional<ProcessMeasurement> find(long id) {
    return of(ProcessMeasurement.measurementOf(id), SqlFragment.of("processes.id = ?", id)).first();
  }

  /// A process's parent.
  public Optional<ProcessMeasurement> parent(ProcessMeasurement process) {
    var parent = process.parent();
    return parent == null ? Optional.empty() : find(parent);
  }

  /// A process's children, by start.
  public ProcessQuery children(ProcessMeasurement process) {
    return of(process.measurement(), SqlFragment.of("processes.parent_id = ?", process.id()));
  }

  /// A process's parent, its parent and so on; the nearest last.
  public ProcessQuery ancestors(ProcessMeasurement process) {
    return around(process, "processes.left_number < %s AND processes.right_number > %s")
        .order(Order.by("depth"));
  }

  /// A process's children, their children and so on, by start.
  public ProcessQuery descendants(ProcessMeasurement process) {
    return around(process, "processes.left_number > %s AND processes.right_number < %s");
  }

  /// The threads of these processes.
  public ThreadQuery threads() {
    return ThreadQuery.of(this::scope);
  }

  /// The threads of a process.
  public List<ThreadMeasurement> threads(ProcessMeasurement process) {
    return of(process.measurement(), SqlFragment.of("processes.id = ?", process.id()))
        .threads()
        .list();
  }

  /// How many processes have each value of a column.
  public Map<String, Long> histogram(String column) {
    return histogram(column, "count(*)");
  }

  /// What a counter adds up to for each value of a column.
  public Map<String, Long> histogramOf(String column, String counter) {
    return histogram(column, SaturatedSums.sql(scope().column(counter)));
  }

  /// How the processes of each value of a column are distributed: `num_procs`, and of duration, CPU
  /// time (microseconds) and `rssmax` (KiB) `…_sum`, `…_p50`, `…_p90`, `…_p99` and `…_max`.
  ///
  /// @param column one of processes, or `tags.NAME` for the values of a tag
  public MemoryTable percentiles(String column) {
    var scope = scope();
    return Percentiles.of(scope, column);
  }

  /// When processes of each value of a column ran, or, by `tags.NAME`, of each value of a tag: by
  /// job, then by start.
  public List<TimelineTrack> lanes(String column) {
    return TimelineTrack.of(scope(), column);
  }

  /// The processes with all their ancestors as trees: by job, each before its children. There is a
  /// further column `last_child`.
  ///
  /// @param depth how many generations at most; 0: all
  public StreamedTable trees(int depth) {
    return trees(depth, 0);
  }

  /// The same, no more than the first ones.
  ///
  /// @param most how many processes at most; 0: all
  public StreamedTable trees(int depth, long most) {
    return scope().trees(depth, most);
  }

  /// How many processes are in the trees.
  public long sizeOfTrees(int depth) {
    return scope().sizeOfTrees(depth);
  }

  /// What the duration of a job is made of, whatever this question asks for.
  public CriticalPath criticalPath(JobMeasurement job) {
    return CriticalPath.of(of(job.measurement(), null).scope(), job);
  }

  private Map<String, Long> histogram(String column, String what) {
    var scope = scope();
    var counts = new LinkedHashMap<String, Long>();
    scope
        .list(
            "CAST(%s AS VARCHAR), %s".formatted(scope.column(column), what),
            "GROUP BY 1 ORDER BY 1",
            row -> Map.entry(String.valueOf(row.getString(1)), row.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /// The distinct values of a column, sorted.
  public List<String> distinct(String column) {
    return List.copyOf(histogram(column).keySet());
  }

  /// A JSON array of the processes.
  public String json() {
    return Row.json(list());
  }

  private ProcessQuery around(ProcessMeasurement process, String condition) {
    var number = "(SELECT p.%s FROM processes p WHERE p.id = ?)";
    return of(
        process.measurement(),
        SqlFragment.of(
            condition.formatted(number.formatted("left_number"), number.formatted("right_number")),
            process.id(),
            process.id()));
  }

  /// Processes of one measurement, whatever this question asks for.
  private ProcessQuery of(long measurement, @Nullable SqlFragment piece) {
    var all = piece == null ? ProcessChoice.ALL : ProcessChoice.ALL.also(piece);
    return new ProcessQuery(jobs, () -> Set.of(measurement), all, Slice.of(Order.by("start")));
  }

  /// Processes of an operation whose parents are not of it.
  ProcessQuery also(SqlFragment piece) {
    return with(choice.also(piece));
  }

  /// A metric added up for each value of a column or expression.
  ///
  /// @param by SQL over the columns of processes; no value counts as the text `null`
  public Map<String, Double> sums(String by, String metric) {
    var scope = scope();
    var sums = new HashMap<String, Double>();
    scope
        .list(
            "%s, sum(%s)::DOUBLE".formatted(by, scope.column(metric)),
            "GROUP BY 1",
            row -> Map.entry(String.valueOf(row.getString(1)), row.getDouble(2)))
        .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
    return sums;
  }

  ProcessScope scope() {
    return new ProcessScope(jobs.source(), measurements.get(), choice);
  }
}
