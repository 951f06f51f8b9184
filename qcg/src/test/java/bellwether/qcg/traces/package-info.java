@NullMarked
package bellwether.qcg.traces;

import org.jspecify.annotations.NullMarked;
