/// The manager's machinery.
@NullMarked
package bellwether.manager.internal;

import org.jspecify.annotations.NullMarked;
