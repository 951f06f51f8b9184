@NullMarked
package bellwether.collect.stage;

import org.jspecify.annotations.NullMarked;
