package bellwether.cli.workflow;

import bellwether.query.workflows.Suggestion;

/// A suggested request as a job file in YAML says it under a job.
final class ResourcesYaml {
  private ResourcesYaml() {}

  static String of(Suggestion suggestion) {
    var yaml = new StringBuilder("resources:\n");
    var memory = suggestion.memory();
    if (suggestion.nodes() != null || memory != null) {
      int nodes = suggestion.nodes() == null ? 1 : suggestion.nodes();
      yaml.append("  numNodes: ").append(nodes).append('\n');
    }
    yaml.append("  numCores: ").append(suggestion.cores()).append('\n');
    if (memory != null) {
      yaml.append("  nodeCrs: {mem: ").append(memory.count() >> 20).append("}\n");
    }
    return yaml.append("  wt: ").append(suggestion.wallTime().toSeconds()).append("s\n").toString();
  }
}
