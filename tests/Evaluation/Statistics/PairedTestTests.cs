namespace SynthRec.MLNet.Evaluation.Tests;

public class PairedTestTests
{
    [Fact]
    public void The_sleep_data_of_student_1908()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        Assert.Equal(0.002833, PairedTest.PValue(first, second), 6);
    }

    [Fact]
    public void Equal_values_have_p_1_and_a_constant_difference_p_0()
    {
        Assert.Equal(1, PairedTest.PValue([1, 2], [1, 2]));
        Assert.Equal(0, PairedTest.PValue([1, 2], [2, 3]));
    }

    [Fact]
    public void Different_numbers_of_values_are_refused() => Assert.Throws<ArgumentException>(() => PairedTest.PValue([1, 2], [1]));
}
