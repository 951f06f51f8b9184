package bellwether.store.archive.internal;

import bellwether.collect.Counters;
import bellwether.model.json.JsonReader;
import bellwether.store.archive.internal.staging.CounterPlan;
import bellwether.store.archive.internal.staging.ProcessColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which files hold the processes of measurements, and their threads: asked of the catalog, since
/// looking into many files takes long.
public final class FileList {
  private final Map<String, Use> processes = new LinkedHashMap<>();
  private final Map<String, Use> threads = new LinkedHashMap<>();
  private final Map<String, List<String>> extrasOf = new HashMap<>();
  private final @Nullable Set<Long> wanted;

  private FileList(@Nullable Collection<Long> wanted) {
    this.wanted = wanted == null ? null : new HashSet<>(wanted);
  }

  /// A file and who uses it.
  private static final class Use {
    private final List<String> extras;
    private final List<Long> wanted = new ArrayList<>();
    private int all;

    Use(List<String> extras) {
      this.extras = extras;
    }
  }

  /// Those of measurements; null: of all.
  public static FileList of(Connection catalog, @Nullable Collection<Long> wanted)
      throws SQLException {
    var list = new FileList(wanted);
    try (var statement = catalog.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, processes_file, threads_file, counters FROM measurement WHERE processes_file IS NOT NULL ORDER BY id")) {
      while (rows.next()) {
        list.add(rows);
      }
    }
    return list;
  }

  private void add(ResultSet row) throws SQLException {
    var extras = extrasOf.computeIfAbsent(row.getString(4), FileList::extras);
    add(processes, row.getString(2), row.getLong(1), extras);
    var threadsFile = row.getString(3);
    if (threadsFile != null) {
      add(threads, threadsFile, row.getLong(1), extras);
    }
  }

  private void add(Map<String, Use> files, String name, long measurement, List<String> extras) {
    var use = files.computeIfAbsent(name, _ -> new Use(extras));
    use.all++;
    if (wanted == null || wanted.contains(measurement)) {
      use.wanted.add(measurement);
    }
  }

  public List<StoredFile> files(FileKind kind) {
    return kind == FileKind.PROCESSES ? processes() : threads();
  }

  List<StoredFile> processes() {
    return files(processes);
  }

  List<StoredFile> threads() {
    return files(threads);
  }

  private static List<StoredFile> files(Map<String, Use> uses) {
    var files = new ArrayList<StoredFile>();
    uses.forEach((name, use) -> {
      if (!use.wanted.isEmpty()) {
        files.add(
            new StoredFile(
                name,
                StoredFile.Columns.of(name, use.extras),
                use.wanted,
                use.wanted.size() == use.all));
      }
    });
    return files;
  }

  /// The columns besides the core that a measurement's files have, from its list of counters.
  public static List<String> extras(String json) {
    var plan = new CounterPlan();
    plan.turnTo(new Counters(JsonReader.readTexts(json)));
    return plan.columns().stream()
        .filter(name -> !ProcessColumns.CORE.contains(name))
        .sorted()
        .toList();
  }
}
