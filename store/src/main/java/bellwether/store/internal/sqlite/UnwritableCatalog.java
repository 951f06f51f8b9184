package bellwether.store.internal.sqlite;

import bellwether.store.CatalogPlace;
import java.nio.file.Files;
import java.nio.file.Path;

/// What tells whether a catalog can be read as it stands.
///
/// SQLite reads a database with a write-ahead log through companion files, and makes them where
/// they are missing. Where that is not allowed, a file without a log in use is whole by itself.
///
/// @param folderWritable whether companion files could be made
/// @param log whether a log that holds something stands beside it
record UnwritableCatalog(boolean folderWritable, boolean log) {

  static UnwritableCatalog of(CatalogPlace place) {
    var folder = place.file().toAbsolutePath().getParent();
    return new UnwritableCatalog(
        folder == null || Files.isWritable(folder), Path.of(place + "-wal").toFile().length() > 0);
  }

  boolean isReadableAsItStands() {
    return !folderWritable && !log;
  }
}
