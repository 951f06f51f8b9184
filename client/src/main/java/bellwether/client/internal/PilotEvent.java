package bellwether.client.internal;

import bellwether.client.JobStatus;
import bellwether.client.ProtocolException;
import java.util.Optional;

/// A message of the PUB socket to which waits listen.
public sealed interface PilotEvent {
  String ITERATION_FINISHED = "IFI";
  String JOB_FINISHED = "JFI";
  String NO_JOBS = "NOJ";

  /// A job ended, or an iteration, whose name is `job:index`.
  record Ended(String name, boolean isIteration, JobStatus status) implements PilotEvent {}

  /// Nothing is queued and nothing runs any more.
  record Idle() implements PilotEvent {}

  /// Reads one frame: topic, space, JSON. Empty for topics to which no wait listens.
  ///
  /// @throws ProtocolException when it is no such frame
  static Optional<PilotEvent> read(String frame) {
    int space = frame.indexOf(' ');
    if (space < 0) {
      throw new ProtocolException("Expected an event with a topic, found: " + frame);
    }
    Fields fields = Json.message(frame.substring(space + 1));
    return switch (frame.substring(0, space)) {
      case ITERATION_FINISHED, JOB_FINISHED -> Optional.of(ended(fields));
      case NO_JOBS -> Optional.of(new Idle());
      default -> Optional.empty();
    };
  }

  private static Ended ended(Fields fields) {
    Integer index = fields.numberOrNull("it");
    String job = fields.text("job");
    JobStatus status = JobStatus.of(fields.text("state"));
    return index == null
        ? new Ended(job, false, status)
        : new Ended(job + ":" + index, true, status);
  }
}
