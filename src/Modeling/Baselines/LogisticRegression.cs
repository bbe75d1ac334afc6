using MathNet.Numerics.LinearAlgebra;
using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Baselines;

/// <summary>
/// Logistic regression with an L2 penalty on the weights (not on the intercept), fitted by Newton's method: it minimises
/// Σ log loss + ½ λ ‖w‖².
/// </summary>
internal sealed class LogisticRegression
{
    private const int MaxSteps = 100;
    private const double Tolerance = 1e-10;

    private LogisticRegression(double[] coefficients) => Coefficients = coefficients;

    /// <summary>The weight of each feature, then the intercept.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Fits the weights.</summary>
    /// <param name="features">Without missing values, of similar scale.</param>
    /// <param name="labels">0 or 1, both present.</param>
    /// <param name="penalty">λ, above 0.</param>
    /// <param name="cancellationToken">Stops the fitting.</param>
    /// <exception cref="InvalidInputException">It did not converge.</exception>
    public static LogisticRegression Fit(FeatureMatrix features, IReadOnlyList<int> labels, double penalty, CancellationToken cancellationToken = default)
    {
        var size = features.Columns + 1;
        var weights = new double[size];
        var loss = Loss(features, labels, penalty, weights);
        for (var step = 0; step < MaxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (gradient, hessian) = Derivatives(features, labels, penalty, weights);
            var direction = hessian.Cholesky().Solve(gradient).ToArray();
            if (direction.Max(Math.Abs) < Tolerance)
            {
                return new LogisticRegression(weights);
            }

            (weights, loss) = Descend(features, labels, penalty, weights, direction, loss);
        }

        throw new InvalidInputException("logistic regression did not converge on this data");
    }

    /// <summary>The probability of label 1, a row each.</summary>
    public double[] Predict(FeatureMatrix features)
    {
        double[] weights = [.. Coefficients];
        var result = new double[features.Rows];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = Sigmoid(LogOdds(features.Row(row), weights));
        }

        return result;
    }

    // A full Newton step may overshoot far from the optimum; half of it, and half again, never does for ever.
    private static (double[] Weights, double Loss) Descend(
        FeatureMatrix features, IReadOnlyList<int> labels, double penalty, double[] weights, double[] direction, double loss)
    {
        for (var length = 1.0; ; length /= 2)
        {
            double[] next = [.. weights.Select((weight, i) => weight - (length * direction[i]))];
            var nextLoss = Loss(features, labels, penalty, next);
            if (nextLoss <= loss + (1e-12 * Math.Abs(loss)) || length < 1e-6)
            {
                return (next, nextLoss);
            }
        }
    }

    private static double Loss(FeatureMatrix features, IReadOnlyList<int> labels, double penalty, double[] weights)
    {
        var loss = penalty / 2 * weights[..^1].Sum(weight => weight * weight);
        for (var row = 0; row < features.Rows; row++)
        {
            var logOdds = LogOdds(features.Row(row), weights);
            loss += Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) - (labels[row] * logOdds);
        }

        return loss;
    }

    private static (Vector<double> Gradient, Matrix<double> Hessian) Derivatives(
        FeatureMatrix features, IReadOnlyList<int> labels, double penalty, double[] weights)
    {
        var size = weights.Length;
        var gradient = Vector<double>.Build.Dense(size);
        var hessian = Matrix<double>.Build.Dense(size, size);
        for (var row = 0; row < features.Rows; row++)
        {
            var values = features.Row(row);
            var probability = Sigmoid(LogOdds(values, weights));
            var error = probability - labels[row];
            var curvature = probability * (1 - probability);
            for (var i = 0; i < size; i++)
            {
                var xi = i < values.Length ? values[i] : 1;
                gradient[i] += error * xi;
                for (var j = 0; j <= i; j++)
                {
                    hessian[i, j] += curvature * xi * (j < values.Length ? values[j] : 1);
                }
            }
        }

        for (var i = 0; i < size - 1; i++)
        {
            gradient[i] += penalty * weights[i];
            hessian[i, i] += penalty;
        }

        return (gradient, hessian);
    }

    private static double LogOdds(ReadOnlySpan<double> values, double[] weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum;
    }

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
