package bellwether.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/// A kind of catalog that the contracts are tried on, in one place.
@NullUnmarked // columns of rows may be null
interface CatalogKind {

  /// Opens the catalog of this test, again or for the first time.
  Catalog open(CatalogOptions options);

  /// What the events alone tell of a run's jobs.
  Replay replay(long origin);

  /// Rows of a query on what is durable.
  List<Map<String, Object>> rows(String sql);
}
