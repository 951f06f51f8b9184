package bellwether.query.measured.source;

import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.CatalogSnapshot;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.StreamedColumn;
import bellwether.query.table.StreamedTable;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveOptions;
import java.util.List;
import java.util.Set;

/// Where questions on measured jobs have their rows from: one reader of the catalog, the archive
/// beside it, and the sums that were read before. Nothing of it can write. Not thread-safe.
public final class MeasurementSource implements AutoCloseable {
  private final CatalogPlace place;
  private final CatalogReader reader;
  private final CatalogRows catalog;
  private final ArchiveRows archive;
  private final KnownSums sums;

  public MeasurementSource(CatalogPlace place, CatalogReader reader, ArchiveOptions options) {
    this.place = place;
    this.reader = reader;
    this.catalog = new CatalogRows(reader.connection());
    this.archive = new ArchiveRows(reader, Archive.of(place), options);
    this.sums = new KnownSums(catalog);
  }

  /// The catalog as it stands now.
  public CatalogSnapshot snapshot() {
    return CatalogSnapshot.of(place);
  }

  public CatalogRows catalog() {
    return catalog;
  }

  public KnownSums sums() {
    return sums;
  }

  public ArchiveRows archive() {
    return archive;
  }

  /// A table over the files of some measurements.
  ///
  /// @param body all after what is selected, from FROM on
  public StreamedTable table(
      Set<Long> measurements, List<StreamedColumn> fields, SqlFragment body) {
    return new StreamedTable(new ArchiveSource(archive, measurements), fields, body);
  }

  @Override
  public void close() {
    archive.close();
    reader.close();
  }
}
