using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The Vendi score: how many different users there are, as the effective number of dissimilar ones (Friedman and Dieng 2023).</summary>
public static class VendiScore
{
    /// <summary>
    /// The exponential of the entropy of the eigenvalues of the matrix of similarities over the number of users: from 1, when all users are the same, to
    /// their number, when no two have an item in common.
    /// </summary>
    /// <param name="data">The interactions; users without items are left out. The work grows with the cube of the number of users: take a sample of hundreds.</param>
    /// <param name="similarity">How alike users are; both kinds are positive semidefinite.</param>
    /// <exception cref="ArgumentException">There are no users with items.</exception>
    public static double Of(Interactions data, UserSimilarity similarity = UserSimilarity.Jaccard)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] users = [.. ActiveUsers.Of(data)];
        if (users.Length == 0)
            throw new ArgumentException("There are no users with items.", nameof(data));
        var (active, row) = (data.SelectUsers(users), new double[users.Length]);
        var similarities = new UserSimilarities(active, similarity);
        var kernel = new DenseMatrix(users.Length);
        for (var user = 0; user < users.Length; user++)
        {
            similarities.Fill(TrainingData.DistinctItems(active, user), row);
            for (var other = 0; other < users.Length; other++)
                kernel[user, other] = row[other] / users.Length;
        }

        var entropy = 0.0;
        foreach (var eigenvalue in kernel.Evd(Symmetricity.Symmetric).EigenValues)
            entropy -= eigenvalue.Real > 0 ? eigenvalue.Real * Math.Log(eigenvalue.Real) : 0;
        return Math.Exp(entropy);
    }
}
