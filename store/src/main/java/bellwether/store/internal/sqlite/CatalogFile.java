package bellwether.store.internal.sqlite;

import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.StoreException;
import bellwether.store.internal.Problems;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;

/// Opens the file of a catalog for writing, and makes it where there is none.
public final class CatalogFile {
  private final CatalogPlace place;
  private final CatalogOptions options;
  private final Problems problems;

  /// The file at a place.
  public CatalogFile(CatalogPlace place, CatalogOptions options) {
    this.place = place;
    this.options = options;
    this.problems = new Problems(place);
  }

  /// A connection to the catalog in its current edition.
  ///
  /// @throws StoreException when the place cannot hold a catalog or holds something else
  public Connection open() {
    try {
      prepare();
      return open(FileSystemType.of(place.file()));
    } catch (IOException e) {
      throw problems.of(e);
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }

  Connection open(FileSystemType type) throws IOException, SQLException {
    var connection = current();
    try {
      Sqlite.setJournal(connection, !type.isNetwork(), options.patience());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    if (type.isNetwork()) {
      options
          .warnings()
          .warn(
              "The catalog %s is on a network file system (%s): it is written without a write-ahead log, which is slower; --catalog with a place on a local disk avoids that."
                  .formatted(place, type.word()));
    }
    return connection;
  }

  private Connection current() throws IOException, SQLException {
    var connection = connect();
    if (isCurrent(connection)) {
      return connection;
    }
    connection.close();
    new Migrations(place, problems, options.patience()).run();
    return connect();
  }

  private Connection connect() throws SQLException {
    return Sqlite.writer(place, options.durability(), options.patience());
  }

  private boolean isCurrent(Connection connection) throws SQLException {
    try {
      return SchemaVersion.of(connection, problems).isCurrent();
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  /// SQLite gives its companion files the mode of the database, so that has to be right first.
  private void prepare() throws IOException {
    var file = place.file();
    if (Files.isDirectory(file)) {
      throw problems.because("is a folder; expected a file: name one in it with --catalog");
    }
    if (!Files.exists(file)) {
      createFolders(file.resolveSibling(""));
      create(file);
    }
  }

  private static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      // Another process was first; both go on with the same file.
      return;
    }
  }
}
