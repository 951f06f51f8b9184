package bellwether.store;

import bellwether.model.Micros;
import bellwether.store.archive.ArchiveCare;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.internal.ModelTable;
import bellwether.store.internal.NoteTable;
import bellwether.store.internal.Session;
import java.util.Collection;
import java.util.Map;

/// The writer of what people and analyses say of measured jobs: tags, annotations, analyses and
/// reference models. It also takes measurements away. All values are JSON texts.
///
/// Each call is one transaction: durable when it returns, or nothing of it. Thread-safe.
public final class CatalogEditor implements AutoCloseable {
  private final CatalogPlace place;
  private final ArchiveOptions options;
  private final Session catalog;

  private CatalogEditor(CatalogPlace place, ArchiveOptions options, Session catalog) {
    this.place = place;
    this.options = options;
    this.catalog = catalog;
  }

  /// Opens a catalog, which must be there.
  ///
  /// @throws StoreException when there is no catalog, or it cannot be written
  public static CatalogEditor open(CatalogPlace place, ArchiveOptions options) {
    // Notes make no catalog where there is none.
    CatalogReader.require(place);
    return new CatalogEditor(place, options, Session.patient(place, options.warnings()));
  }

  private long now() {
    return Micros.of(options.clock().now());
  }

  /// Gives a measurement's job these tags instead of those that it had.
  public void putTags(long measurement, Map<String, String> tags) {
    catalog.write(connection -> new NoteTable(connection, now()).putTags(measurement, tags));
  }

  /// Notes values under names; what stood under them is overwritten.
  ///
  /// @param instead all that was noted before goes
  public void put(NoteKind kind, long measurement, Map<String, String> values, boolean instead) {
    catalog.write(connection -> {
      var notes = new NoteTable(connection, now());
      if (instead) {
        notes.clear(kind, measurement);
      }
      return notes.put(kind, measurement, values);
    });
  }

  /// Takes away what is noted under some names.
  ///
  /// @return how many there were
  public int remove(NoteKind kind, long measurement, Collection<String> names) {
    return catalog.write(
        connection -> new NoteTable(connection, now()).remove(kind, measurement, names));
  }

  /// Keeps a new reference model.
  ///
  /// @return its number
  /// @throws bellwether.store.archive.ArchiveException when there is one of its name
  public long add(ModelRecord model) {
    return catalog.write(connection -> new ModelTable(connection, now()).add(model));
  }

  /// Keeps what was learned anew, in the place of what it was; false: there is no such model.
  public boolean replace(long number, ModelRecord model) {
    return catalog.write(connection -> new ModelTable(connection, now()).replace(number, model));
  }

  /// Removes models.
  ///
  /// @return how many there were
  public int deleteModels(Collection<Long> numbers) {
    return catalog.write(connection -> new ModelTable(connection, now()).delete(numbers));
  }

  /// Takes measurements out of the catalog and the archive; see [ArchiveCare#delete].
  ///
  /// @return how many there were
  public int delete(Collection<Long> measurements) {
    try (var care = ArchiveCare.open(place, options)) {
      return care.delete(measurements);
    }
  }

  /// Takes only the processes of measurements away; see [ArchiveCare#keepSumsOnly].
  ///
  /// @return of how many
  public int keepSumsOnly(Collection<Long> measurements) {
    try (var care = ArchiveCare.open(place, options)) {
      return care.keepSumsOnly(measurements);
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
