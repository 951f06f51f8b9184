package bellwether.qcg.files;

import bellwether.model.JobDescription;
import bellwether.qcg.files.internal.Appender;
import bellwether.qcg.files.internal.TrackFiles;
import bellwether.qcg.files.internal.TrackedJob;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.life.RestEnding;
import bellwether.qcg.protocol.internal.PythonJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what a resume needs: `track.reqs`, one job a line before it starts, and `track.states`,
/// one end a line.
///
/// [Tracks] reads both. Other than QCG-PilotJob's, `track.reqs` keeps the time limit, which its
/// resume understands, too.
public final class Tracker implements LifeListener, AutoCloseable {
  private final Appender requests;
  private final Appender states;

  private Tracker(Appender requests, Appender states) {
    this.requests = requests;
    this.states = states;
  }

  /// Opens the files of a directory, to append.
  ///
  /// @param notices takes sentences for the user
  /// @throws AuxiliaryException when that is not possible
  public static Tracker open(AuxiliaryDirectory directory, Consumer<String> notices) {
    return new Tracker(
        Appender.openOwn(directory.file(TrackFiles.REQUESTS), notices),
        Appender.openOwn(directory.file(TrackFiles.STATES), notices));
  }

  /// Goes on with what the files say already: the end of an array whose iterations have all ended
  /// is written if it was missing.
  public void goOn(Tracks tracks) {
    for (var job : tracks.jobs()) {
      if (job.lacksWhole()) {
        state(job.description().name(), null, job.decidedWhole().qcgName());
      }
    }
    states.flush();
  }

  @Override
  public void submitted(List<JobDescription> jobs) {
    for (var job : jobs) {
      requests.append(PythonJson.inOneLine(TrackedJob.of(job)) + "\n");
    }
    requests.flush();
  }

  @Override
  public void ended(Ending ending) {
    state(ending.name(), ending.key(), ending.state().qcgName());
  }

  /// For QCG-PilotJob's resume this is the end of the job as a whole, which it will be.
  @Override
  public void endedRest(RestEnding ending) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("task", ending.job().name());
    line.put("iteration", null);
    line.put("state", ending.state().qcgName());
    line.put(TrackFiles.REST, ending.count());
    states.append(PythonJson.inOneLine(line) + "\n");
  }

  private void state(String task, @Nullable Integer iteration, String state) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("task", task);
    line.put("iteration", iteration);
    line.put("state", state);
    states.append(PythonJson.inOneLine(line) + "\n");
  }

  @Override
  public void settled() {
    states.flush();
  }

  @Override
  public void close() {
    requests.close();
    states.close();
  }
}
