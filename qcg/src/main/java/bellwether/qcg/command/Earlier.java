package bellwether.qcg.command;

import bellwether.engine.Capacity;
import bellwether.manager.ContinuedJob;
import bellwether.manager.Session;
import bellwether.model.Node;
import bellwether.qcg.files.AuxiliaryDirectory;
import bellwether.qcg.files.TrackedState;
import bellwether.qcg.files.Tracks;
import java.util.List;

/// What an earlier service left in the auxiliary directory.
///
/// @param from for people
record Earlier(Tracks tracks, String from) {

  /// Reads it, and prints what was found; nothing unless the options want a resume.
  static Earlier of(ServiceOptions options, AuxiliaryDirectory directory, Progress progress) {
    if (options.resume().isEmpty()) {
      return new Earlier(new Tracks(List.of(), 0), "");
    }
    progress.always(
        "resuming computations with QCG-PilotJob auxiliary directory from %s ..."
            .formatted(directory.path()));
    var tracks = Tracks.read(directory);
    progress.always("read %d previous job descriptions".formatted(tracks.jobs().size()));
    progress.always("read %d job/iteration previous states".formatted(tracks.states()));
    return new Earlier(tracks, directory.path().toString());
  }

  /// @throws StartException when a job that is still to run cannot run on these nodes
  void refuseMisfits(List<Node> nodes) {
    var open =
        tracks.jobs().stream()
            .filter(job -> job.whole() == null && !job.lacksWhole())
            .map(TrackedState::description)
            .toList();
    var misfits = Capacity.of(nodes).misfits(open);
    if (!misfits.isEmpty()) {
      throw new StartException(String.join("\n", misfits));
    }
  }

  /// Hands the jobs to a run, before it gets others.
  void hand(Session session, Records records) {
    records.goOn(tracks);
    session.takeOver(
        tracks.jobs().stream()
            .map(job -> new ContinuedJob(job.description(), job.ended(), job.whole()))
            .toList(),
        "ended under an earlier service, as %s says".formatted(from));
  }
}
