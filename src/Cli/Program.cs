using System.Text;
using SmartMoney.Cli;

Console.OutputEncoding = Encoding.UTF8;
return await SmartMoneyCommand.RunAsync(args, CliEnvironment.System());
