@NullMarked
package bellwether.engine;

import org.jspecify.annotations.NullMarked;
