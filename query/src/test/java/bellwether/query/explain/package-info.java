@NullMarked
package bellwether.query.explain;

import org.jspecify.annotations.NullMarked;
