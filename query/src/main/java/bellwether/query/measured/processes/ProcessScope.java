package bellwether.query.measured.processes;

import bellwether.model.Micros;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.measured.source.OperationTags;
import bellwether.query.measured.source.Owners;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.Condition;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.ColumnType;
import bellwether.query.table.StreamedColumn;
import bellwether.query.table.StreamedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The processes of some measurements, as far as a choice means them.
public record ProcessScope(MeasurementSource source, Set<Long> measurements, ProcessChoice choice) {
  private static final String VIEW = "processes";

  /// The walk that numbers the processes goes from the exit of one child to the entry of the next.
  private static final String LAST_CHILD =
      """
      NOT EXISTS (SELECT 1 FROM processes AS later WHERE later.id >> 24 = processes.id >> 24
        AND later.left_number = processes.right_number + 1)
      """;

  /// The same where children may be left out.
  private static final String LAST_CHILD_KEPT =
      """
      lead(processes.id) OVER (PARTITION BY processes.id >> 24, processes.parent_id
        ORDER BY processes.left_number) IS NULL
      """;

  /// Only processes that satisfy one more condition.
  public ProcessScope where(Condition condition) {
    return new ProcessScope(source, measurements, choice.where(condition));
  }

  /// Whether all processes of the measurements are meant.
  public boolean isAll() {
    return choice.equals(ProcessChoice.ALL);
  }

  public SqlFragment where() {
    var pieces = new ArrayList<SqlFragment>(choice.pieces());
    var filter = choice.tags();
    if (filter != null) {
      pieces.add(new OperationTags(source.catalog(), measurements).among(VIEW, filter));
    }
    choice.conditions().forEach(condition -> pieces.add(SqlFragment.of(condition, this::column)));
    for (var text : choice.texts()) {
      source.archive().requireQuery(measurements, "SELECT 1 FROM processes WHERE (" + text + "\n)");
      pieces.add(SqlFragment.of(text + "\n"));
    }
    if (!choice.hosts().isEmpty()) {
      pieces.add(SqlFragment.oneOf("processes.host", choice.hosts()));
    }
    addWhen(pieces);
    return SqlFragment.allOf(pieces);
  }

  private void addWhen(List<SqlFragment> pieces) {
    var span = choice.when();
    if (span != null) {
      pieces.add(SqlFragment.of("processes.start <= make_timestamp(?)", Micros.of(span.end())));
      pieces.add(SqlFragment.of("processes.\"end\" >= make_timestamp(?)", Micros.of(span.start())));
    }
  }

  /// A column's name as SQL takes it.
  public String column(String name) {
    return source.archive().column(measurements, VIEW, name);
  }

  /// Rows of `SELECT selected FROM processes … rest`.
  public <T> List<T> list(String selected, String rest, CatalogRows.Reading<T> reading) {
    return source.archive().list(measurements, statement(selected, rest), reading);
  }

  /// The same, where processes are all columns.
  public List<ProcessMeasurement> processes(String rest) {
    return list(ProcessReading.columns(VIEW), rest, reading()::process);
  }

  /// The same, read while they are used.
  public Stream<ProcessMeasurement> stream(String rest) {
    var reading = reading();
    return source.archive().stream(measurements, statement(ProcessReading.columns(VIEW), rest))
        .stream(reading::process);
  }

  /// The view; where users say conditions, with the further names that answers have for columns.
  public String view() {
    return choice.texts().isEmpty()
        ? VIEW
        : """
        (SELECT processes.*, jobid AS job, generation AS gen, parent_id AS parent,
          epoch_us(start) AS start_us, epoch_us("end") AS end_us, %s AS "user"
        FROM processes) AS processes
        """
            .formatted(Owners.of(source.catalog(), measurements).sql("id"));
  }

  private ProcessReading reading() {
    return new ProcessReading(
        source.archive().columns(measurements, VIEW), Owners.of(source.catalog(), measurements));
  }

  /// All columns as a table.
  public StreamedTable table(String rest) {
    var columns = source.archive().columns(measurements, VIEW);
    var fields = Fields.ofProcesses(columns, Owners.of(source.catalog(), measurements));
    return source.table(measurements, fields, body(rest));
  }

  /// Trees of the processes and their ancestors.
  ///
  /// @param most how many processes at most; 0: all
  public StreamedTable trees(int depth, long most) {
    var whole = new ProcessScope(source, measurements, ProcessChoice.ALL);
    var where = inTrees(depth, most);
    var limit = most > 0 ? " LIMIT " + most : "";
    var body =
        new SqlFragment(
            "FROM processes WHERE %s ORDER BY processes.id >> 24, processes.left_number%s"
                .formatted(where.sql(), limit),
            where.values());
    var lastChild = isAll() ? LAST_CHILD : LAST_CHILD_KEPT;
    return source
        .table(measurements, whole.table("").fields(), body)
        .with(new StreamedColumn("last_child", lastChild, ColumnType.TRUTH));
  }

  /// How many processes are in the trees.
  public long sizeOfTrees(int depth) {
    var where = inTrees(depth, 0);
    var counted =
        new SqlFragment("SELECT count(*) FROM processes WHERE " + where.sql(), where.values());
    return source.archive().list(measurements, counted, row -> row.getLong(1)).getFirst();
  }

  private SqlFragment inTrees(int depth, long most) {
    var conditions = new ArrayList<SqlFragment>();
    if (depth > 0) {
      conditions.add(SqlFragment.of("processes.depth < ?", depth));
    }
    if (!isAll()) {
      conditions.add(withAncestors());
    } else if (most > 0 && depth == 0) {
      // Each process takes two numbers, so that the first ones of a walk have the smallest.
      conditions.add(SqlFragment.of("processes.left_number <= ?", 2 * most));
    }
    return SqlFragment.allOf(conditions);
  }

  private SqlFragment withAncestors() {
    var where = where();
    return new SqlFragment(
        """
        processes.id IN (WITH RECURSIVE kept AS (
          SELECT processes.id FROM %s WHERE %s
          UNION
          SELECT p.parent_id FROM processes p JOIN kept ON p.id = kept.id
            WHERE p.parent_id IS NOT NULL)
        SELECT id FROM kept)
        """
            .formatted(view(), where.sql()),
        where.values());
  }

  private SqlFragment statement(String selected, String rest) {
    var body = body(rest);
    return new SqlFragment("SELECT " + selected + " " + body.sql(), body.values());
  }

  private SqlFragment body(String rest) {
    var where = where();
    return new SqlFragment(
        "FROM %s WHERE %s %s".formatted(view(), where.sql(), rest), where.values());
  }
}
