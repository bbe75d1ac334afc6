using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Hosting;

/// <summary>Checks where a command is asked to write, before it does any work.</summary>
internal static class OutputPath
{
    /// <summary>Requires that a file can be written.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BadArgumentsException">It is a folder, or its folder cannot be written to.</exception>
    public static void RequireFile(string option, string path)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new BadArgumentsException($"{option}: {path} is a folder, not a file");
        }

        RequireFolder(option, Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Requires that files can be created in a folder; a missing folder is not created.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="BadArgumentsException">It is a file, or it cannot be written to.</exception>
    public static void RequireFolder(string option, string path)
    {
        var folder = Path.GetFullPath(path);
        if (File.Exists(folder))
        {
            throw new BadArgumentsException($"{option}: {path} is a file, not a folder");
        }

        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
            if (File.Exists(folder))
            {
                throw new BadArgumentsException($"{option}: {path} cannot be created: {folder} is a file");
            }
        }

        // The folders of devices take no new files, and need none.
        if (folder is "/dev" || folder.StartsWith("/proc", StringComparison.Ordinal) || folder.StartsWith("/dev/fd", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():n}.tmp"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"{option}: {path} cannot be written to: {e.Message}");
        }
    }
}
