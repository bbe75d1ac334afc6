using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Hosting;

/// <summary>Reads and checks the settings of a provider; what is wrong is one line.</summary>
internal static class Settings
{
    /// <summary>The options that a section of the configuration sets.</summary>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            var options = new T();
            configuration.GetSection(section).Bind(options);
            return options;
        }
        catch (InvalidOperationException e)
        {
            throw new BadArgumentsException($"settings: {e.Message}");
        }
    }

    /// <summary>Refuses options out of their ranges.</summary>
    public static void RequireValid<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = Read<T>(configuration, section);
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            throw new BadArgumentsException(string.Join(
                "; ",
                problems.Select(problem => $"settings: {section}:{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}")));
        }
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
}
