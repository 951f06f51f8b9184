package bellwether.command;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Lets an option have a value only behind an equals sign, so that the word after it, such as a job
/// file, is never taken for one.
public final class AttachedValue implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    if (!"=".equals(info.get("separator")) && argument instanceof OptionSpec option) {
      words.push(option.fallbackValue());
    }
    return false;
  }
}
