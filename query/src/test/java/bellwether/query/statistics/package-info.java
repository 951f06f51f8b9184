@NullMarked
package bellwether.query.statistics;

import org.jspecify.annotations.NullMarked;
