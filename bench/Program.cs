using System.Globalization;
using BenchmarkDotNet.Running;
using SmartMoney.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["whole-run", .. var options] => await WholeRun.RunAsync(options),
    ["floor", var folder, var parallel] => Floor.Run(folder, int.Parse(parallel, CultureInfo.InvariantCulture)),
    ["parts", .. var options] => Parts(options),
    _ => Usage(),
};

static int Parts(string[] options)
{
    BenchmarkSwitcher.FromAssembly(typeof(WholeRun).Assembly).Run(options);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        bench whole-run [--corpus DIR] [--runs N]   the cached run of all symbols of a corpus beside the floor under it
        bench parts [BenchmarkDotNet options]       the parts, one by one
        """);
    return 2;
}
