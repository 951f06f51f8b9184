package bellwether.cli.run;

import bellwether.manager.ManagerListener;
import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobDescription;
import bellwether.query.jobs.Signals;
import bellwether.store.StoredEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The last failures of a run, each with why and the tail of its standard error.
///
/// Thread-safe: the writer's thread adds, the progress looks.
final class Failures implements ManagerListener {
  private static final int KEPT = 5;
  private static final int TAIL = 4096;

  /// @param name `job` or `job:key`
  /// @param why a clause for people: `exit code 3`
  /// @param tail the last lines of its standard error; may be empty
  record Failure(String name, String why, String tail) {}

  private record Member(long job, int ordinal) {}

  private final LongFunction<@Nullable JobDescription> jobs;
  private final Deque<Failure> last = new ArrayDeque<>();
  private final Map<Member, EventData> ends = new HashMap<>();
  private final Map<Member, String> files = new HashMap<>();
  private long count;
  private long retries;

  Failures(LongFunction<@Nullable JobDescription> jobs) {
    this.jobs = jobs;
  }

  @Override
  public synchronized void recorded(List<StoredEvent> events) {
    for (var stored : events) {
      var event = stored.event();
      switch (event.to()) {
        case RUNNING -> remember(event);
        case RUN_ERROR, RUN_TIMEOUT -> ends.put(member(event), event.data());
        case RUN_DONE, CANCELLED -> files.remove(member(event));
        case FAILED -> add(event);
        case RESTART_READY -> {
          ends.remove(member(event));
          files.remove(member(event));
          retries += event.cause() == Cause.ALLOCATION_ENDED ? 0 : 1;
        }
        default -> {}
      }
    }
  }

  /// A standard error that has a file of its own is read there.
  private void remember(Event event) {
    if (event.data() instanceof EventData.Started(var launched) && launched.stderr() != null) {
      files.put(member(event), launched.stderr());
    }
  }

  private static Member member(Event event) {
    return new Member(event.job(), event.ordinal());
  }

  private void add(Event event) {
    count++;
    var job = jobs.apply(event.job());
    var end = ends.remove(member(event));
    var file = files.remove(member(event));
    if (job == null) {
      return;
    }
    var name = event.ordinal() == Event.ALL ? job.name() : job.memberName(event.ordinal());
    last.addLast(new Failure(name, why(event.cause(), end), file == null ? tail(end) : tail(file)));
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  private static String why(@Nullable Cause cause, @Nullable EventData end) {
    return switch (end) {
      case EventData.Ended(var exit, _) when cause == Cause.EXIT_CODE -> "exit code " + exit.code();
      case EventData.Ended(var exit, _) when cause == Cause.SIGNAL ->
          "killed by " + Signals.name(exit.signal());
      case EventData.Note(var message) -> message;
      case null, default -> cause == null ? "failed" : cause.word().replace('_', ' ');
    };
  }

  private static String tail(@Nullable EventData end) {
    return end instanceof EventData.Ended(var exit, _) ? exit.stderrTail() : "";
  }

  /// The end of a file; empty where it cannot be read any more.
  private static String tail(String file) {
    try (var channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(TAIL);
      channel.read(buffer, Math.max(0, channel.size() - TAIL));
      return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    } catch (IOException | InvalidPathException gone) {
      return "";
    }
  }

  /// How many attempts were followed by another because they failed.
  synchronized long retries() {
    return retries;
  }

  /// How many there were.
  synchronized long count() {
    return count;
  }

  /// The last few, the latest last.
  synchronized List<Failure> last() {
    return new ArrayList<>(last);
  }
}
