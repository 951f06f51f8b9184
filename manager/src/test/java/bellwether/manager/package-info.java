@NullMarked
package bellwether.manager;

import org.jspecify.annotations.NullMarked;
