package bellwether.cli.report;

import bellwether.model.json.JsonWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A page that shows data, in one file: its style, its scripts and the data stand in it.
record HtmlPage(Map<String, Object> data) {
  private static final List<String> SCRIPTS =
      List.of("text.js", "table.js", "view.js", "lines.js", "gantt.js", "page.js");
  private static final String MARK = "@@";

  void write(Writer out) throws IOException {
    for (var part : resource("page.html").split(MARK, -1)) {
      switch (part) {
        case "style" -> out.write(resource("page.css"));
        case "data" -> JsonWriter.write(data, new InScript(out));
        case "script" -> writeScripts(out);
        default -> out.write(part);
      }
    }
  }

  private static void writeScripts(Writer out) throws IOException {
    for (var script : SCRIPTS) {
      out.write(resource(script));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("%s is missing in this build".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// JSON in an element of HTML: no text in it can end the element or begin a comment.
  private static final class InScript extends FilterWriter {
    InScript(Writer out) {
      super(out);
    }

    @Override
    public void write(int character) throws IOException {
      if (character == '<') {
        out.write("\\u003c");
      } else {
        out.write(character);
      }
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
      write(new String(text, from, count), 0, count);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
      out.write(text.substring(from, from + count).replace("<", "\\u003c"));
    }
  }
}
