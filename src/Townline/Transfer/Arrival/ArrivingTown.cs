using Townline.Platform.Commands;
using Townline.Platform.Tenancy;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Arrival;

/// <summary>The town itself, as an export has it.</summary>
internal static class ArrivingTown
{
    /// <exception cref="CommandFailedException">There is none that can be read.</exception>
    public static async Task<TenantRow> Read(TownPackage package, TownTables tables, CancellationToken cancel)
    {
        var table = tables.All.Single(table => table.Name == TownTables.Tenants);
        await using var stream = package.Get(table.File);
        using var lines = new StreamReader(stream);
        try
        {
            var line = await lines.ReadLineAsync(cancel) ?? throw new FormatException("It is empty.");
            var values = new RowReader(table, tenantId: 0).Read(System.Text.Encoding.UTF8.GetBytes(line));
            var row = Row(table.Columns.Select((column, i) => (column.Name, Value: values[i + 1])).ToDictionary(pair => pair.Name, pair => pair.Value));
            row.Tenant();
            return row;
        }
        catch (Exception wrong) when (wrong is FormatException or System.Text.Json.JsonException)
        {
            throw new CommandFailedException($"{table.File} cannot be read: {wrong.Message}");
        }
    }

    /// <summary>What is JSON stays as it was written, to the letter.</summary>
    private static TenantRow Row(Dictionary<string, object?> values) => new()
    {
        Slug = (string)values["slug"]!,
        Name = (string)values["name"]!,
        JurisdictionId = (string)values["jurisdiction_id"]!,
        TimeZone = (string)values["time_zone"]!,
        Languages = (string)values["languages"]!,
        Hosts = (string)values["hosts"]!,
        Settings = (string)values["settings"]!,
        Secret = (byte[])values["secret"]!,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)values["created_at"]!),
    };
}
