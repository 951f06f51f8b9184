package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.internal.ArchiveReading;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The processes of measured jobs, in Parquet files beside the catalog. Thread-safe.
public final class Archive {
  private final ArchiveReading reading;

  private Archive(ArchiveReading reading) {
    this.reading = reading;
  }

  /// The archive of a catalog; it need not be there yet.
  public static Archive of(CatalogPlace place) {
    return new Archive(new ArchiveReading(place));
  }

  /// The folder.
  public Path folder() {
    return reading.folder();
  }

  /// A connection to DuckDB with the views `processes`, `threads` and `process_tags` over all
  /// measurements; see [#connect(CatalogReader, Collection, ArchiveOptions)].
  public Connection connect(CatalogReader catalog, ArchiveOptions options) {
    return reading.connect(catalog, null, options);
  }

  /// The same over the measurements of these numbers.
  ///
  /// Nothing outside the files of these measurements can be read through it, and its settings are
  /// locked; a statement of the user must be checked by [#requireQuery] before, since DuckDB lets
  /// files be written that may be read. The connection sees the files as the catalog named them
  /// when it was made: when [ArchiveCare] or a deletion removes one, statements on it fail, and a
  /// new connection helps. For one thread; closed by the caller.
  ///
  /// @throws ArchiveException when DuckDB cannot be started
  public Connection connect(
      CatalogReader catalog, Collection<Long> measurements, ArchiveOptions options) {
    return reading.connect(catalog, measurements, options);
  }

  /// The same for one large answer, whose rows come as they are read and need not fit into memory;
  /// only one can be read at a time.
  ///
  /// @param target a file that COPY may write; null: none
  /// @throws ArchiveException when DuckDB cannot be started
  public Connection connectForStream(
      CatalogReader catalog,
      Collection<Long> measurements,
      ArchiveOptions options,
      @Nullable Path target) {
    return reading.connectForStream(catalog, measurements, options, target);
  }

  /// Refuses SQL that is anything but queries.
  ///
  /// @throws ArchiveException when it is something else, or no SQL
  public static void requireQuery(Connection connection, String sql) {
    ArchiveReading.requireQuery(connection, sql);
  }
}
