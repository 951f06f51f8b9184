package bellwether.qcg.command;

import bellwether.qcg.command.Arguments.Kind;
import bellwether.qcg.command.Arguments.Option;
import bellwether.qcg.files.JobsReport;
import bellwether.qcg.files.ServiceLog;
import bellwether.qcg.protocol.EndpointOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The command line of `qcg-pm-service`, with what its options imply.
final class ServiceOptions {
  static final List<Option> OPTIONS =
      List.of(
          new Option("--net", Kind.FLAG, "take requests over the network"),
          new Option(
              "--net-host", Kind.TEXT, "address to listen at, * for all (default: 127.0.0.1)"),
          new Option("--net-port", Kind.WHOLE_NUMBER, "port for requests (implies --net)"),
          new Option("--net-pub-port", Kind.WHOLE_NUMBER, "port for events (implies --net)"),
          new Option(
              "--net-port-min",
              Kind.WHOLE_NUMBER,
              "lowest port to choose where none is named (default: 2222, implies --net)"),
          new Option(
              "--net-port-max",
              Kind.WHOLE_NUMBER,
              "highest port to choose (default: 9999, implies --net)"),
          new Option("--file", Kind.FLAG, "take requests from a file"),
          new Option(
              "--file-path",
              Kind.TEXT,
              "the file of requests (default: qcg_pm_reqs.json, implies --file)"),
          new Option("--wd", Kind.TEXT, "working directory of service and jobs (default: .)"),
          new Option(
              "--envschema", Kind.TEXT, "variables for jobs: auto, common, slurm (default: auto)"),
          new Option("--resources", Kind.TEXT, "where resources are: auto, local (default: auto)"),
          new Option("--report-format", Kind.TEXT, "json, text or none (default: json)"),
          new Option("--report-file", Kind.TEXT, "name of the report (default: jobs.report)"),
          new Option("--nodes", Kind.TEXT, "nodes as [name:]cores with commas between them"),
          new Option(
              "--log",
              Kind.TEXT,
              "what the log tells (default: info)",
              List.of("critical", "error", "warning", "info", "debug", "notset"),
              List.of()),
          new Option("--system-core", Kind.FLAG, "keep a core for the service"),
          new Option("--disable-nl", Kind.FLAG, "accepted: there are no node agents here"),
          new Option("--show-progress", Kind.FLAG, "print what starts and ends"),
          new Option("--governor", Kind.FLAG, "not offered yet"),
          new Option("--parent", Kind.TEXT, "not offered yet"),
          new Option("--id", Kind.TEXT, "the service's name (default: host and a number)"),
          new Option("--tags", Kind.TEXT, "tags with commas between them"),
          new Option("--slurm-partition-nodes", Kind.WHOLE_NUMBER, "not offered yet"),
          new Option("--slurm-limit-nodes-range-begin", Kind.WHOLE_NUMBER, "not offered yet"),
          new Option("--slurm-limit-nodes-range-end", Kind.WHOLE_NUMBER, "not offered yet"),
          new Option("--slurm-resources-file", Kind.TEXT, "not offered yet"),
          new Option(
              "--resume",
              Kind.TEXT,
              "go on from an auxiliary directory, or the newest in a folder"),
          new Option("--enable-proc-stats", Kind.FLAG, "trace the jobs' processes"),
          new Option("--enable-rt-stats", Kind.FLAG, "write when each process started and ended"),
          new Option("--wrapper-rt-stats", Kind.TEXT, "accepted: no wrapper is needed here"),
          new Option("--nl-init-timeout", Kind.WHOLE_NUMBER, "accepted: there are no agents here"),
          new Option(
              "--nl-ready-threshold",
              Kind.NUMBER,
              "accepted: there are no agents here",
              List.of(),
              List.of("--nl-ready-treshold")),
          new Option("--disable-pub", Kind.FLAG, "publish no events"),
          new Option(
              "--exit-with-parent", Kind.FLAG, "end when the program that started it is gone"),
          new Option("--nl-start-method", Kind.TEXT, "accepted: there are no agents here"));

  private static final List<String> OF_SLURM =
      List.of(
          "--slurm-partition-nodes",
          "--slurm-limit-nodes-range-begin",
          "--slurm-limit-nodes-range-end",
          "--slurm-resources-file");
  private static final List<String> OF_THE_NETWORK =
      List.of("--net", "--net-port", "--net-pub-port", "--net-port-min", "--net-port-max");

  private final Arguments arguments;
  private final String id;

  /// @param host this machine's name
  private ServiceOptions(Arguments arguments, String host) {
    this.arguments = arguments;
    id =
        arguments
            .text("--id")
            .orElseGet(() -> host + "." + ThreadLocalRandom.current().nextInt(10_000));
  }

  /// Reads a command line.
  ///
  /// @throws Arguments.UsageException when it does not fit
  /// @throws StartException when such a service cannot be started
  static ServiceOptions parse(List<String> words, String host) {
    var options = new ServiceOptions(Arguments.parse(OPTIONS, words), host);
    options.check();
    return options;
  }

