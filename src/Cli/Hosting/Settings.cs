using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Http;
using SmartMoney.Sources.Sec.Api;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Reads and checks the settings; what is wrong is one line.</summary>
internal static class Settings
{
    /// <summary>How to call FMP.</summary>
    public static FmpOptions Fmp(IConfiguration configuration)
    {
        var options = new FmpOptions();
        return Read(FmpOptions.Section, options, () => configuration.GetSection(FmpOptions.Section).Bind(options));
    }

    /// <summary>How to call the SEC.</summary>
    public static SecOptions Sec(IConfiguration configuration)
    {
        var options = new SecOptions();
        return Read(SecOptions.Section, options, () => configuration.GetSection(SecOptions.Section).Bind(options));
    }

    /// <summary>How long what runs leave is kept.</summary>
    public static RetentionOptions Retention(IConfiguration configuration)
    {
        var options = new RetentionOptions();
        return Read(RetentionOptions.Section, options, () => configuration.GetSection(RetentionOptions.Section).Bind(options));
    }

    /// <summary>The address of a provider; null when none is given.</summary>
    public static Uri? Address(string option, string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
            ? uri
            : throw new BadArgumentsException($"{option}: not an http or https address without query and user name");

    private static T Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string section, T options, Action bind)
        where T : class
    {
        try
        {
            bind();
        }
        catch (InvalidOperationException e)
        {
            throw new BadArgumentsException($"settings: {e.Message}");
        }

        return new OptionsBounds<T>().Problems(options) is { Count: > 0 } problems
            ? throw new BadArgumentsException(string.Join(
                "; ", problems.Select(problem => $"settings: {section}:{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}")))
            : options;
    }
}
