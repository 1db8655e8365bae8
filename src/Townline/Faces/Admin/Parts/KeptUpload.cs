using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Townline.Platform.Files.Content;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Parts;

/// <summary>An uploaded file between a look at what it would change and the choice. Its ticket is good for this town, this use and twelve hours.</summary>
internal sealed class KeptUpload(TownContext town, IFileStore contents, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <returns>The ticket.</returns>
    public async Task<string> Keep(string use, Stream file, CancellationToken cancel) => Protector(use).Protect($"{town.TenantId}:{(await contents.Keep(file, cancel)).Sha}", Kept);

    /// <returns>The file; null when it was swept, or the ticket is too old, of another town or made up.</returns>
    public async Task<Stream?> Open(string use, string? ticket, CancellationToken cancel)
    {
        try
        {
            return Protector(use).Unprotect(ticket ?? "").Split(':') is [var tenant, var sha] && tenant == $"{town.TenantId}" ? await contents.Open(sha, cancel) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string use) => protection.CreateProtector(use).ToTimeLimitedDataProtector();
}
