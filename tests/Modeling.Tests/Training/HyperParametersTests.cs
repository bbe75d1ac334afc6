using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Training;

public sealed class HyperParametersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_changes_what_it_names_and_nothing_else()
    {
        File.WriteAllText(_folder["p.json"], """{ "numLeaves": 4, "classWeight": "Balanced" }""");

        Assert.Equal(new HyperParameters { NumLeaves = 4, ClassWeight = ClassWeight.Balanced }, HyperParameters.Load(_folder["p.json"]));
    }

    [Theory]
    [InlineData("""{ "numLeafs": 4 }""", "numLeafs")]
    [InlineData("""{ "numLeaves": "many" }""", "numLeaves")]
    [InlineData("""{ "numLeaves": 1 }""", "numLeaves: 1 is not between")]
    [InlineData("""{ "learningRate": 0 }""", "learningRate")]
    [InlineData("""{ "featureFraction": 1.5 }""", "featureFraction")]
    [InlineData("""{ "classWeight": "heavy" }""", "classWeight")]
    [InlineData("null", "no parameters")]
    [InlineData("{", "p.json")]
    public void A_file_with_an_error_is_refused_by_name(string json, string named)
    {
        File.WriteAllText(_folder["p.json"], json);

        Assert.Contains(named, Assert.Throws<InvalidInputException>(() => HyperParameters.Load(_folder["p.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.Throws<InvalidInputException>(() => HyperParameters.Load(_folder["none.json"]));

    [Fact]
    public void Every_parameter_is_checked()
    {
        HyperParameters[] odd =
        [
            new() { LearningRate = double.NaN }, new() { MaxDepth = 0 }, new() { MinDataInLeaf = 0 }, new() { BaggingFraction = 0 }, new() { LambdaL1 = -1 },
            new() { LambdaL2 = double.PositiveInfinity }, new() { MaxBin = 1 }, new() { MaxIterations = 0 }, new() { EarlyStoppingRounds = 0 },
            new() { ClassWeight = (ClassWeight)9 }, new() { Seed = -1 }, new() { Threads = 0 },
        ];

        Assert.All(odd, parameters => Assert.Throws<InvalidInputException>(parameters.Validate));
        new HyperParameters().Validate();
    }
}
