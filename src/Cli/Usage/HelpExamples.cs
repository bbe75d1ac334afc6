using System.CommandLine;

namespace SmartMoney.Cli.Usage;

/// <summary>Examples of each command.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> ByCommand = new(StringComparer.Ordinal)
    {
        [""] = ["smartmoney generate --test", "smartmoney split data/training/smart-money-flow/smart-money-flow-test.csv", "smartmoney train", "smartmoney evaluate"],
        ["generate"] =
        [
            "smartmoney generate --test",
            "smartmoney generate --top50 --plan",
            "smartmoney generate --symbols AAPL,MSFT,BRK-B --name mine --from 2023-01-01",
            "smartmoney generate --test --output test.parquet",
            "smartmoney generate --symbols MSFT,JPM --insiders sec --prices my-prices --output my.csv",
        ],
        ["validate"] = ["smartmoney validate data/training/smart-money-flow/smart-money-flow-test.csv"],
        ["explain"] = ["smartmoney explain TSLA 2023-11-15 --feature etf_concentration"],
        ["split"] = ["smartmoney split data/training/smart-money-flow/smart-money-flow-test.csv", "smartmoney split my.csv --impute median --output my-split"],
        ["train"] = ["smartmoney train", "smartmoney train my-split --name mine --num-leaves 16"],
        ["evaluate"] = ["smartmoney evaluate", "smartmoney evaluate --model models/mine/v1.0.0 --data my-split/test.csv --full"],
        ["predict"] = ["smartmoney predict --test --date 2024-12-15 --output scores.csv"],
        ["runs"] = ["smartmoney runs"],
        ["status"] = ["smartmoney status b09a51e3"],
        ["cache"] = ["smartmoney cache stats"],
        ["cache stats"] = ["smartmoney cache stats --storage data"],
        ["cache clear"] = ["smartmoney cache clear TSLA --type prices", "smartmoney cache clear --all --yes"],
        ["completion"] = ["eval \"$(smartmoney completion bash)\"", "smartmoney completion powershell | Out-String | Invoke-Expression"],
    };

    /// <summary>The examples of a command.</summary>
    public static IReadOnlyList<string> Of(Command command) => ByCommand.GetValueOrDefault(NameOf(command), []);

    private static string NameOf(Command command) => command is RootCommand
        ? ""
        : string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(parent => parent.Name).Append(command.Name));
}
