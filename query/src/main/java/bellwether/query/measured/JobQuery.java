package bellwether.query.measured;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question for measured jobs. Immutable: each method that narrows it gives another.
///
/// Nothing is read before an answer is asked for. For the thread of its [Measurements].
public final class JobQuery {
  private static final String LAST_COLUMN = "all_proc_tags";

  private final Measurements door;
  private final JobChoice choice;
  private final Slice slice;

  private JobQuery(Measurements door, JobChoice choice, Slice slice) {
    this.door = door;
    this.choice = choice;
    this.slice = slice;
  }

  static JobQuery all(Measurements door) {
    return new JobQuery(door, JobChoice.ALL, Slice.of(Order.by("start_us")));
  }

  private JobQuery with(JobChoice other) {
    return new JobQuery(door, other, slice);
  }

  private JobQuery with(Slice other) {
    return new JobQuery(door, choice, other);
  }

  /// Only jobs of these ids; none: of any.
  public JobQuery ids(String... ids) {
    return ids(List.of(ids));
  }

  /// Only jobs of these ids; none: of any.
  public JobQuery ids(List<String> ids) {
    var c = choice;
    return with(
        new JobChoice(
            List.copyOf(ids),
            c.tags(),
            c.conditions(),
            c.text(),
            c.hosts(),
            c.annotations(),
            c.analyses(),
            c.before(),
            c.after(),
            c.when()));
  }

  /// Only jobs with these tags.
  public JobQuery tagged(TagFilter tags) {
    var c = choice;
    return with(
        new JobChoice(
            c.ids(),
            tags,
            c.conditions(),
            c.text(),
            c.hosts(),
            c.annotations(),
            c.analyses(),
            c.before(),
            c.after(),
            c.when()));
  }

  /// Only jobs with these tags: `name:value;name:value`.
  public JobQuery tagged(String tags) {
    return tagged(TagFilter.of(tags));
  }

  /// Only jobs that satisfy one more condition.
  public JobQuery where(Condition condition) {
    var all = new ArrayList<>(choice.conditions());
    all.add(condition);
    return with(conditions(all, choice.text()));
  }

  /// Only jobs that satisfy a condition in SQL over a table `jobs`, such as `duration > 6000000`.
  ///
  /// It runs where nothing can write, but is no place for values from strangers: those belong into
  /// [#where(Condition)].
  public JobQuery where(String sql) {
    return with(
        conditions(
            choice.conditions(), choice.text() == null ? sql : choice.text() + ") AND (" + sql));
  }

  private JobChoice conditions(List<Condition> conditions, @Nullable String text) {
    var c = choice;
    return new JobChoice(
        c.ids(),
        c.tags(),
        List.copyOf(conditions),
        text,
        c.hosts(),
        c.annotations(),
        c.analyses(),
        c.before(),
        c.after(),
        c.when());
  }

  /// Only jobs that ran on any of these hosts; none: on any.
  public JobQuery hosts(String... hosts) {
    var c = choice;
    return with(
        new JobChoice(
            c.ids(),
            c.tags(),
            c.conditions(),
            c.text(),
            List.of(hosts),
            c.annotations(),
            c.analyses(),
            c.before(),
            c.after(),
            c.when()));
  }

  /// Only jobs with all these annotations; an empty map: without any.
  public JobQuery annotated(Map<String, String> annotations) {
    return with(notes(Map.copyOf(annotations), choice.analyses()));
  }

  /// Only jobs with all these analyses; an empty map: without any.
  public JobQuery analyzed(Map<String, String> analyses) {
    return with(notes(choice.annotations(), Map.copyOf(analyses)));
  }

  private JobChoice notes(
      @Nullable Map<String, String> annotations, @Nullable Map<String, String> analyses) {
    var c = choice;
    return new JobChoice(
        c.ids(),
        c.tags(),
        c.conditions(),
        c.text(),
        c.hosts(),
        annotations,
        analyses,
        c.before(),
        c.after(),
        c.when());
  }

  /// Only jobs that ended at or before a moment.
  public JobQuery before(Instant moment) {
    return with(times(moment, choice.after(), choice.when()));
  }

  /// Only jobs that started at or after a moment.
  public JobQuery after(Instant moment) {
    return with(times(choice.before(), moment, choice.when()));
  }

  /// Only jobs that ran at some moment of a span.
  public JobQuery when(Span span) {
    return with(times(choice.before(), choice.after(), span));
  }

  /// Only jobs that ran at a moment.
  public JobQuery when(Instant moment) {
    return when(Span.at(moment));
  }

  /// Only jobs that ran while another did.
  public JobQuery when(JobMeasurement other) {
    return when(new Span(other.start(), other.end()));
  }

  private JobChoice times(@Nullable Instant before, @Nullable Instant after, @Nullable Span when) {
    var c = choice;
    return new JobChoice(
        c.ids(),
        c.tags(),
        c.conditions(),
        c.text(),
        c.hosts(),
        c.annotations(),
        c.analyses(),
        before,
        after,
        when);
  }

