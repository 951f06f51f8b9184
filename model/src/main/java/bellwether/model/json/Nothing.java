package bellwether.model.json;

/// The null of JSON and YAML as a value of its own, for maps that take no null.
public enum Nothing {
  NULL
}
