package bellwether.cli.workflow;

import bellwether.cli.ask.View;
import bellwether.command.Console;
import bellwether.manager.ManagerLiveness;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;

/// Opens the catalog that a view shows, to change a workflow that is not running.
final class WritableCatalog {
  private WritableCatalog() {}

  static Catalog open(View view, Console console) {
    return Catalog.open(
        view.place(),
        CatalogOptions.of(new ManagerLiveness())
            .withWarnings(console::note)
            .withPatience(CatalogOptions.ENDLESS));
  }
}
