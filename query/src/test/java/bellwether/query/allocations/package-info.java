@NullMarked
package bellwether.query.allocations;

import org.jspecify.annotations.NullMarked;
