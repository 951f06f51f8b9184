/// The statistics of performance data: outliers, reference models, root causes, principal
/// components, distributions, modes, change points and comparisons.
///
/// Everything here is a pure function of arrays and [Table]s: nothing reads, writes or remembers.
@NullMarked
package bellwether.query.statistics;

import org.jspecify.annotations.NullMarked;
