/// Scores and methods on tables of numbers, as EPMT computes them.
@NullMarked
package bellwether.analyze.statistics;

import org.jspecify.annotations.NullMarked;
