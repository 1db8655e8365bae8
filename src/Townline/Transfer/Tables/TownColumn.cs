using System.Text.Json;

namespace Townline.Transfer.Tables;

/// <summary>How a column is written in an export.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number of ours that names a row: a string, because 64 bits are more than a number of JavaScript holds.</summary>
    Id,
    Number,
    Real,
    Text,

    /// <summary>JSON in the database, JSON in the export.</summary>
    Json,
    YesNo,

    /// <summary>Unix ms in the database, ISO 8601 in UTC with milliseconds in the export.</summary>
    Moment,

    /// <summary>A number in the database, its name in the export.</summary>
    Choice,

    /// <summary>Base64.</summary>
    Bytes,
}

/// <summary>One column of a table that is exported.</summary>
/// <param name="Choices">The names of a <see cref="ColumnKind.Choice"/> by number; else null.</param>
internal sealed record TownColumn(string Name, ColumnKind Kind, bool IsNullable, bool IsSecret, IReadOnlyDictionary<long, string>? Choices = null)
{
    private readonly Dictionary<string, long>? _numbers = Choices?.ToDictionary(choice => choice.Value, choice => choice.Key, StringComparer.Ordinal);

    /// <summary>The name as JSON has it.</summary>
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Name);

    /// <summary>The name as SQL has it.</summary>
    public string Quoted { get; } = $"\"{Name}\"";

    /// <summary>The number of a choice; null when there is no such choice.</summary>
    public long? NumberOf(string choice) => _numbers is not null && _numbers.TryGetValue(choice, out var number) ? number : null;

    /// <summary>What stands in the column where the export says nothing.</summary>
    public object? Missing() => this switch
    {
        { IsNullable: true } => null,
        { IsSecret: true, Kind: ColumnKind.Bytes } => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
        { IsSecret: true } => System.Security.Cryptography.RandomNumberGenerator.GetHexString(64, lowercase: true),
        { Kind: ColumnKind.Text } => "",
        { Kind: ColumnKind.Json } => "{}",
        { Kind: ColumnKind.Bytes } => Array.Empty<byte>(),
        { Kind: ColumnKind.Real } => 0.0,
        { Kind: ColumnKind.YesNo } => false,
        _ => 0L,
    };
}
