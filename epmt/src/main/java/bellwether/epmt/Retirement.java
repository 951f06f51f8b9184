package bellwether.epmt;

import bellwether.query.measured.jobs.JobMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Deletes old models and jobs, as the settings say.
public record Retirement(Session session) {
  private static final String JOBS = "retire_jobs_ndays";
  private static final String MODELS = "retire_models_ndays";

  /// Whether the settings let anything be retired.
  public boolean isEnabled() {
    return session.settings().days(JOBS) > 0 || session.settings().days(MODELS) > 0;
  }

  /// Deletes them, or only says how many they are.
  public void run(boolean dryRun) {
    try (var measurements = session.measurements();
        var editor = session.curator()) {
      var jobs =
          session.settings().days(JOBS) <= 0
              ? List.<JobMeasurement>of()
              : measurements.jobs().before(ago(JOBS)).list();
      if (!dryRun && session.settings().days(MODELS) > 0) {
        editor.retireModels(measurements, ago(MODELS));
      }
      if (!dryRun) {
        editor.delete(jobs);
      }
      session.console().note(jobs.size() + (dryRun ? " jobs would be retired" : " jobs retired"));
    }
  }

  private Instant ago(String setting) {
    return Instant.now().minus(Duration.ofDays(session.settings().days(setting)));
  }
}
