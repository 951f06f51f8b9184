package bellwether.store.archive.internal.care;

import bellwether.model.Micros;
import bellwether.store.archive.Compaction;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.FileList;
import bellwether.store.archive.internal.StoredFile;
import bellwether.store.archive.internal.imports.MeasurementTable;
import bellwether.store.archive.internal.imports.OvertakenException;
import bellwether.store.archive.internal.imports.RetryCounter;
import bellwether.store.internal.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Merges files of a month with the same columns, up to a size that one reader takes in stride.
final class Compactor {
  private static final long MOST_BYTES = 512L << 20;

  /// What is nearly as large as it may become is left alone.
  private static final long SMALL_BYTES = MOST_BYTES / 2;

  private final ArchiveFolder archive;
  private final Session catalog;
  private final Rewriting rewriting;
  private long filesBefore;
  private long filesAfter;
  private long bytesBefore;
  private long bytesAfter;

  Compactor(ArchiveFolder archive, Session catalog, Rewriting rewriting) {
    this.archive = archive;
    this.catalog = catalog;
    this.rewriting = rewriting;
  }

  /// Files that may become one.
  private record Group(String month, StoredFile.Columns columns) {}

  /// Files that become one, and whose they are.
  private static final class Batch {
    private final LinkedHashSet<String> files = new LinkedHashSet<>();
    private final List<Long> measurements = new ArrayList<>();
    private long bytes;
  }

  Compaction run() throws SQLException, IOException {
    for (var kind : FileKind.values()) {
      run(kind);
    }
    return new Compaction(filesBefore, filesAfter, bytesBefore, bytesAfter);
  }

  /// An import that replaces one of the measurements makes it look again what is there.
  private void run(FileKind kind) throws SQLException, IOException {
    var retries = new RetryCounter();
    while (true) {
      try {
        for (var group : groups(kind).entrySet()) {
          merge(kind, group.getKey(), group.getValue());
        }
        return;
      } catch (OvertakenException overtaken) {
        retries.again(overtaken);
      }
    }
  }

  /// Per group each file with the measurements in it.
  private Map<Group, Map<String, List<Long>>> groups(FileKind kind) {
    return catalog.read(connection -> groups(connection, kind));
  }

  private static Map<Group, Map<String, List<Long>>> groups(Connection connection, FileKind kind)
      throws SQLException {
    var groups = new LinkedHashMap<Group, Map<String, List<Long>>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, %s, start_time, counters FROM measurement WHERE %1$s IS NOT NULL ORDER BY id"
                    .formatted(kind.column()))) {
      while (rows.next()) {
        var time = Micros.time(rows.getLong(3)).atOffset(ZoneOffset.UTC);
        var columns = StoredFile.Columns.of(rows.getString(2), FileList.extras(rows.getString(4)));
        var group = new Group(YearMonth.from(time).toString(), columns);
        groups
            .computeIfAbsent(group, _ -> new LinkedHashMap<>())
            .computeIfAbsent(rows.getString(2), _ -> new ArrayList<>())
            .add(rows.getLong(1));
      }
    }
    return groups;
  }

  private void merge(FileKind kind, Group group, Map<String, List<Long>> files)
      throws SQLException, IOException {
    var batch = new Batch();
    for (var file : files.entrySet()) {
      long size = size(kind, file.getKey());
      if (size < SMALL_BYTES) {
        if (batch.bytes + size > MOST_BYTES) {
          merge(kind, group, batch);
          batch = new Batch();
        }
        batch.files.add(file.getKey());
        batch.measurements.addAll(file.getValue());
        batch.bytes += size;
      }
    }
    merge(kind, group, batch);
  }

  /// 0: a replacing import has already put another in its place.
  private long sizeOfOurs(String name) throws IOException {
    var file = archive.file(name);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private long size(FileKind kind, String name) throws IOException {
    try {
      return Files.size(archive.file(name));
    } catch (NoSuchFileException e) {
      if (isNamed(kind, name)) {
        throw e;
      }
      throw new OvertakenException(name);
    }
  }

  private boolean isNamed(FileKind kind, String name) {
    return catalog.read(connection -> {
      try (var statement =
          connection.prepareStatement(
              "SELECT 1 FROM measurement WHERE %s = ?".formatted(kind.column()))) {
        statement.setString(1, name);
        try (var rows = statement.executeQuery()) {
          return rows.next();
        }
      }
    });
  }

  private void merge(FileKind kind, Group group, Batch batch) throws SQLException, IOException {
    if (batch.files.size() < 2) {
      return;
    }
    long number = catalog.write(connection -> new MeasurementTable(connection).reserve());
    var into = MergedName.of(kind, group.month(), number, group.columns().tree());
    var from = List.copyOf(batch.files);
    rewriting.apply(
        List.of(new Rewriting.Move(kind, from, into, batch.measurements, 0)), connection -> {});
    filesBefore += from.size();
    filesAfter++;
    bytesBefore += batch.bytes;
    bytesAfter += sizeOfOurs(into);
  }
}
