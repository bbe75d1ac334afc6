using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>The retention settings.</summary>
internal static class Retention
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="BadArgumentsException">A setting is not valid.</exception>
    public static RetentionOptions Of(IConfiguration configuration)
    {
        var options = new RetentionOptions();
        try
        {
            configuration.GetSection(RetentionOptions.Section).Bind(options);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return options;
        }
        catch (Exception e) when (e is InvalidOperationException or ValidationException)
        {
            throw new BadArgumentsException($"settings: {e.Message}");
        }
    }
}
