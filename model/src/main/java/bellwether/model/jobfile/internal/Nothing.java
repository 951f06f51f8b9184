package bellwether.model.jobfile.internal;

/// The null of JSON and YAML as a value of its own.
enum Nothing {
  NULL
}
