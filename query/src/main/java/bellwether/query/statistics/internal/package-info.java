/// The arithmetic beneath the statistics.
@NullMarked
package bellwether.query.statistics.internal;

import org.jspecify.annotations.NullMarked;
