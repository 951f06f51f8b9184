package bellwether.cli.report;

import bellwether.analyze.report.ReportData;
import bellwether.cli.ask.Moments;
import bellwether.cli.ask.View;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.FileTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a page about runs into a file.
record HtmlReport(Console console, GlobalOptions global) {

  void write(Path file, boolean isForced, ReportScope scope) {
    scope.pageRun();
    var target = new FileTarget(file, "the page", global.place(console));
    target.check(isForced, "--force");
    try (var view = new View(global, console)) {
      var subject = scope.subject(view, console, Moments.here(console));
      var data = new ReportData(view.reader(), view.runs(), EfficiencyText::sentence).of(subject);
      target.writeText(new HtmlPage(data)::write);
      tell(file, data);
    }
  }

  private void tell(Path file, Map<String, Object> data) {
    if (global.json) {
      var report = new LinkedHashMap<String, @Nullable Object>();
      report.put("file", file.toString());
      report.put("attempts", data.get("attemptCount"));
      console.out().println(DataTexts.json(report));
    } else if (!global.quiet) {
      console.note(
          "Report of %s written to %s; open it in a browser".formatted(data.get("title"), file));
    }
  }
}
