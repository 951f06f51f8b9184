package bellwether.qcg.report;

/// How well a core was used.
///
/// @param unused for how many seconds it stood idle, as its figure counts that
/// @param share of the whole time in which it was used, in percent
public record CoreUse(String node, String core, double unused, double share) {

  static CoreUse of(Schedule.Core core, double unused, double total) {
    return new CoreUse(core.node(), core.name(), unused, percent(unused, total));
  }

  static double percent(double unused, double total) {
    return total <= 0 ? 0 : (total - unused) / total * 100;
  }
}
