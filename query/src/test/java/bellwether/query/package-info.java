@NullMarked
package bellwether.query;

import org.jspecify.annotations.NullMarked;
