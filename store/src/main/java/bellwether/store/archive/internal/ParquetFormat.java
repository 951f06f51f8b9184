package bellwether.store.archive.internal;

/// How files are written: small, and quick to write.
///
/// Of what was tried on the sample jobs, plain pages under zstd came out smallest, with
/// dictionaries only for what comes again and again: the delta encodings of the format's second
/// version spoil noisy counters, a dictionary of them is larger than they are, and wide integers
/// compress better than narrow ones.
public final class ParquetFormat {
  private static final int LEVEL = 9;
  private static final int LEAST_WORDS = 300;

  /// In how many rows a word of a dictionary should come again.
  private static final int ROWS_PER_WORD = 40;

  private static final int ROW_GROUP = 122_880;

  private ParquetFormat() {}

  public static String ofProcesses(long rows) {
    return format(Math.max(LEAST_WORDS, Math.min(rows, ROW_GROUP) / ROWS_PER_WORD));
  }

  public static String ofThreads() {
    return format(1);
  }

  private static String format(long words) {
    return "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL %d, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE %d, DICTIONARY_SIZE_LIMIT %d)"
        .formatted(LEVEL, ROW_GROUP, words);
  }
}
