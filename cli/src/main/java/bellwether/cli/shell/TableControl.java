package bellwether.cli.shell;

import bellwether.analyze.statistics.StatisticsException;
import bellwether.query.MeasuredException;
import bellwether.store.StoreException;
import bellwether.store.archive.ArchiveException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/// Carries snippets out in this JVM; what they answer is shown as a table where it is one.
///
/// JShell takes the text of an answer, so that a method is carried out that calls the snippet's and
/// gives the table's text in place of its answer.
public final class TableControl extends LocalExecutionControl {
  private static volatile @Nullable Method snippet;

  TableControl() {
    super(TableControl.class.getClassLoader());
  }

  @Override
  protected String invoke(Method method) throws Exception {
    snippet = method;
    return super.invoke(TableControl.class.getMethod("carryOut"));
  }

  @Override
  public String varValue(String className, String name)
      throws RunException, EngineTerminationException, InternalException {
    try {
      var field = findClass(className).getDeclaredField(name);
      field.setAccessible(true);
      var value = field.get(null);
      var shown = Tables.shown(value);
      return shown == value ? super.varValue(className, name) : String.valueOf(shown);
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  /// Calls the snippet; for JShell, which is in another module.
  public static @Nullable Object carryOut() throws Throwable {
    try {
      return Tables.shown(Objects.requireNonNull(snippet).invoke(null));
    } catch (InvocationTargetException e) {
      throw refused(Objects.requireNonNull(e.getCause()));
    } catch (RuntimeException e) {
      throw refused(e);
    }
  }

  private static Throwable refused(Throwable problem) {
    return switch (problem) {
      case MeasuredException _, StatisticsException _, ArchiveException _, StoreException _ ->
          new Refused(String.valueOf(problem.getMessage()));
      default -> problem;
    };
  }
}
