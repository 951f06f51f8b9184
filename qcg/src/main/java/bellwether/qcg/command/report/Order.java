package bellwether.qcg.command.report;

import bellwether.qcg.report.PilotJob;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// In which order jobs are listed; those that lack what counts come last.
enum Order {
  START(by(PilotJob::started)),
  FINISH(by(PilotJob::finished)),
  RUNTIME(by(PilotJob::runTime)),
  NAME(by(job -> Optional.of(job.name()))),
  STATE(by(job -> Optional.ofNullable(job.state()))),

  /// That of the reports.
  NONE((_, _) -> 0);

  @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
  private final Comparator<PilotJob> comparator;

  Order(Comparator<PilotJob> comparator) {
    this.comparator = comparator;
  }

  Comparator<PilotJob> comparator() {
    return comparator;
  }

  private static <T extends Comparable<? super T>> Comparator<PilotJob> by(
      Function<PilotJob, Optional<T>> key) {
    return (left, right) -> {
      var first = key.apply(left);
      var second = key.apply(right);
      return first.isPresent() && second.isPresent()
          ? first.get().compareTo(second.get())
          : Boolean.compare(first.isEmpty(), second.isEmpty());
    };
  }

  /// Reads all but [#NONE].
  static final class Reader implements ITypeConverter<Order> {

    @Override
    public Order convert(String value) {
      return Arrays.stream(values())
          .filter(order -> order != NONE && order.name().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException("'%s' is not one of %s.".formatted(value, choices())));
    }

    private static String choices() {
      return Arrays.stream(values())
          .filter(order -> order != NONE)
          .map(order -> "'" + order.name().toLowerCase(Locale.ROOT) + "'")
          .collect(Collectors.joining(", "));
    }
  }
}
