package bellwether.store.archive.internal.imports;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.staging.StagingDatabases;
import bellwether.store.internal.Session;
import java.io.IOException;
import java.sql.SQLException;

/// An archive that is written to, with its catalog, the writer's own folder and the databases in
/// which rows are staged. Thread-safe.
record OpenArchive(
    ArchiveFolder archive,
    Session catalog,
    WriterFolder pending,
    ArchiveOptions options,
    StagingDatabases staging)
    implements AutoCloseable {

  /// Opens the archive of a catalog, and makes both where there are none.
  static OpenArchive open(CatalogPlace place, ArchiveOptions options) {
    var archive = ArchiveFolder.of(place);
    var session = Session.patient(place, options.warnings());
    try {
      var pending = WriterFolder.of(archive, session);
      var staging = new StagingDatabases(() -> duckDb(options, pending));
      return new OpenArchive(archive, session, pending, options, staging);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// How a further database is opened.
  DuckDb duckDb() {
    return duckDb(options, pending);
  }

  private static DuckDb duckDb(ArchiveOptions options, WriterFolder pending) {
    return new DuckDb(options.memory(), options.threads(), pending.file(".spill"));
  }

  @Override
  public void close() {
    try (catalog;
        staging) {
      staging.close();
      pending.close();
    } catch (SQLException e) {
      throw new ArchiveException("DuckDB could not be closed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw archive.problem(e);
    }
  }
}
