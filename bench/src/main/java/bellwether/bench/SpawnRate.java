package bellwether.bench;

import bellwether.launch.Environment;
import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.launch.LocalLauncher;
import bellwether.model.Clock;
import bellwether.model.Exit;
import bellwether.model.Launched;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// How many processes per second the launcher alone starts and reaps, in a JVM that has just begun.
///
/// Arguments: how many, how many in flight, `bind` or `free`, and the program. Prints the rate from
/// the first launch to the last end; start-up of the JVM is not in it. `bench/c/spawn_loop.c` is
/// the limit beside it.
public final class SpawnRate implements LaunchListener {
  private final LocalLauncher launcher = LocalLauncher.create(Clock.system());
  private final Environment environment = Environment.ofThisProcess();
  private final AtomicInteger launched = new AtomicInteger();
  private final int count;
  private final boolean bind;
  private final List<String> argv;
  private final CountDownLatch ends;

  private SpawnRate(int count, boolean bind, List<String> argv) {
    this.count = count;
    this.bind = bind;
    this.argv = argv;
    this.ends = new CountDownLatch(count);
  }

  /// Runs it.
  public static void main(String[] arguments) throws InterruptedException {
    var argv = List.of(arguments).subList(3, arguments.length);
    var rate = new SpawnRate(Integer.parseInt(arguments[0]), arguments[2].equals("bind"), argv);
    long start = System.nanoTime();
    rate.run(Integer.parseInt(arguments[1]));
    double seconds = (System.nanoTime() - start) / 1e9;
    IO.println(Math.round(rate.count / seconds));
  }

  private void run(int inFlight) throws InterruptedException {
    for (int slot = 0; slot < inFlight; slot++) {
      next(slot);
    }
    ends.await();
    launcher.close();
  }

  private void next(int slot) {
    int number = launched.getAndIncrement();
    if (number < count) {
      launcher.launch(order(number, slot), this);
    }
  }

  private LaunchOrder order(int number, int slot) {
    var additions =
        List.of(
            "QCG_PM_CPU_SET=" + slot,
            "BELLWETHER_JOB=array",
            "BELLWETHER_ITERATION=" + number,
            "BELLWETHER_ATTEMPT=1");
    var cores = bind ? List.of(slot) : List.<Integer>of();
    return new LaunchOrder(
        number,
        argv,
        environment,
        additions,
        Path.of("/tmp"),
        null,
        null,
        null,
        false,
        null,
        cores,
        false);
  }

  @Override
  public void started(LaunchOrder order, Launched process) {
    // Nothing to do: the end is what counts.
  }

  @Override
  public void ended(LaunchOrder order, Exit exit) {
    next(order.cores().isEmpty() ? 0 : order.cores().getFirst());
    ends.countDown();
  }

  @Override
  public void failed(LaunchOrder order, String message) {
    throw new IllegalStateException(message);
  }
}
