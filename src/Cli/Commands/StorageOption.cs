using System.CommandLine;
using SmartMoney.Core.Storage;

namespace SmartMoney.Cli.Commands;

/// <summary>The option that says where everything is kept.</summary>
internal static class StorageOption
{
    private const string DefaultFolder = "./data";

    public static Option<string> Create() => new("--storage")
    {
        Description = "Where cache, runs and datasets are kept: a folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultFolder,
    };

    public static IObjectStore Open(string storage) => new DirectoryStore(storage);
}
