using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files;

/// <summary>
/// Proves that somebody was shown a file or has sent it: its id with a code that only this town can make. A form carries it from step to
/// step in a hidden field, written as "id.code".
/// </summary>
internal readonly record struct FileTicket(long FileId, string Code)
{
    private const int CodeBytes = 16;

    public static FileTicket Of(Tenant tenant, long fileId)
    {
        var sum = HMACSHA256.HashData(tenant.Secret, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"file:{tenant.Id}:{fileId}")));
        return new FileTicket(fileId, Base64Url.EncodeToString(sum.AsSpan(0, CodeBytes)));
    }

    /// <summary>A ticket from a form or link; false for one that this town did not make.</summary>
    public static bool TryRead(Tenant tenant, string? text, out FileTicket ticket)
    {
        var parts = (text ?? "").Split('.');
        ticket = default;
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && (ticket = new FileTicket(id, parts[1])).IsOf(tenant);
    }

    public bool IsOf(Tenant tenant) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Code), Encoding.UTF8.GetBytes(Of(tenant, FileId).Code));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FileId}.{Code}");
}
