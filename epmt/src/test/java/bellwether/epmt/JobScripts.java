package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.Collector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder in which job scripts run, with `epmt` first on the PATH and stand-ins for the programs
/// of EPMT's readme.
///
/// @param folder holds all of it
record JobScripts(Path folder) {
  /// What a script came to.
  record Ended(int status, String out, String err) {}

  static JobScripts in(Path folder) throws IOException {
    assumeTrue(Collector.installed().isPresent(), "no C compiler made a collector");
    var scripts = new JobScripts(folder);
    Files.writeString(
        folder.resolve("settings.py"), "epmt_output_prefix = '%s/'\n".formatted(folder));
    scripts.program(
        "epmt",
        "#!/bin/bash\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED '-Dbellwether.collector=%s' '-Djava.library.path=%s' -cp '%s' bellwether.epmt.EpmtMain \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                Collector.installed().orElseThrow().library(),
                System.getProperty("java.library.path"),
                System.getProperty("java.class.path")));
    for (var name : new String[] {"initialize", "compute", "postprocess", "debug"}) {
      scripts.program(name + "_the_world", "#!/bin/sh\necho " + name + " \"$@\"\n");
    }
    return scripts;
  }

  private void program(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// Runs a script as job 17 of the user u.
  Ended run(String shell, String text) throws IOException, InterruptedException {
    return run(shell, text, Map.of("SLURM_JOB_ID", "17"));
  }

  Ended run(String shell, String text, Map<String, String> more)
      throws IOException, InterruptedException {
    var script = Files.writeString(folder.resolve("script"), text);
    var errors = folder.resolve("err");
    var builder =
        new ProcessBuilder(shell, script.toString())
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    var variables = new HashMap<>(more);
    variables.put("PATH", folder + ":" + System.getenv("PATH"));
    variables.put("EPMT_SETTINGS", folder.resolve("settings.py").toString());
    variables.put("EPMT_DB_URL", "sqlite:///" + folder.resolve("catalog.db"));
    variables.put("SLURM_JOB_USER", "u");
    builder.environment().putAll(variables);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), out, Files.readString(errors));
  }
}
