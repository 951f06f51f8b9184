@NullMarked
package bellwether.bench;

import org.jspecify.annotations.NullMarked;
