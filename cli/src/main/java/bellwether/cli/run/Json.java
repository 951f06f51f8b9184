package bellwether.cli.run;

import bellwether.model.Request;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Answers to requests as JSON.
final class Json {
  private Json() {}

  /// A tree of maps, lists, texts and numbers on one line.
  static String line(Map<String, Object> tree) {
    return new JsonMapper().writeValueAsString(tree);
  }

  /// A request's name in job files.
  static String word(Request request) {
    return switch (request) {
      case Request.Submit _ -> "submit";
      case Request.FinishWhenDone _ -> "control";
      case Request.Finish _ -> "finish";
      case Request.ListJobs _ -> "listJobs";
      case Request.JobStatus _ -> "jobStatus";
      case Request.JobInfo _ -> "jobInfo";
      case Request.CancelJob _ -> "cancelJob";
      case Request.RemoveJob _ -> "removeJob";
      case Request.ResourcesInfo _ -> "resourcesInfo";
      case Request.Status _ -> "status";
    };
  }
}
