package bellwether.qcg.files.internal;

import bellwether.model.Execution;
import bellwether.qcg.life.Ending;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was done for a job, as the texts that QCG-PilotJob has under `runtime`.
public final class RuntimeTexts {
  private RuntimeTexts() {}

  /// In QCG-PilotJob's order; empty when nothing was done.
  public static Map<String, String> of(Ending ending) {
    var texts = new LinkedHashMap<String, String>();
    var work = ending.work();
    if (work != null) {
      texts.put("allocation", work.placement().toString());
      texts.put("wd", work.directory());
      texts.put("rtime", Times.duration(work.runtime()));
      var exit = work.exit();
      texts.put("exit_code", Integer.toString(exit == null ? -1 : exit.pythonCode()));
      var launched = work.launched();
      texts.put("pid", Integer.toString(launched == null ? -1 : launched.pid()));
      texts.put("pname", program(ending.job().execution()));
    }
    return texts;
  }

  /// The last part of the program's path; what runs in a login shell is the shell.
  private static String program(Execution execution) {
    var exec = execution.exec();
    boolean shell = !execution.modules().isEmpty() || execution.venv() != null;
    return exec == null || shell ? "bash" : exec.substring(exec.lastIndexOf('/') + 1);
  }
}
