package bellwether.launch.output;

/// Where the output of one attempt is kept.
public record KeptAttempt(OutputKeeper keeper, OutputKey key) {

  /// Begins to keep a stream of its process, which is about to start.
  public KeptStream stream(boolean stderr) {
    return keeper.stream(key, stderr);
  }
}
