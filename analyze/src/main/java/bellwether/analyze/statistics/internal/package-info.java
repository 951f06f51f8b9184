/// The arithmetic beneath the statistics.
@NullMarked
package bellwether.analyze.statistics.internal;

import org.jspecify.annotations.NullMarked;
