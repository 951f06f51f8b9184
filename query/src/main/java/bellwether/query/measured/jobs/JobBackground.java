package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import bellwether.store.archive.CompressedText;
import java.time.Instant;
import java.util.Map;

/// What surrounded a measured job, which is large and seldom asked for.
///
/// @param environment the variables at its start
/// @param changes those that were others at its end
/// @param created when the catalog got it
/// @param updated when it was last changed there
public record JobBackground(
    Map<String, Object> environment,
    Map<String, Object> changes,
    Instant created,
    Instant updated) {
  private static final String SQL =
      """
      SELECT environment, environment_changes, created_time, updated_time FROM measurement
      WHERE id = ?
      """;

  public static JobBackground of(CatalogRows catalog, long measurement) {
    return catalog
        .list(
            SqlFragment.of(SQL, measurement),
            row ->
                new JobBackground(
                    Json.object(CompressedText.read(row.getBytes(1))),
                    Json.object(CompressedText.read(row.getBytes(2))),
                    Micros.time(row.getLong(3)),
                    Micros.time(row.getLong(4))))
        .getFirst();
  }
}
