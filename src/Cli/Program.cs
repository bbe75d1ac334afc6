using System.Text;
using SmartMoney.Cli;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;

Console.OutputEncoding = Encoding.UTF8;
try
{
    return await SmartMoneyCommand.RunAsync(args, CliEnvironment.System(), StopSignals.Listen());
}
catch (BadArgumentsException e)
{
    await Console.Error.WriteLineAsync($"smartmoney: {e.Message}");
    return ExitCode.BadArguments;
}
