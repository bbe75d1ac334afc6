using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using BenchmarkDotNet.Running;
using SmartMoney.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return args is ["parts", .. var options] ? Parts(options) : await Parsed(args).InvokeAsync();

static ParseResult Parsed(string[] args)
{
    var root = new RootCommand("Measures the command and its parts.")
    {
        WholeRun.Create(),
        Floor.Create(),
        Usage.Create(),
        new Command("parts", "The parts, one by one; all further arguments are those of BenchmarkDotNet."),
    };
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction errors)
    {
        errors.ShowHelp = false;
    }

    return parsed;
}

static int Parts(string[] options)
{
    BenchmarkSwitcher.FromAssembly(typeof(WholeRun).Assembly).Run(options);
    return 0;
}
