using Townline.Platform.Storage;

namespace Townline.Transfer.Tables;

/// <summary>A table with rows of towns that go into an export.</summary>
/// <param name="TenantColumn">The column that says whose a row is. It is not exported: the town gets a number where it arrives.</param>
/// <param name="Columns">What is exported, in the order of the entity.</param>
/// <param name="Key">The primary key but for the tenant: rows are exported in its order.</param>
/// <param name="Hidden">Columns that are never exported but must be filled: zero.</param>
internal sealed record TownTable(string Name, string TenantColumn, IReadOnlyList<TownColumn> Columns, IReadOnlyList<KeyColumn> Key, IReadOnlyList<string> Hidden)
{
    /// <summary>Its file in an export.</summary>
    public string File => $"data/{Name}.jsonl";

    /// <summary>Fills a row: the town's number, the columns, zeros.</summary>
    public InsertInto Into { get; } = new(Name, [TenantColumn, .. Columns.Select(column => column.Quoted), .. Hidden.Select(column => $"\"{column}\"")]);

    /// <summary>The rows of @tenant in the order of the key, all columns that are exported.</summary>
    public string Select(IEngine engine, IEnumerable<TownColumn> columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => column.Quoted))} FROM {Name} WHERE {TenantColumn} = @tenant{OrderBy(engine)}";

    private string OrderBy(IEngine engine) =>
        Key.Count == 0 ? "" : $" ORDER BY {string.Join(", ", Key.Select(column => column.IsText ? engine.InByteOrder($"\"{column.Name}\"") : $"\"{column.Name}\""))}";
}

/// <summary>A column of a primary key.</summary>
internal sealed record KeyColumn(string Name, bool IsText);
