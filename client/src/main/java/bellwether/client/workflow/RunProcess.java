package bellwether.client.workflow;

import bellwether.model.json.JsonException;
import bellwether.model.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A process of `bellwether run` that answers this program in lines of JSON, and that is ended with
/// it.
final class RunProcess {
  private static final Logger LOG = System.getLogger("bellwether.client.workflow");

  private final Process process;
  private final BufferedReader lines;
  private final Thread atExit = new Thread(this::stop, "bellwether run");

  private RunProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Starts a command and gives it a job file.
  static RunProcess start(List<String> command, String jobFile) {
    try {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      var run = new RunProcess(builder.start());
      run.give(jobFile);
      return run;
    } catch (IOException e) {
      throw new WorkflowRunException(
          "bellwether run could not be started: %s; BELLWETHER names the command"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void give(String jobFile) {
    try (var pipe = process.outputWriter(StandardCharsets.UTF_8)) {
      pipe.write(jobFile);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "bellwether run ended without reading; its answer says why", e);
    }
  }

  /// The next answer, which ends the process unless it is the expected one.
  ///
  /// @throws WorkflowException for any other answer
  JsonObject answer(String expected) throws InterruptedException {
    try {
      return expected(expected, line());
    } catch (InterruptedException | RuntimeException e) {
      stop();
      throw e;
    }
  }

  private JsonObject expected(String expected, @Nullable String line) throws InterruptedException {
    if (line == null) {
      throw new WorkflowRunException(
          "bellwether run ended with status %d; its reason stands on the standard error"
              .formatted(status()),
          null);
    }
    try {
      var answer = JsonObject.read(line);
      Refusal.of(answer)
          .ifPresent(refusal -> {
            throw refusal;
          });
      return answer.object(expected);
    } catch (JsonException e) {
      throw new WorkflowRunException(
          "Expected an answer of bellwether run, but found %s; BELLWETHER names the command"
              .formatted(line),
          e);
    }
  }

  private @Nullable String line() throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread).get();
    } catch (ExecutionException e) {
      throw new WorkflowRunException("The answer of bellwether run could not be read: " + e, e);
    }
  }

  private @Nullable String read() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the end; returns the exit status.
  int status() throws InterruptedException {
    int status = process.waitFor();
    forget();
    return status;
  }

  /// Ends it in an orderly way and waits for its end; an interruption meanwhile lets it hurry.
  void stop() {
    boolean interrupted = false;
    while (process.isAlive()) {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    forget();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The program is ending, so that its end of the run is no use", e);
    }
  }
}
