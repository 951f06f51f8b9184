package bellwether.store.archive;

/// How much an archive holds.
///
/// @param measurements attempts that were measured
/// @param processes those of all attempts
/// @param processFiles files of processes
/// @param processBytes their size
/// @param threadFiles files of threads
/// @param threadBytes their size
/// @param catalogBytes the catalog's, with all that it remembers besides
public record ArchiveSize(
    long measurements,
    long processes,
    long processFiles,
    long processBytes,
    long threadFiles,
    long threadBytes,
    long catalogBytes) {

  /// Of both kinds of files.
  public long bytes() {
    return processBytes + threadBytes;
  }
}
