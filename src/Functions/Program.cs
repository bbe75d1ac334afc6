using Microsoft.Extensions.Hosting;
using SmartMoney.Functions.Hosting;

FunctionsApp.CreateBuilder(args).Build().Run();
