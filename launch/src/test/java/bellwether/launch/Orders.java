package bellwether.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
    return copied(
        order,
        copy -> {
          copy.stdin = in;
          copy.stdout = out;
          copy.stderr = error;
        });
  }

  LaunchOrder toFile(LaunchOrder order, String name) {
    return streams(order, null, directory.resolve(name), null);
  }

  static LaunchOrder with(LaunchOrder order, String... additions) {
    return copied(order, copy -> copy.additions = List.of(additions));
  }

  static LaunchOrder on(LaunchOrder order, List<Integer> cores) {
    return copied(order, copy -> copy.cores = cores);
  }

  static LaunchOrder in(LaunchOrder order, Path directory) {
    return copied(order, copy -> copy.directory = directory);
  }

  static LaunchOrder keeping(LaunchOrder order) {
    return copied(order, copy -> copy.keepsBackground = true);
  }

  static LaunchOrder within(LaunchOrder order, Environment environment) {
    return copied(order, copy -> copy.environment = environment);
  }

  private static LaunchOrder copied(LaunchOrder order, Consumer<Copy> change) {
    var copy = new Copy(order);
    change.accept(copy);
    return copy.order();
  }

  /// The fields of an order while some of them are being changed.
  private static final class Copy {
    private final LaunchOrder from;
    private Environment environment;
    private List<String> additions;
    private Path directory;
    private @Nullable Path stdin;
    private @Nullable Path stdout;
    private @Nullable Path stderr;
    private List<Integer> cores;
    private boolean keepsBackground;

    Copy(LaunchOrder from) {
      this.from = from;
      environment = from.environment();
      additions = from.additions();
      directory = from.directory();
      stdin = from.stdin();
      stdout = from.stdout();
      stderr = from.stderr();
      cores = from.cores();
      keepsBackground = from.keepsBackground();
    }

    LaunchOrder order() {
      return new LaunchOrder(
          from.id(),
          from.argv(),
          environment,
          additions,
          directory,
          stdin,
          stdout,
          stderr,
          from.append(),
          from.output(),
          cores,
          keepsBackground);
    }
  }
}
