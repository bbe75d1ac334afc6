using SmartMoney.Testing.Azurite;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
