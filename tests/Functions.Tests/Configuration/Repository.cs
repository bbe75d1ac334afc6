using System.Text.Json;

namespace SmartMoney.Functions.Tests.Configuration;

/// <summary>The files at the top of the repository.</summary>
internal static class Repository
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    public static string Root { get; } = FindRoot();

    public static string ReadText(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static JsonElement ReadJson(params string[] path) => JsonDocument.Parse(ReadText(path), Lenient).RootElement;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "SmartMoney.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return directory.FullName;
    }
}
