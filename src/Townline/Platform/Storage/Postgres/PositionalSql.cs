using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>Turns @p0… into $1…, which Npgsql sends without parsing, and values into typed parameters.</summary>
internal static partial class PositionalSql
{
    private static readonly ConcurrentDictionary<InsertInto, string> Known = new();

    public static string Of(InsertInto into) =>
        Known.GetOrAdd(into, i => Parameters().Replace(i.Sql, match => $"${int.Parse(match.Groups[1].ValueSpan) + 1}"));

    public static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        long number => new NpgsqlParameter<long> { TypedValue = number },
        int number => new NpgsqlParameter<int> { TypedValue = number },
        string text => new NpgsqlParameter<string> { TypedValue = text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text },
        DateTimeOffset time => new NpgsqlParameter<long> { TypedValue = time.ToUnixTimeMilliseconds() },
        _ => new NpgsqlParameter { Value = value },
    };

    [GeneratedRegex("@p([0-9]+)")]
    private static partial Regex Parameters();
}
