using System.Text;
using SmartMoney.Cli;
using SmartMoney.Cli.Hosting;

Console.OutputEncoding = Encoding.UTF8;
return await SmartMoneyCommand.RunAsync(args, CliEnvironment.System(), StopSignals.Listen());
