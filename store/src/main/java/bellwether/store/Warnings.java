package bellwether.store;

/// Takes sentences that the user should read although all goes on.
@FunctionalInterface
public interface Warnings {

  /// Tells the user.
  void warn(String sentence);
}
