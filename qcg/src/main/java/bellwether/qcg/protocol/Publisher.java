package bellwether.qcg.protocol;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.protocol.internal.PythonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the lives of jobs into QCG-PilotJob's events: `IST`, `IFI`, `JST`, `JFI` and `NOJ`, each
/// as topic, blank and JSON.
///
/// Unlike there, the events of an array's end tell what became of the array, and `NOJ` comes
/// whenever nothing is left to do. They are sent after all listeners that stand before this one
/// have settled, such as those that write files. Not thread-safe.
public final class Publisher implements LifeListener {
  private final Consumer<String> frames;
  private final String manager;
  private final List<String> unsent = new ArrayList<>();

  /// @param id the service's instance id
  /// @param frames takes the events; must be quick
  public Publisher(String id, Consumer<String> frames) {
    this.frames = frames;
    manager = PythonJson.inOneLine(id);
  }

  @Override
  public void active(JobDescription job, @Nullable Integer key, JobState state) {
    tell(job, key, state);
  }

  @Override
  public void ended(Ending ending) {
    tell(ending.job(), ending.key(), ending.state());
  }

  @Override
  public void idle() {
    unsent.add("NOJ {\"manager\": " + manager + "}");
  }

  @Override
  public void settled() {
    unsent.forEach(frames);
    unsent.clear();
  }

  private void tell(JobDescription job, @Nullable Integer key, JobState state) {
    var kind = key == null ? "J" : "I";
    var rest =
        " {\"manager\": "
            + manager
            + ", \"job\": "
            + PythonJson.inOneLine(job.name())
            + ", \"state\": \""
            + state.qcgName()
            + (key == null ? "\"}" : "\", \"it\": " + key + "}");
    unsent.add(kind + "ST" + rest);
    if (state.isEnd()) {
      unsent.add(kind + "FI" + rest);
    }
  }
}
