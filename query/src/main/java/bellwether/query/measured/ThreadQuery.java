package bellwether.query.measured;

import java.util.List;

/// A question for the threads of processes. Immutable; for the thread of its [Measurements].
public final class ThreadQuery {
  private final ProcessQuery processes;
  private final long limit;

  private ThreadQuery(ProcessQuery processes, long limit) {
    this.processes = processes;
    this.limit = limit;
  }

  static ThreadQuery of(ProcessQuery processes) {
    return new ThreadQuery(processes, 0);
  }

  /// At most so many; 0: all.
  public ThreadQuery limit(long most) {
    return new ThreadQuery(processes, most);
  }

  /// The threads, by process and their place in it.
  public List<ThreadMeasurement> list() {
    var scope = processes.scope();
    var archive = scope.door().archive();
    var reading = new ProcessReading(archive.columns(scope.measurements(), "threads"));
    var where = scope.where();
    return archive.list(
        scope.measurements(),
        new Piece(
            "SELECT %s FROM threads WHERE id IN (SELECT processes.id FROM processes WHERE %s) ORDER BY id, thread%s"
                .formatted(
                    ProcessReading.columns("threads"),
                    where.sql(),
                    limit > 0 ? " LIMIT " + limit : ""),
            where.values()),
        reading::thread);
  }

  /// How many there are, within the limit.
  public long count() {
    return list().size();
  }

  /// A JSON array of the threads.
  public String json() {
    return Row.json(list());
  }
}
