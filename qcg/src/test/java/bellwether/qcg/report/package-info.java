@NullMarked
package bellwether.qcg.report;

import org.jspecify.annotations.NullMarked;
