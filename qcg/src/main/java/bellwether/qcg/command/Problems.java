package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.qcg.files.ServiceLog;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells people, on standard error and in the service's log, what goes wrong while a service runs.
/// Thread-safe.
final class Problems {
  private final Console console;
  private final AtomicReference<@Nullable ServiceLog> log = new AtomicReference<>();
  private final AtomicBoolean incomplete = new AtomicBoolean();

  Problems(Console console) {
    this.console = console;
  }

  /// From now on the log has it, too.
  void connect(ServiceLog log) {
    this.log.set(log);
  }

  /// Tells a sentence.
  void tell(String sentence) {
    console.note(sentence);
    var known = log.get();
    if (known != null) {
      known.log(ServiceLog.Level.WARNING, sentence);
    }
  }

  /// Tells of a file that lacks something.
  void incomplete(String sentence) {
    incomplete.set(true);
    tell(sentence);
  }

  /// Whether any file lacks something.
  boolean isAnyIncomplete() {
    return incomplete.get();
  }
}
