using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Baselines;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void The_weights_are_those_of_plain_gradient_descent()
    {
        var features = new FeatureMatrix(["a", "b"], [-1.2, 0.5, 0.3, -0.7, 1.5, 0.2, -0.4, -1.1, 0.8, 1.6, -0.9, 0.1, 0.1, 0.9, 1.1, -1.4]);

        var model = LogisticRegression.Fit(features, [0, 0, 1, 0, 1, 1, 0, 1], penalty: 1, TestContext.Current.CancellationToken);

        // Reference: 400,000 steps of gradient descent on the same loss, computed in Python.
        Assert.Equal([0.7439120260533875, 0.1862654021166083, -0.1220157095168279], model.Coefficients, (first, second) => Math.Abs(first - second) < 1e-9);
    }

    [Fact]
    public void Without_features_of_use_it_says_the_share_of_positives()
    {
        var features = new FeatureMatrix(["constant"], new double[10]);

        var model = LogisticRegression.Fit(features, [1, 1, 1, 0, 0, 0, 0, 0, 0, 0], penalty: 1, TestContext.Current.CancellationToken);

        Assert.All(model.Predict(features), score => Assert.Equal(0.3, score, 1e-9));
    }

    [Fact]
    public void Classes_that_a_line_parts_do_not_send_it_to_infinity()
    {
        var features = new FeatureMatrix(["x"], [.. Enumerable.Range(0, 40).Select(i => i < 20 ? -5.0 : 5.0)]);
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i < 20 ? 0 : 1)];

        var model = LogisticRegression.Fit(features, labels, penalty: 1, TestContext.Current.CancellationToken);

        Assert.All(model.Coefficients, weight => Assert.InRange(weight, -5, 5));
        Assert.True(model.Predict(features)[39] > 0.95);
    }

    [Fact]
    public void The_gradient_is_zero_where_it_ends()
    {
        var set = ExampleSet.From("rows", SyntheticDataset.Rows(30, 12, seed: 4, signal: 1));
        var features = new FeatureMatrix(set.Features.Names, [.. set.Features.Values.Select(value => double.IsNaN(value) ? 0 : value)]);
        var model = LogisticRegression.Fit(features, set.Labels, penalty: 2, TestContext.Current.CancellationToken);
        var scores = model.Predict(features);

        for (var column = 0; column < features.Columns; column++)
        {
            var gradient = (2 * model.Coefficients[column]) + Enumerable.Range(0, set.Count).Sum(row => (scores[row] - set.Labels[row]) * features.Row(row)[column]);
            Assert.Equal(0, gradient, 1e-6);
        }

        Assert.Equal(set.Positives, scores.Sum(), 1e-6);
    }
}
