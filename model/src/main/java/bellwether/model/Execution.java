package bellwether.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a job executes, and in which surroundings.
///
/// Texts may still hold variables of the start phase (`${it}`, `${ncores}`, …); [#map] puts them
/// in.
///
/// @param exec the program; null when `script` is given
/// @param args its arguments
/// @param script text for `bash -l -c`; null when `exec` is given
/// @param env added to the environment
/// @param wd working directory, made when missing; null: the run's own
/// @param stdin file; null: `/dev/null`
/// @param stdout file, relative to the working directory; null: kept by the run, or `/dev/null`
/// @param stderr likewise; null: only the tail is kept, for failed attempts
/// @param modules environment modules to load first
/// @param venv Python virtual environment to enter first
/// @param model execution model in lower case, such as `default`, `threads`, `openmpi`
/// @param modelOpts options of the model
/// @param append whether stdout and stderr are written at the end of their files, which otherwise
///   begin anew
/// @param background what becomes of processes that it leaves running; null: what the run says
/// @param measure how much is measured of its processes; null: what the run says
public record Execution(
    @Nullable String exec,
    List<String> args,
    @Nullable String script,
    Map<String, String> env,
    @Nullable String wd,
    @Nullable String stdin,
    @Nullable String stdout,
    @Nullable String stderr,
    List<String> modules,
    @Nullable String venv,
    String model,
    Map<String, String> modelOpts,
    boolean append,
    @Nullable Background background,
    @Nullable Measure measure) {

  /// The model of a job that names none: one process.
  public static final String DEFAULT_MODEL = "default";

  public Execution {
    args = List.copyOf(args);
    env = Map.copyOf(env);
    modules = List.copyOf(modules);
    modelOpts = Map.copyOf(modelOpts);
    if ((exec == null) == (script == null)) {
      throw new IllegalArgumentException("Expected either exec or script");
    }
  }

  /// A program with arguments, and nothing else.
  public static Execution program(String exec, List<String> args) {
    return new Execution(
        exec,
        args,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        DEFAULT_MODEL,
        Map.of(),
        false,
        null,
        null);
  }

  /// The same with another `env`.
  public Execution withEnv(Map<String, String> env) {
    return with(copy -> copy.env = env);
  }

  /// The same with other files of standard output and error; null: none.
  public Execution writing(@Nullable String stdout, @Nullable String stderr) {
    return with(copy -> {
      copy.stdout = stdout;
      copy.stderr = stderr;
    });
  }

  /// The same, writing at the end of its files.
  public Execution appending() {
    return with(copy -> copy.append = true);
  }

  /// The same with each text replaced, such as by its variables' values.
  public Execution map(UnaryOperator<String> text) {
    return with(copy -> copy.map(text));
  }

  private Execution with(Consumer<Copy> change) {
    var copy = new Copy(this);
    change.accept(copy);
    return copy.execution();
  }

  /// The fields of an execution while some of them are being changed.
  private static final class Copy {
    private final String model;
    private final @Nullable Background background;
    private final @Nullable Measure measure;
    private @Nullable String exec;
    private List<String> args;
    private @Nullable String script;
    private Map<String, String> env;
    private @Nullable String wd;
    private @Nullable String stdin;
    private @Nullable String stdout;
    private @Nullable String stderr;
    private List<String> modules;
    private @Nullable String venv;
    private Map<String, String> modelOpts;
    private boolean append;

    Copy(Execution from) {
      exec = from.exec;
      args = from.args;
      script = from.script;
      env = from.env;
      wd = from.wd;
      stdin = from.stdin;
      stdout = from.stdout;
      stderr = from.stderr;
      modules = from.modules;
      venv = from.venv;
      model = from.model;
      modelOpts = from.modelOpts;
      append = from.append;
      background = from.background;
      measure = from.measure;
    }

    void map(UnaryOperator<String> text) {
      exec = mapped(exec, text);
      args = mapped(args, text);
      script = mapped(script, text);
      env = mapped(env, text);
      wd = mapped(wd, text);
      stdin = mapped(stdin, text);
      stdout = mapped(stdout, text);
      stderr = mapped(stderr, text);
      modules = mapped(modules, text);
      venv = mapped(venv, text);
      modelOpts = mapped(modelOpts, text);
    }

    Execution execution() {
      return new Execution(
          exec,
          args,
          script,
          env,
          wd,
          stdin,
          stdout,
          stderr,
          modules,
          venv,
          model,
          modelOpts,
          append,
          background,
          measure);
    }
  }

  private static List<String> mapped(List<String> values, UnaryOperator<String> text) {
    return values.stream().map(text).toList();
  }

  private static @Nullable String mapped(@Nullable String value, UnaryOperator<String> text) {
    return value == null ? null : text.apply(value);
  }

  private static Map<String, String> mapped(
      Map<String, String> values, UnaryOperator<String> text) {
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> text.apply(e.getKey()),
                e -> text.apply(e.getValue()),
                (a, b) -> b,
                TreeMap::new));
  }
}
