package bellwether.store.archive.internal.care;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ArchiveDamage;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveSize;
import bellwether.store.archive.Compaction;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.FileList;
import bellwether.store.archive.internal.StoredFile;
import bellwether.store.archive.internal.imports.WriterFolder;
import bellwether.store.internal.Session;
import bellwether.store.internal.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Takes care of an archive; one thing at a time. Thread-safe.
public final class CareTaker implements AutoCloseable {
  private final CatalogPlace place;
  private final ArchiveFolder archive;
  private final Session catalog;
  private final WriterFolder pending;
  private final ArchiveOptions options;

  private CareTaker(
      CatalogPlace place, Session catalog, WriterFolder pending, ArchiveOptions options) {
    this.place = place;
    this.archive = ArchiveFolder.of(place);
    this.catalog = catalog;
    this.pending = pending;
    this.options = options;
  }

  /// Opens the archive of a catalog, which must be there.
  public static CareTaker open(CatalogPlace place, ArchiveOptions options) {
    // Care makes no catalog where there is none.
    CatalogReader.require(place);
    var session = Session.patient(place, options.warnings());
    try {
      return new CareTaker(
          place, session, WriterFolder.of(ArchiveFolder.of(place), session), options);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// Work that files and databases may thwart.
  private interface Work<T> {
    T run() throws SQLException, IOException;
  }

  private synchronized <T> T doing(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new ArchiveException(
          "The archive %s could not be taken care of: %s; see bellwether archive check"
              .formatted(archive.root(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw archive.problem(e);
    }
  }

  private DuckDb duckDb() {
    return new DuckDb(options.memory(), options.threads(), pending.file(".spill"));
  }

  private Rewriting rewriting() {
    return new Rewriting(archive, catalog, pending, duckDb());
  }

  /// Reads every file whole, and holds it against the catalog.
  public List<ArchiveDamage> check() {
    return doing(() -> new Inspection(archive, catalog, duckDb()).run());
  }

  /// Merges small files.
  public Compaction compact() {
    return doing(() -> new Compactor(archive, catalog, rewriting()).run());
  }

  /// Takes measurements away; returns how many there were.
  public int delete(Collection<Long> measurements) {
    return doing(() -> new Removal(catalog, rewriting()).run(measurements, false));
  }

  /// Takes only their processes away; returns of how many.
  public int keepSumsOnly(Collection<Long> measurements) {
    return doing(() -> new Removal(catalog, rewriting()).run(measurements, true));
  }

  /// How much there is.
  public ArchiveSize size() {
    return doing(this::measure);
  }

  private ArchiveSize measure() throws IOException {
    var processes = files(FileKind.PROCESSES);
    var threads = files(FileKind.THREADS);
    return new ArchiveSize(
        number("SELECT count(*) FROM measurement"),
        number("SELECT coalesce(sum(process_count), 0) FROM measurement"),
        processes.count(),
        processes.bytes(),
        threads.count(),
        threads.bytes(),
        Files.size(place.file()));
  }

  private long number(String sql) {
    return catalog.read(connection -> Sql.number(connection, sql));
  }

  /// Files of a kind.
  private record Total(long count, long bytes) {}

  private Total files(FileKind kind) throws IOException {
    var names =
        catalog.read(connection -> FileList.of(connection, null)).files(kind).stream()
            .map(StoredFile::name)
            .toList();
    long bytes = 0;
    for (var name : names) {
      var file = archive.file(name);
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    return new Total(names.size(), bytes);
  }

  @Override
  public void close() {
    try (catalog) {
      pending.close();
    } catch (IOException e) {
      throw archive.problem(e);
    }
  }
}