  private void check() {
    var method = arguments.text("--nl-start-method").orElse("slurm");
    if (!Set.of("slurm", "ssh").contains(method.toLowerCase(java.util.Locale.ROOT))) {
      throw new StartException(
          "wrong value of --nl-start-method argument - must be one of (slurm,ssh)");
    }
    refuse(List.of("--governor", "--parent"), "a governor and managers below it");
    refuse(OF_SLURM, "parts of a Slurm allocation");
    checkResources();
    if (!isNetwork() && requests().isEmpty() && resume().isEmpty()) {
      throw new StartException("no interface enabled - finishing");
    }
    reportFormat();
    checkSchema();
    checkNodes();
  }

  private void refuse(List<String> names, String what) {
    for (var name : names) {
      if (arguments.has(name)) {
        throw new StartException(
            "%s: this version does not offer %s; start the service without it"
                .formatted(name, what));
      }
    }
  }

  private void checkResources() {
    var source = arguments.text("--resources").orElse("auto");
    if (source.equalsIgnoreCase("slurm")) {
      throw new StartException(
          "--resources slurm: this version does not offer Slurm allocations; use local");
    }
    if (!Set.of("auto", "local").contains(source.toLowerCase(java.util.Locale.ROOT))) {
      throw new StartException("expected auto or local for --resources, but found " + source);
    }
  }

  private void checkSchema() {
    for (var name : envSchema().split(",", -1)) {
      if (!Set.of("auto", "common", "slurm").contains(name)) {
        throw new StartException("environment \"%s\" not available".formatted(name));
      }
    }
  }

  private void checkNodes() {
    for (var node : arguments.text("--nodes").orElse("1").split(",", -1)) {
      if (node.substring(node.lastIndexOf(':') + 1).strip().matches("-\\d+|0+")) {
        throw new StartException("number of cores for a node must not be less than 1");
      }
    }
  }

  /// Whether requests come over the network.
  boolean isNetwork() {
    return OF_THE_NETWORK.stream()
        .anyMatch(name -> name.equals("--net") ? arguments.has(name) : arguments.number(name) != 0);
  }

  /// Where it listens.
  EndpointOptions endpoint() {
    int low = arguments.number("--net-port-min");
    int high = arguments.number("--net-port-max");
    return new EndpointOptions(
        arguments.text("--net-host").orElse("127.0.0.1"),
        arguments.number("--net-port"),
        arguments.number("--net-pub-port"),
        low == 0 ? 2222 : low,
        high == 0 ? 9999 : high,
        !arguments.has("--disable-pub"));
  }

  /// The file of requests; empty: there is none.
  Optional<String> requests() {
    var path = arguments.text("--file-path");
    return path.isEmpty() && arguments.has("--file") ? Optional.of("qcg_pm_reqs.json") : path;
  }

  /// What to go on from; empty: nothing.
  Optional<String> resume() {
    return arguments.text("--resume");
  }

  /// Absolute.
  Path workingDirectory() {
    return Path.of(arguments.text("--wd").orElse(".")).toAbsolutePath().normalize();
  }

  String envSchema() {
    return arguments.text("--envschema").orElse("auto");
  }

  JobsReport.Format reportFormat() {
    return JobsReport.Format.of(arguments.text("--report-format").orElse("json"));
  }

  String reportFile() {
    return arguments.text("--report-file").orElse("jobs.report");
  }

  /// null: this machine's cores.
  @Nullable String nodes() {
    return arguments.text("--nodes").orElse(null);
  }

  ServiceLog.Level logLevel() {
    return ServiceLog.Level.of(arguments.text("--log").orElse("info"));
  }

  boolean keepsCore() {
    return arguments.has("--system-core");
  }

  boolean exitsWithParent() {
    return arguments.has("--exit-with-parent");
  }

  boolean showsProgress() {
    return arguments.has("--show-progress");
  }

  boolean tracesProcesses() {
    return arguments.has("--enable-proc-stats");
  }

  boolean writesRunTimes() {
    return arguments.has("--enable-rt-stats");
  }

  String id() {
    return id;
  }

  /// Begin with the id.
  List<String> tags() {
    var tags = new ArrayList<>(List.of(id));
    arguments.text("--tags").ifPresent(text -> tags.addAll(List.of(text.split(",", -1))));
    return tags;
  }

  /// What it takes requests from, in QCG-PilotJob's words.
  List<String> interfaces() {
    var interfaces = new ArrayList<String>();
    if (requests().isPresent()) {
      interfaces.add("FILE");
    }
    if (isNetwork()) {
      interfaces.add("ZMQ");
    }
    return interfaces;
  }

  /// Variables that jobs find, so that they reach the service themselves.
  static Map<String, String> variables(@Nullable String address) {
    return address == null ? Map.of() : Map.of("QCG_PM_ZMQ_ADDRESS", address);
  }
}
