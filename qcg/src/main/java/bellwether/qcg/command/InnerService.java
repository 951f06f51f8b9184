package bellwether.qcg.command;

import bellwether.client.LaunchedService;
import bellwether.client.ServiceException;
import bellwether.client.ServiceLauncher;
import bellwether.command.Console;
import bellwether.launch.Machine;
import bellwether.model.Clock;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Starts a service inside this JVM, on a thread of its own. What the command would print to
/// standard output goes to this program's.
///
/// `LocalManager` finds it by `ServiceLoader`. Ctrl-C is left to the program that it runs in.
public final class InnerService implements ServiceLauncher {
  private final Map<String, String> environment;

  /// One whose jobs have this program's environment.
  public InnerService() {
    this(System.getenv());
  }

  InnerService(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public LaunchedService launch(List<String> arguments, Duration startTimeout)
      throws InterruptedException {
    var running = new Running(service(arguments));
    running.thread.start();
    try {
      running.address.get(startTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return running;
    } catch (ExecutionException | CompletionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      running.terminate();
      throw new ServiceException("Expected the service to start within " + startTimeout, e);
    } catch (InterruptedException e) {
      running.terminate();
      throw e;
    }
  }

  private Service service(List<String> arguments) {
    try {
      var machine = Machine.here();
      var options = ServiceOptions.parse(arguments, machine.hostName());
      return new Service(options, machine, console(), Clock.system());
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private Console console() {
    return new Console(
        InputStream.nullInputStream(), System.out, System.err, environment, false, false);
  }

  private static ServiceException failure(@Nullable Throwable cause) {
    var why =
        cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    return new ServiceException("The service could not be started: " + why, cause);
  }

  /// A service on its thread.
  private static final class Running implements LaunchedService {
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final Calls calls = new Calls();
    private final Thread thread;

    Running(Service service) {
      thread = Thread.ofPlatform().name("qcg-pm-service").daemon().unstarted(() -> run(service));
    }

    private void run(Service service) {
      try (calls) {
        service.run(calls, address::complete);
        address.completeExceptionally(new ServiceException("It ended before it had an address"));
      } catch (InterruptedException | RuntimeException | Error e) {
        if (!address.completeExceptionally(e)) {
          System.getLogger("bellwether.service").log(System.Logger.Level.ERROR, "Service broke", e);
        }
      }
    }

    @Override
    public String address() {
      return address.join();
    }

    @Override
    public boolean isRunning() {
      return thread.isAlive();
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
      return thread.join(patience);
    }

    @Override
    public void terminate() {
      calls.call();
    }
  }

  /// One call from this program, which has the effect of both.
  private static final class Calls implements EndCalls {
    private @Nullable Runnable effect;
    private boolean called;

    @Override
    public synchronized void connect(Runnable atFirst, Runnable atSecond) {
      effect =
          () -> {
            atFirst.run();
            atSecond.run();
          };
      if (called) {
        effect.run();
      }
    }

    synchronized void call() {
      if (!called && effect != null) {
        effect.run();
      }
      called = true;
    }

    @Override
    public synchronized boolean any() {
      return called;
    }

    @Override
    public int status() {
      return 0;
    }

    /// A service that has ended cannot be called any more.
    @Override
    public synchronized void close() {
      effect = null;
    }
  }
}
