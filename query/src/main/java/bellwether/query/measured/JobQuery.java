package bellwether.query.measured;

import bellwether.query.Tags;
import bellwether.query.measured.jobs.ChosenJobs;
import bellwether.query.measured.jobs.JobChoice;
import bellwether.query.measured.jobs.JobColumns;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.Partition;
import bellwether.query.measured.jobs.ProcessTags;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import bellwether.query.table.Order;
import bellwether.query.table.Row;
import bellwether.query.table.Slice;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A question for measured jobs. Immutable: each method that narrows it gives another.
///
/// Nothing is read before an answer is asked for. Not thread-safe.
public final class JobQuery {
  private static final String LAST_COLUMN = "all_proc_tags";

  private final ChosenJobs jobs;

  private JobQuery(ChosenJobs jobs) {
    this.jobs = jobs;
  }

  static JobQuery all(MeasurementSource source) {
    return new JobQuery(ChosenJobs.all(source));
  }

  private JobQuery with(JobChoice other) {
    return new JobQuery(jobs.with(other));
  }

  private JobQuery with(Slice other) {
    return new JobQuery(jobs.with(other));
  }

  /// Only jobs of these ids; none: of any.
  public JobQuery ids(String... ids) {
    return ids(List.of(ids));
  }

  /// Only jobs of these ids; none: of any.
  public JobQuery ids(List<String> ids) {
    return with(jobs.choice().ids(ids));
  }

  /// Only jobs with these tags.
  public JobQuery tagged(TagFilter tags) {
    return with(jobs.choice().tagged(tags));
  }

  /// Only jobs with these tags: `name:value;name:value`.
  public JobQuery tagged(String tags) {
    return tagged(TagFilter.of(tags));
  }

  /// Only jobs that satisfy one more condition.
  public JobQuery where(Condition condition) {
    return with(jobs.choice().where(condition));
  }

  /// Only jobs that satisfy a condition in SQL over a table `jobs`, such as `duration > 6000000`.
  ///
  /// It runs where nothing can write, but is no place for values from strangers: those belong into
  /// [#where(Condition)].
  public JobQuery where(String sql) {
    return with(jobs.choice().where(sql));
  }

  /// Only jobs that ran on any of these hosts; none: on any.
  public JobQuery hosts(String... hosts) {
    return with(jobs.choice().on(List.of(hosts)));
  }

  /// Only jobs with all these annotations; an empty map: without any.
  public JobQuery annotated(Map<String, String> annotations) {
    return with(jobs.choice().annotated(annotations));
  }

  /// Only jobs with all these analyses; an empty map: without any.
  public JobQuery analyzed(Map<String, String> analyses) {
    return with(jobs.choice().analyzed(analyses));
  }

  /// Only jobs that ended at or before a moment.
  public JobQuery before(Instant moment) {
    return with(jobs.choice().before(moment));
  }

  /// Only jobs that started at or after a moment.
  public JobQuery after(Instant moment) {
    return with(jobs.choice().after(moment));
  }

  /// Only jobs that ran at some moment of a span.
  public JobQuery when(Span span) {
    return with(jobs.choice().during(span));
  }

  /// Only jobs that ran at a moment.
  public JobQuery when(Instant moment) {
    return when(Span.at(moment));
  }

  /// Only jobs that ran while another did.
  public JobQuery when(JobMeasurement other) {
    return when(new Span(other.start(), other.end()));
  }

  /// The job of a process, whatever this question asks for.
  public Optional<JobMeasurement> of(ProcessMeasurement process) {
    return all(jobs.source()).where(Condition.equal("measurement", process.measurement())).first();
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
    return with(jobs.slice().sorted(List.of(orders)));
  }

  /// At most so many; 0: all.
  public JobQuery limit(long most) {
    return with(jobs.slice().limited(most));
  }

  /// Without the first so many.
  public JobQuery offset(long first) {
    return with(jobs.slice().from(first));
  }

  /// The jobs.
  public List<JobMeasurement> list() {
    return jobs.list();
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
    return jobs.measurements().size();
  }

  /// The schedulers' ids.
  public List<String> ids() {
    return jobs.ids();
  }

  /// The schedulers' ids of those jobs whose processes were taken away; their sums are still there.
  public List<String> retired() {
    return jobs.retired();
  }

  /// The names of the columns that any of the jobs has as a row.
  public List<String> columns() {
    var names = new LinkedHashSet<String>();
    limit(1).list().forEach(job -> names.addAll(job.columns().keySet()));
    names.remove(LAST_COLUMN);
    names.addAll(JobColumns.counters(jobs.source().catalog()));
    names.add(LAST_COLUMN);
    return List.copyOf(names);
  }

  /// A JSON array of the jobs.
  public String json() {
    return Row.json(list());
  }

  /// The jobs' processes, by start.
  public ProcessQuery processes() {
    return ProcessQuery.of(jobs);
  }

  /// The jobs' operations, one for each of the distinct tags of processes.
  public OperationQuery operations() {
    return OperationQuery.of(jobs);
  }

  /// What the tags of the jobs' processes are.
  public ProcessTags processTags() {
    return jobs.processTags();
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

  /// The numbers of the measurements; what processes are asked by.
  public Set<Long> measurements() {
    return jobs.measurements();
  }

  public MeasurementSource source() {
    return jobs.source();
  }
}
