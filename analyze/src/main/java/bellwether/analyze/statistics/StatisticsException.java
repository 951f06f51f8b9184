package bellwether.analyze.statistics;

/// Says why a statistic was refused: too few rows, no feature left, methods that do not go
/// together.
public final class StatisticsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StatisticsException(String message) {
    super(message);
  }

  /// Refuses with a reason what does not hold.
  public static void require(boolean holds, String reason) {
    if (!holds) {
      throw new StatisticsException(reason);
    }
  }
}
