package bellwether.cli.workflow;

import bellwether.query.workflows.Suggestion;

/// A suggested request as a job file in YAML says it under a job.
final class ResourcesYaml {
  private ResourcesYaml() {}

  static String of(Suggestion suggestion) {
    var yaml = new StringBuilder("resources:\n");
    if (suggestion.nodes() != null) {
      yaml.append("  numNodes: ").append(suggestion.nodes()).append('\n');
    }
    yaml.append("  numCores: ").append(suggestion.cores()).append('\n');
    var memory = suggestion.memory();
    if (memory != null) {
      yaml.append("  memory: ").append(memory.text()).append('\n');
    }
    return yaml.append("  runtime: ")
        .append(suggestion.runtime().toSeconds())
        .append("s\n")
        .toString();
  }
}
