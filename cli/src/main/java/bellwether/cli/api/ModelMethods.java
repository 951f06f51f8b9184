package bellwether.cli.api;

import bellwether.analyze.LearnedModel;
import bellwether.query.measured.jobs.StoredModel;
import bellwether.query.table.MemoryTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked and changed about reference models.
final class ModelMethods {
  private ModelMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "models",
            "The reference models as a table, in the order in which they were made.",
            "",
            (session, _) -> models(session)),
        new ApiMethod(
            "add_model",
            "Keeps what was learned as a reference model; answers with its number.",
            "name tags operations computed info enabled jobs",
            ModelMethods::add),
        new ApiMethod(
            "delete_models",
            "Removes reference models; answers with their number.",
            "ids",
            ModelMethods::delete),
        new ApiMethod(
            "enable_model",
            "Lets detection use a reference model, or not.",
            "id enabled",
            (session, request) -> {
              var model = model(session, request);
              session.change(editor -> {
                editor.enable(model, request.flag("enabled"));
                return model;
              });
              return request.flag("enabled");
            }),
        new ApiMethod(
            "activate_model",
            "Says what detection by a reference model looks at.",
            "id metrics",
            (session, request) -> {
              var model = model(session, request);
              session.change(editor -> {
                editor.activate(model, request.texts("metrics"));
                return model;
              });
              return request.texts("metrics");
            }));
  }

  private static MemoryTable models(ApiSession session) {
    var rows =
        session.measurements().models().list().stream()
            .map(model -> {
              Map<String, @Nullable Object> row = new LinkedHashMap<>(model.columns());
              row.put("created_us", JobMethods.micros(model.created()));
              row.put("updated_us", JobMethods.micros(model.updated()));
              return row;
            })
            .toList();
    return MemoryTable.ofMaps(rows);
  }

  private static StoredModel model(ApiSession session, Parameters request) {
    var id = Long.toString(request.number("id"));
    return session
        .measurements()
        .models()
        .find(id)
        .orElseThrow(() -> Requests.notFound("There is no reference model " + id));
  }

  private static Object add(ApiSession session, Parameters request) {
    var jobs = request.texts("jobs").stream().map(session::job).toList();
    var learned =
        new LearnedModel(
            request.textOrNull("name"),
            request.object("tags").asTags(),
            request.tags("operations"),
            request.object("computed").values(),
            request.object("info").values(),
            request.flag("enabled", true));
    return session.change(editor -> editor.addModel(jobs, learned));
  }

  private static int delete(ApiSession session, Parameters request) {
    var wanted = request.numbers("ids");
    var models =
        session.measurements().models().list().stream()
            .filter(model -> wanted.contains(model.number()))
            .toList();
    return models.isEmpty() ? 0 : session.change(editor -> editor.deleteModels(models));
  }
}
