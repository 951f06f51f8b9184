package bellwether.query.export;

import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobColumns;
import bellwether.query.measured.source.ArchiveRows;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.sql.CatalogCopy;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import bellwether.store.archive.UnfinishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Measured jobs with all that is known of them as Parquet files, which need not fit into memory,
/// and a dictionary of their columns.
public final class Export {
  private static final String SUMS = "sums";

  private final MeasurementSource source;
  private final Set<Long> measurements;
  private final boolean whole;
  private final Dictionary dictionary = new Dictionary();
  private final List<UnfinishedFile> unfinished = new ArrayList<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();

  private Export(JobQuery jobs, boolean whole) {
    this.source = jobs.source();
    this.measurements = jobs.measurements();
    this.whole = whole;
  }

  /// An export of measured jobs, and of the events of theirs.
  public static Export of(JobQuery jobs) {
    return new Export(jobs, false);
  }

  /// An export of all jobs of the catalog, those of which nothing was measured, too.
  public static Export ofAll(Measurements all) {
    return new Export(all.jobs(), true);
  }

  /// The names of the files that an export has.
  public static List<String> files() {
    var files = new ArrayList<String>();
    for (var table : ExportTable.values()) {
      files.add(table.file());
    }
    files.addAll(Dictionary.FILES);
    return files;
  }

  /// Writes all files into a folder that is there: under temporary names until all are whole, then
  /// in place of those of the same names.
  ///
  /// @return how many rows each table has
  /// @throws MeasuredException when they cannot be written
  public Map<String, Long> write(Path folder) {
    try {
      for (var table : ExportTable.values()) {
        rows.put(table.word(), write(table, temporary(folder, table.file())));
      }
      dictionary.write(name -> temporary(folder, name));
      for (var file : unfinished) {
        file.finish();
      }
      return rows;
    } catch (SQLException | IOException e) {
      throw problem(folder, e);
    } finally {
      unfinished.forEach(UnfinishedFile::close);
    }
  }

  private static MeasuredException problem(Path folder, Exception e) {
    return new MeasuredException(
        "The export could not be written into %s: %s; see to its disk and its mode"
            .formatted(folder, UnfinishedFile.reason(e)),
        e,
        false);
  }

  private Path temporary(Path folder, String name) {
    var file = new UnfinishedFile(folder.resolve(name));
    unfinished.add(file);
    return file.path();
  }

  private long write(ExportTable table, Path file) throws SQLException {
    try (var connection = source.archive().connectForStream(measurements, file)) {
      ArchiveRows.copy(connection, selection(table, connection), file);
      describe(table, connection, file);
      var counted = SqlFragment.of("SELECT count(*) FROM " + read(file));
      return CatalogRows.list(connection, counted, row -> row.getLong(1)).getFirst();
    }
  }

  private static String read(Path file) {
    return "read_parquet('" + file.toString().replace("'", "''") + "')";
  }

  private SqlFragment selection(ExportTable table, Connection connection) throws SQLException {
    if (!table.isOfCatalog()) {
      return SqlFragment.of("SELECT * FROM " + table.word());
    }
    // The archive's views of a connection have none of these names.
    var copy = new CatalogCopy(table.word(), table.columns());
    CatalogCopy.begin(connection);
    copy.make(connection);
    copy.fill(connection, source.catalog(), asked(table));
    return SqlFragment.of("SELECT %s FROM %s".formatted(selected(table), table.word()));
  }

  private SqlFragment asked(ExportTable table) {
    return table.ask(source.catalog().dialect(), whole ? "" : keys(table));
  }

  /// The keys of the rows of the chosen jobs; of reference models only those that learned from
  /// chosen jobs alone.
  private String keys(ExportTable table) {
    var dialect = source.catalog().dialect();
    var chosen = dialect.values("?");
    return switch (table) {
      case EVENTS -> numbers("SELECT job_id FROM measurement WHERE id IN (" + chosen + ")");
      case REFMODELS ->
          numbers(
              "SELECT refmodel_id FROM refmodel_job GROUP BY 1 HAVING "
                  + dialect.every("measurement_id IN (" + chosen + ")"));
      case JOBS, PROCESSES, THREADS, OPERATIONS -> Json.text(measurements);
    };
  }

  private String numbers(String sql) {
    var asked = SqlFragment.of(sql, Json.text(measurements));
    return Json.text(source.catalog().list(asked, row -> row.getLong(1)));
  }

  /// The sums of counters become columns, too.
  private String selected(ExportTable table) {
    var names = new LinkedHashSet<String>();
    table.columns().forEach(column -> names.add(column.name()));
    var selected = new ArrayList<String>();
    names.stream().map(Export::quoted).forEach(selected::add);
    if (table.hasSums()) {
      for (var counter : JobColumns.counters(source.catalog())) {
        if (!names.contains(counter)) {
          selected.add(sum(counter, names));
        }
      }
    }
    return selected.stream().collect(Collectors.joining(", "));
  }

  private static String sum(String counter, Set<String> taken) {
    var name = counter;
    while (isTaken(name, taken)) {
      name = "counter_" + name;
    }
    taken.add(name);
    var pointer = "/" + counter.replace("~", "~0").replace("/", "~1");
    return "CAST(%s ->> '%s' AS BIGINT) AS %s"
        .formatted(SUMS, pointer.replace("'", "''"), quoted(name));
  }

  private static boolean isTaken(String name, Set<String> taken) {
    return taken.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void describe(ExportTable table, Connection connection, Path file) throws SQLException {
    var columns =
        CatalogRows.list(
            connection,
            SqlFragment.of("DESCRIBE SELECT * FROM " + read(file)),
            row -> Map.entry(row.getString(1), row.getString(2)));
    columns.forEach(column -> dictionary.add(table.word(), column.getKey(), column.getValue()));
  }
}
