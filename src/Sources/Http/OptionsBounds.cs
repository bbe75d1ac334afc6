using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace SmartMoney.Sources.Http;

/// <summary>Checks options against the bounds that their properties name.</summary>
/// <typeparam name="T">The options.</typeparam>
public sealed class OptionsBounds<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T> : IValidateOptions<T>
    where T : class
{
    /// <summary>What is out of bounds, with the name of the property.</summary>
    /// <param name="options">The options.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All members of the type are kept, and no value has members of its own to check.")]
    public IReadOnlyList<ValidationResult> Problems(T options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, T options) => Problems(options) is { Count: > 0 } problems
        ? ValidateOptionsResult.Fail(problems.Select(problem => $"{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}"))
        : ValidateOptionsResult.Success;
}
