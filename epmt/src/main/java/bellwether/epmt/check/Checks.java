package bellwether.epmt.check;

import bellwether.command.ExitStatus;
import bellwether.epmt.Session;
import bellwether.store.archive.ArchiveCare;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The lines of `epmt check`, each of which ends in Pass or Fail.
///
/// @param session with the settings that are checked
record Checks(Session session) {
  /// Something that must work.
  @FunctionalInterface
  private interface Check {
    /// Tries it; what it throws says why it does not work.
    void run() throws IOException, InterruptedException;
  }

  /// Carries all of them out; returns whether every one has passed.
  boolean run() {
    var job = new CheckedJob(session);
    boolean good = passes("settings.db_params = " + shown("db_params"), this::catalog);
    good &= passes("collector", job::requireCollector);
    good &= passes("settings.epmt_output_prefix = " + shown("epmt_output_prefix"), job::start);
    good &= passes("epmt run functionality", job::run);
    good &= passes("epmt stage functionality", job::stage);
    good &= passes("epmt check removes its job", job::remove);
    return good;
  }

  private String shown(String setting) {
    return session.settings().shown(setting);
  }

  private boolean passes(String title, Check check) {
    var problem = problem(check);
    session.console().out().println(title + "\t" + (problem == null ? "Pass" : "Fail"));
    if (problem != null) {
      session.console().note(problem);
    }
    return problem == null;
  }

  private static @Nullable String problem(Check check) {
    try {
      check.run();
      return null;
    } catch (IOException | RuntimeException wrong) {
      return ExitStatus.failure(wrong).sentence();
    } catch (InterruptedException wrong) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  private void catalog() throws IOException {
    session.measurements().close();
    try (var care = ArchiveCare.open(session.place(), session.options())) {
      var damage = care.check();
      if (!damage.isEmpty()) {
        var messages = damage.stream().map(one -> one.message()).toList();
        throw new IOException(String.join("; ", messages));
      }
    }
  }
}
