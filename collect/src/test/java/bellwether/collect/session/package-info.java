@NullMarked
package bellwether.collect.session;

import org.jspecify.annotations.NullMarked;
