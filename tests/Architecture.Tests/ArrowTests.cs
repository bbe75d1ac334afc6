using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Architecture.Tests;

/// <summary>Holds the compiled product against the arrows that <see cref="AllowedArrows"/> states.</summary>
public sealed class ArrowTests
{
    [Fact]
    public void Every_arrow_is_stated()
    {
        var wrong = House.Arrows
            .Where(arrow => !AllowedArrows.All.Contains(arrow.Key))
            .Select(arrow => $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Distinct().Take(5))}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_stated_arrow_is_there() =>
        Assert.DoesNotContain(AllowedArrows.All, arrow => !House.Arrows.Contains(arrow));

    [Fact]
    public void Every_folder_is_stated() => Assert.Equal(House.Folders, AllowedArrows.Folders.Order(StringComparer.Ordinal));

    [Fact]
    public void No_folder_comes_back_to_itself()
    {
        var left = AllowedArrows.Folders.ToHashSet(StringComparer.Ordinal);
        while (left.Where(folder => !AllowedArrows.All.Any(arrow => arrow.From == folder && left.Contains(arrow.To))).ToList() is { Count: > 0 } ends)
        {
            left.ExceptWith(ends);
        }

        Assert.Empty(left);
    }

    [Fact]
    public void Assemblies_use_only_what_lies_below_them()
    {
        var below = new Dictionary<string, string[]>
        {
            ["Core"] = [],
            ["Sources"] = ["Core"],
            ["Workflow"] = ["Core", "Sources"],
            ["Azure"] = ["Core", "Sources", "Workflow"],
            ["Parquet"] = ["Core"],
            ["Modeling"] = ["Core", "Parquet"],
            ["Cli"] = ["Core", "Sources", "Workflow", "Azure", "Parquet", "Modeling"],
            ["Functions"] = ["Core", "Sources", "Workflow", "Azure"],
        };

        Assert.All(House.Arrows, arrow =>
        {
            var (from, to) = (arrow.Key.From.Split('.')[0], arrow.Key.To.Split('.')[0]);
            Assert.True(from == to || below[from].Contains(to), $"{from} → {to}: {arrow.First()}");
        });
    }
}
