using System.Globalization;
using SmartMoney.Azure.Tests.Budget;
using SmartMoney.Testing.Azurite;

// Three minutes of ten busy instances on one table of the emulator; one is killed after one minute.
const int Instances = 10;
const int Limit = 300;
const double MinUse = 0.85;
var duration = TimeSpan.FromMinutes(3);

await using var azurite = await AzuriteServer.StartAsync();
var race = new BudgetRace(azurite.NewAccount(), Instances, Limit, TimeSpan.FromMinutes(1));
await race.RunAsync(duration, latency: 400, deathAt: TimeSpan.FromMinutes(1));

var most = race.Log.MaxInAnyWindow();
var use = race.Log.Count / (Limit * duration.TotalMinutes);
var operations = (double)race.Operations / race.Log.Count;
int[] counts = [.. Enumerable.Range(0, Instances).Select(race.Log.Of)];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"requests            {race.Log.Count} of {Limit * duration.TotalMinutes:0} ({use:0.0%})"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most in any 60 s    {most} of {Limit}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"table operations    {race.Operations} ({operations:0.00} a request)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"by instance         {string.Join(' ', counts)} (the first was killed after a minute)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"longest gap         {Enumerable.Range(1, Instances - 1).Max(race.Log.MaxGapOf):0.0} s"));
return most <= Limit && use >= MinUse && operations <= 0.5 && counts.All(count => count > 0) ? 0 : 1;
