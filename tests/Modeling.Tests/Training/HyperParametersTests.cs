using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
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
    [InlineData("""{ "numLeafs": 4 }""", "p.json: numLeafs is not a parameter; the parameters are learningRate, numLeaves, maxDepth")]
    [InlineData("""{ "numLeaves": "many" }""", "numLeaves: \"many\" is not a whole number from 2 to 1024")]
    [InlineData("""{ "numLeaves": 4.5 }""", "numLeaves: 4.5 is not a whole number")]
    [InlineData("""{ "seed": null }""", "seed: null is not a whole number")]
    [InlineData("""{ "numLeaves": 4, "num_leaves": 4 }""", "numLeaves occurs more than once")]
    [InlineData("[]", "no parameters")]
    [InlineData("""{ "numLeaves": 1 }""", "p.json: numLeaves: 1 is not a whole number from 2 to 1024")]
    [InlineData("""{ "learningRate": 0 }""", "learningRate")]
    [InlineData("""{ "featureFraction": 1.5 }""", "featureFraction")]
    [InlineData("""{ "classWeight": "heavy" }""", "classWeight")]
    [InlineData("null", "no parameters")]
    [InlineData("{", "p.json: not JSON")]
    public void A_file_with_an_error_is_refused_by_name(string json, string named)
    {
        File.WriteAllText(_folder["p.json"], json);

        Assert.Contains(named, Assert.Throws<InvalidInputException>(() => HyperParameters.Load(_folder["p.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_LightGBM_are_understood()
    {
        File.WriteAllText(_folder["p.json"], """{ "learning_rate": 0.1, "lambda_l2": 3, "num_iterations": 50, "early_stopping_round": 5, "num_threads": 2 }""");

        Assert.Equal(
            new HyperParameters { LearningRate = 0.1, LambdaL2 = 3, Rounds = 50, EarlyStoppingRounds = 5, Threads = 2 }, HyperParameters.Load(_folder["p.json"]));
    }

    [Fact]
    public void Every_parameter_has_an_entry() =>
        Assert.Equal(
            typeof(HyperParameters).GetProperties().Select(property => property.Name).Order(),
            HyperParameter.All.Select(parameter => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..]).Order());

    [Fact]
    public void A_folder_is_refused_in_plain_words() =>
        Assert.Contains("is a folder", Assert.Throws<InvalidInputException>(() => HyperParameters.Load(_folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused() => Assert.Throws<InvalidInputException>(() => HyperParameters.Load(_folder["none.json"]));

    [Fact]
    public void Every_parameter_is_checked()
    {
        HyperParameters[] odd =
        [
            new() { LearningRate = double.NaN }, new() { MaxDepth = 0 }, new() { MinDataInLeaf = 0 }, new() { BaggingFraction = 0 }, new() { LambdaL1 = -1 },
            new() { LambdaL2 = double.PositiveInfinity }, new() { MaxBin = 1 }, new() { MaxIterations = 0 }, new() { Rounds = 0 }, new() { Stopping = (Stopping)9 }, new() { EarlyStoppingRounds = 0 },
            new() { ClassWeight = (ClassWeight)9 }, new() { Seed = -1 }, new() { Threads = 0 },
        ];

        Assert.All(odd, parameters => Assert.Throws<InvalidInputException>(parameters.Validate));
        new HyperParameters().Validate();
    }
}
