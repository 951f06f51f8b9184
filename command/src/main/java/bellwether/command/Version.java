package bellwether.command;

/// Which Bellwether this is.
public final class Version {
  /// Such as `0.1.0`.
  public static final String NUMBER = "0.1.0";

  /// With the product's name.
  public static final String NAMED = "bellwether " + NUMBER;

  private Version() {}
}
