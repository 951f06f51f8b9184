package bellwether.qcg.traces;

import bellwether.model.Clock;
import bellwether.qcg.files.internal.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// All processes that were once seen below this one, with the keys of QCG-PilotJob's traces. Not
/// thread-safe.
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  /// The same on every Linux.
  private static final double TICKS = 100;

  private static final int PAGE = 4096;

  private final String host;
  private final Clock clock;
  private final long memory = memory();
  private final Map<Long, Map<String, Object>> seen = new LinkedHashMap<>();
  private final Map<Long, TreeSet<Long>> children = new LinkedHashMap<>();

  ProcessTree(String host, Clock clock) {
    this.host = host;
    this.clock = clock;
  }

  /// Looks at the processes that are there now.
  void sample() {
    ProcessHandle.current().descendants().forEach(this::sample);
  }

  private void sample(ProcessHandle process) {
    try {
      var status = seen.getOrDefault(process.pid(), new LinkedHashMap<>());
      if (status.isEmpty()) {
        describe(process, status);
      }
      measure(process.pid(), status);
      seen.put(process.pid(), status);
    } catch (IOException | java.io.UncheckedIOException gone) {
      // It ended while it was looked at: the next sample does not have it either.
    }
  }

  private void describe(ProcessHandle process, Map<String, Object> status) throws IOException {
    long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
    status.put("created", Times.dateTime(process.info().startInstant().orElse(clock.now())));
    status.put("pid", process.pid());
    status.put("node", host);
    status.put("parent", parent);
    status.put("parent_name", name(parent));
    status.put("name", name(process.pid()));
    status.put("cmdline", commandLine(process.pid()));
    status.put("cpu_affinity", affinity(process.pid()));
    children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(process.pid());
  }

  private void measure(long pid, Map<String, Object> status) throws IOException {
    var stat = Files.readString(file(pid, "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    status.put("cpu_times", cpuTimes(fields));
    var pages = Files.readString(file(pid, "statm")).strip().split(" ", -1);
    var sizes = Arrays.stream(pages).map(count -> Long.parseLong(count) * PAGE).toList();
    status.put("memory_percent", memory == 0 ? 0.0 : 100.0 * sizes.get(1) / memory);
    // psutil's order: rss, vms, shared, text, lib, data, dirty.
    status.put(
        "memory_info",
        List.of(
            sizes.get(1),
            sizes.get(0),
            sizes.get(2),
            sizes.get(3),
            sizes.get(4),
            sizes.get(5),
            sizes.get(6)));
    status.put("last", Times.dateTime(clock.now()));
  }

  /// In psutil's order: user, system, those of ended children, waiting for the disk.
  private static List<Double> cpuTimes(String[] fields) {
    var times = new ArrayList<Double>();
    for (int field : new int[] {11, 12, 13, 14, 39}) {
      times.add(Long.parseLong(fields[field]) / TICKS);
    }
    return times;
  }

  private static String name(long pid) throws IOException {
    return pid == 0 ? "" : Files.readString(file(pid, "comm")).strip();
  }

  private static List<String> commandLine(long pid) throws IOException {
    var text = new String(Files.readAllBytes(file(pid, "cmdline")), StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.replaceFirst("\0$", "").split("\0", -1));
  }

  private static List<Integer> affinity(long pid) throws IOException {
    try (var lines = Files.lines(file(pid, "status"))) {
      var key = "Cpus_allowed_list:";
      return lines
          .filter(line -> line.startsWith(key))
          .findAny()
          .map(line -> cores(line.substring(key.length()).strip()))
          .orElse(List.of());
    }
  }

  /// The cores of a list such as `0-2,5`.
  private static List<Integer> cores(String list) {
    var cores = new ArrayList<Integer>();
    for (var part : list.split(",", -1)) {
      int dash = part.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int last = Integer.parseInt(part.substring(dash + 1));
      for (int core = first; core <= last; core++) {
        cores.add(core);
      }
    }
    return cores;
  }

  private static Path file(long pid, String name) {
    return PROC.resolve(Long.toString(pid)).resolve(name);
  }

  private static long memory() {
    try (var lines = Files.lines(PROC.resolve("meminfo"))) {
      Optional<String> total = lines.filter(line -> line.startsWith("MemTotal:")).findAny();
      return total.map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).orElse(0L);
    } catch (IOException noLinux) {
      return 0;
    }
  }

  /// What was seen of each process, by its id, with the ids of those that it started.
  Map<Long, Map<String, Object>> seen() {
    children.forEach((parent, started) -> {
      var status = seen.get(parent);
      if (status != null) {
        status.put("childs", List.copyOf(started));
      }
    });
    return seen;
  }
}
