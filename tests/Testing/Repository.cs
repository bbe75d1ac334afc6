namespace SmartMoney.Testing;

/// <summary>The repository that the tests were built in.</summary>
public static class Repository
{
    /// <summary>The folder of <c>SmartMoney.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartMoney.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no SmartMoney.sln above {AppContext.BaseDirectory}");
    }
}
