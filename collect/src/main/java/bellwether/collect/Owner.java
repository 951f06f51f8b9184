package bellwether.collect;

/// The attempt to which recorded processes belong.
///
/// @param job the catalog's number of its job
/// @param ordinal of the member of the job; 0 for a plain job
/// @param number its number among the attempts of the member, from 1
public record Owner(long job, int ordinal, int number) {
  /// The variable that says it to the collector; without it records have [#NONE].
  public static final String VARIABLE = "BELLWETHER_OWNER";

  /// Nobody: the record file is of one job alone.
  public static final Owner NONE = new Owner(0, 0, 0);

  /// As the variable has it.
  public String text() {
    return job + "." + ordinal + "." + number;
  }
}
