using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace SmartMoney.Architecture.Tests;

/// <summary>The folders of the product and the arrows between them, as the compiled assemblies have them.</summary>
internal static class House
{
    private const string Prefix = "SmartMoney.";

    private static readonly string[] Names =
        ["SmartMoney.Core", "SmartMoney.Sources", "SmartMoney.Workflow", "SmartMoney.Azure", "SmartMoney.Parquet", "SmartMoney.Modeling", "smartmoney", "SmartMoney.Functions"];

    private static readonly IType[] Types =
        [.. new ArchLoader().LoadAssemblies([.. Names.Select(System.Reflection.Assembly.Load)]).Build().Types.Where(IsOurs)];

    /// <summary>Every folder with a type in it.</summary>
    public static IReadOnlyCollection<string> Folders { get; } = [.. Types.Select(FolderOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every arrow between folders, with the types that make it.</summary>
    public static ILookup<(string From, string To), string> Arrows { get; } = Types
        .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target).Where(IsOurs), (type, target) => (Type: type, Target: target))
        .Where(pair => FolderOf(pair.Type) != FolderOf(pair.Target))
        .ToLookup(pair => (FolderOf(pair.Type), FolderOf(pair.Target)), pair => $"{pair.Type.Name} uses {pair.Target.Name}");

    private static bool IsOurs(IType type) => type is not GenericParameter && type.Namespace.FullName.StartsWith(Prefix, StringComparison.Ordinal);

    private static string FolderOf(IType type) => type.Namespace.FullName[Prefix.Length..];
}
