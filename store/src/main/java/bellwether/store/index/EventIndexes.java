package bellwether.store.index;

import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import bellwether.store.StoreException;
import bellwether.store.internal.Problems;
import bellwether.store.internal.Session;
import bellwether.store.internal.Sql;
import bellwether.store.internal.sqlite.CatalogFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/// The indexes of a catalog that only questions about events need.
///
/// The first question that needs one builds it, never while a manager is at work: it would wait for
/// the lock. A question is answered without an index, too, but slower.
public final class EventIndexes {
  /// So many events are read in a fraction of a second without any.
  private static final long FEW = 200_000;

  private static final String NAMES =
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('event', 'job_definition')";
  private static final String MANAGERS =
      "SELECT host, boot_id, pid, start_ticks FROM run WHERE state = 'RUNNING'";

  private final CatalogPlace place;
  private final Liveness liveness;
  private final long few;

  /// @param liveness tells whether a manager is at work
  public EventIndexes(CatalogPlace place, Liveness liveness) {
    this(place, liveness, FEW);
  }

  /// @param few of how many events on indexes are worth their making
  public EventIndexes(CatalogPlace place, Liveness liveness, long few) {
    this.place = place;
    this.liveness = liveness;
    this.few = few;
  }

  /// Which of them a catalog has.
  public static Set<EventIndex> in(Connection connection) throws SQLException {
    var names = Set.copyOf(Sql.list(connection, row -> row.getString(1), NAMES));
    var found = EnumSet.allOf(EventIndex.class);
    found.removeIf(index -> !names.contains(index.word()));
    return found;
  }

  /// Builds those that are missing, where that is worth it and can be done now.
  ///
  /// @param reader the view that asks
  /// @return whether all are there
  public boolean ensure(CatalogReader reader, Set<EventIndex> wanted) {
    try {
      var missing = missing(reader.connection(), wanted);
      if (missing.isEmpty()) {
        return true;
      }
      return isLarge(reader.connection()) && !isInUse(reader.connection()) && build(missing);
    } catch (SQLException e) {
      throw new Problems(place).of(e);
    }
  }

  private static Set<EventIndex> missing(Connection connection, Set<EventIndex> wanted)
      throws SQLException {
    var missing = EnumSet.noneOf(EventIndex.class);
    if (!wanted.isEmpty()) {
      missing.addAll(wanted);
      missing.removeAll(in(connection));
    }
    return missing;
  }

  private boolean isLarge(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT coalesce(max(seq), 0) FROM event") >= few;
  }

  private boolean isInUse(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            row ->
                new ManagerProcess(
                    row.getString(1), row.getString(2), row.getInt(3), row.getLong(4)),
            MANAGERS)
        .stream()
        .anyMatch(liveness::isAlive);
  }

  /// A catalog that cannot be written now, such as one of somebody else, is asked without them.
  private boolean build(Set<EventIndex> missing) {
    var options = CatalogOptions.of(liveness);
    try (var session =
        new Session(new CatalogFile(place, options).open(), new Problems(place), options)) {
      return session.write(connection -> !isInUse(connection) && build(connection, missing));
    } catch (StoreException unwritable) {
      return false;
    }
  }

  private static boolean build(Connection connection, Set<EventIndex> missing) throws SQLException {
    Sql.update(connection, "PRAGMA cache_size = -128000"); // KiB: the database sorts in it
    for (var index : missing) {
      Sql.update(connection, index.statement());
    }
    return true;
  }
}
