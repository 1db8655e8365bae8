using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Townline.Import.Maps;
using Townline.Platform.Storage;

namespace Townline.Import;

/// <summary>How far an unfinished import has come: written with every batch in its transaction, gone with the last one.</summary>
internal sealed class ImportProgressRow : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>Says which file by which map, by content: see <see cref="KeyOf"/>.</summary>
    public required string FileKey { get; init; }

    /// <summary>Where to go on: <see cref="CsvPosition"/>.</summary>
    public long Position { get; init; }
    public long Line { get; init; }
    public long Added { get; init; }
    public long Known { get; init; }
    public long Rejected { get; init; }
    public long LeftOut { get; init; }

    /// <summary>Length of the file of rejected rows, bytes.</summary>
    public long RejectBytes { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    internal static InsertInto Put { get; } = InsertInto.Statement(
        """
        INSERT INTO import_progress (tenant_id, file_key, position, line, added, known, rejected, left_out, reject_bytes, updated_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        ON CONFLICT (tenant_id, file_key) DO UPDATE SET position = excluded.position, line = excluded.line, added = excluded.added,
            known = excluded.known, rejected = excluded.rejected, left_out = excluded.left_out, reject_bytes = excluded.reject_bytes, updated_at = excluded.updated_at
        """,
        10);

    internal static InsertInto Delete { get; } = InsertInto.Statement("DELETE FROM import_progress WHERE tenant_id = @p0 AND file_key = @p1", 2);

    /// <summary>A fingerprint of the whole file and of the map: another file, or the same by a changed map, starts at its beginning.</summary>
    internal static string KeyOf(CsvFile file, ImportMap map)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = file.OpenRaw();
        hash.AppendData(SHA256.HashData(stream));
        hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(map, ImportMapJson.Default.ImportMap)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
