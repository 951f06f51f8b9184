package bellwether.store.archive.internal.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// As much of a measurement in the catalog as tells whether another is the same.
record KnownMeasurement(
    long id,
    long job,
    int attempt,
    long submit,
    String hash,
    List<String> hosts,
    @Nullable String processesFile,
    @Nullable String threadsFile) {

  boolean isSame(long otherSubmit, String otherHash, List<String> otherHosts) {
    return submit == otherSubmit && hash.equals(otherHash) && hosts.equals(otherHosts);
  }
}
