package bellwether.collect.internal.records;

import java.io.IOException;

/// Gives records one after the other. Not thread-safe.
public interface RecordSource {
  /// The next record, valid until the next call; false: there is none.
  boolean next(RecordView record) throws IOException;

  /// How many there were so far.
  long count();
}
