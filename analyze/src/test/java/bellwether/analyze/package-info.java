@NullMarked
package bellwether.analyze;

import org.jspecify.annotations.NullMarked;
