package bellwether.client.internal;

import bellwether.client.JobInfo;
import bellwether.client.JobInfo.Change;
import bellwether.client.JobInfo.IterationCount;
import bellwether.client.JobInfo.Runtime;
import bellwether.client.JobStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what `jobInfo` answers.
public final class JobInfos {
  private JobInfos() {}

  /// Reads the `data` of one job.
  public static JobInfo read(Fields job) {
    String name = job.text("jobName");
    return new JobInfo(
        name,
        JobStatus.of(job.text("status")),
        null,
        job.has("iterations") ? count(job.object("iterations")) : null,
        job.objects("childs").stream().map(child -> child(name, child)).toList(),
        runtime(job.objectOrEmpty("runtime")),
        history(job),
        job.textOrNull("messages"));
  }

  private static JobInfo child(String job, Fields child) {
    int index = child.number("iteration");
    return new JobInfo(
        job + ":" + index,
        JobStatus.of(child.text("state")),
        index,
        null,
        List.of(),
        runtime(child.objectOrEmpty("runtime")),
        history(child),
        child.textOrNull("messages"));
  }

  private static IterationCount count(Fields iterations) {
    return new IterationCount(
        iterations.number("start"),
        iterations.number("stop"),
        iterations.number("total"),
        iterations.number("finished"),
        iterations.number("failed"));
  }

  private static Runtime runtime(Fields runtime) {
    String time = runtime.textOrNull("rtime");
    String exit = runtime.textOrNull("exit_code");
    String pid = runtime.textOrNull("pid");
    return new Runtime(
        nodes(runtime.textOrNull("allocation")),
        runtime.textOrNull("wd"),
        time == null ? null : ServiceTexts.duration(time),
        exit == null ? null : (Integer) (int) ServiceTexts.number(exit),
        pid == null ? null : (Long) ServiceTexts.number(pid),
        runtime.textOrNull("pname"));
  }

  /// Reads `node[core:core],node[core]`.
  private static Map<String, List<String>> nodes(@Nullable String allocation) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    if (allocation != null && !allocation.isEmpty()) {
      for (String node : allocation.split(",", -1)) {
        int bracket = node.indexOf('[');
        if (bracket < 0 || !node.endsWith("]")) {
          throw ServiceTexts.wrong("an allocation such as n1[0:1]", allocation);
        }
        nodes.put(
            node.substring(0, bracket),
            List.of(node.substring(bracket + 1, node.length() - 1).split(":", -1)));
      }
    }
    return nodes;
  }

  private static List<Change> history(Fields job) {
    String history = job.textOrNull("history");
    return history == null
        ? List.of()
        : history.lines().filter(line -> !line.isBlank()).map(ServiceTexts::change).toList();
  }
}
