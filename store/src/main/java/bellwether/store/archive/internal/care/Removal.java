package bellwether.store.archive.internal.care;

import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.imports.MeasurementTable;
import bellwether.store.archive.internal.imports.OvertakenException;
import bellwether.store.archive.internal.imports.RetryCounter;
import bellwether.store.internal.Session;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes measurements away, wholly or down to their sums.
public final class Removal {
  private final Session catalog;
  private final Rewriting rewriting;

  public Removal(Session catalog, Rewriting rewriting) {
    this.catalog = catalog;
    this.rewriting = rewriting;
  }

  /// How many of the wanted were there. Whoever changes their files meanwhile makes it begin anew.
  int run(Collection<Long> wanted, boolean keepSums) throws SQLException, IOException {
    var retries = new RetryCounter();
    while (true) {
      try {
        return tryOnce(wanted, keepSums);
      } catch (OvertakenException overtaken) {
        retries.again(overtaken);
      }
    }
  }

  private int tryOnce(Collection<Long> wanted, boolean keepSums) throws SQLException, IOException {
    var present = present(Set.copyOf(wanted));
    if (present.isEmpty()) {
      return 0;
    }
    rewriting.apply(
        moves(present),
        connection -> {
          for (long measurement : present) {
            remove(connection, measurement, keepSums);
          }
        });
    return present.size();
  }

  /// What becomes of the files of measurements that leave.
  public List<Rewriting.Move> moves(Set<Long> leaving) {
    var moves = new ArrayList<Rewriting.Move>();
    for (var kind : FileKind.values()) {
      moves.addAll(moves(kind, leaving));
    }
    return moves;
  }

  private Set<Long> present(Set<Long> wanted) {
    return catalog.read(connection -> {
      var present = new HashSet<Long>();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT id FROM measurement")) {
        while (rows.next()) {
          if (wanted.contains(rows.getLong(1))) {
            present.add(rows.getLong(1));
          }
        }
      }
      return present;
    });
  }

  /// A file that holds others too goes into a new one without those that leave.
  private List<Rewriting.Move> moves(FileKind kind, Set<Long> leaving) {
    var moves = new ArrayList<Rewriting.Move>();
    for (var file : files(kind).entrySet()) {
      var staying = file.getValue().stream().filter(id -> !leaving.contains(id)).toList();
      if (staying.size() < file.getValue().size()) {
        var into = staying.isEmpty() ? null : next(file.getKey());
        moves.add(
            new Rewriting.Move(
                kind,
                List.of(file.getKey()),
                into,
                staying,
                file.getValue().size() - staying.size()));
      }
    }
    return moves;
  }

  private String next(String name) {
    long number = catalog.write(connection -> new MeasurementTable(connection).reserve());
    return MergedName.renumbered(name, number);
  }

  private Map<String, List<Long>> files(FileKind kind) {
    return catalog.read(connection -> {
      var files = new LinkedHashMap<String, List<Long>>();
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT %s, id FROM measurement WHERE %1$s IS NOT NULL ORDER BY id"
                      .formatted(kind.column()))) {
        while (rows.next()) {
          files.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getLong(2));
        }
      }
      return files;
    });
  }

  private static void remove(Connection connection, long measurement, boolean keepSums)
      throws SQLException {
    var table = new MeasurementTable(connection);
    if (keepSums) {
      table.forgetFiles(measurement);
    } else {
      table.deleteWithImport(measurement);
    }
  }
}
