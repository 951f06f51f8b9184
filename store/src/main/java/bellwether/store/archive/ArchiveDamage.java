package bellwether.store.archive;

/// Something in the archive that is not as the catalog says.
///
/// @param kind what is wrong
/// @param file within the archive's folder
/// @param message a sentence for the user: what, and what to do
public record ArchiveDamage(Kind kind, String file, String message) {

  /// What is wrong with a file.
  public enum Kind {
    /// The catalog names it, and it is not there.
    MISSING,
    /// It cannot be read to its end.
    UNREADABLE,
    /// It holds other processes than the catalog counted.
    DIFFERENT,
    /// Nobody names it.
    UNKNOWN
  }
}
