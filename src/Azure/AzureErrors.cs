using Azure;
using Azure.Identity;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure;

/// <summary>Turns what Azure says into one line; what is not there is no error.</summary>
internal static class AzureErrors
{
    private const int NotFound = 404;

    public static async Task<T?> GuardAsync<T>(string what, Func<Task<T>> access)
    {
        try
        {
            return await access();
        }
        catch (RequestFailedException e) when (e.Status == NotFound)
        {
            return default;
        }
        catch (RequestFailedException e)
        {
            throw new StorageException($"{what}: the storage account returned {Answer(e)}", e);
        }
        catch (AuthenticationFailedException e)
        {
            throw new StorageException($"{what}: signing in to the storage account failed", e);
        }
        catch (AggregateException e)
        {
            throw new StorageException($"{what}: the storage account cannot be reached", e);
        }
    }

    private static string Answer(RequestFailedException e) =>
        e.Status == 0 ? "nothing: it cannot be reached" : e.ErrorCode is { } code ? $"{e.Status} {code}" : $"{e.Status}";
}
