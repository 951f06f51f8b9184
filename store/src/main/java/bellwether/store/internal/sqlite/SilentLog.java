package bellwether.store.internal.sqlite;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/// Says nothing.
public final class SilentLog implements Log {

  /// Makes logs that say nothing. Flyway makes it by its name.
  public static final class Creator implements LogCreator {
    @Override
    public Log createLogger(Class<?> owner) {
      return new SilentLog();
    }
  }

  @Override
  public void debug(String message) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Exception exception) {}

  @Override
  public void notice(String message) {}
}
