package bellwether.collect.internal.papiex;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.ReadPosition;

/// Takes the processes of one job together with the place where each was read.
@FunctionalInterface
public interface LineSink {
  /// Takes the next process.
  ///
  /// @param line the number of its line, or of its row in a database
  void accept(ProcessRecord process, ReadPosition spot, long line);
}
