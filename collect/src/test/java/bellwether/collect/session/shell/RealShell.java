package bellwether.collect.session.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A shell of this machine, in a folder that has the file `text` to be evaluated.
record RealShell(String name, Path folder) {

  /// The machine has to have it.
  RealShell {
    assumeTrue(isInstalled(name), name + " is not installed");
  }

  private static boolean isInstalled(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /// What a script prints, on both streams.
  ///
  /// @param preload the value of LD_PRELOAD for the shell; empty: not set
  List<String> print(String preload, String script) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(name, Files.writeString(folder.resolve("script"), script).toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().remove("LD_PRELOAD");
    builder.environment().put("SHELL", "/bin/other");
    if (!preload.isEmpty()) {
      builder.environment().put("LD_PRELOAD", preload);
    }
    var process = builder.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return printed.lines().toList();
  }

  List<String> print(String script) throws IOException, InterruptedException {
    return print("", script);
  }
}
