package bellwether.analyze.series;

/// What a running attempt counts.
public enum Weighting {
  /// Its share of nodes.
  WEIGHT,
  /// Its cores.
  CORES,
  /// One.
  COUNT
}
