/// The nodes and cores that runs had.
@NullMarked
package bellwether.query.allocations;

import org.jspecify.annotations.NullMarked;
