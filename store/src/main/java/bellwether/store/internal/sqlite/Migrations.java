package bellwether.store.internal.sqlite;

import bellwether.model.Bytes;
import bellwether.store.CatalogPlace;
import bellwether.store.internal.Problems;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Brings a catalog's schema up to date. Flyway is not loaded where nothing is behind.
///
/// Of several processes that find the same catalog behind one does the work: a file beside the
/// catalog is locked meanwhile. Whoever gets the lock later finds nothing to do, so that the file
/// may go as soon as the work is done.
final class Migrations {
  private static final String SCRIPTS = "classpath:bellwether/store/migrations";

  /// What an empty catalog and its journal need, and some.
  private static final Bytes ROOM = Bytes.ofKibi(512);

  private final CatalogPlace place;
  private final Problems problems;

  /// Others could hold the lock, and so every start.
  private static final FileAttribute<?> OF_OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Duration patience;

  Migrations(CatalogPlace place, Problems problems, Duration patience) {
    this.place = place;
    this.problems = problems;
    this.patience = patience;
  }

  void run() throws IOException, SQLException {
    var lockFile = Path.of(place + "-lock");
    // The file's lock is between processes; within this one it needs another.
    synchronized (Migrations.class) {
      try (var channel =
              FileChannel.open(
                  lockFile,
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  OF_OWNER_ALONE);
          var lock = channel.lock()) {
        if (isBehind()) {
          checkRoom();
          migrate();
        }
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private boolean isBehind() throws SQLException {
    try (var connection = Sqlite.reader(place, patience)) {
      return !SchemaVersion.of(connection, problems).isCurrent();
    }
  }

  /// On a full disk Flyway would try again for ten seconds. Tables that are made anew are there
  /// twice meanwhile.
  private void checkRoom() {
    var file = place.file().toFile();
    if (file.getUsableSpace() < ROOM.count() + file.length()) {
      throw problems.because(
          "cannot be made or brought up to date: its disk is full; make room there, or choose another place with --catalog");
    }
  }

  private void migrate() {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
    var source = new SQLiteDataSource(config);
    source.setUrl(Sqlite.url(place));
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          // Its progress is nothing to users; its failures come as exceptions.
          .loggers(SilentLog.Creator.class.getName())
          .locations(SCRIPTS)
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return problems.of(sql);
      }
    }
    return failure;
  }
}
