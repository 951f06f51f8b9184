package bellwether.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Makes orders for tests, all in one directory.
record Orders(Path directory) {
  private static final AtomicLong LAST_ID = new AtomicLong();
  private static final Environment OWN = Environment.ofThisProcess();

  LaunchOrder program(String... argv) {
    return new LaunchOrder(
        LAST_ID.incrementAndGet(),
        List.of(argv),
        OWN,
        List.of(),
        directory,
        null,
        null,
        null,
        false,
        null,
        List.of(),
        false);
  }

  LaunchOrder shell(String script) {
    return program("/bin/sh", "-c", script);
  }

  static LaunchOrder streams(
      LaunchOrder order, @Nullable Path in, @Nullable Path out, @Nullable Path error) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        order.environment(),
        order.additions(),
        order.directory(),
        in,
        out,
        error,
        order.append(),
        order.output(),
        order.cores(),
        order.keepsBackground());
  }

  LaunchOrder toFile(LaunchOrder order, String name) {
    return streams(order, null, directory.resolve(name), null);
  }

  static LaunchOrder with(LaunchOrder order, String... additions) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        order.environment(),
        List.of(additions),
        order.directory(),
        order.stdin(),
        order.stdout(),
        order.stderr(),
        order.append(),
        order.output(),
        order.cores(),
        order.keepsBackground());
  }

  static LaunchOrder on(LaunchOrder order, List<Integer> cores) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        order.environment(),
        order.additions(),
        order.directory(),
        order.stdin(),
        order.stdout(),
        order.stderr(),
        order.append(),
        order.output(),
        cores,
        order.keepsBackground());
  }

  static LaunchOrder in(LaunchOrder order, Path directory) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        order.environment(),
        order.additions(),
        directory,
        order.stdin(),
        order.stdout(),
        order.stderr(),
        order.append(),
        order.output(),
        order.cores(),
        order.keepsBackground());
  }

  static LaunchOrder keeping(LaunchOrder order) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        order.environment(),
        order.additions(),
        order.directory(),
        order.stdin(),
        order.stdout(),
        order.stderr(),
        order.append(),
        order.output(),
        order.cores(),
        true);
  }

  static LaunchOrder within(LaunchOrder order, Environment environment) {
    return new LaunchOrder(
        order.id(),
        order.argv(),
        environment,
        order.additions(),
        order.directory(),
        order.stdin(),
        order.stdout(),
        order.stderr(),
        order.append(),
        order.output(),
        order.cores(),
        order.keepsBackground());
  }
}
