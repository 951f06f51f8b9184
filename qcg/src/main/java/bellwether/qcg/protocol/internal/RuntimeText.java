package bellwether.qcg.protocol.internal;

import bellwether.launch.LaunchException;
import bellwether.manager.Session;
import bellwether.model.Execution;
import bellwether.model.JobDescription;
import bellwether.model.Placement;
import bellwether.qcg.protocol.internal.JobHistory.Attempt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells of an attempt under the keys that QCG-PilotJob calls `runtime`: those that it has come to.
final class RuntimeText {
  private final Session session;

  RuntimeText(Session session) {
    this.session = session;
  }

  Map<String, Object> of(long job, JobDescription description, Attempt attempt) {
    var runtime = new LinkedHashMap<String, Object>();
    runtime.put("allocation", attempt.nodes());
    boolean started = attempt.pid() != null;
    boolean failed = !started && attempt.message() != null;
    if (started || failed) {
      putDirectory(runtime, job, description, attempt);
    }
    if (attempt.end() != null && (started || failed)) {
      runtime.put("rtime", PythonTime.inHours(time(attempt)));
      runtime.put("exit_code", Integer.toString(exitCode(attempt)));
      runtime.put("pid", started ? String.valueOf(attempt.pid()) : "-1");
      runtime.put("pname", program(description.execution()));
    }
    return runtime;
  }

  private void putDirectory(
      Map<String, Object> runtime, long job, JobDescription description, Attempt attempt) {
    try {
      var given = Placement.parse(attempt.nodes());
      runtime.put(
          "wd", session.workingDirectory(job, description, attempt.ordinal(), given).toString());
    } catch (LaunchException noPath) {
      // It never had one: that is why it could not be started, as its message tells.
      runtime.remove("wd");
    }
  }

  private static Duration time(Attempt attempt) {
    return attempt.start() == null || attempt.end() == null
        ? Duration.ZERO
        : Duration.between(attempt.start(), attempt.end());
  }

  private static int exitCode(Attempt attempt) {
    if (attempt.signal() != null && attempt.signal() != 0) {
      return -attempt.signal();
    }
    return attempt.exitCode() == null ? -1 : attempt.exitCode();
  }

  private static String program(Execution execution) {
    boolean shell =
        execution.exec() == null || !execution.modules().isEmpty() || execution.venv() != null;
    if (shell) {
      return "bash";
    }
    var exec = String.valueOf(execution.exec());
    return exec.substring(exec.lastIndexOf('/') + 1);
  }
}
