package bellwether.query.measured.operations;

import bellwether.query.MeasuredException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What the duration of an operation of many processes is.
public enum DurationMethod {
  /// The durations of all processes added up.
  SUM("sum"),
  /// The time during which at least one process ran.
  SUM_MINUS_OVERLAP("sum-minus-overlap"),
  /// From the first start to the last end.
  FINISH_MINUS_START("finish-minus-start");

  private final String word;

  DurationMethod(String word) {
    this.word = word;
  }

  /// EPMT's name.
  public String word() {
    return word;
  }

  /// By EPMT's name.
  ///
  /// @throws MeasuredException when there is none of this name
  public static DurationMethod of(String word) {
    return Arrays.stream(values())
        .filter(method -> method.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new MeasuredException(
                "Expected one of %s as the way to measure operations, but found %s"
                    .formatted(
                        Arrays.stream(values())
                            .map(DurationMethod::word)
                            .collect(Collectors.joining(", ")),
                        word)));
  }
}
