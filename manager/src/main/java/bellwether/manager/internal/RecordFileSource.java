package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.collect.Owner;
import bellwether.collect.RecordLog;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.archive.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The collector, loaded into the processes of attempts, which write to one file together. When it
/// has become large, later attempts get another, and it is removed once all of its own are kept.
final class RecordFileSource implements ProcessSource {
  private static final long LARGE = 256L << 20;

  /// How many attempts begin between two looks at the size of the file.
  private static final int LOOK = 1_000;

  private final Collector collector;
  private final MeasuredRun run;
  private final Consumer<String> notices;
  private final Map<Long, RecordLog> logs = new ConcurrentHashMap<>();
  private final List<RecordLog> earlier = new ArrayList<>();
  private @Nullable RecordLog current;
  private String prefix = "";
  private int number;
  private int attempts;

  RecordFileSource(Collector collector, MeasuredRun run, Consumer<String> notices) {
    this.collector = collector;
    this.run = run;
    this.notices = notices;
  }

  @Override
  public LaunchOrder prepared(Effect.Launch launch, LaunchOrder order, Measure measure)
      throws IOException {
    var variables = new ArrayList<String>();
    synchronized (this) {
      var log = log();
      log.expect();
      logs.put(launch.attempt(), log);
      variables.addAll(
          collector.assignments(prefix, options(measure, order), order.variable("LD_PRELOAD")));
    }
    var owner = new Owner(launch.job(), launch.ordinal(), launch.number());
    variables.add(Owner.VARIABLE + "=" + owner.text());
    return order.withVariables(variables);
  }

  private RecordLog log() throws IOException {
    var log = current;
    if (log == null || attempts++ % LOOK == 0 && isLarge(log)) {
      if (log != null) {
        earlier.add(log);
        removeDone();
      }
      log = run.log(++number);
      prefix = run.prefix(number);
      current = log;
    }
    return log;
  }

  private static boolean isLarge(RecordLog log) throws IOException {
    return Files.exists(log.file()) && Files.size(log.file()) > LARGE;
  }

  private void removeDone() {
    for (var log : List.copyOf(earlier)) {
      if (log.isDone()) {
        earlier.remove(log);
        remove(log);
      }
    }
  }

  private void remove(RecordLog log) {
    if (log.damaged() > 0) {
      notices.accept(
          "%,d bytes of what was measured belong to no record: a full disk or a crash has cut what stood there"
              .formatted(log.damaged()));
    }
    try {
      log.delete();
    } catch (IOException e) {
      notices.accept("%s could not be removed (%s)".formatted(log.file(), e));
    }
  }

  /// Event names that a job wants counted are passed on.
  private static String options(Measure measure, LaunchOrder order) {
    var own = order.variable("PAPIEX_OPTIONS");
    var word = measure.name();
    return own == null || own.isEmpty() ? word : word + "," + own;
  }

  @Override
  public void started(LaunchOrder order, Launched launched) {}

  @Override
  public void failed(Effect.Launch launch) {
    var log = logs.remove(launch.attempt());
    if (log != null) {
      log.expectLess();
    }
  }

  @Override
  public Recording ended(Effect.Launch launch, Exit exit) {
    return new Recording.Log(Objects.requireNonNull(logs.remove(launch.attempt())));
  }

  /// Removes the files of which all is kept.
  @Override
  public synchronized void close() {
    if (current != null) {
      earlier.add(current);
      current = null;
    }
    removeDone();
  }
}
