package bellwether.cli.workflow;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `bellwether workflow usage --json` prints.
final class Usage {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Usage() {}

  static List<String> suggestions(List<String> lines) {
    return lines.stream().map(line -> MAPPER.readTree(line).get("suggested").asString()).toList();
  }
}
