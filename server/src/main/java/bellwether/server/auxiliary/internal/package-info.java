/// Reading and writing of single files of the auxiliary directory.
@NullMarked
package bellwether.server.auxiliary.internal;

import org.jspecify.annotations.NullMarked;
