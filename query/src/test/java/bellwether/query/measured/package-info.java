@NullMarked
package bellwether.query.measured;

import org.jspecify.annotations.NullMarked;
