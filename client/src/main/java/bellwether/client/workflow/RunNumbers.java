package bellwether.client.workflow;

import bellwether.model.json.JsonObject;

/// The numbers of a run in the catalog.
///
/// @param workflow of its workflow
/// @param dag of the run that brought the jobs
/// @param run of the run itself
public record RunNumbers(long workflow, long dag, long run) {

  static RunNumbers of(JsonObject answer) {
    return new RunNumbers(answer.number("workflow"), answer.number("dag"), answer.number("run"));
  }
}
