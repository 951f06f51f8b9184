package bellwether.analyze.statistics;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/// A one-class support vector machine around the rows, by LIBSVM.
final class OneClass implements Detector {
  @Override
  public int fewestRows() {
    return 3;
  }

  @Override
  public double[] score(double[][] rows) {
    svm_problem problem = problem(rows);
    svm.svm_set_print_string_function(text -> {});
    svm_model model = svm.svm_train(problem, parameter(rows[0].length));
    var scores = new double[rows.length];
    var decision = new double[1];
    for (int i = 0; i < rows.length; i++) {
      svm.svm_predict_values(model, problem.x[i], decision);
      scores[i] = -decision[0];
    }
    return scores;
  }

  private static svm_parameter parameter(int features) {
    var parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.ONE_CLASS;
    parameter.kernel_type = svm_parameter.RBF;
    parameter.gamma = 1.0 / features;
    parameter.nu = 0.5;
    parameter.eps = 1e-3;
    parameter.cache_size = 200;
    parameter.shrinking = 1;
    return parameter;
  }

  private static svm_problem problem(double[][] rows) {
    var problem = new svm_problem();
    problem.l = rows.length;
    problem.y = new double[rows.length];
    problem.x = new svm_node[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      problem.x[i] = nodes(rows[i]);
    }
    return problem;
  }

  private static svm_node[] nodes(double[] row) {
    var nodes = new svm_node[row.length];
    for (int i = 0; i < row.length; i++) {
      nodes[i] = new svm_node();
      nodes[i].index = i + 1;
      nodes[i].value = row[i];
    }
    return nodes;
  }
}
