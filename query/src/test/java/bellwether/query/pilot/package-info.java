@NullMarked
package bellwether.query.pilot;

import org.jspecify.annotations.NullMarked;
