using Microsoft.Extensions.DependencyInjection;

namespace SmartMoney.Sources.Files;

/// <summary>Registers price files.</summary>
public static class PriceFileServices
{
    /// <summary>Registers the price files of a folder as a <see cref="FactProvider"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="files">The files.</param>
    public static IServiceCollection AddPriceFiles(this IServiceCollection services, PriceFiles files) => services.AddSingleton<FactProvider>(files);
}
