package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/// All that a catalog and its archive answer about measured jobs, whatever numbers they got.
record StoreAnswer(List<String> catalog, List<String> processes, List<String> threads, long files) {
  private static final String CATALOG =
      """
      SELECT 'schema ' || name || coalesce(sql, '') FROM sqlite_schema
      UNION ALL SELECT 'edition ' || user_version FROM pragma_user_version
      UNION ALL SELECT 'step ' || version || success FROM flyway_schema_history
      UNION ALL SELECT 'job ' || name || state FROM job_definition
      UNION ALL SELECT 'attempts ' || count(*) FROM attempt
      UNION ALL SELECT 'measured ' || jobid || process_count || sums || (processes_file IS NULL) FROM measurement
      UNION ALL SELECT 'operation ' || jobid || s.tags || s.process_count || s.sums
        FROM op_sum s JOIN measurement m ON m.id = s.measurement_id
      UNION ALL SELECT 'integrity ' || integrity_check FROM pragma_integrity_check
      ORDER BY 1
      """;

  static StoreAnswer of(CatalogPlace place) throws SQLException, IOException {
    var query = new ArchiveQuery(place);
    return new StoreAnswer(
        catalog(place),
        query.column("SELECT jobid || ' ' || pid || ' ' || tags FROM processes ORDER BY 1"),
        query.column("SELECT count(*) FROM threads"),
        files(place));
  }

  private static List<String> catalog(CatalogPlace place) {
    try (var reader = CatalogReader.open(place)) {
      return reader.dsl().fetch(CATALOG).getValues(0, String.class);
    }
  }

  private static long files(CatalogPlace place) throws IOException {
    var folder = Archive.of(place).folder();
    if (!Files.exists(folder)) {
      return 0;
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
