using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Hosting;

/// <summary>
/// The files with settings: the user's, then <c>smartmoney.json</c> of the current folder, which takes precedence; options and
/// environment variables take precedence over both. The file of a folder may come from somebody else, so it sets nothing that decides
/// who receives a key or a token.
/// </summary>
internal static class SettingsFiles
{
    /// <summary>The setting for the storage when neither an option nor a connection string says where it is.</summary>
    public const string Storage = "SmartMoney:Storage";

    /// <summary>The setting for the format of datasets when no option says which.</summary>
    public const string Format = "SmartMoney:Format";

    /// <summary>The name of the file in the current folder.</summary>
    public const string ProjectFile = "smartmoney.json";

    private static readonly string[] ProjectSettings = [Storage, Format, "Fmp:RequestsPerMinute", "Retention:Runs"];

    /// <summary>The user's file; empty when the user has no folder, because a relative path would be that of the current folder.</summary>
    public static string UserFile =>
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify) is var folder && Path.IsPathFullyQualified(folder)
            ? Path.Combine(folder, "smartmoney", "settings.json")
            : "";

    /// <summary>Adds the files to a configuration.</summary>
    /// <param name="configuration">The configuration; what is added later takes precedence.</param>
    /// <param name="userFile">The user's file.</param>
    /// <param name="projectFile">The file of the current folder.</param>
    /// <exception cref="BadArgumentsException">A file is not valid.</exception>
    public static IConfigurationBuilder AddSettingsFiles(this IConfigurationBuilder configuration, string userFile, string projectFile)
    {
        Add(userFile, _ => null);
        Add(projectFile, ProblemInProject);
        return configuration;

        void Add(string path, Func<KeyValuePair<string, string?>, string?> check)
        {
            if (!File.Exists(path))
            {
                return;
            }

            var settings = Read(path);
            if (settings.AsEnumerable().Where(setting => setting.Value is not null).Select(check).FirstOrDefault(problem => problem is not null) is { } wrong)
            {
                throw new BadArgumentsException($"{path}: {wrong}");
            }

            configuration.AddConfiguration(settings);
        }
    }

    private static IConfigurationRoot Read(string path)
    {
        try
        {
            var source = new JsonConfigurationSource { Path = Path.GetFullPath(path), Optional = false };
            source.ResolveFileProvider();
            return new ConfigurationBuilder().Add(source).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"{path}: not a file with settings ({(e.InnerException ?? e).Message})");
        }
    }

    private static string? ProblemInProject(KeyValuePair<string, string?> setting)
    {
        if (!ProjectSettings.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
        {
            return $"{setting.Key} is not read from the file of a folder, only {string.Join(", ", ProjectSettings)}; set it in the environment or in {UserFile}";
        }

        return setting.Key.Equals(Storage, StringComparison.OrdinalIgnoreCase) && (setting.Value!.Contains("://", StringComparison.Ordinal) || setting.Value.Contains('=', StringComparison.Ordinal))
            ? $"{setting.Key} is not a folder; set the address of an account in the environment or in {UserFile}"
            : null;
    }
}
