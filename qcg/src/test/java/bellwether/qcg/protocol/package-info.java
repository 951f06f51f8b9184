@NullMarked
package bellwether.qcg.protocol;

import org.jspecify.annotations.NullMarked;
