package bellwether.cli.shell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Lets JShell carry snippets out in this JVM and show our answers as tables. JShell finds it by
/// its name.
public final class TableProvider implements ExecutionControlProvider {
  static final String NAME = "bellwether";

  /// For `ServiceLoader`.
  public TableProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return new TableControl();
  }
}
