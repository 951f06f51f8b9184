package bellwether.qcg.command;

import bellwether.qcg.command.Arguments.Option;
import java.util.List;

/// The usage of a command as argparse prints it.
///
/// @param program the command's name
record Help(String program, List<Option> options) {
  private static final int WIDTH = 78;
  private static final int COLUMN = 24;

  /// The lines that tell how to call it.
  String usage() {
    var text = new StringBuilder("usage: ").append(program);
    var indent = " ".repeat(text.length() + 1);
    int width = text.length();
    var words = new java.util.ArrayList<>(List.of("[-h]"));
    options.forEach(option -> words.add(option.usage()));
    for (var word : words) {
      if (width + 1 + word.length() > WIDTH) {
        text.append('\n').append(indent).append(word);
        width = indent.length() + word.length();
      } else {
        text.append(' ').append(word);
        width += 1 + word.length();
      }
    }
    return text.append('\n').toString();
  }

  /// The whole help.
  String text() {
    var text = new StringBuilder(usage()).append("\noptions:\n");
    line(text, "-h, --help", "show this help message and exit");
    for (var option : options) {
      boolean flag = option.kind() == Arguments.Kind.FLAG;
      line(text, option.name() + (flag ? "" : " " + option.placeholder()), option.help());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String left, String right) {
    var start = "  " + left;
    text.append(start);
    if (start.length() > COLUMN - 2) {
      text.append('\n').append(" ".repeat(COLUMN));
    } else {
      text.append(" ".repeat(COLUMN - start.length()));
    }
    text.append(right).append('\n');
  }
}
