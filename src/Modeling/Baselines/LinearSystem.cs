namespace SmartMoney.Modeling.Baselines;

/// <summary>Solves a small linear system.</summary>
internal static class LinearSystem
{
    /// <summary>Solves A·x = b by Cholesky decomposition.</summary>
    /// <param name="matrix">A, symmetric and positive definite; only the lower triangle is read.</param>
    /// <param name="right">b.</param>
    /// <exception cref="ArithmeticException">A is not positive definite.</exception>
    public static double[] SolvePositiveDefinite(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var lower = Decompose(matrix, size);
        var x = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                x[i] -= lower[i, j] * x[j];
            }

            x[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++)
            {
                x[i] -= lower[j, i] * x[j];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }

    private static double[,] Decompose(double[,] matrix, int size)
    {
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                if (i == j && !(sum > 0))
                {
                    throw new ArithmeticException("the matrix is not positive definite");
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        return lower;
    }
}
