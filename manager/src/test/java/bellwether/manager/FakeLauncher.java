package bellwether.manager;

import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.launch.Launcher;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A launcher without processes: the test says what becomes of each order. Not thread-safe.
final class FakeLauncher implements Launcher {
  private static final Usage NO_USAGE =
      new Usage(Duration.ZERO, Duration.ZERO, null, 0, 0, 0, 0, 0, 0);

  final List<Given> orders = new ArrayList<>();
  final List<String> signals = new ArrayList<>();
  final List<Long> withdrawn = new ArrayList<>();
  boolean closed;

  /// An order that was given.
  record Given(LaunchOrder order, LaunchListener listener) {
    String job() {
      return String.valueOf(order.variable("BELLWETHER_JOB"));
    }

    String node() {
      return String.valueOf(order.variable("QCG_PM_NODELIST"));
    }

    Given start() {
      listener.started(order, new Launched(Instant.EPOCH, 1000, 1, null, null));
      return this;
    }

    void end(int code, int signal) {
      listener.ended(order, new Exit(Instant.EPOCH, code, signal, NO_USAGE, "", signal != 0));
    }
  }

  Given last() {
    return orders.getLast();
  }

  @Override
  public void launch(LaunchOrder order, LaunchListener listener) {
    orders.add(new Given(order, listener));
  }

  @Override
  public void signal(long id, int signal) {
    signals.add(id + " " + signal);
  }

  @Override
  public void withdraw(long id) {
    withdrawn.add(id);
  }

  @Override
  public void signalAll(int signal) {
    signals.add("all " + signal);
  }

  @Override
  public int leftGroups(Duration patience) {
    return 0;
  }

  @Override
  public void hurry() {
    signals.add("hurry");
  }

  @Override
  public void close() {
    closed = true;
  }
}
