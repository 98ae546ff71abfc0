using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>Ridge regressions on the attributes of the same items: (FᵀF + λI)⁻¹ is found once.</summary>
internal sealed class RidgeSolver
{
    private readonly Matrix<double> rows;

    /// <summary>Prepares the regressions.</summary>
    /// <param name="rows">The attributes, a row for each item.</param>
    /// <param name="lambda">The L2 regularisation.</param>
    public RidgeSolver(Matrix<double> rows, double lambda)
    {
        this.rows = rows;
        var gram = rows.TransposeThisAndMultiply(rows) + (DenseMatrix.CreateIdentity(rows.ColumnCount) * lambda);
        Inverse = gram.Cholesky().Solve(DenseMatrix.CreateIdentity(rows.ColumnCount));
    }

    /// <summary>(FᵀF + λI)⁻¹.</summary>
    public Matrix<double> Inverse { get; }

    /// <summary>The coefficients of several targets, a column for each.</summary>
    public Matrix<double> Solve(Matrix<double> targets) => Inverse * rows.TransposeThisAndMultiply(targets);
}
