package bellwether.analyze.statistics;

/// A way to find outliers: one feature at a time or all features at once.
public sealed interface Method permits UnivariateMethod, MultivariateMethod {
  /// The name under which EPMT knows the method.
  String title();

  /// The method with the given name, `outliers_` before it allowed.
  static Method named(String name) {
    String bare = name.startsWith("outliers_") ? name.substring("outliers_".length()) : name;
    for (Method method : UnivariateMethod.values()) {
      if (method.title().equals(bare)) {
        return method;
      }
    }
    return MultivariateMethod.named(bare);
  }
}
