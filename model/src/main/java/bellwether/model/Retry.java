package bellwether.model;

/// How a job's request grows from attempt to attempt.
///
/// @param memory after `out_of_memory`
/// @param runtime after `time_limit`
public record Retry(Growth memory, Growth runtime) {

  /// Half as much again of each.
  public static final Retry USUAL = new Retry(Growth.USUAL, Growth.USUAL);
}
