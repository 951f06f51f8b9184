package bellwether.query.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The processes of some measurements, as far as a choice means them.
record ProcessScope(Measurements door, Set<Long> measurements, ProcessChoice choice) {
  private static final String VIEW = "processes";

  Piece where() {
    var pieces = new ArrayList<Piece>(choice.pieces());
    var filter = choice.tags();
    if (filter != null) {
      pieces.add(new OperationTags(door.catalog(), measurements).among(VIEW, filter));
    }
    choice.conditions().forEach(condition -> pieces.add(Piece.of(condition, this::column)));
    for (var text : choice.texts()) {
      door.archive().requireQuery(measurements, "SELECT 1 FROM processes WHERE (" + text + "\n)");
      pieces.add(Piece.of(text + "\n"));
    }
    if (!choice.hosts().isEmpty()) {
      pieces.add(Piece.oneOf("processes.host", choice.hosts()));
    }
    addWhen(pieces);
    return Piece.allOf(pieces);
  }

  private void addWhen(List<Piece> pieces) {
    var span = choice.when();
    if (span != null) {
      pieces.add(Piece.of("processes.start <= make_timestamp(?)", Micros.of(span.end())));
      pieces.add(Piece.of("processes.\"end\" >= make_timestamp(?)", Micros.of(span.start())));
    }
  }

  /// A column's name as SQL takes it.
  String column(String name) {
    return door.archive().column(measurements, VIEW, name);
  }

  /// Rows of `SELECT selected FROM processes … rest`.
  <T> List<T> list(String selected, String rest, CatalogRows.Reading<T> reading) {
    var where = where();
    return door.archive()
        .list(
            measurements,
            new Piece(
                "SELECT %s FROM processes WHERE %s %s".formatted(selected, where.sql(), rest),
                where.values()),
            reading);
  }

  /// The same, where processes are all columns.
  List<ProcessMeasurement> processes(String rest) {
    var reading = new ProcessReading(door.archive().columns(measurements, VIEW));
    return list(ProcessReading.columns(VIEW), rest, reading::process);
  }
}
