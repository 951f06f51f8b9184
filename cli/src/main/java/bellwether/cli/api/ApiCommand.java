package bellwether.cli.api;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether api`: answers programs in other languages.
@Command(
    name = "api",
    sortOptions = false,
    description = {
      "Answer requests of programs: one JSON object per line on the standard input, one per line on the standard output, in the same order, until the input ends.",
      "docs/api.md describes requests and answers; the Python packages use it."
    },
    footer = {
      "",
      "Example:",
      "  echo '{\"id\": 1, \"method\": \"job_ids\", \"params\": {}}' | bellwether api"
    })
public final class ApiCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  public ApiCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    var out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
    try (var session = new ApiSession(global.place(console), console)) {
      new ApiLoop(session, out).run(in);
    }
    Listing.check(console.out());
    return ExitStatus.WELL;
  }
}
