package bellwether.collect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is left of a measured job whose processes were retired.
///
/// @param processes how many it had
/// @param threads how many it had
/// @param hash of the content that it had
/// @param exitCode of its earliest process; null: not known
/// @param counters names in the order of the files
/// @param ofJob EPMT's sums of the whole job
/// @param operations by the text of their tags
public record KeptSums(
    int processes,
    long threads,
    String hash,
    @Nullable Long exitCode,
    List<String> counters,
    Map<String, Long> ofJob,
    List<OperationSums> operations) {
  /// Copies the lists.
  public KeptSums {
    counters = List.copyOf(counters);
    operations = List.copyOf(operations);
  }
}
