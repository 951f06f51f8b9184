package bellwether.query.measured;

import bellwether.query.measured.processes.Fields;
import bellwether.query.measured.processes.ProcessReading;
import bellwether.query.measured.processes.ProcessScope;
import bellwether.query.measured.processes.ThreadMeasurement;
import bellwether.query.measured.source.Owners;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.Order;
import bellwether.query.table.Row;
import bellwether.query.table.Slice;
import bellwether.query.table.StreamedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A question for the threads of processes. Immutable; not thread-safe.
public final class ThreadQuery {
  private static final String VIEW = "threads";

  /// With the further names that answers have for columns, and what their processes are.
  private static final String NAMED =
      """
      (SELECT threads.*, threads.id AS process, threads.id AS process_pk, threads.jobid AS job,
        epoch_us(threads.start) AS start_us, epoch_us(threads."end") AS end_us, p.exename, p.path,
        p.args, p.host, p.pid, p.tags
      FROM threads JOIN processes p ON p.id = threads.id) AS threads
      """;

  private final Supplier<ProcessScope> processes;
  private final List<String> texts;
  private final Slice slice;

  private ThreadQuery(Supplier<ProcessScope> processes, List<String> texts, Slice slice) {
    this.processes = processes;
    this.texts = texts;
    this.slice = slice;
  }

  static ThreadQuery of(Supplier<ProcessScope> processes) {
    return new ThreadQuery(processes, List.of(), Slice.of(Order.by("id")));
  }

  private ThreadQuery with(Slice other) {
    return new ThreadQuery(processes, texts, other);
  }

  /// Only threads that satisfy a condition in DuckDB's SQL over a table `threads`, such as
  /// `usertime > 1000000`. It can read these threads and nothing else, and not write.
  public ThreadQuery where(String sql) {
    var more = new ArrayList<>(texts);
    more.add(sql);
    return new ThreadQuery(processes, List.copyOf(more), slice);
  }

  /// Sorted by columns instead of process and place in it.
  public ThreadQuery order(Order... orders) {
    return with(slice.sorted(List.of(orders)));
  }

  /// As the archive has them; spares sorting what is too large for it.
  public ThreadQuery inOrderOfArchive() {
    return with(slice.unsorted());
  }

  /// At most so many; 0: all.
  public ThreadQuery limit(long most) {
    return with(slice.limited(most));
  }

  /// Without the first so many.
  public ThreadQuery offset(long first) {
    return with(slice.from(first));
  }

  /// The threads, by process and their place in it.
  public List<ThreadMeasurement> list() {
    var scope = processes.get();
    return scope
        .source()
        .archive()
        .list(scope.measurements(), typed(scope), reading(scope)::thread);
  }

  /// The threads, read while they are used. To be closed, unless the last one is taken.
  public Stream<ThreadMeasurement> stream() {
    var scope = processes.get();
    return scope.source().archive().stream(scope.measurements(), typed(scope)).stream(
        reading(scope)::thread);
  }

  private static ProcessReading reading(ProcessScope scope) {
    return new ProcessReading(columns(scope), new Owners(Map.of()));
  }

  private static List<String> columns(ProcessScope scope) {
    return scope.source().archive().columns(scope.measurements(), VIEW);
  }

  /// The threads as a table that need not fit into memory.
  public StreamedTable table() {
    var scope = processes.get();
    var body = body(scope, rest(scope));
    return scope.source().table(scope.measurements(), Fields.ofThreads(columns(scope)), body);
  }

  /// The same with `pid`, `exename` and `host` of the threads' processes. It takes longer, since
  /// the two must be brought together.
  public StreamedTable tableWithProcesses() {
    var scope = processes.get();
    var body = body(scope, NAMED, rest(scope));
    return scope.source().table(scope.measurements(), Fields.ofNamedThreads(columns(scope)), body);
  }

  /// The first thread.
  public Optional<ThreadMeasurement> first() {
    return limit(1).list().stream().findFirst();
  }

  /// The threads from the one of this place on, counted from 0, at most so many.
  public List<ThreadMeasurement> slice(long first, long most) {
    return offset(first).limit(most).list();
  }

  /// How many there are, within limit and offset.
  public long count() {
    var scope = processes.get();
    var body = body(scope, "");
    var counted = new SqlFragment("SELECT count(*) " + body.sql(), body.values());
    return slice.of(
        scope
            .source()
            .archive()
            .list(scope.measurements(), counted, row -> row.getLong(1))
            .getFirst());
  }

  /// A JSON array of the threads.
  public String json() {
    return Row.json(list());
  }

  private SqlFragment typed(ProcessScope scope) {
    var body = body(scope, rest(scope));
    return new SqlFragment(
        "SELECT %s %s".formatted(ProcessReading.columns(VIEW), body.sql()), body.values());
  }

  private String rest(ProcessScope scope) {
    var sorted =
        slice.order(
            name -> scope.source().archive().column(scope.measurements(), VIEW, name),
            "threads.id, threads.thread");
    return (slice.isSorted() ? sorted : "") + slice.limits();
  }

  private SqlFragment body(ProcessScope scope, String rest) {
    return body(scope, texts.isEmpty() ? VIEW : NAMED, rest);
  }

  private SqlFragment body(ProcessScope scope, String source, String rest) {
    var pieces = new ArrayList<SqlFragment>();
    if (!scope.isAll()) {
      var where = scope.where();
      pieces.add(
          new SqlFragment(
              "threads.id IN (SELECT processes.id FROM %s WHERE %s)"
                  .formatted(scope.view(), where.sql()),
              where.values()));
    }
    for (var text : texts) {
      scope
          .source()
          .archive()
          .requireQuery(scope.measurements(), "SELECT 1 FROM threads WHERE (" + text + "\n)");
      pieces.add(SqlFragment.of(text + "\n"));
    }
    var all = SqlFragment.allOf(pieces);
    return new SqlFragment("FROM %s WHERE %s %s".formatted(source, all.sql(), rest), all.values());
  }
}