  /// Only attempts of this number, from 1.
  public JobQuery attempt(int number) {
    return where(Condition.equal("attempt", number));
  }

  /// Only the last attempt of each job.
  public JobQuery lastAttempts() {
    return where(
        "jobs.attempt = (SELECT max(o.attempt) FROM measurement o JOIN measurement s ON s.job_id = o.job_id WHERE s.id = jobs.measurement)");
  }

  /// The jobs from the one of this place on, counted from 0, at most so many.
  public List<JobMeasurement> slice(long first, long most) {
    return offset(first).limit(most).list();
  }

  /// Sorted by columns instead of the start.
  public JobQuery order(Order... orders) {
    return with(slice.sorted(List.of(orders)));
  }

  /// At most so many; 0: all.
  public JobQuery limit(long most) {
    return with(slice.limited(most));
  }

  /// Without the first so many.
  public JobQuery offset(long first) {
    return with(slice.from(first));
  }

  /// The jobs.
  public List<JobMeasurement> list() {
    var matching = statement("jobs.measurement AS chosen, row_number() OVER (%s) AS place");
    return door.catalog()
        .list(
            new Piece(
                "SELECT %s FROM (%s) c JOIN measurement d ON d.id = c.chosen ORDER BY c.place"
                    .formatted(JobReading.COLUMNS, matching.sql()),
                matching.values()),
            JobReading::of);
  }

  /// The jobs, one after the other.
  public Stream<JobMeasurement> stream() {
    return list().stream();
  }

  /// The first job.
  public Optional<JobMeasurement> first() {
    return limit(1).stream().findFirst();
  }

  /// How many there are, within limit and offset.
  public long count() {
    return measurements().size();
  }

  /// The schedulers' ids.
  public List<String> ids() {
    return door.catalog().list(statement("jobs.jobid"), row -> row.getString(1));
  }

  /// The schedulers' ids of those jobs whose processes were taken away; their sums are still there.
  public List<String> retired() {
    return door.catalog()
        .list(
            Piece.of(
                """
                SELECT m.jobid FROM json_each(?) asked JOIN measurement m ON m.id = asked.value
                WHERE m.process_count > 0 AND m.processes_file IS NULL
                """,
                Json.text(measurements())),
            row -> row.getString(1));
  }

  /// The names of the columns that any of the jobs has as a row.
  public List<String> columns() {
    var names = new LinkedHashSet<String>();
    limit(1).list().forEach(job -> names.addAll(job.columns().keySet()));
    names.remove(LAST_COLUMN);
    names.addAll(JobColumns.counters(door.catalog()));
    names.add(LAST_COLUMN);
    return List.copyOf(names);
  }

  /// A JSON array of the jobs.
  public String json() {
    return Row.json(list());
  }

  /// The jobs' processes, by start.
  public ProcessQuery processes() {
    return ProcessQuery.of(this);
  }

  /// The jobs' operations, one for each of the distinct tags of processes.
  public OperationQuery operations() {
    return OperationQuery.of(this);
  }

  /// What the tags of the jobs' processes are.
  public ProcessTags processTags() {
    return new ProcessTags(OperationRows.of(door.sums().of(names().keySet())).tags());
  }

  /// The distinct tags of the jobs, in the order in which they come first.
  public List<Tags> tags() {
    return stream().map(JobMeasurement::tags).distinct().toList();
  }

  /// The jobs by the values that they have under some names of tags, those with the largest sum of
  /// durations first; a job without a name has the empty text there.
  public List<Partition> partitions(List<String> names) {
    return Partition.of(list(), names);
  }

  /// The same by experiment and component.
  public List<Partition> partitions() {
    return partitions(List.of("exp_name", "exp_component"));
  }

  /// Whether all jobs are meant.
  boolean isAll() {
    return choice.isAll() && slice.limits().isBlank();
  }

  /// The numbers of the measurements; what processes are asked by.
  Set<Long> measurements() {
    return new LinkedHashSet<>(
        door.catalog().list(statement("jobs.measurement"), row -> row.getLong(1)));
  }

  /// The schedulers' ids by the numbers of their measurements, in the order of the jobs.
  Map<Long, String> names() {
    var names = new LinkedHashMap<Long, String>();
    door.catalog()
        .list(
            statement("jobs.measurement, jobs.jobid"),
            row -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  Measurements door() {
    return door;
  }

  private Piece statement(String selected) {
    var columns = new JobColumns(door.catalog());
    var where = new JobStatement(columns, choice).where();
    var sorted = slice.order(columns::column, "jobs.measurement");
    return new Piece(
        "SELECT %s FROM %s WHERE %s %s%s"
            .formatted(
                selected.replace("%s", sorted),
                columns.table(),
                where.sql(),
                sorted,
                slice.limits()),
        where.values());
  }
}
