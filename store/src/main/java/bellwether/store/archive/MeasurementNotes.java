package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.internal.imports.NoteKeeper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what people and analyses say of measured jobs: tags, annotations, analyses and reference
/// models. All values are JSON texts.
///
/// Each call is one transaction: durable when it returns, or nothing of it. Threadsafe.
public interface MeasurementNotes extends AutoCloseable {

  /// Opens a catalog, which must be there.
  ///
  /// @throws bellwether.store.StoreException when there is no catalog, or it cannot be written
  static MeasurementNotes open(CatalogPlace place, ArchiveOptions options) {
    return NoteKeeper.open(place, options);
  }

  /// What is noted under names.
  enum Kind {
    /// What people note.
    ANNOTATION,
    /// What analyses found.
    ANALYSIS
  }

  /// Gives a measurement's job these tags instead of those that it had.
  void putTags(long measurement, Map<String, String> tags);

  /// Notes values under names; what stood under them is overwritten.
  ///
  /// @param instead all that was noted before goes
  void put(Kind kind, long measurement, Map<String, String> values, boolean instead);

  /// Takes away what is noted under some names.
  ///
  /// @return how many there were
  int remove(Kind kind, long measurement, Collection<String> names);

  /// Keeps a new reference model.
  ///
  /// @return its number
  /// @throws ArchiveException when there is one of its name
  long add(Model model);

  /// Keeps what was learned anew, in the place of what it was; false: there is no such model.
  boolean replace(long number, Model model);

  /// Removes models.
  ///
  /// @return how many there were
  int deleteModels(Collection<Long> numbers);

  @Override
  void close();

  /// A reference model as it is kept.
  ///
  /// @param name null: none
  /// @param tags JSON object: those that its jobs have in common
  /// @param operations JSON array of its operations' tags; empty: it is of whole jobs
  /// @param computed JSON object of what it learned
  /// @param info JSON object: which metrics are in use, …
  /// @param measurements that it learned from
  record Model(
      @Nullable String name,
      String tags,
      String operations,
      String computed,
      String info,
      boolean enabled,
      List<Long> measurements) {
    /// Copies the list.
    public Model {
      measurements = List.copyOf(measurements);
    }
  }
}
