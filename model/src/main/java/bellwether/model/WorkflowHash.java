package bellwether.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The identity of a workflow: a hash of its name, its arguments and what its jobs execute in which
/// order.
///
/// Resources, limits, priorities, tags and the files of standard output and error do not belong to
/// it, nor does the order in which jobs were added. Every field goes in with its length before it,
/// so that no two different workflows look alike.
public final class WorkflowHash {
  private final MessageDigest digest;

  private WorkflowHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256: every Java has it", e);
    }
  }

  /// The hash as 64 hexadecimal digits.
  public static String of(String name, Map<String, String> arguments, List<JobDescription> jobs) {
    var hash = new WorkflowHash();
    hash.text(name);
    hash.map(arguments);
    hash.number(jobs.size());
    jobs.stream().sorted(Comparator.comparing(JobDescription::name)).forEach(hash::job);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void job(JobDescription job) {
    text(job.name());
    iterations(job.iterations());
    var execution = job.execution();
    text(execution.exec());
    texts(execution.args());
    text(execution.script());
    map(execution.env());
    text(execution.wd());
    text(execution.stdin());
    texts(execution.modules());
    text(execution.venv());
    text(execution.model());
    map(execution.modelOpts());
    texts(job.after().stream().map(Dependency::toString).sorted().toList());
  }

  private void iterations(@Nullable Iterations iterations) {
    switch (iterations) {
      case null -> number(0);
      case Iterations.Span(int start, int stop) -> {
        number(1);
        number(start);
        number(stop);
      }
      case Iterations.Values(var values) -> {
        number(2);
        texts(values);
      }
      case Iterations.Product(var axes) -> {
        number(3);
        number(axes.size());
        axes.forEach(this::axis);
      }
      case Iterations.Rows(var names, var rows) -> {
        number(4);
        texts(names);
        number(rows.size());
        rows.forEach(this::texts);
      }
    }
  }

  /// Of values without identity only how many they are: they decide which members there are.
  private void axis(Iterations.Axis axis) {
    text(axis.name());
    if (axis.isIdentity()) {
      iterations(axis.values());
    } else {
      number(axis.values().count());
    }
  }

  private void map(Map<String, String> map) {
    number(map.size());
    new TreeMap<>(map)
        .forEach((key, value) -> {
          text(key);
          text(value);
        });
  }

  private void texts(Collection<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
  }

  private void text(@Nullable String text) {
    if (text == null) {
      number(-1);
      return;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (number >> shift));
    }
  }
}
