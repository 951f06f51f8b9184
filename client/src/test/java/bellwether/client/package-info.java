@NullMarked
package bellwether.client;

import org.jspecify.annotations.NullMarked;
