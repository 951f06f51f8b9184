package bellwether.query.sql;

/// How much of the CPU time of an attempt its measured processes explain: SQL for it in percent, at
/// most 100; null for attempts that no run made, whose own CPU time nobody knows.
public final class Coverage {
  private static final String PERCENT =
      """
      CASE WHEN m.cpu_time_us >= a.user_time_us + a.system_time_us THEN 100.0
        ELSE 100.0 * m.cpu_time_us / (a.user_time_us + a.system_time_us) END
      """;
  private static final String SAME =
      "a.job_id = m.job_id AND a.ordinal = m.ordinal AND a.number = m.attempt AND a.run_id IS NOT NULL";

  private Coverage() {}

  /// For a row of measurements.
  ///
  /// @param row by which name the statement calls it
  public static String ofMeasurement(String row) {
    return subselect("attempt a", SAME.replace("m.", row + "."), PERCENT.replace("m.", row + "."));
  }

  /// For a row of attempts.
  ///
  /// @param row by which name the statement calls it
  public static String ofAttempt(String row) {
    return subselect(
        "measurement m", SAME.replace("a.", row + "."), PERCENT.replace("a.", row + "."));
  }

  private static String subselect(String from, String where, String what) {
    return "(SELECT %s FROM %s WHERE %s)".formatted(what, from, where);
  }
}
