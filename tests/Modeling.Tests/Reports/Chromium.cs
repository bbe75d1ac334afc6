using System.Diagnostics;
using System.IO.Compression;

namespace SmartMoney.Modeling.Tests.Reports;

/// <summary>The browser, where there is one.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    public static string? Path { get; } = Find();

    /// <summary>Draws a page as it is first seen.</summary>
    public static Picture Screenshot(string page, string target, int width, int height, bool dark)
    {
        Run([$"--screenshot={target}", .. Window(width, height, dark), new Uri(page).AbsoluteUri]);
        return Picture.Read(target);
    }

    /// <summary>The document after its scripts have run.</summary>
    public static string Document(string page, int width, int height) => Run(["--dump-dom", .. Window(width, height, dark: false), new Uri(page).AbsoluteUri]);

    private static string[] Window(int width, int height, bool dark) =>
        [$"--window-size={width},{height}", $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}", "--hide-scrollbars"];

    private static string Run(IEnumerable<string> arguments)
    {
        var profile = Directory.CreateTempSubdirectory("smartmoney-browser-");
        try
        {
            var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[]
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-dev-shm-usage",
                $"--user-data-dir={profile.FullName}",
            }.Concat(arguments))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException("the browser did not end within a minute");
            }

            return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"the browser ended with {process.ExitCode}: {errors.Result}");
        }
        finally
        {
            Remove(profile);
        }
    }

    // The browser's last children may still be writing when it has ended.
    private static void Remove(DirectoryInfo profile)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System).Wait();
            }
        }
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A PNG of 8 bits a channel, as the browser writes it.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Corner">The brightness of the first pixel, 0 to 255.</param>
/// <param name="DistinctLines">How many of its lines differ from the one above.</param>
internal sealed record Picture(int Width, int Height, double Corner, int DistinctLines)
{
    public static Picture Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        int Number(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at, 4));
        var (width, height) = (Number(16), Number(20));
        var channels = bytes[25] == 6 ? 4 : 3;
        using var packed = new MemoryStream();
        for (var at = 8; at < bytes.Length; at += Number(at) + 12)
        {
            if (bytes.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(bytes, at + 8, Number(at));
            }
        }

        packed.Position = 0;
        using var plain = new MemoryStream();
        using (var inflate = new ZLibStream(packed, CompressionMode.Decompress))
        {
            inflate.CopyTo(plain);
        }

        var data = plain.ToArray();
        var stride = (width * channels) + 1;

        // Whatever its filter, the first pixel of a picture is stored as it is, and a line like the one above as zeros filtered "up".
        var changes = Enumerable.Range(1, height - 1).Count(line => data[line * stride] != 2 || data.AsSpan((line * stride) + 1, stride - 1).ContainsAnyExcept((byte)0));
        return new Picture(width, height, data.AsSpan(1, 3).ToArray().Average(channel => channel), changes);
    }
}
