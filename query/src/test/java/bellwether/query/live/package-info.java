@NullMarked
package bellwether.query.live;

import org.jspecify.annotations.NullMarked;
