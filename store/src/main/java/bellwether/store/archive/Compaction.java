package bellwether.store.archive;

/// What merging the files of an archive did.
///
/// @param filesBefore merged
/// @param filesAfter they became
/// @param bytesBefore of the merged files
/// @param bytesAfter of what they became
public record Compaction(long filesBefore, long filesAfter, long bytesBefore, long bytesAfter) {}
