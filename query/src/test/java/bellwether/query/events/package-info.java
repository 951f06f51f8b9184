@NullMarked
package bellwether.query.events;

import org.jspecify.annotations.NullMarked;
